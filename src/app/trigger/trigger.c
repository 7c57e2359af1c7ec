// Lists, pages and the form of the trigger calendar.
#include "app/trigger/trigger.h"

#include "app/area/area.h"
#include "app/audit/audit.h"
#include "app/setting/setting.h"
#include "app/signal/signal.h"
#include "app/trigger/trigger_feed.h"

enum { TITLE_MAX = 120, QUESTIONS_MAX = 2000, SOURCE_MAX = 300 };

static const Choice states[] = {
    {STR("aangekondigd"), STR("Aangekondigd")},
    {STR("besloten"), STR("Besloten")},
    {STR("gewijzigd"), STR("Gewijzigd")},
    {STR("vervallen"), STR("Vervallen")},
};
const Choices trigger_states = {COUNT(states), states};

static const Choice done[] = {
    {STR("toegevoegd"), STR("De trigger staat in de kalender.")},
    {STR("gewijzigd"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("adres_weg"), STR("Het agenda-adres werkt niet meer.")},
};

static const FieldRule rules[TRIGGER_RULES] = {
    {FIELD_OF(TriggerForm, partnership), .kind = FIELD_CHOICE, .label = STR("Regio")},
    {FIELD_OF(TriggerForm, kind), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Wat voor trigger is het?")},
    {FIELD_OF(TriggerForm, title), .required = true, .min = 5, .max = TITLE_MAX,
     .label = STR("Wat komt er aan?"),
     .hint = STR("In een paar woorden, zonder namen van personen. Bijvoorbeeld: bewonersavond over "
                 "de opvanglocatie.")},
    {FIELD_OF(TriggerForm, place), .kind = FIELD_CHOICE, .required = true, .label = STR("Waar?")},
    {FIELD_OF(TriggerForm, starts_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Eerste dag")},
    {FIELD_OF(TriggerForm, ends_on), .kind = FIELD_DAY, .label = STR("Laatste dag"),
     .hint = STR("Laat leeg als het om een dag gaat.")},
    {FIELD_OF(TriggerForm, state), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Hoe zeker?"), .choices = {COUNT(states), states}},
    {FIELD_OF(TriggerForm, questions), .kind = FIELD_TEXT, .max = QUESTIONS_MAX,
     .label = STR("Welke vragen moeten vooraf beantwoord zijn?"),
     .hint = STR("Een vraag per regel. Bijvoorbeeld: wie vertelt het de buurt, en wanneer?")},
    {FIELD_OF(TriggerForm, source), .max = SOURCE_MAX, .label = STR("Hoe weten we dit?"),
     .hint = STR("Bijvoorbeeld: raadsagenda, kennisgeving, brief van het ministerie.")},
    {FIELD_OF(TriggerForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
};

// The rules with the regions and places of this user.
static Err
rules_for(Req *r, const FieldRule **out, size_t *regions)
{
    Choices places, region;
    TRY(region_choices(r->db, r->arena, r->user.id, &region));
    TRY(place_choices(r->db, r->arena, r->user.id, true, &places));
    FieldRule *own = field_rules_with(r->arena, rules, TRIGGER_RULES, S("place"), places);
    own = field_rules_with(r->arena, own, TRIGGER_RULES, S("partnership"), region);
    *out = field_rules_with(r->arena, own, TRIGGER_RULES, S("kind"), signal_trigger_kinds);
    *regions = region.n;
    if (region.n == 0)
        FAIL(E_FORBIDDEN, "no region to write for");
    return OK;
}

// ---- list and show ------------------------------------------------------------------------------

Str
trigger_distance(Arena *a, Str today, Str day)
{
    int64_t days = layout_days_between(today, day);
    if (days == 0)
        return S("vandaag");
    if (days == 1)
        return S("morgen");
    if (days == -1)
        return S("gisteren");
    return days > 0 ? str_fmt(a, "over %lld dagen", (long long)days)
                    : str_fmt(a, "%lld dagen geleden", (long long)-days);
}

TriggerLines
trigger_lines(Arena *a, Str text)
{
    Str *v = NEW_N(a, text.n / 2 + 1, Str);
    size_t n = 0;
    for (Cursor c = cursor(text); !cursor_at_end(&c);) {
        Str line = cursor_rest(&c);
        if (!cursor_until(&c, S("\n"), SIZE_MAX, &line))
            c.p = c.end;
        line = str_trim(line);
        if (line.n > 0)
            v[n++] = line;
    }
    return (TriggerLines){n, v};
}

Err
trigger_show_list(Req *r, Str feed)
{
    TriggerListView v = {.may_write = r->user.can & CAN_TREND_WRITE, .feed = feed};
    TriggerFeedCountRow feeds;
    Form query;
    TRY(req_query(r, &query));
    v.past = str_eq(form_value(&query, S("toon")), S("voorbij"));
    v.today = layout_day_of(r->arena, r->now);
    v.form_token = req_form_token(r);
    TRY(q_trigger_list(r->db, r->arena, r->user.id, v.today, v.past, TRIGGER_LIST_MAX, &v.rows));
    TRY(q_trigger_feed_count(r->db, r->arena, r->user.id, &feeds));
    v.has_feed = feeds.n > 0;
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Triggerkalender"),
                                    .here = S("/triggers"),
                                    .done = {COUNT(done), done},
                                    .body = html_trigger_list(r->arena, &v)});
}

// GET /triggers?toon=voorbij
static Err
page_list(Req *r)
{
    return trigger_show_list(r, (Str){0});
}

static const MenuItem trail[] = {{STR("/triggers"), STR("Triggers"), CAN_UNSET}};

// GET /triggers/12
static Err
page_show(Req *r)
{
    TriggerGetRow row;
    TriggerShowView v = {.row = &row, .may_write = r->user.can & CAN_TREND_WRITE};
    TRY(q_trigger_get(r->db, r->arena, r->user.id, r->id, &row));
    TRY(place_label(r->db, r->arena, (Place){row.municipality, row.area_id}, &v.place));
    v.today = layout_day_of(r->arena, r->now);
    return layout_page(r, 200,
                       (LayoutPage){.title = row.title,
                                    .here = S("/triggers"),
                                    .trail = {COUNT(trail), trail},
                                    .done = {COUNT(done), done},
                                    .body = html_trigger_show(r->arena, &v)});
}

// ---- the form -----------------------------------------------------------------------------------

static Err
show_form(Req *r, int status, TriggerFormView *v, const FieldRule *own, size_t regions)
{
    v->id = r->id;
    v->form_token = req_form_token(r);
    v->one_region = regions == 1;
    v->wrong = fields_with_errors(r->arena, own, TRIGGER_RULES, &v->form);
    return layout_page(r, status,
                       (LayoutPage){.title = r->id ? S("Trigger wijzigen") : S("Trigger toevoegen"),
                                    .here = S("/triggers"),
                                    .trail = {COUNT(trail), trail},
                                    .has_errors = status != 200,
                                    .body = html_trigger_form(r->arena, v)});
}

// What the form says, as it is stored.
static Err
read_trigger(Req *r, const FieldRule *own, TriggerForm *f, TriggerNew *out, bool *all_right)
{
    Place place;
    TRY(req_form(r, own, TRIGGER_RULES, f, all_right));
    if (f->ends_on.text.n == 0)
        f->ends_on.text = f->starts_on.text;
    if (!f->starts_on.error.p && !f->ends_on.error.p && f->starts_on.text.n == 10 &&
        layout_days_between(f->starts_on.text, f->ends_on.text) < 0) {
        f->ends_on.error = S("De laatste dag kan niet voor de eerste dag liggen.");
        *all_right = false;
    }
    if (!*all_right)
        return OK;
    TRY(place_read(f->place.text, &place));
    *out = (TriggerNew){.kind = f->kind.text,
                        .title = f->title.text,
                        .municipality = place.municipality,
                        .area_id = place.area_id,
                        .starts_on = f->starts_on.text,
                        .ends_on = f->ends_on.text,
                        .state = f->state.text,
                        .questions = f->questions.text,
                        .source = f->source.text,
                        .created_by = r->user.id};
    Str region = f->partnership.text.n > 0 ? f->partnership.text : own[0].choices.v[0].code;
    return str_to_int(region, &out->partnership_id) ? OK : err_new(E_INVALID, HERE, "no region");
}

static Err
keep_until(Db *db, Arena *a, Str last_day, Str *out)
{
    int64_t days;
    TRY(setting_number(db, a, S("keep_trend_days"), &days));
    *out = layout_day_add(a, last_day, days);
    return OK;
}

Err
trigger_add(Db *db, Arena *a, const TriggerNew *t, int64_t now, int64_t *id)
{
    Str keep;
    *id = random_id();
    TRY(keep_until(db, a, t->ends_on, &keep));
    return q_trigger_add(db, a, *id, t->partnership_id, t->kind, t->title, t->municipality,
                         t->area_id, t->starts_on, t->ends_on, t->state, t->questions, t->source,
                         t->created_by, now, keep);
}

typedef struct Writing {
    Req *r;
    TriggerNew t;
    int64_t id, version;
} Writing;

static AuditEntry
entry(Str name, int64_t id, Str title)
{
    return (AuditEntry){.name = name,
                        .activity = S("trends"),
                        .object_kind = S("trigger"),
                        .object_id = id,
                        .object = title};
}

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    TRY(trigger_add(db, w->r->arena, &w->t, w->r->now, &w->id));
    return audit_add(w->r, db, entry(S("trigger.add"), w->id, w->t.title));
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    const TriggerNew *t = &w->t;
    Arena *a = w->r->arena;
    TriggerChangeRow changed;
    Str keep;
    TRY(keep_until(db, a, t->ends_on, &keep));
    TRY(q_trigger_change(db, a, w->r->user.id, w->id, w->version, t->kind, t->title,
                         t->municipality, t->area_id, t->starts_on, t->ends_on, t->state,
                         t->questions, t->source, w->r->now, keep, &changed));
    return audit_add(w->r, db, entry(S("trigger.change"), w->id, t->title));
}

// GET /triggers/nieuw
static Err
page_new(Req *r)
{
    TriggerFormView v = {0};
    const FieldRule *own = NULL;
    size_t regions = 0;
    TRY(rules_for(r, &own, &regions));
    fields_init(own, TRIGGER_RULES, &v.form);
    v.form.state.text = S("aangekondigd");
    return show_form(r, 200, &v, own, regions);
}

// POST /triggers
static Err
form_add(Req *r)
{
    TriggerFormView v = {0};
    Writing w = {.r = r};
    const FieldRule *own = NULL;
    size_t regions = 0;
    bool all_right;
    TRY(rules_for(r, &own, &regions));
    TRY(read_trigger(r, own, &v.form, &w.t, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own, regions);
    TRY(db_transaction(r->db, write_new, &w));
    return respond_to(r, "/triggers/%lld?done=toegevoegd", (long long)w.id);
}

static void
fill_form(Arena *a, const FieldRule *own, const TriggerGetRow *row, TriggerForm *f)
{
    fields_init(own, TRIGGER_RULES, f);
    f->partnership.text = str_fmt(a, "%lld", (long long)row->partnership_id);
    f->kind.text = row->kind;
    f->title.text = row->title;
    f->place.text = place_code(a, (Place){row->municipality, row->area_id});
    f->starts_on.text = row->starts_on;
    f->ends_on.text = row->ends_on;
    f->state.text = row->state;
    f->questions.text = row->questions;
    f->source.text = row->source;
    f->version.text = str_fmt(a, "%lld", (long long)row->version);
}

// GET /triggers/12/wijzigen
static Err
page_edit(Req *r)
{
    TriggerFormView v = {0};
    TriggerGetRow row;
    const FieldRule *own = NULL;
    size_t regions = 0;
    TRY(q_trigger_get(r->db, r->arena, r->user.id, r->id, &row));
    TRY(rules_for(r, &own, &regions));
    fill_form(r->arena, own, &row, &v.form);
    return show_form(r, 200, &v, own, regions);
}

// Someone saved before us: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, TriggerFormView *v, const FieldRule *own, size_t regions)
{
    TriggerGetRow row;
    TriggerForm now;
    TRY(q_trigger_get(r->db, r->arena, r->user.id, r->id, &row));
    fill_form(r->arena, own, &row, &now);
    now.partnership.text = v->form.partnership.text; // is not changed
    fields_show_newer(own, TRIGGER_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v, own, regions);
}

// POST /triggers/12
static Err
form_change(Req *r)
{
    TriggerFormView v = {0};
    Writing w = {.r = r, .id = r->id};
    const FieldRule *own = NULL;
    size_t regions = 0;
    bool all_right;
    TRY(rules_for(r, &own, &regions));
    TRY(read_trigger(r, own, &v.form, &w.t, &all_right));
    if (!all_right)
        return show_form(r, 422, &v, own, regions);
    w.version = v.form.version.number;
    Err e = db_transaction(r->db, write_change, &w);
    if (err_code(e) == E_NOT_FOUND)
        return show_conflict(r, &v, own, regions);
    TRY(e);
    return respond_to(r, "/triggers/%lld?done=gewijzigd", (long long)r->id);
}

const Route trigger_routes[] = {
    {GET, "/triggers", page_list, CAN_TREND_READ},
    {POST, "/triggers", form_add, CAN_TREND_WRITE},
    {GET, "/triggers/nieuw", page_new, CAN_TREND_WRITE},
    {POST, "/triggers/agenda-adres", trigger_form_feed, CAN_TREND_READ},
    {GET, "/triggers/agenda/:code.ics", trigger_page_feed, CAN_ANYONE},
    {GET, "/triggers/:id", page_show, CAN_TREND_READ},
    {POST, "/triggers/:id", form_change, CAN_TREND_WRITE},
    {GET, "/triggers/:id/wijzigen", page_edit, CAN_TREND_WRITE},
    {0},
};
