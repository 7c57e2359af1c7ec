// What the place of a finding is called in its sentence: "Waterrijk-Noord en twee buurkernen".
#include "app/duiding/duiding_run.h"

// How many of a kind lie around: "een buurkern", more than ten as a number; absent for none.
static Str
around(Arena *a, size_t n, const char *one, const char *many)
{
    static const char *const words[] = {"",    "een",   "twee", "drie",  "vier", "vijf",
                                        "zes", "zeven", "acht", "negen", "tien"};
    if (n == 0)
        return (Str){0};
    if (n < COUNT(words))
        return str_fmt(a, "%s %s", words[n], n == 1 ? one : many);
    return str_fmt(a, "%zu %s", n, many);
}

// Whether the municipality of an area as a whole is one of those from which something came.
static bool
whole_counts(const DuidingInput *in, const DuidingConcentration *k, uint32_t municipality)
{
    for (size_t i = 0; i < k->nareas; i++) {
        const DuidingArea *at = &in->areas[k->areas[i]];
        if (at->whole && at->municipality == municipality && k->observed_in[i] > 0)
            return true;
    }
    return false;
}

Str
duiding_name(Arena *a, const DuidingInput *in, const DuidingConcentration *k)
{
    const DuidingArea *centre = &in->areas[k->areas[0]];
    Str name = centre->whole ? in->municipalities[centre->municipality].name : centre->name;
    size_t villages = 0, municipalities = 0;
    for (size_t i = 1; i < k->nareas; i++) {
        const DuidingArea *at = &in->areas[k->areas[i]];
        bool same = at->municipality == centre->municipality;
        if (k->observed_in[i] == 0 || (same && (at->whole || centre->whole)))
            continue;
        if (at->whole)
            municipalities++;
        else if (same || !whole_counts(in, k, at->municipality))
            villages++;
    }
    Str near = around(a, villages, "buurkern", "buurkernen");
    Str far = around(a, municipalities, "buurgemeente", "buurgemeenten");
    if (near.p && far.p)
        return str_fmt(a, "%.*s, %.*s en %.*s", (int)name.n, name.p, (int)near.n, near.p,
                       (int)far.n, far.p);
    if (!near.p && !far.p)
        return name;
    Str both = near.p ? near : far;
    return str_fmt(a, "%.*s en %.*s", (int)name.n, name.p, (int)both.n, both.p);
}
