// "Lijkt op": signals that may be about the same thing, with the reason in words.
#include "app/signal/signal_show.h"
#include "base/buf.h"
#include "text/words.h"

#include <stdlib.h>

enum { WORDS_SHOWN = 3, WHAT_MAX = 120 };

// Words weigh most: two thirds of the score. The rest is nearness in place and time.
double
signal_like_score(double words, bool same_area, bool same_municipality, int64_t days)
{
    double place = same_area ? 1 : same_municipality ? 0.5 : 0;
    double time = days >= SIGNAL_LIKE_DAYS ? 0 : 1 - (double)days / SIGNAL_LIKE_DAYS;
    return words * 0.66 + place * 0.2 + time * 0.14;
}

// Nearness alone is not likeness: without words in common two signals are only neighbours.
bool
signal_like_enough(double words, double score)
{
    return words >= 0.06 && score >= 0.25;
}

static int64_t
distance(Str a, Str b)
{
    int64_t days = layout_days_between(a, b);
    return days < 0 ? -days : days;
}

static Str
days_in_words(Arena *a, int64_t days)
{
    return days == 0   ? S("dezelfde dag")
           : days == 1 ? S("1 dag ertussen")
                       : str_fmt(a, "%lld dagen ertussen", (long long)days);
}

static Str
reason_in_words(Arena *a, const SignalShowGetRow *s, const SignalLikeCandidatesRow *c,
                SharedWords shared)
{
    Buf b = buf_new(a, 2048);
    bool same_area = c->area_id == s->area_id, same_town = str_eq(c->municipality, s->municipality);
    buf_put(&b, same_area   ? S("zelfde gebied")
                : same_town ? S("zelfde gemeente")
                            : str_fmt(a, "buurgemeente %s", c->municipality_name.p));
    buf_put(&b, S(", zelfde thema, "));
    buf_put(&b, days_in_words(a, distance(s->observed_from, c->observed_from)));
    buf_put(&b, shared.n == 1 ? S(", woord: ") : S(", woorden: "));
    for (size_t i = 0; i < shared.n && i < WORDS_SHOWN; i++) {
        buf_put(&b, i > 0 ? S(", ") : S(""));
        buf_put(&b, shared.v[i].in_b);
    }
    return buf_str(&b);
}

static int
compare(const void *x, const void *y)
{
    const SignalLike *a = x, *b = y;
    int order = (a->score < b->score) - (a->score > b->score);
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

Err
signal_likes(Req *r, const SignalShowGetRow *s, SignalLikes *out)
{
    Arena *a = r->arena;
    Stemmer *stemmer = context_of(r)->stemmer;
    SignalLikeCandidatesRows rows;
    TRY(q_signal_like_candidates(
        r->db, a, s->id, r->user.id, s->theme, s->municipality, s->region_code,
        layout_day_add(a, s->observed_from, -SIGNAL_LIKE_DAYS),
        layout_day_add(a, s->observed_to, SIGNAL_LIKE_DAYS), SIGNAL_LIKE_CANDIDATES, &rows));
    WordSet own = words_set(a, stemmer, s->observation);
    SignalLike *v = NEW_N(a, rows.n + 1, SignalLike);
    size_t n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const SignalLikeCandidatesRow *c = &rows.v[i];
        SharedWords shared =
            words_shared_of(a, own, words_set(a, stemmer, c->observation), (WordsRarity){0});
        double score = signal_like_score(shared.score, c->area_id == s->area_id,
                                         str_eq(c->municipality, s->municipality),
                                         distance(s->observed_from, c->observed_from));
        if (signal_like_enough(shared.score, score))
            v[n++] = (SignalLike){.id = c->id,
                                  .number = c->number,
                                  .what = layout_first_words(a, c->observation, WHAT_MAX),
                                  .reason = reason_in_words(a, s, c, shared),
                                  .score = score};
    }
    if (n > 0)
        qsort(v, n, sizeof(SignalLike), compare);
    *out = (SignalLikes){n < SIGNAL_LIKE_MOST ? n : SIGNAL_LIKE_MOST, v};
    return OK;
}
