// weerglas detect --set KEY=VALUE: the control names of the R package surveillance.
#include "cli/cli_detect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_NUMBER = 40 };

static const char *const methods[DETECT_METHODS] = {
    [BY_EARS_C1] = "ears-c1",
    [BY_EARS_C2] = "ears-c2",
    [BY_EARS_C3] = "ears-c3",
    [BY_CUSUM] = "cusum",
    [BY_GLR_CUSUM] = "glr-cusum",
    [BY_LR_CUSUM] = "lr-cusum",
    [BY_BAYES] = "bayes",
    [BY_FARRINGTON] = "farrington",
    [BY_FARRINGTON_FLEXIBLE] = "farrington-flexible",
};

Err
detect_job(Str name, DetectJob *out)
{
    for (int i = 0; i < DETECT_METHODS; i++) {
        if (!str_eq(name, str_z(methods[i])))
            continue;
        EarsMethod ears = i == BY_EARS_C1 ? EARS_C1 : i == BY_EARS_C2 ? EARS_C2 : EARS_C3;
        *out = (DetectJob){.method = (DetectMethod)i,
                           .ears = ears_usual(ears),
                           .cusum = cusum_usual(),
                           .glr = glr_usual(),
                           .bayes = bayes_usual(),
                           .farrington = farrington_usual(i == BY_FARRINGTON)};
        if (i == BY_LR_CUSUM)
            out->glr.theta = M_LN2;
        return OK;
    }
    FAIL(E_INVALID, "--method %.*s is not known", (int)name.n, name.p);
}

// ---- values -------------------------------------------------------------------------------------

static bool
to_real(Str s, double *out)
{
    char text[MAX_NUMBER + 1] = {0}, *end;
    if (s.n == 0 || s.n > MAX_NUMBER)
        return false;
    memcpy(text, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789.+-eE", text[i]))
            return false;
    *out = strtod(text, &end);
    return end == text + s.n && isfinite(*out);
}

static bool
to_size(Str s, size_t *out)
{
    int64_t v;
    if (!str_to_int(s, &v) || v < 0 || v > INT32_MAX)
        return false;
    *out = (size_t)v;
    return true;
}

static bool
to_bool(Str s, bool *out)
{
    *out = str_same_letters(s, S("true")) || str_eq(s, S("T"));
    return *out || str_same_letters(s, S("false")) || str_eq(s, S("F"));
}

typedef struct Word {
    const char *word;
    int value;
} Word;

// Which of n words; -1 when none.
static int
to_word(Str s, const Word *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, str_z(words[i].word)))
            return words[i].value;
    return -1;
}

// ---- settings that are not just a number --------------------------------------------------------

static bool
set_compat(DetectJob *job, Str s)
{
    if (!str_same_letters(s, S("r")))
        return false;
    job->compat_r = job->ears.compat_r = job->farrington.compat_r = true;
    if (!job->reset_given)
        job->cusum.reset = false;
    return true;
}

static bool
set_reset(DetectJob *job, Str s)
{
    job->reset_given = true;
    return to_bool(s, &job->cusum.reset);
}

static bool
set_m(DetectJob *job, Str s)
{
    CusumOptions *o = &job->cusum;
    if (str_eq(s, S("glm"))) {
        o->mean_by = CUSUM_SEASON;
        return true;
    }
    if (str_eq(s, S("NULL")) || str_eq(s, S("mean"))) {
        o->mean_by = CUSUM_MEAN;
        return true;
    }
    o->mean_by = CUSUM_GIVEN;
    return to_real(s, &o->mean);
}

static bool
set_trans(DetectJob *job, Str s)
{
    static const Word words[] = {{"standard", CUSUM_STANDARD},
                                 {"rossi", CUSUM_ROSSI},
                                 {"anscombe", CUSUM_ANSCOMBE},
                                 {"anscombe2nd", CUSUM_ANSCOMBE2},
                                 {"pearsonNegBin", CUSUM_PEARSON_NB},
                                 {"anscombeNegBin", CUSUM_ANSCOMBE_NB},
                                 {"none", CUSUM_NONE}};
    int word = to_word(s, words, COUNT(words));
    if (word >= 0)
        job->cusum.transform = (CusumTransform)word;
    return word >= 0;
}

static bool
set_theta(DetectJob *job, Str s)
{
    bool any = str_eq(s, S("NULL")) || str_eq(s, S("NA"));
    if (any && job->method == BY_GLR_CUSUM) {
        job->glr.theta = 0;
        return true;
    }
    return to_real(s, &job->glr.theta) && job->glr.theta > 0;
}

static bool
set_window(DetectJob *job, Str s)
{
    if (str_eq(s, S("-1"))) {
        job->glr.window = GLR_MAX_WINDOW;
        return true;
    }
    return to_size(s, &job->glr.window);
}

static bool
set_powertrans(DetectJob *job, Str s)
{
    static const Word words[] = {
        {"2/3", POWER_TWO_THIRDS}, {"1/2", POWER_HALF}, {"none", POWER_NONE}};
    int word = to_word(s, words, COUNT(words));
    if (word >= 0)
        job->farrington.power = (FarringtonPower)word;
    return word >= 0;
}

