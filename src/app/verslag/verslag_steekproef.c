// The sample of signals that were kept off the agenda: drawn once a quarter, judged by the chair.
#include "app/verslag/verslag_inside.h"

#include "stats/sample.h"
#include "text/privacy.h"

static const Choice verdicts[] = {
    {STR("juist"), STR("Terecht: het hoefde niet op de agenda")},
    {STR("niet_juist"), STR("Niet terecht: het had op de agenda gemoeten")},
};
static const Choice done[] = {
    {STR("getrokken"), STR("De steekproef is getrokken.")},
    {STR("oordeel"), STR("Uw oordeel is opgeslagen.")},
};
static const char *const names[VERSLAG_QUARTERS] = {"eerste", "tweede", "derde", "vierde"};

enum { REASON_MAX = 600 };
static const FieldRule rules[OORDEEL_RULES] = {
    {FIELD_OF(OordeelForm, verdict), .kind = FIELD_CHOICE, .required = true,
     .choices = {COUNT(verdicts), verdicts}, .label = STR("Was het terecht?")},
    {FIELD_OF(OordeelForm, reason), .kind = FIELD_TEXT, .required = true, .max = REASON_MAX,
     .label = STR("Waarom?"), .hint = STR("Wat leren we hiervan? Noem geen personen.")},
    {FIELD_OF(OordeelForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
};

// What every handler here begins with.
typedef struct Sample {
    VerslagYear year;
    size_t quarter;
    VerslagRegionRow region;
    SteekproefView view;
} Sample;

static Err
open_sample(Req *r, Sample *s)
{
    TRY(verslag_quarter_of(r, r->code, &s->year, &s->quarter));
    TRY(verslag_region(r, &s->region));
    SteekproefView *v = &s->view;
    v->code = r->code;
    v->label =
        str_fmt(r->arena, "%s kwartaal van %lld", names[s->quarter], (long long)s->year.year);
    v->is_over = s->year.starts[s->quarter + 1] <= r->now;
    Err e =
        q_review_draw_get(r->db, r->arena, r->user.id, r->code, s->region.partnership_id, &v->draw);
    v->is_drawn = !failed(e);
    return err_code(e) == E_NOT_FOUND ? OK : e;
}

static AuditEntry
entry(Req *r, const char *name, int64_t id)
{
    return (AuditEntry){.name = str_z(name),
                        .activity = S("overleg"),
                        .object_kind = S("review_draw"),
                        .object_id = id,
                        .object = r->code};
}

static Err
show_page(Req *r, int status, Str title, Html body)
{
    MenuItem *trail = NEW_N(r->arena, 2, MenuItem);
    trail[0] = (MenuItem){S("/verslag"), S("Verslagen"), CAN_UNSET};
    trail[1] = (MenuItem){str_fmt(r->arena, "/verslag/steekproef/%.*s", (int)r->code.n, r->code.p),
                          S("Steekproef"), CAN_UNSET};
    bool is_one = r->id > 0;
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/verslag"),
                                    .trail = {is_one ? 2 : 1, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

// GET /verslag/steekproef/2026-3
static Err
page_sample(Req *r)
{
    Sample s = {0};
    TRY(open_sample(r, &s));
    SteekproefView *v = &s.view;
    v->form_token = req_form_token(r);
    if (v->is_drawn) {
        TRY(audit_read(r, entry(r, "review.read", v->draw.id)));
        TRY(q_review_list(r->db, r->arena, r->user.id, v->draw.id, &v->rows));
    }
    for (size_t i = 0; i < v->rows.n; i++)
        v->n_done += v->rows.v[i].verdict.n > 0;
    return show_page(r, 200, S("Steekproef"), html_steekproef_page(r->arena, v));
}

// ---- drawing ------------------------------------------------------------------------------------

typedef struct Drawing {
    Req *r;
    const Sample *s;
} Drawing;

static size_t
sample_size(size_t n)
{
    size_t k = n / SAMPLE_PART;
    k = k < SAMPLE_LEAST ? SAMPLE_LEAST : k > SAMPLE_MOST ? SAMPLE_MOST : k;
    return k < n ? k : n;
}

static Err
write_draw(Db *db, void *arg)
{
    const Drawing *x = arg;
    Req *r = x->r;
    Arena *a = r->arena;
    const Sample *s = x->s;
    ReviewCandidatesRows c;
    const size_t *taken;
    int64_t id = random_id(), seed = random_id(), days;
    TRY(setting_number(db, a, S("keep_overleg_days"), &days));
    TRY(q_review_candidates(db, a, r->user.id, s->region.partnership_id, s->year.starts[s->quarter],
                            s->year.starts[s->quarter + 1], SAMPLE_CANDIDATES, &c));
    size_t k = sample_size(c.n);
    TRY(sample_draw(a, (uint64_t)seed, c.n, k, &taken));
    TRY(q_review_draw_add(db, a, id, s->region.partnership_id, r->code, seed, (int64_t)c.n, r->now,
                          r->user.id, layout_day_add(a, layout_day_of(a, r->now), days)));
    for (size_t i = 0; i < k; i++)
        TRY(q_review_add(db, a, random_id(), id, c.v[taken[i]].id));
    AuditEntry e = entry(r, "review.draw", id);
    e.detail = str_fmt(a, "%zu van %zu", k, c.n);
    return audit_add(r, db, e);
}

// POST /verslag/steekproef/2026-3
static Err
form_draw(Req *r)
{
    Sample s = {0};
    Form form;
    TRY(req_form_raw(r, &form));
    TRY(open_sample(r, &s));
    if (!s.view.is_over)
        FAIL(E_INVALID, "the quarter is not over");
    Err e = db_transaction(r->db, write_draw, &(Drawing){r, &s});
    if (err_code(e) != E_CONFLICT) // a colleague drew it just now: that one stands
        TRY(e);
    return respond_to(r, "/verslag/steekproef/%.*s?done=getrokken", (int)r->code.n, r->code.p);
}

// ---- judging ------------------------------------------------------------------------------------

static Err
open_one(Req *r, ReviewGetRow *row)
{
    Sample s = {0};
    TRY(open_sample(r, &s));
    if (!s.view.is_drawn)
        FAIL(E_NOT_FOUND, "no sample was drawn");
    TRY(q_review_get(r->db, r->arena, r->user.id, s.view.draw.id, r->id, row));
    return audit_read(r, (AuditEntry){.name = S("signal.read"),
                                      .activity = S("overleg"),
                                      .object_kind = S("signal"),
                                      .object_id = row->signal_id,
                                      .object = row->number});
}

static void
fill_form(Arena *a, const ReviewGetRow *row, OordeelForm *f)
{
    fields_init(rules, OORDEEL_RULES, f);
    f->verdict.text = row->verdict;
    f->reason.text = row->reason;
    f->version.text = str_fmt(a, "%lld", (long long)row->version);
}

static Err
show_one(Req *r, int status, OordeelView *v)
{
    v->code = r->code;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, rules, OORDEEL_RULES, &v->form);
    return show_page(r, status, v->row->number, html_steekproef_oordeel(r->arena, v));
}

// GET /verslag/steekproef/2026-3/12
static Err
page_one(Req *r)
{
    ReviewGetRow row;
    OordeelView v = {.row = &row};
    TRY(open_one(r, &row));
    fill_form(r->arena, &row, &v.form);
    return show_one(r, 200, &v);
}

typedef struct Judging {
    Req *r;
    const ReviewGetRow *row;
    const OordeelForm *f;
} Judging;

static Err
write_verdict(Db *db, void *arg)
{
    const Judging *j = arg;
    Req *r = j->r;
    ReviewSetRow set;
    TRY(q_review_set(db, r->arena, r->id, j->f->version.number, j->f->verdict.text,
                     j->f->reason.text, r->now, r->user.id, &set));
    AuditEntry e = entry(r, "review.judge", r->id);
    e.detail = j->f->verdict.text;
    return audit_add(r, db, e);
}

// POST /verslag/steekproef/2026-3/12
static Err
form_one(Req *r)
{
    ReviewGetRow row;
    OordeelView v = {.row = &row};
    OordeelForm *f = &v.form;
    bool all_right;
    TRY(open_one(r, &row));
    TRY(req_form(r, rules, OORDEEL_RULES, f, &all_right));
    PrivacyHits hits = privacy_check(r->arena, f->reason.text);
    if (hits.n > 0 && !f->reason.error.p) {
        Str kind = privacy_kind_label(hits.v[0].kind);
        f->reason.error = str_fmt(r->arena, "Dit kan naar een persoon wijzen: %.*s. Haal het weg.",
                                  (int)kind.n, kind.p);
        all_right = false;
    }
    if (!all_right)
        return show_one(r, 422, &v);
    Err e = db_transaction(r->db, write_verdict, &(Judging){r, &row, f});
    if (err_code(e) == E_NOT_FOUND) {
        OordeelForm now;
        TRY(open_one(r, &row));
        fill_form(r->arena, &row, &now);
        fields_show_newer(rules, OORDEEL_RULES, f, &now);
        f->version = now.version;
        v.has_conflict = true;
        return show_one(r, 409, &v);
    }
    TRY(e);
    return respond_to(r, "/verslag/steekproef/%.*s?done=oordeel", (int)r->code.n, r->code.p);
}

const Route steekproef_routes[] = {
    {GET, "/verslag/steekproef/:code", page_sample, CAN_OVERLEG_LEAD},
    {POST, "/verslag/steekproef/:code", form_draw, CAN_OVERLEG_LEAD},
    {GET, "/verslag/steekproef/:code/:id", page_one, CAN_OVERLEG_LEAD},
    {POST, "/verslag/steekproef/:code/:id", form_one, CAN_OVERLEG_LEAD},
    {0},
};
