// words.h -- Dutch words: taking them from a text, stems, synonyms, search and likeness.
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "base/arena.h"

enum {
    WORDS_MAX_BYTES = 64,  // a folded word; of a longer word the first part counts
    WORDS_MAX_TYPED = 12,  // words of a search; the rest is ignored
    WORDS_MAX_COUNT = 4096 // words of a text that words_shared() reads
};

// ---- taking words from a text -------------------------------------------------------------------

// Call fn for each word of the text: letters of any script and digits that stand together. `token`
// are its bytes in text, so token.p - text.p is the offset a tokenizer needs. `folded` is the word
// in lower case without accents (één is een, ĳ is ij), at most WORDS_MAX_BYTES, and lives until
// fn returns. An apostrophe or a dash parts words: auto's is auto and s. Any bytes are safe; what
// is no UTF-8 parts words too.
void words_each(Str text, void (*fn)(void *arg, Str token, Str folded), void *arg);

// Does the folded word say nothing about the subject (de, het, niet, werd, ...), or is it one
// letter?
bool words_is_stop(Str folded);

// ---- stems and synonyms -------------------------------------------------------------------------

// The Dutch Snowball stemmer and the stems of the synonyms. Made once; the arena ends it. It keeps
// the last stem inside, so two threads need two.
typedef struct Stemmer Stemmer;

Stemmer *stemmer_new(Arena *a);

// The stem of a folded word: what Snowball makes of it after the plurals on -ies, -eaus and -eeen,
// which it does not know, are made singular. Lives until the next call.
Str stemmer_stem(Stemmer *s, Str folded);

// Words that mean nearly the same in this field (azc, opvang, asielopvang, ...).
typedef struct Synonyms {
    size_t n;         // 0 when the stem is in no group
    const Str *stems; // of the whole group, the stem itself too
    const Str *words; // the same words, folded but not stemmed
} Synonyms;

Synonyms words_synonyms(const Stemmer *s, Str stem);

// ---- likeness -----------------------------------------------------------------------------------

// How rare a stem is, above 0 (in every text) up to 1 (in few). Without fn, all are equally rare.
typedef struct WordsRarity {
    double (*fn)(void *arg, Str stem);
    void *arg;
} WordsRarity;

typedef struct SharedWord {
    Str in_a, in_b; // as they stand in the texts, where they come first; not copied
    double weight;
} SharedWord;

typedef struct SharedWords {
    double score; // 0: nothing shared; 1: the same words
    size_t n;
    const SharedWord *v; // heaviest first; what weighs the same in the order of the alphabet
} SharedWords;

// What two texts have in common. Words are compared by stem, and synonyms are the same word; stop
// words and bare numbers do not count, and a word counts once. The score is a weighted Jaccard
// index: the weight of what is shared divided by the weight of all. A word weighs its rarity times
// (letters / 9) squared, with nine letters at most: short words are in every text, long ones say
// what it is about. A suggestion for a reader, not a judgement: show the words with it.
SharedWords words_shared(Arena *a, Stemmer *s, Str text_a, Str text_b, WordsRarity rarity);

// The words of one text, taken once to be compared with many others. They point into the text.
typedef struct WordSet {
    size_t n;
    const struct WordEntry *v;
} WordSet;

WordSet words_set(Arena *a, Stemmer *s, Str text);

// words_shared() of the texts that two sets were made of.
SharedWords words_shared_of(Arena *a, WordSet set_a, WordSet set_b, WordsRarity rarity);

// ---- search -------------------------------------------------------------------------------------

typedef enum WordsDialect { WORDS_FTS5 = 1, WORDS_TSQUERY } WordsDialect;

// From what someone typed in a search box to a query; empty when there is nothing to search for.
// All words must be there, each as the beginning of a word or as a synonym. Never a syntax error:
// the query is made of folded words, which hold only letters and digits, between quotes.
//
// WORDS_FTS5: an FTS5 MATCH string of stems: ("demonstratie"* OR "betog"* ...) AND "plein"*. The
// tokenizer of that table folds and stems with words_each() and stemmer_stem() when it reads a
// document; asked with FTS5_TOKENIZE_QUERY it must fold only, because these are stems already.
//
// WORDS_TSQUERY: for to_tsquery('dutch', ...), which stems by itself: ('demonstraties':* |
// 'betoging':* ...) & 'plein':*. A word with accents is searched with and without them.
Str words_fts_query(Arena *a, Stemmer *s, Str typed, WordsDialect dialect);

#endif
