// privacy_find.h -- the parts of the privacy check: one finder for each kind. For privacy*.c only.
//
// A finder looks at byte i, which begins a word (or is a sign such as @, + or an opening bracket),
// and returns where the find ends, or 0 when there is none. It looks a fixed distance ahead.
#ifndef TEXT_PRIVACY_FIND_H
#define TEXT_PRIVACY_FIND_H

#include "base/base.h"

typedef size_t PrivacyFinder(Str t, size_t i);

// privacy_number.c
PrivacyFinder find_phone, find_bsn, find_iban, find_birth;
// privacy_online.c
PrivacyFinder find_email, find_url, find_handle;
// privacy_place.c
PrivacyFinder find_postcode, find_address;
// privacy_other.c
PrivacyFinder find_plate, find_name;

// ---- reading at a place (privacy_scan.c) --------------------------------------------------------

enum { SCAN_BACK = 60, SCAN_WORD = 64 }; // how far a finder looks back for context; longest word

char scan_byte(Str t, size_t i); // 0 at or past the end
bool scan_digit(Str t, size_t i);
bool scan_upper(Str t, size_t i);     // A to Z
bool scan_ascii(Str t, size_t i);     // A to Z, a to z
bool scan_inside(Str t, size_t i);    // a letter or digit begins at i
bool scan_after(Str t, size_t i);     // a letter or digit ends at i
bool scan_capital(Str t, size_t i);   // a capital, with or without accent
size_t scan_letters(Str t, size_t i); // the end of the letters from i, at most SCAN_WORD bytes on
size_t scan_digits(Str t, size_t i);  // the end of the digits from i, at most 20 on
size_t scan_blank(Str t, size_t i);   // the end of the space at i: spaces, a hard space, a line end

// When word stands at i, capitals or not, and no letter or digit follows: its end. Otherwise 0.
size_t scan_word(Str t, size_t i, Str word);
size_t scan_any(Str t, size_t i, const Str *words, size_t n);
#define SCAN_ANY(t, i, words) scan_any((t), (i), (words), COUNT(words))

// Is the text between start and end exactly one of the words? Capitals do not count.
bool scan_is(Str t, size_t start, size_t end, const Str *words, size_t n);
#define SCAN_IS(t, start, end, words) scan_is((t), (start), (end), (words), COUNT(words))

// Does one of the words stand in the SCAN_BACK bytes before i, in the same sentence?
bool scan_context(Str t, size_t i, const Str *words, size_t n);
#define SCAN_CONTEXT(t, i, words) scan_context((t), (i), (words), COUNT(words))

// Digits with something between them.
enum { SCAN_NUMBER = 18 };
typedef struct Number {
    size_t n;                    // digits read, at most SCAN_NUMBER
    char digit[SCAN_NUMBER];     // '0' to '9'
    size_t end[SCAN_NUMBER + 1]; // end[k]: where the first k digits end
    char after[SCAN_NUMBER + 1]; // after[k]: the sign after k digits; 0 when a digit follows at
                                 // once, 'x' when the number ends there, ' ' '-' '.' '/' otherwise,
                                 // '+' when several stand there
} Number;

Number scan_number(Str t, size_t i);

// The end of a date at i: 3-3-1990, 03/03/1990, 3.3.90, 1990-03-03, 3 maart 1990. Otherwise 0.
size_t scan_date(Str t, size_t i);
bool scan_is_month(Str t, size_t i); // the name of a month stands at i

#endif
