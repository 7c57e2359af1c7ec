// words_lists.h -- the stop words and the synonyms of the field. For words.c and its test.
#ifndef TEXT_WORDS_LISTS_H
#define TEXT_WORDS_LISTS_H

#include "base/base.h"

enum { STOP_WORDS = 150, SYNONYM_GROUPS = 48, SYNONYMS_MAX = 6 };

extern const Str stop_words[STOP_WORDS];
extern const char *const synonym_groups[SYNONYM_GROUPS];

#endif
