// The filter of the list: from the address to arguments, and back.
#include "app/signal/signal_filter.h"

#include "base/buf.h"
#include "signal_list_queries.h"
#include "text/words.h"

enum { QUERY_MAX = 4096, DAY_S = 86400 };

static const int64_t far_ahead = 4000000000;

static const Choice status_choices[] = {
    {STR("open"), STR("Open")},
    {STR("alle"), STR("Alle")},
    {STR("ontvangen"), STR("Ontvangen")},
    {STR("navraag"), STR("Navraag loopt")},
    {STR("gereed"), STR("Gereed voor agenda")},
    {STR("geagendeerd"), STR("Geagendeerd")},
    {STR("gewogen"), STR("Gewogen")},
    {STR("afgesloten"), STR("Afgesloten")},
    {STR("kwestie"), STR("Opgenomen in kwestie")},
    {STR("verwezen"), STR("Verwezen")},
    {STR("niet_geagendeerd"), STR("Niet geagendeerd")},
    {STR("vernietigd"), STR("Vernietigd")},
    {STR("geanonimiseerd"), STR("Geanonimiseerd")},
};
static const Choice who_choices[] = {{STR("ik"), STR("Door mij")},
                                     {STR("niemand"), STR("Door nog niemand")}};
static const Choice late_choices[] = {{STR("ja"), STR("Alleen te laat")}};

static const FieldRule filter_rules[SIGNAL_FILTER_FIELDS] = {
    {FIELD_OF(SignalFilterForm, q), .kind = FIELD_LINE, .max = 200,
     .label = STR("Zoek in de tekst")},
    {FIELD_OF(SignalFilterForm, gemeente), .kind = FIELD_CHOICE, .label = STR("Gemeente")},
    {FIELD_OF(SignalFilterForm, gebied), .kind = FIELD_CHOICE, .label = STR("Gebied")},
    {FIELD_OF(SignalFilterForm, thema), .kind = FIELD_CHOICE, .label = STR("Thema")},
    {FIELD_OF(SignalFilterForm, status), .kind = FIELD_CHOICE, .label = STR("Status"),
     .choices = {COUNT(status_choices), status_choices}},
    {FIELD_OF(SignalFilterForm, wijze), .kind = FIELD_CHOICE, .label = STR("Wat voor signaal")},
    {FIELD_OF(SignalFilterForm, urgentie), .kind = FIELD_CHOICE, .label = STR("Urgentie")},
    {FIELD_OF(SignalFilterForm, bron), .kind = FIELD_CHOICE, .label = STR("Rol van de melder")},
    {FIELD_OF(SignalFilterForm, wie), .kind = FIELD_CHOICE, .label = STR("Opgevolgd"),
     .choices = {COUNT(who_choices), who_choices}},
    {FIELD_OF(SignalFilterForm, telaat), .kind = FIELD_CHOICE, .label = STR("Termijn"),
     .choices = {COUNT(late_choices), late_choices}},
    {FIELD_OF(SignalFilterForm, van), .kind = FIELD_DAY, .label = STR("Ontvangen vanaf")},
    {FIELD_OF(SignalFilterForm, tot), .kind = FIELD_DAY, .label = STR("Ontvangen tot en met")},
};

// ---- reading ------------------------------------------------------------------------------------

static FieldRule *
rule_of(SignalFilter *f, Str name)
{
    for (size_t i = 0; i < SIGNAL_FILTER_FIELDS; i++)
        if (str_eq(f->rules[i].name, name))
            return &f->rules[i];
    die(HERE, "no such field");
}

static Err
choose_places(Req *r, SignalFilter *f, const Form *sent)
{
    Arena *a = r->arena;
    SignalListMunicipalitiesRows towns;
    SignalListAreasRows areas;
    TRY(q_signal_list_municipalities(r->db, a, r->user.id, &towns));
    Choice *v = NEW_N(a, towns.n + 1, Choice);
    for (size_t i = 0; i < towns.n; i++)
        v[i] = (Choice){towns.v[i].code, towns.v[i].name};
    rule_of(f, S("gemeente"))->choices = (Choices){towns.n, v};
    Str town = form_value(sent, S("gemeente"));
    if (town.n == 0)
        return OK; // areas are chosen within a municipality
    TRY(q_signal_list_areas(r->db, a, town, &areas));
    v = NEW_N(a, areas.n + 1, Choice);
    for (size_t i = 0; i < areas.n; i++)
        v[i] = (Choice){str_fmt(a, "%lld", (long long)areas.v[i].id), areas.v[i].name};
    rule_of(f, S("gebied"))->choices = (Choices){areas.n, v};
    return OK;
}

// "na=1767225600-42": a moment and the signal received then.
static bool
read_place(Str text, SignalFilter *f)
{
    Cursor c = cursor(text);
    Str at;
    if (!text.p || !cursor_until(&c, S("-"), 20, &at))
        return false;
    return str_to_int(at, &f->at) && str_to_int(cursor_rest(&c), &f->id);
}

// The moment at which a day begins in the Netherlands.
static int64_t
begin_of(Arena *a, Str day)
{
    int64_t moment = layout_days_between(S("1970-01-01"), day) * DAY_S; // midnight in Greenwich
    while (str_eq(layout_day_of(a, moment - 1), day))
        moment -= DAY_S / 24; // the Netherlands are one or two hours ahead
    return moment;
}

static Str
right_text(const Field *field)
{
    return field->error.p ? S("") : field->text;
}

