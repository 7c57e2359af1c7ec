// The right moment: the phase, what is coming, the last safe day, too early and too late.
#include "app/afwegen/afwegen_inside.h"
#include "web/chart.h"

enum { DAYS_BEFORE = 30, DAYS_AFTER = 14, DAYS_AHEAD_MAX = 365, MARKERS_MAX = 12 };

typedef struct Timing {
    Field last_safe_on, too_early, too_late, if_wait, version, bewust;
} Timing;

static const FieldRule rules[] = {
    {FIELD_OF(Timing, last_safe_on), .kind = FIELD_DAY,
     .label = STR("Wat is de laatste dag waarop een besluit nog op tijd is?")},
    {FIELD_OF(Timing, too_early), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wanneer is het te vroeg?"),
     .hint = STR("Wat maakt u groter door nu al iets te doen?")},
    {FIELD_OF(Timing, too_late), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wanneer is het te laat?"), .hint = STR("Wat is dan niet meer te herstellen?")},
    {FIELD_OF(Timing, if_wait), .kind = FIELD_TEXT, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat gebeurt er als u wacht?")},
    {FIELD_OF(Timing, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Timing, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

// ---- the panel ----------------------------------------------------------------------------------

static Html
draw(Arena *a, const AfwegenView *v, int64_t last)
{
    ChartMarker markers[MARKERS_MAX];
    size_t n = 0;
    Str from = layout_day_add(a, v->today, -DAYS_BEFORE);
    for (size_t i = 0; i < v->triggers.n && n < MARKERS_MAX; i++) {
        int64_t day = layout_days_between(from, v->triggers.v[i].starts_on);
        if (day < 0 || day > last + DAYS_BEFORE)
            continue;
        markers[n] = (ChartMarker){(size_t)day, (int)i + 1, v->triggers.v[i].title};
        n++;
    }
    ChartDays chart = {
        .frame = {S("moment-breed"), S("Wanneer is een besluit nog op tijd?"), S(""), CHART_WIDE},
        .n = (size_t)(last + DAYS_BEFORE + 1),
        .today = DAYS_BEFORE,
        .limit = CHART_NO_DAY,
        .markers = markers,
        .n_markers = n};
    Str safe = v->analysis.last_safe_on, day = layout_day(a, v->today);
    chart.first_label = layout_day_short(a, v->today, from);
    chart.today_label = S("Vandaag");
    chart.last_label = layout_day_short(a, v->today, layout_day_add(a, v->today, last));
    chart.limit_label = S("Laatste veilige dag");
    chart.frame.desc =
        str_fmt(a, "Vandaag is het %.*s. Er staan %zu triggers op de lijn.", (int)day.n, day.p, n);
    if (safe.n == 10) {
        int64_t at = layout_days_between(from, safe);
        Str text = layout_day(a, safe);
        if (at >= 0 && at < (int64_t)chart.n)
            chart.limit = (size_t)at;
        chart.frame.desc =
            str_fmt(a, "%.*s De laatste dag waarop een besluit op tijd is: %.*s.",
                    (int)chart.frame.desc.n, chart.frame.desc.p, (int)text.n, text.p);
    }
    Html wide = chart_days(a, &chart);
    chart.frame.id = S("moment-smal");
    chart.frame.width = CHART_NARROW;
    return chart_pair(a, wide, chart_days(a, &chart));
}

// The last day that the line shows, counted from today.
static int64_t
last_day(const AfwegenView *v)
{
    int64_t last = DAYS_AFTER;
    for (size_t i = 0; i < v->triggers.n; i++) {
        int64_t day = layout_days_between(v->today, v->triggers.v[i].starts_on) + DAYS_AFTER;
        last = day > last && day <= DAYS_AHEAD_MAX ? day : last;
    }
    if (v->analysis.last_safe_on.n == 10) {
        int64_t day = layout_days_between(v->today, v->analysis.last_safe_on) + DAYS_AFTER;
        last = day > last && day <= DAYS_AHEAD_MAX ? day : last;
    }
    return last;
}

static Str
distance(Arena *a, int64_t days)
{
    if (days == 0)
        return S("vandaag");
    if (days == 1 || days == -1)
        return days > 0 ? S("morgen") : S("gisteren");
    return str_fmt(a, days > 0 ? "over %d dagen" : "%d dagen geleden",
                   (int)(days > 0 ? days : -days));
}

// GET /kwesties/12/moment
Err
afwegen_page_timing(Req *r)
{
    AfwegenKwestieRow k;
    AfwegenView v;
    AfwegenTiming t = {.v = &v, .distance = S("")};
    TRY(afwegen_open(r, &k));
    TRY(afwegen_view(r, &k, &v));
    if (v.analysis.last_safe_on.n == 10) {
        int64_t days = layout_days_between(v.today, v.analysis.last_safe_on);
        t.distance = distance(r->arena, days);
        t.is_past = days < 0;
    }
    t.has_chart = v.triggers.n > 0 || v.analysis.last_safe_on.n == 10;
    if (t.has_chart)
        t.chart = draw(r->arena, &v, last_day(&v));
    return afwegen_page(r, 200, &k, S("Het juiste moment"), html_afwegen_timing(r->arena, &t));
}

// ---- the form -----------------------------------------------------------------------------------

static Err
fill(Req *r, Timing *f)
{
    AfwegenAnalysisRow n;
    TRY(q_afwegen_analysis(r->db, r->arena, r->user.id, r->id, &n));
    fields_init(rules, COUNT(rules), f);
    f->last_safe_on.text = n.last_safe_on;
    f->too_early.text = n.too_early;
    f->too_late.text = n.too_late;
    f->if_wait.text = n.if_wait;
    f->version.text = str_fmt(r->arena, "%lld", (long long)n.timing_version);
    return OK;
}

static Err
show(Req *r, int status, const AfwegenKwestieRow *k, Timing *f, bool has_conflict)
{
    AfwegenForm form = {.title = S("Het juiste moment wijzigen"),
                        .lead = S("Te vroeg handelen kan spanning groter maken. Te laat handelen "
                                  "ook. Schrijf beide op."),
                        .action = str_fmt(r->arena, "/kwesties/%lld/moment", (long long)k->id),
                        .button = S("Opslaan"),
                        .what = S("het juiste moment"),
                        .rules = rules,
                        .n = COUNT(rules),
                        .form = f,
                        .has_conflict = has_conflict};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/moment/wijzigen
Err
afwegen_page_timing_edit(Req *r)
{
    AfwegenKwestieRow k;
    Timing f;
    TRY(afwegen_open(r, &k));
    TRY(fill(r, &f));
    return show(r, 200, &k, &f, false);
}

typedef struct Writing {
    Req *r;
    const Timing *f;
} Writing;

static Err
write(Db *db, void *arg)
{
    const Writing *w = arg;
    const Timing *f = w->f;
    Req *r = w->r;
    AfwegenChangeTimingRow changed;
    AfwegenTouchRow k;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_begin(db, r->arena, r->id));
    TRY(q_afwegen_change_timing(db, r->arena, r->user.id, r->id, f->version.number,
                                f->last_safe_on.text, f->too_early.text, f->too_late.text,
                                f->if_wait.text, &changed));
    return afwegen_log(r, db, S("kwestie.timing"), k.number, S(""));
}

// POST /kwesties/12/moment
Err
afwegen_form_timing(Req *r)
{
    AfwegenKwestieRow k;
    Timing f, now;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, rules, COUNT(rules), &f, &all_right));
    if (!all_right)
        return show(r, 422, &k, &f, false);
    Err e = db_transaction(r->db, write, &(Writing){r, &f});
    if (err_code(e) == E_NOT_FOUND) {
        TRY(fill(r, &now));
        now.bewust.text = f.bewust.text;
        fields_show_newer(rules, COUNT(rules), &f, &now);
        f.version = now.version;
        return show(r, 409, &k, &f, true);
    }
    TRY(e);
    return respond_to(r, "/kwesties/%lld/moment?done=opgeslagen", (long long)r->id);
}
