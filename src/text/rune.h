// rune.h -- one character of a text: reading it, and what kind of character it is.
#ifndef TEXT_RUNE_H
#define TEXT_RUNE_H

#include "base/base.h"

// A code point and the bytes it takes. A byte that is no well-formed UTF-8 is a rune of one byte
// with the code RUNE_BAD, which is neither a letter nor a digit.
typedef struct Rune {
    uint32_t code;
    size_t n;
} Rune;

enum { RUNE_BAD = 0xFFFD, RUNE_FOLD_MAX = 4 };

// The rune that begins at byte i. At or past the end: code 0, no bytes.
Rune rune_at(Str s, size_t i);

// The rune that ends just before byte i. At the start: code 0, no bytes.
Rune rune_before(Str s, size_t i);

bool rune_is_digit(uint32_t code); // 0 to 9

// A letter of any script, or an accent that stands on the letter before it. Ranges of Unicode
// blocks, not the full character database: the few signs inside such a block (of Arabic, say)
// count as letters too.
bool rune_is_letter(uint32_t code);

bool rune_is_capital(uint32_t code); // A to Z and the capitals of Latin-1 and Latin Extended-A

// The rune in lower case without its accent, written to out: é is e, ß is ss, the one-character
// ĳ is ij, a loose accent is nothing. Latin-1, Latin Extended-A, Greek and Cyrillic are known;
// other letters are copied. Returns the number of bytes in out. The rune must be one that
// rune_at() returned for byte i of s.
size_t rune_fold(Str s, size_t i, Rune r, char out[RUNE_FOLD_MAX]);

#endif
