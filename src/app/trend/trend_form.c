// The form of a trend: new, and changed with an eye on who saved in between.
#include "app/trend/trend_form.h"

#include "app/area/area.h"
#include "app/signal/signal.h"
#include "text/privacy.h"

enum { TITLE_MAX = 140, BODY_MAX = 6000, SOURCE_MAX = 300, URL_MAX = 500 };

static Str
check_url(Str url)
{
    for (size_t i = 0; i < url.n; i++)
        if (url.p[i] <= ' ')
            return S("Een adres heeft geen spaties.");
    if (!str_starts(url, S("https://")) || url.n < sizeof("https://x.nl") - 1)
        return S("Een adres begint met https://");
    return (Str){0};
}

static const Choice yes[] = {{STR("ja"), STR("Ja")}};

static const FieldRule rules[TREND_RULES] = {
    {FIELD_OF(TrendForm, partnership), .kind = FIELD_CHOICE, .label = STR("Regio")},
    {FIELD_OF(TrendForm, level), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Waar speelt het?")},
    {FIELD_OF(TrendForm, theme), .kind = FIELD_CHOICE, .required = true, .label = STR("Thema")},
    {FIELD_OF(TrendForm, municipality), .kind = FIELD_CHOICE, .label = STR("Gemeente"),
     .hint = STR("Alleen bij een lokale trend.")},
    {FIELD_OF(TrendForm, title), .required = true, .min = 5, .max = TITLE_MAX, .label = STR("Kop"),
     .hint = STR("Wat gebeurt er, in een paar woorden? Zonder namen van personen.")},
    {FIELD_OF(TrendForm, body), .kind = FIELD_TEXT, .required = true, .min = 10, .max = BODY_MAX,
     .label = STR("Wat is er aan de hand, en wat betekent dat voor de regio?"),
     .hint = STR("Eerst wat er bekend is, dan wat u ervan denkt. Elke regel wordt een alinea.")},
    {FIELD_OF(TrendForm, source), .required = true, .min = 3, .max = SOURCE_MAX,
     .label = STR("Bron"),
     .hint = STR("Waar komt dit vandaan? Bijvoorbeeld: jaarverslag AIVD 2025, regionaal overleg.")},
    {FIELD_OF(TrendForm, source_url), .max = URL_MAX, .check = check_url,
     .label = STR("Adres van de bron"), .hint = STR("Begint met https://")},
    {FIELD_OF(TrendForm, keep), .kind = FIELD_CHOICE, .label = STR("Toch opslaan"),
     .choices = {COUNT(yes), yes}},
    {FIELD_OF(TrendForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
};

static const MenuItem trail[] = {{STR("/trends"), STR("Trends"), CAN_UNSET}};

// The rules with the regions and municipalities of this user.
static Err
rules_for(Req *r, const FieldRule **out, size_t *regions)
{
    Choices municipalities, region;
    TRY(region_choices(r->db, r->arena, r->user.id, &region));
    TRY(municipality_choices(r->db, r->arena, r->user.id, &municipalities));
    FieldRule *own =
        field_rules_with(r->arena, rules, TREND_RULES, S("municipality"), municipalities);
    own = field_rules_with(r->arena, own, TREND_RULES, S("partnership"), region);
    own = field_rules_with(r->arena, own, TREND_RULES, S("level"), trend_levels);
    *out = field_rules_with(r->arena, own, TREND_RULES, S("theme"), signal_themes);
    *regions = region.n;
    if (region.n == 0)
        FAIL(E_FORBIDDEN, "no region to write for");
    return OK;
}

static Err
show_form(Req *r, int status, TrendFormView *v, const FieldRule *own, size_t regions)
{
    v->id = r->id;
    v->form_token = req_form_token(r);
    v->one_region = regions == 1;
    v->wrong = fields_with_errors(r->arena, own, TREND_RULES, &v->form);
    return layout_page(r, status,
                       (LayoutPage){.title = r->id ? S("Trend wijzigen") : S("Trend schrijven"),
                                    .here = S("/trends"),
                                    .trail = {COUNT(trail), trail},
                                    .has_errors = status != 200,
                                    .body = html_trend_form(r->arena, v)});
}

// Point at what looks like a person, unless the writer says that it is meant to be there.
static bool
check_privacy(Arena *a, Field *f, Str keep)
{
    PrivacyHits hits = privacy_check(a, f->text);
    if (hits.n == 0 || f->error.p || str_eq(keep, S("ja")))
        return false;
    const PrivacyHit *h = &hits.v[0];
    Str kind = privacy_kind_label(h->kind);
    f->error = str_fmt(a,
                       "Hier lijkt iets te staan dat naar een persoon wijst (%.*s): "
                       "\xE2\x80\x9C%.*s\xE2\x80\x9D. Haal het weg, of kruis onderaan aan dat het "
                       "mag blijven staan.",
                       (int)kind.n, kind.p, (int)h->length, f->text.p + h->start);
    return true;
}

// What the form says, as it is stored.
static Err
read_trend(Req *r, const FieldRule *own, TrendFormView *v, TrendNew *out, bool *all_right)
{
    TrendForm *f = &v->form;
    TRY(req_form(r, own, TREND_RULES, f, all_right));
    bool is_local = str_eq(f->level.text, S("lokaal"));
    if (is_local && f->municipality.text.n == 0 && !f->municipality.error.p) {
        f->municipality.error = S("Kies de gemeente waar dit speelt.");
        *all_right = false;
    }
    bool in_title = check_privacy(r->arena, &f->title, f->keep.text);
    v->has_hits = check_privacy(r->arena, &f->body, f->keep.text) || in_title ||
                  str_eq(f->keep.text, S("ja"));
    if (in_title || f->body.error.p)
        *all_right = false;
    if (!*all_right)
        return OK;
    *out = (TrendNew){.organisation_id = r->user.organisation_id,
                      .level = f->level.text,
                      .theme = f->theme.text,
                      .municipality = is_local ? f->municipality.text : S(""),
                      .title = f->title.text,
                      .body = f->body.text,
                      .source = f->source.text,
                      .source_url = f->source_url.text,
                      .state = S("concept"),
                      .created_by = r->user.id};
    Str region = f->partnership.text.n > 0 ? f->partnership.text : own[0].choices.v[0].code;
    return str_to_int(region, &out->partnership_id) ? OK : err_new(E_INVALID, HERE, "no region");
}

typedef struct Writing {
    Req *r;
    TrendNew t;
    int64_t id, version;
    bool kept; // the privacy check pointed at something, and it stays
} Writing;

static Err
write_log(const Writing *w, Db *db, Str name)
{
    AuditEntry e = trend_entry(name, w->id, w->t.title);
    e.detail = w->kept ? S("privacycontrole: blijft staan") : S("");
    return audit_add(w->r, db, e);
}

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    TRY(trend_add(db, w->r->arena, &w->t, w->r->now, &w->id));
    return write_log(w, db, S("trend.add"));
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    const TrendNew *t = &w->t;
    Arena *a = w->r->arena;
    TrendChangeRow changed;
    Str keep;
    TRY(trend_keep_until(db, a, w->r->now, &keep));
    TRY(q_trend_change(db, a, w->r->user.id, w->id, w->version, t->level, t->theme, t->municipality,
                       t->title, t->body, t->source, t->source_url, w->r->now, keep, &changed));
    return write_log(w, db, S("trend.change"));
}

Err
trend_page_new(Req *r)
{
    TrendFormView v = {0};
    const FieldRule *own = NULL;
    size_t regions = 0;
    TRY(rules_for(r, &own, &regions));
    fields_init(own, TREND_RULES, &v.form);
    return show_form(r, 200, &v, own, regions);
}

Err
trend_form_add(Req *r)
{
    TrendFormView v = {0};
    Writing w = {.r = r};
    const FieldRule *own = NULL;
    size_t regions = 0;
    bool all_right;
    TRY(rules_for(r, &own, &regions));
    TRY(read_trend(r, own, &v, &w.t, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own, regions);
    w.kept = v.has_hits;
    TRY(db_transaction(r->db, write_new, &w));
    return respond_to(r, "/trends/%lld?done=toegevoegd", (long long)w.id);
}

static void
fill_form(Arena *a, const FieldRule *own, const TrendGetRow *row, TrendForm *f)
{
    fields_init(own, TREND_RULES, f);
    f->partnership.text = str_fmt(a, "%lld", (long long)row->partnership_id);
    f->level.text = row->level;
    f->theme.text = row->theme;
    f->municipality.text = row->municipality;
    f->title.text = row->title;
    f->body.text = row->body;
    f->source.text = row->source;
    f->source_url.text = row->source_url;
    f->version.text = str_fmt(a, "%lld", (long long)row->version);
}

// The trend of this address, when the viewer may change it.
static Err
own_trend(Req *r, TrendGetRow *row)
{
    TRY(q_trend_get(r->db, r->arena, r->user.id, r->id, row));
    if (!row->is_mine || str_eq(row->state, S("ingetrokken")))
        FAIL(E_NOT_FOUND, "a trend of another organisation, or withdrawn");
    return OK;
}

Err
trend_page_edit(Req *r)
{
    TrendFormView v = {0};
    TrendGetRow row;
    const FieldRule *own = NULL;
    size_t regions = 0;
    TRY(own_trend(r, &row));
    TRY(rules_for(r, &own, &regions));
    fill_form(r->arena, own, &row, &v.form);
    v.is_shared = str_eq(row.state, S("gedeeld"));
    return show_form(r, 200, &v, own, regions);
}

// Someone saved before us: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, TrendFormView *v, const TrendGetRow *row, const FieldRule *own,
              size_t regions)
{
    TrendForm now;
    fill_form(r->arena, own, row, &now);
    now.partnership.text = v->form.partnership.text; // is not changed
    now.keep.text = v->form.keep.text;               // is not stored
    fields_show_newer(own, TREND_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own, regions);
}

Err
trend_form_change(Req *r)
{
    TrendFormView v = {0};
    Writing w = {.r = r, .id = r->id};
    TrendGetRow row;
    const FieldRule *own = NULL;
    size_t regions = 0;
    bool all_right;
    TRY(own_trend(r, &row));
    TRY(rules_for(r, &own, &regions));
    TRY(read_trend(r, own, &v, &w.t, &all_right));
    v.is_shared = str_eq(row.state, S("gedeeld"));
    if (!all_right)
        return show_form(r, 422, &v, own, regions);
    w.version = v.form.version.number;
    w.kept = v.has_hits;
    Err e = db_transaction(r->db, write_change, &w);
    if (err_code(e) == E_NOT_FOUND) {
        TRY(own_trend(r, &row));
        return show_conflict(r, &v, &row, own, regions);
    }
    TRY(e);
    return respond_to(r, "/trends/%lld?done=gewijzigd", (long long)r->id);
}
