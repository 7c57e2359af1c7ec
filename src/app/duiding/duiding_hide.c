// Small numbers of Beeld, over everything that it shows.
#include "app/duiding/duiding_hide.h"

static bool
is_small(int64_t n)
{
    return n > 0 && n < SUPPRESS_BELOW;
}

bool
beeld_is_hidden(const BeeldHidden *h, size_t period, size_t place, size_t theme)
{
    return h->places > 0 && h->table[period].hidden[place * (h->themes + 1) + theme];
}

bool
beeld_week_is_hidden(const BeeldHidden *h, size_t week, size_t theme)
{
    return h->places > 0 && h->week[week * (h->themes + 1) + theme];
}

// What a table shows beside small numbers that must not be found: where a longer period is shown,
// and the difference with it is small.
static const bool *
secrets(Arena *a, const BeeldHidden *h, const int64_t *shown, size_t period)
{
    size_t n = (h->places + 1) * (h->themes + 1);
    bool *also = NEW_N(a, n, bool);
    for (size_t i = 0; i < n; i++)
        for (size_t longer = period + 1; longer < BEELD_PERIODS; longer++)
            if (!h->table[longer].hidden[i])
                also[i] |= is_small(h->table[longer].shown[i] - shown[i]);
    return also;
}

static Err
hide_period(Arena *a, const BeeldSecret *s, size_t period, BeeldHidden *h)
{
    int64_t *shown = NEW_N(a, (s->places + 1) * (s->themes + 1), int64_t);
    suppress_totals(s->counts[period], s->places, s->themes, shown);
    return suppress_linked(a, s->counts[period], s->places, s->themes, SUPPRESS_BELOW,
                           secrets(a, h, shown, period), NULL, &h->table[period]);
}

// The weeks that `period` adds to the shorter ones: first to last, without last.
static void
stretch(const BeeldSecret *s, size_t period, size_t *first, size_t *last)
{
    *first = s->weeks > s->period[period] ? s->weeks - s->period[period] : 0;
    size_t shorter = period == 0 ? 0 : s->period[period - 1];
    *last = s->weeks > shorter ? s->weeks - shorter : 0;
}

static Err
hide_weeks(Arena *a, const BeeldSecret *s, size_t period, BeeldHidden *h)
{
    size_t first, last, width = s->themes + 1;
    bool *totals = NEW_N(a, width, bool);
    SuppressTable t;
    stretch(s, period, &first, &last);
    if (first == last)
        return OK;
    for (size_t k = 0; k < width; k++)
        totals[k] = beeld_is_hidden(h, period, s->places, k) ||
                    (period > 0 && beeld_is_hidden(h, period - 1, s->places, k));
    const bool *also = NEW_N(a, (last - first + 1) * width, bool); // none: but protect all totals
    TRY(suppress_linked(a, s->by_week + first * s->themes, last - first, s->themes, SUPPRESS_BELOW,
                        also, totals, &t));
    for (size_t w = first; w < last; w++)
        for (size_t k = 0; k < width; k++)
            h->week[w * width + k] = t.hidden[(w - first) * width + k];
    return OK;
}

Err
beeld_hide(Arena *a, const BeeldSecret *s, BeeldHidden *out)
{
    *out = (BeeldHidden){.places = s->places, .themes = s->themes, .weeks = s->weeks};
    out->week = NEW_N(a, s->weeks * (s->themes + 1) + 1, bool);
    if (s->places == 0)
        return OK;
    for (size_t p = BEELD_PERIODS; p-- > 0;)
        TRY(hide_period(a, s, p, out));
    for (size_t p = 0; p < BEELD_PERIODS; p++)
        TRY(hide_weeks(a, s, p, out));
    return OK;
}
