#include "base/password.h"

#include "base/secret.h"

#include <assert.h>
#include <string.h>

enum {
    SURPRISES_MIN = 5, // characters that do not follow from the one before them
    EXTRAS_MAX = 6,    // unpredictable digits and signs that still make a common word common
    PERSONAL_MIN = 4,  // characters: a shorter name is in too many words
    WORD_MIN = 3,      // letters of the shortest word in the list
};

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || ((unsigned char)c & 0x80) != 0;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Room for n bytes that are as secret as the password that they come from.
static char *
room(Arena *a, size_t n)
{
    char *p = NEW_N(a, n + 1, char);
    arena_wipe_on_reset(a, p, n);
    return p;
}

// In small letters: ASCII, and U+00C0 to U+00DE, the capitals of Western Europe.
static Str
lowered(Arena *a, Str s)
{
    char *out = room(a, s.n);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool ascii = c >= 'A' && c <= 'Z';
        bool latin = i > 0 && (unsigned char)s.p[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E;
        out[i] = (char)(ascii || (latin && c != 0x97) ? c + 0x20 : c); // 0x97 is a times sign
    }
    return (Str){out, s.n};
}

// ---- patterns -----------------------------------------------------------------------------------

// Whether b stands beside a in the alphabet, among the digits, or on a Dutch, American or French
// keyboard (rows and the columns that slant down), or is the same.
static bool
follows(char a, char b)
{
    static const char rows[] = "01234567890 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl; "
                               "zxcvbnm,./ azertyuiop qsdfghjklm wxcvbn !@#$%^&*() 1qaz 2wsx 3edc "
                               "4rfv 5tgb 6yhn 7ujm 8ik, 9ol. 0p;/";
    if (a == b)
        return true;
    if (a == ' ' || b == ' ')
        return false;
    const char forward[] = {a, b}, backward[] = {b, a};
    Str all = {rows, sizeof(rows) - 1};
    return str_has(all, (Str){forward, 2}) || str_has(all, (Str){backward, 2});
}

static size_t
surprises(Str s)
{
    size_t n = s.n > 0;
    for (size_t i = 1; i < s.n; i++)
        n += !follows(s.p[i - 1], s.p[i]);
    return n;
}

// The smallest number of bytes after which s repeats itself; s.n when it does not.
static size_t
period(Str s)
{
    size_t n = 1;
    while (n < s.n && !str_eq((Str){s.p, s.n - n}, (Str){s.p + n, s.n - n}))
        n++;
    return n;
}

// ---- common words -------------------------------------------------------------------------------

static Str
without_end(Str s)
{
    while (s.n > 0 && !is_letter(s.p[s.n - 1]))
        s.n--;
    return s;
}

static Str
without_start(Str s)
{
    while (s.n > 0 && !is_letter(s.p[0]))
        s = (Str){s.p + 1, s.n - 1};
    return s;
}

// With letters for the digits and signs that are written in their place.
static Str
unmasked(Arena *a, Str s)
{
    static const char masks[] = "0134578@$!", letters[] = "oieastbasi";
    static_assert(sizeof(masks) == sizeof(letters));
    char *out = room(a, s.n);
    for (size_t i = 0; i < s.n; i++) {
        const char *at = memchr(masks, s.p[i], sizeof(masks) - 1);
        out[i] = at ? letters[at - masks] : s.p[i];
    }
    return (Str){out, s.n};
}

// One word of the list, or two of them side by side.
static bool
is_one_or_two_words(Str s)
{
    if (password_is_common(s))
        return true;
    for (size_t i = WORD_MIN; i + WORD_MIN <= s.n; i++)
        if (password_is_common((Str){s.p, i}) && password_is_common((Str){s.p + i, s.n - i}))
            return true;
    return false;
}