static bool
set_threshold_method(DetectJob *job, Str s)
{
    static const Word words[] = {
        {"delta", FARRINGTON_DELTA}, {"nbPlugin", FARRINGTON_NB_PLUGIN}, {"muan", FARRINGTON_MUAN}};
    int word = to_word(s, words, COUNT(words));
    if (word >= 0)
        job->farrington.threshold = (FarringtonThreshold)word;
    return word >= 0;
}

// "5,4" or "c(5,4)"
static bool
set_limit54(DetectJob *job, Str s)
{
    Cursor c = cursor(s);
    Str counts;
    bool closed = cursor_take(&c, S("c("));
    if (!cursor_until(&c, S(","), 10, &counts))
        return false;
    Str weeks = cursor_rest(&c);
    if (closed) {
        if (weeks.n == 0 || weeks.p[weeks.n - 1] != ')')
            return false;
        weeks.n--;
    }
    return to_size(str_trim(counts), &job->farrington.limit_counts) &&
           to_size(str_trim(weeks), &job->farrington.limit_weeks);
}

// ---- which method has which ---------------------------------------------------------------------

enum {
    EARS = 1 << BY_EARS_C1 | 1 << BY_EARS_C2 | 1 << BY_EARS_C3,
    CUSUM = 1 << BY_CUSUM,
    GLR = 1 << BY_GLR_CUSUM | 1 << BY_LR_CUSUM,
    GLR_ONLY = 1 << BY_GLR_CUSUM,
    BAYES = 1 << BY_BAYES,
    FLEXIBLE = 1 << BY_FARRINGTON_FLEXIBLE,
    FARRINGTON = 1 << BY_FARRINGTON | FLEXIBLE,
    ALL = (1 << DETECT_METHODS) - 1,
};

// One of the four says where the value goes.
typedef struct Setting {
    const char *key;
    int methods;
    double *real;
    size_t *size;
    bool *flag;
    bool (*set)(DetectJob *job, Str s);
} Setting;

static bool
obey(DetectJob *job, const Setting *s, Str value)
{
    if (s->real)
        return to_real(value, s->real);
    if (s->size)
        return to_size(value, s->size);
    return s->flag ? to_bool(value, s->flag) : s->set(job, value);
}

Err
detect_set(DetectJob *job, Str setting)
{
    FarringtonOptions *f = &job->farrington;
    const Setting settings[] = {
        {"alpha", EARS, .real = &job->ears.alpha},
        {"alpha", CUSUM, .real = &job->cusum.alpha},
        {"alpha", GLR, .real = &job->glr.alpha},
        {"alpha", BAYES, .real = &job->bayes.alpha},
        {"alpha", FARRINGTON, .real = &f->alpha},
        {"baseline", EARS, .size = &job->ears.baseline},
        {"minSigma", EARS, .real = &job->ears.min_sigma},
        {"k", CUSUM, .real = &job->cusum.k},
        {"h", CUSUM, .real = &job->cusum.h},
        {"trans", CUSUM, .set = set_trans},
        {"m", CUSUM, .set = set_m},
        {"reset", CUSUM, .set = set_reset},
        {"c.ARL", GLR, .real = &job->glr.threshold},
        {"theta", GLR, .set = set_theta},
        {"M", GLR_ONLY, .set = set_window},
        {"b", BAYES, .size = &job->bayes.b},
        {"w", BAYES, .size = &job->bayes.w},
        {"actY", BAYES, .flag = &job->bayes.act_y},
        {"b", FARRINGTON, .size = &f->b},
        {"w", FARRINGTON, .size = &f->w},
        {"reweight", FARRINGTON, .flag = &f->reweight},
        {"trend", FARRINGTON, .flag = &f->trend},
        {"powertrans", FARRINGTON, .set = set_powertrans},
        {"limit54", FARRINGTON, .set = set_limit54},
        {"weightsThreshold", FLEXIBLE, .real = &f->weights_threshold},
        {"pThresholdTrend", FLEXIBLE, .real = &f->trend_p},
        {"pastWeeksNotIncluded", FLEXIBLE, .size = &f->past},
        {"noPeriods", FLEXIBLE, .size = &f->periods},
        {"thresholdMethod", FLEXIBLE, .set = set_threshold_method},
        {"epochAsDate", FLEXIBLE, .flag = &f->by_date},
        {"compat", ALL, .set = set_compat},
    };
    Cursor c = cursor(setting);
    Str key;
    if (!cursor_until(&c, S("="), SIZE_MAX, &key))
        FAIL(E_INVALID, "--set %.*s is not KEY=VALUE", (int)setting.n, setting.p);
    for (size_t i = 0; i < COUNT(settings); i++) {
        const Setting *s = &settings[i];
        if (!(s->methods & 1 << job->method) || !str_eq(key, str_z(s->key)))
            continue;
        if (!obey(job, s, cursor_rest(&c)))
            FAIL(E_INVALID, "--set %.*s is no value for it", (int)setting.n, setting.p);
        return OK;
    }
    FAIL(E_INVALID, "--set %.*s: %s has no such setting", (int)key.n, key.p, methods[job->method]);
}