static void
fill_arguments(Req *r, SignalFilter *f)
{
    const SignalFilterForm *form = &f->form;
    Str van = right_text(&form->van), tot = right_text(&form->tot), wie = right_text(&form->wie);
    f->municipality = right_text(&form->gemeente);
    f->theme = right_text(&form->thema);
    f->way = right_text(&form->wijze);
    f->urgency = right_text(&form->urgentie);
    f->source_role = right_text(&form->bron);
    f->status = right_text(&form->status);
    if (str_eq(f->status, S("alle")))
        f->status = S("");
    f->overdue = right_text(&form->telaat).n ? layout_day_of(r->arena, r->now) : S("");
    if (f->municipality.n == 0 || !str_to_int(right_text(&form->gebied), &f->area_id))
        f->area_id = 0;
    f->assigned_to = str_eq(wie, S("ik")) ? r->user.id : str_eq(wie, S("niemand")) ? -1 : 0;
    f->since = van.n ? begin_of(r->arena, van) : 0;
    f->until = tot.n ? begin_of(r->arena, layout_day_add(r->arena, tot, 1)) : far_ahead;
}

static void
find_words(Req *r, SignalFilter *f)
{
    Stemmer *stemmer = context_of(r)->stemmer;
    Field *q = &f->form.q;
    f->words = S("");
    if (q->text.n == 0 || q->error.p)
        return;
    f->words = words_fts_query(r->arena, stemmer, q->text,
                               db_is_postgresql(r->db) ? WORDS_TSQUERY : WORDS_FTS5);
    if (f->words.n == 0) {
        q->error = S("Deze woorden staan in bijna elke tekst. Zoek op een woord dat iets zegt, "
                     "zoals opvang of vuurwerk.");
        f->all_right = false;
    }
}

Err
signal_filter_read(Req *r, Str query, SignalFilter *out)
{
    Form sent;
    *out = (SignalFilter){0};
    for (size_t i = 0; i < SIGNAL_FILTER_FIELDS; i++)
        out->rules[i] = filter_rules[i];
    rule_of(out, S("thema"))->choices = signal_themes;
    rule_of(out, S("wijze"))->choices = signal_ways;
    rule_of(out, S("urgentie"))->choices = signal_urgencies;
    rule_of(out, S("bron"))->choices = signal_sources;
    TRY(form_decode_query(r->arena, query, &sent));
    TRY(choose_places(r, out, &sent));
    out->all_right = fields_read(r->arena, &sent, out->rules, SIGNAL_FILTER_FIELDS, &out->form);
    if (out->form.status.text.n == 0)
        out->form.status.text = S("open");
    if (out->form.gemeente.text.n == 0 && out->form.gebied.text.n > 0) {
        out->form.gebied.text = S("");
        out->form.gebied.error = (Str){0};
    }
    fill_arguments(r, out);
    find_words(r, out);
    out->newer = read_place(form_value(&sent, S("voor")), out);
    if (!out->newer && !read_place(form_value(&sent, S("na")), out)) {
        out->at = far_ahead;
        out->id = 0;
    }
    return OK;
}

// ---- writing ------------------------------------------------------------------------------------

static const Field *
field_of(const SignalFilter *f, const FieldRule *rule)
{
    return (const Field *)(const void *)((const char *)&f->form + rule->offset);
}

static bool
is_usual(const Field *field)
{
    Str usual = str_eq(field->rule->name, S("status")) ? S("open") : S("");
    return str_eq(field->text, usual);
}

Str
signal_filter_query(Arena *a, const SignalFilter *f, Str without)
{
    Out o = out_new(a, QUERY_MAX);
    for (size_t i = 0; i < SIGNAL_FILTER_FIELDS; i++) {
        const FieldRule *rule = &f->rules[i];
        const Field *field = field_of(f, rule);
        bool of_it = str_eq(without, S("gemeente")) && str_eq(rule->name, S("gebied"));
        if (is_usual(field) || str_eq(rule->name, without) || of_it)
            continue;
        if (o.n > 0)
            html_lit(&o, S("&"));
        html_lit(&o, rule->name);
        html_lit(&o, S("="));
        html_url_str(&o, field->text, false);
    }
    return out_html(&o).markup;
}

static Str
shown(Arena *a, const Field *field)
{
    if (field->rule->kind == FIELD_DAY && !field->error.p)
        return layout_day(a, field->text);
    return choice_label(field->rule->choices, field->text);
}

SignalChips
signal_filter_chips(Arena *a, const SignalFilter *f)
{
    SignalChip *v = NEW_N(a, SIGNAL_FILTER_FIELDS, SignalChip);
    size_t n = 0;
    for (size_t i = 0; i < SIGNAL_FILTER_FIELDS; i++) {
        const FieldRule *rule = &f->rules[i];
        const Field *field = field_of(f, rule);
        if (is_usual(field))
            continue;
        Str rest = signal_filter_query(a, f, rule->name);
        v[n++] =
            (SignalChip){rule->label, shown(a, field),
                         str_fmt(a, "/signalen%s%.*s", rest.n ? "?" : "", (int)rest.n, rest.p)};
    }
    return (SignalChips){n, v};
}

Str
signal_filter_says(Arena *a, const SignalFilter *f)
{
    SignalChips chips = signal_filter_chips(a, f);
    Buf b = buf_new(a, QUERY_MAX);
    for (size_t i = 0; i < chips.n; i++) {
        buf_put(&b, i > 0 ? S("; ") : S(""));
        buf_put(&b, chips.v[i].label);
        buf_put(&b, S(": "));
        buf_put(&b, chips.v[i].value);
    }
    return chips.n > 0 ? buf_str(&b) : S("Status: Open");
}