// Only words of the list, at most two, with anything but letters between them.
static bool
is_words_apart(Str s)
{
    size_t words = 0;
    for (Str rest = without_start(s); rest.n > 0; rest = without_start(rest)) {
        size_t n = 0;
        while (n < rest.n && is_letter(rest.p[n]))
            n++;
        if (++words > 2 || !password_is_common((Str){rest.p, n}))
            return false;
        rest = (Str){rest.p + n, rest.n - n};
    }
    return words > 0;
}

// How much somebody who knows the words would have to guess: the rest, without what is predictable.
static size_t
extras(Arena *a, Str s)
{
    char *out = room(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (!is_letter(s.p[i]))
            out[n++] = s.p[i];
    return surprises((Str){out, n});
}

static bool
is_common(Arena *a, Str s)
{
    if (password_is_common(s))
        return true;
    if (extras(a, s) > EXTRAS_MAX)
        return false;
    Str word = without_end(s), inner = without_start(word);
    return is_one_or_two_words(word) || is_one_or_two_words(inner) || is_words_apart(s) ||
           is_one_or_two_words(unmasked(a, word)) || is_one_or_two_words(unmasked(a, inner));
}

// ---- the person ---------------------------------------------------------------------------------

// The letters and digits of s.
static Str
squeezed(Arena *a, Str s)
{
    char *out = room(a, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (is_letter(s.p[i]) || is_digit(s.p[i]))
            out[n++] = s.p[i];
    return (Str){out, n};
}

static bool
has_personal(Str password, Str part)
{
    return str_characters(part) >= PERSONAL_MIN && str_has(password, part);
}

// Whether the password, squeezed, has `what` or one of its words in it.
static bool
has_any_of(Arena *a, Str password, Str what)
{
    Str all = lowered(a, what);
    if (has_personal(password, squeezed(a, all)))
        return true;
    for (size_t i = 0, n; i < all.n; i += n + 1) {
        for (n = 0; i + n < all.n && (is_letter(all.p[i + n]) || is_digit(all.p[i + n]));)
            n++;
        if (has_personal(password, (Str){all.p + i, n}))
            return true;
    }
    return false;
}

static Str
before_at(Str email)
{
    const char *at = email.n > 0 ? memrchr(email.p, '@', email.n) : NULL;
    return at ? (Str){email.p, (size_t)(at - email.p)} : email;
}

Str
password_problem(Arena *a, Str password, Str email, Str name)
{
    if (!str_is_utf8(password))
        return S("Dit wachtwoord heeft tekens die wij niet kunnen lezen.");
    size_t n = str_characters(password);
    if (n < PASSWORD_MIN)
        return str_fmt(a,
                       "Gebruik ten minste %d tekens. Dit zijn er %zu. "
                       "Een zin is lang, en makkelijk te onthouden.",
                       PASSWORD_MIN, n);
    if (n > PASSWORD_MAX)
        return str_fmt(a, "Gebruik hoogstens %d tekens. Dit zijn er %zu.", PASSWORD_MAX, n);

    Str s = lowered(a, password), letters = squeezed(a, s);
    size_t repeat = period(s);
    if (repeat < SURPRISES_MIN || surprises(s) < SURPRISES_MIN)
        return S("Dit wachtwoord is makkelijk te raden: de tekens herhalen elkaar of volgen op "
                 "elkaar. Kies een ander wachtwoord.");
    if (is_common(a, s) || (repeat <= s.n / 2 && is_common(a, (Str){s.p, repeat})))
        return S("Veel mensen gebruiken dit wachtwoord, of iets wat erop lijkt. "
                 "Kies een ander wachtwoord.");
    if (has_any_of(a, letters, before_at(email)))
        return S("In dit wachtwoord staat (een deel van) uw e-mailadres. "
                 "Kies een ander wachtwoord.");
    if (has_any_of(a, letters, name))
        return S("In dit wachtwoord staat (een deel van) uw naam. Kies een ander wachtwoord.");
    return (Str){0};
}
