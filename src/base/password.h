// password.h -- which passwords people may choose. How they are stored is in secret.h.
//
// The rules of NIST SP 800-63B, section 5.1.1.2: long enough, not commonly used, not made of what
// is known about the person or the program; no rules about which kinds of characters it must have,
// and no change without a cause.
#ifndef BASE_PASSWORD_H
#define BASE_PASSWORD_H

#include "base/arena.h"

enum { PASSWORD_MIN = 12, PASSWORD_MAX = 128 }; // characters (code points), not bytes

// What is wrong with a password that this person wants, in Dutch, to show beside the field; absent
// when nothing is. Capitals do not count in any of these:
// * fewer than PASSWORD_MIN or more than PASSWORD_MAX characters, or malformed UTF-8;
// * characters that repeat each other or follow each other in the alphabet or on the keyboard, up
//   to four surprises ("aaaa", "123456", "qwerty", "abab", "1qaz2wsx");
// * one or two words of the list (password_is_common) with digits and other signs around or between
//   them, or with digits in place of letters ("Welkom2026!!!", "W@chtw00rd"), once or repeated;
//   more than six unpredictable digits and signs beside the words make it acceptable;
// * the part of the e-mail address before the @, the name, or a part of those, of four characters
//   or more. Either may be absent. Spaces and other signs between the letters do not count.
// The list is short and in the program, so no network and no file is needed; it cannot hold every
// password that was ever leaked.
Str password_problem(Arena *a, Str password, Str email, Str name);

// Whether this word, in small letters, is in the list of common passwords.
bool password_is_common(Str word);

#endif
