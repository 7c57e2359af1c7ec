// The spread of the scores: every mark, the reasons without whose they are, and how far people
// agree.
#include "app/weging/weging_inside.h"

enum { ORDERED = 4 }; // geen to sterk; onbekend is no mark on the scale

static size_t
mark_index(Str value)
{
    for (size_t i = 0; i < WEGING_MARKS; i++)
        if (str_eq(weging_marks.v[i].code, value))
            return i;
    die(HERE, "no such mark");
}

// Reasons in the order of their bytes within a mark: it is the same whoever gave them, and the same
// on both databases.
static int
compare(const void *left, const void *right)
{
    const SpreadReason *a = left, *b = right;
    for (size_t i = 0; i < a->text.n && i < b->text.n; i++)
        if (a->text.p[i] != b->text.p[i])
            return (unsigned char)a->text.p[i] < (unsigned char)b->text.p[i] ? -1 : 1;
    return a->text.n < b->text.n ? -1 : a->text.n > b->text.n;
}

static void
sort_reasons(SpreadReason *v, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && compare(&v[k], &v[k - 1]) < 0; k--) {
            SpreadReason swapped = v[k];
            v[k] = v[k - 1];
            v[k - 1] = swapped;
        }
}

// "0,42"
static Str
decimal(Arena *a, double x)
{
    int64_t hundredths = (int64_t)(x * 100 + (x < 0 ? -0.5 : 0.5));
    long long whole = hundredths / 100, rest = hundredths % 100;
    return str_fmt(a, "%s%lld,%02lld", hundredths < 0 ? "-" : "", whole < 0 ? -whole : whole,
                   rest < 0 ? -rest : rest);
}

// In words, at the limits that Krippendorff gives for drawing conclusions (0,8 and 0,667).
static void
say(Arena *a, AlphaState state, double agreement, Str *figure, Str *words)
{
    *figure = S("te weinig");
    if (state == ALPHA_TOO_FEW_MARKS)
        *words = S("Te weinig scores om iets over te zeggen.");
    else if (state == ALPHA_ONE_VALUE)
        *words = S("Iedereen gaf overal dezelfde score.");
    else {
        *figure = decimal(a, agreement);
        *words = agreement >= 0.8     ? S("U bent het vrijwel eens.")
                 : agreement >= 0.667 ? S("U bent het redelijk eens.")
                 : agreement >= 0.2   ? S("U bent het deels eens.")
                                      : S("U bent verdeeld. Praat hierover.");
    }
}

static Html
draw(Arena *a, const SpreadCriterion *c)
{
    Str labels[WEGING_MARKS];
    Str says = S("");
    for (size_t i = 0; i < WEGING_MARKS; i++) {
        bool is_mark = i < ORDERED; // the last place is narrow
        labels[i] = is_mark ? weging_marks.v[i].label : S("Onbekend");
        says = str_fmt(a, "%.*s%s%.*s: %lld", (int)says.n, says.p, i > 0 ? ", " : "",
                       (int)labels[i].n, labels[i].p, (long long)c->counts[i]);
    }
    ChartStrip strip = {
        .frame = {.id = str_fmt(a, "spreiding-%lld", (long long)c->position),
                  .title = str_fmt(a, "Scores bij criterium %lld", (long long)c->position),
                  .desc = says,
                  .width = CHART_NARROW},
        .labels = labels,
        .counts = c->counts,
        .n = WEGING_MARKS,
        .apart = true};
    return chart_strip(a, &strip);
}

// Marks as a table of people by criteria. Who gave a mark does not matter for agreement, so the
// marks of a criterion just fill its column from the top.
static Err
agree(Arena *a, SpreadCriterion *v, size_t n, Spread *out)
{
    AlphaResult r;
    size_t people = 1;
    for (size_t u = 0; u < n; u++) {
        size_t here = 0;
        for (size_t m = 0; m < ORDERED; m++)
            here += (size_t)v[u].counts[m];
        people = here > people ? here : people;
    }
    int *marks = NEW_N(a, people * n + 1, int);
    for (size_t i = 0; i < people * n; i++)
        marks[i] = ALPHA_MISSING;
    for (size_t u = 0; u < n; u++) {
        size_t at = 0;
        for (int m = 0; m < ORDERED; m++)
            for (int64_t k = 0; k < v[u].counts[m]; k++)
                marks[at++ * n + u] = m;
    }
    TRY(alpha_ordinal(a, marks, people, n, ORDERED, &r));
    for (size_t u = 0; u < n; u++)
        say(a, r.units[u].state, r.units[u].agreement, &v[u].figure, &v[u].words);
    say(a, r.state, r.alpha, &out->figure, &out->words);
    return OK;
}

static SpreadCriterion
gather(Arena *a, const WegingCriterion *c, const WegingMarksRows *rows)
{
    SpreadCriterion s = {.position = c->position, .question = c->question};
    SpreadReason *all = NEW_N(a, rows->n + 1, SpreadReason);
    for (size_t m = 0; m < WEGING_MARKS; m++) {
        size_t from = s.n_reasons;
        for (size_t i = 0; i < rows->n; i++) {
            const WegingMarksRow *row = &rows->v[i];
            if (row->criterion_id != c->id || mark_index(row->value) != m)
                continue;
            s.counts[m]++;
            if (row->reason.n > 0)
                all[s.n_reasons++] = (SpreadReason){weging_marks.v[m].label, row->reason};
        }
        sort_reasons(all + from, s.n_reasons - from);
    }
    s.reasons = all;
    s.strip = draw(a, &s);
    return s;
}

Err
weging_spread_of(Arena *a, size_t n, const WegingCriterion *criteria, const WegingMarksRows *rows,
                 Spread *out)
{
    SpreadCriterion *v = NEW_N(a, n + 1, SpreadCriterion);
    *out = (Spread){.n = n, .v = v};
    for (size_t i = 0; i < n; i++) {
        int64_t here = 0;
        v[i] = gather(a, &criteria[i], rows);
        for (size_t m = 0; m < WEGING_MARKS; m++)
            here += v[i].counts[m];
        out->people = here > out->people ? here : out->people;
    }
    return agree(a, v, n, out);
}

Err
weging_spread(Req *r, const Weging *x, Spread *out)
{
    size_t n;
    const WegingCriterion *criteria;
    WegingMarksRows rows;
    TRY(weging_criteria(r->db, r->arena, x->w.set_id, &n, &criteria));
    TRY(q_weging_marks(r->db, r->arena, r->user.id, x->item.id, &rows));
    return weging_spread_of(r->arena, n, criteria, &rows, out);
}
