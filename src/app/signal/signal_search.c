// Why a signal was found: the words around the first hit, with the hits marked.
#include "app/signal/signal_list.h"
#include "text/words.h"

enum { STEMS_MAX = 64, HITS_MAX = 16, BEFORE = 60, AROUND = 200 };

typedef struct Looking {
    Arena *a;
    Stemmer *stemmer;
    size_t nstems, nhits;
    Str stems[STEMS_MAX];  // of what was typed, and their synonyms
    bool whole[STEMS_MAX]; // a synonym is a whole word; what was typed may be the beginning of one
    Str hits[HITS_MAX];
} Looking;

static void
add_stem(Looking *l, Str stem, bool whole)
{
    if (l->nstems == STEMS_MAX)
        return;
    l->stems[l->nstems] = str_copy(l->a, stem);
    l->whole[l->nstems++] = whole;
}

static void
add_typed(void *arg, Str token, Str folded)
{
    Looking *l = arg;
    (void)token;
    if (words_is_stop(folded))
        return;
    Str stem = str_copy(l->a, stemmer_stem(l->stemmer, folded));
    Synonyms same = words_synonyms(l->stemmer, stem);
    add_stem(l, stem, false);
    for (size_t i = 0; i < same.n; i++)
        add_stem(l, same.stems[i], same.words[i].n <= 3);
}

static void
look(void *arg, Str token, Str folded)
{
    Looking *l = arg;
    Str stem = stemmer_stem(l->stemmer, folded);
    bool is_hit = false;
    for (size_t i = 0; i < l->nstems && !is_hit; i++)
        is_hit = l->whole[i] ? str_eq(stem, l->stems[i]) : str_starts(stem, l->stems[i]);
    if (is_hit && l->nhits < HITS_MAX)
        l->hits[l->nhits++] = token;
}

// The end of a piece of text at a space, or between two characters.
static size_t
soft_end(Str text, size_t at, size_t least)
{
    if (at >= text.n)
        return text.n;
    size_t n = at;
    while (n > least && text.p[n] != ' ')
        n--;
    if (n > least)
        return n;
    while (at > least && ((unsigned char)text.p[at] & 0xc0) == 0x80)
        at--;
    return at;
}

static size_t
soft_begin(Str text, size_t at, size_t most)
{
    size_t n = at;
    while (n < most && n > 0 && text.p[n - 1] != ' ')
        n++;
    return n;
}

SignalPieces
signal_snippet(Arena *a, Stemmer *s, Str typed, Str text, Str more)
{
    Looking l = {.a = a, .stemmer = s};
    words_each(typed, add_typed, &l);
    words_each(text, look, &l);
    if (l.nhits == 0 && more.n > 0) {
        words_each(more, look, &l);
        text = l.nhits > 0 ? more : text;
    }
    size_t first = l.nhits > 0 ? (size_t)(l.hits[0].p - text.p) : 0;
    size_t from = first > BEFORE ? soft_begin(text, first - BEFORE, first) : 0;
    size_t least = l.nhits > 0 ? first + l.hits[0].n : 0;
    size_t end = soft_end(text, from + AROUND > least ? from + AROUND : least, least);
    SignalPiece *v = NEW_N(a, 2 * l.nhits + 3, SignalPiece);
    size_t n = 0, at = from;
    for (size_t i = 0; i < l.nhits; i++) {
        size_t start = (size_t)(l.hits[i].p - text.p);
        if (start + l.hits[i].n > end)
            break;
        if (start > at || from > 0)
            v[n++] = (SignalPiece){(Str){text.p + at, start - at}, false};
        v[n++] = (SignalPiece){l.hits[i], true};
        at = start + l.hits[i].n;
    }
    if (at < end || n == 0)
        v[n++] = (SignalPiece){(Str){text.p + at, end - at}, false};
    if (from > 0)
        v[0].text = str_fmt(a, "…%.*s", (int)v[0].text.n, v[0].text.p);
    if (end < text.n)
        v[n++] = (SignalPiece){S("…"), false};
    return (SignalPieces){n, v};
}
