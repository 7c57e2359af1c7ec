#include "stats/bayes.h"

#include "stats/dist.h"

BayesOptions
bayes_usual(void)
{
    return (BayesOptions){.b = 0, .w = 6, .act_y = true, .alpha = 0.05};
}

static Err
check_options(const BayesOptions *o)
{
    if (o->b > DETECT_MAX_YEARS || o->w > BAYES_MAX_HALF)
        FAIL(E_INVALID, "b is 0 to %d, w 0 to %d", DETECT_MAX_YEARS, BAYES_MAX_HALF);
    if (o->b == 0 && (!o->act_y || o->w == 0))
        FAIL(E_INVALID, "b, w and actY leave nothing to compare with");
    if (!(o->alpha > 0 && o->alpha < 1))
        FAIL(E_INVALID, "alpha is between 0 and 1");
    return OK;
}

static DetectPoint
judge(double y, double sum, double n, double alpha)
{
    DetectPoint p = detect_unknown(DETECT_JUDGED);
    double size = sum + 0.5, prob = n / (n + 1);
    p.expected = size / n;
    p.upperbound = negbin_quantile(1 - alpha, size, prob);
    p.alarm = y > p.upperbound;
    p.p = negbin_above(y, size, prob);
    p.score = detect_score(y, p.expected, p.upperbound);
    return p;
}

Err
bayes_detect(Arena *a, const DetectSeries *s, BayesOptions o, DetectResult *out)
{
    TRY(detect_check(s));
    TRY(check_options(&o));
    size_t begin = o.b * s->frequency + o.w;
    DetectPoint *points = detect_points(a, s, out);
    if (o.b > 0 && s->frequency <= o.w) // a window around last year would hold the count itself
        FAIL(E_INVALID, "w is below the frequency, %zu", s->frequency);

    // before[i]: the sum of the counts before i.
    int64_t *before = NEW_N(a, s->to + 2, int64_t);
    for (size_t i = 0; i <= s->to; i++)
        before[i + 1] = before[i] + s->counts[i];
    for (size_t t = begin > s->from ? begin : s->from; t <= s->to; t++) {
        int64_t sum = o.act_y ? before[t] - before[t - o.w] : 0;
        for (size_t i = 1; i <= o.b; i++) {
            size_t middle = t - i * s->frequency;
            sum += before[middle + o.w + 1] - before[middle - o.w];
        }
        double n = (double)(o.b * (2 * o.w + 1) + (o.act_y ? o.w : 0));
        points[t - s->from] = judge((double)s->counts[t], (double)sum, n, o.alpha);
    }
    return OK;
}
