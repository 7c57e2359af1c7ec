// The page Beeld: what the last run counted, what stands out, what is new and what is coming.
#include "app/duiding/duiding_beeld.h"

#include "geo/tiles.h"

static const Choice periods[] = {
    {STR("4w"), STR("4 weken"), {0}},
    {STR("13w"), STR("13 weken"), {0}},
    {STR("jaar"), STR("Een jaar"), {0}},
};
const Choices beeld_periods = {COUNT(periods), periods};

static const char *const period_words[] = {"de laatste 4 weken", "de laatste 13 weken",
                                           "het laatste jaar"};

static const Choice done[] = {
    {STR("gevraagd"),
     STR("De nieuwe berekening staat klaar. Binnen een paar minuten ziet u hier "
         "de uitkomst."),
     {0}},
    {STR("stopt"), STR("De berekening stopt."), {0}},
    {STR("gekozen"), STR("Uw keuze telt vanaf de volgende berekening."), {0}},
};

enum { SINCE_DAYS = 21, DAY_S = 86400 };

Str
beeld_period_words(size_t period)
{
    return str_z(period_words[period]);
}

Str
beeld_where_words(const BeeldFigures *f)
{
    return f->where.n > 0 ? f->where : S("de regio");
}

// ---- choosing -----------------------------------------------------------------------------------

// What the address asks for; a code that is not one of ours is E_INVALID.
static Err
read_choice(Req *r, BeeldChoice *out)
{
    Form query;
    TRY(req_query(r, &query));
    Str theme = form_value(&query, S("thema")), period = form_value(&query, S("periode"));
    Str where = form_value(&query, S("waar"));
    *out = (BeeldChoice){.theme = S(""), .period = BEELD_QUARTER, .where = where.p ? where : S("")};
    if (theme.n > 0 && str_eq(choice_label(signal_themes, theme), theme))
        FAIL(E_INVALID, "no such theme");
    if (theme.n > 0)
        out->theme = theme;
    for (size_t i = 0; i < COUNT(periods); i++)
        if (str_eq(periods[i].code, period))
            out->period = i;
    return OK;
}

// ---- in words -----------------------------------------------------------------------------------

DuidingDiffers
beeld_differs(BeeldNumber n, double expected)
{
    return n.is_hidden ? DIFFERS_UNKNOWN : duiding_differs(n.n, expected);
}

static void
add_note(Arena *a, Str *all, Str note)
{
    if (note.n > 0)
        *all =
            all->n == 0 ? note : str_fmt(a, "%.*s; %.*s", (int)all->n, all->p, (int)note.n, note.p);
}

Str
beeld_difference_note(BeeldNumber n, double expected)
{
    DuidingDiffers d = beeld_differs(n, expected);
    return d == DIFFERS_NOT ? S("") : duiding_differs_words(d);
}

Str
beeld_place_note(Arena *a, const BeeldPlace *p)
{
    Str all = S("");
    add_note(a, &all, beeld_difference_note(p->count, p->expected));
    add_note(a, &all, p->never ? S("nog nooit iets gehoord") : S(""));
    add_note(a, &all, p->is_silent ? S("stiller dan gebruikelijk") : S(""));
    add_note(a, &all, p->is_high ? S("laatste week meer dan gebruikelijk") : S(""));
    return all;
}

Str
beeld_theme_note(Arena *a, const BeeldTheme *t)
{
    Str all = S("");
    add_note(a, &all, beeld_difference_note(t->count, t->expected));
    add_note(a, &all, t->is_high ? S("laatste week meer dan gebruikelijk") : S(""));
    return all;
}

// ---- drawing ------------------------------------------------------------------------------------

static ChartState
state_of(BeeldNumber n)
{
    return n.is_hidden ? CHART_HIDDEN : n.n == 0 ? CHART_NONE : CHART_KNOWN;
}

static Str
about(Arena *a, const BeeldFigures *f)
{
    Str theme = duiding_theme_words(a, f->choice.theme),
        days = beeld_period_words(f->choice.period);
    return str_fmt(a, "%.*s, %.*s", (int)theme.n, theme.p, (int)days.n, days.p);
}

// Hexagons for the villages and districts of a municipality; too many of them: a table alone.
static Err
draw_local_map(Req *r, BeeldView *v, const AreaMapFrame *frame)
{
    const BeeldFigures *f = &v->f;
    AreaMapPlace *places = NEW_N(r->arena, f->n_places + 1, AreaMapPlace);
    for (size_t i = 0; i < f->n_places; i++) {
        const BeeldPlace *p = &f->places[i];
        places[i] = (AreaMapPlace){.name = p->name,
                                   .lon = p->lon,
                                   .lat = p->lat,
                                   .count = p->count.n,
                                   .state = state_of(p->count),
                                   .quiet = p->is_silent,
                                   .step = (int)beeld_differs(p->count, p->expected)};
    }
    return f->n_places > TILES_MAX ? OK
                                   : area_map_places(r->arena, frame, places, f->n_places, &v->map);
}

static Err
draw_map(Req *r, BeeldView *v)
{
    const BeeldFigures *f = &v->f;
    AreaMapValue *values = NEW_N(r->arena, f->n_places + 1, AreaMapValue);
    Str what = about(r->arena, f);
    AreaMapFrame frame = {
        .id = S("kaart"),
        .title = str_fmt(r->arena, "Signalen per %s: %.*s", f->where.n > 0 ? "plek" : "gemeente",
                         (int)what.n, what.p),
        .desc = S("Het getal is het aantal signalen. De tint en het patroon zeggen of dat meer of "
                  "minder is dan verwacht. De tabel bij de kaart zegt hetzelfde."),
        .difference = &duiding_differences};
    if (f->where.n > 0)
        return draw_local_map(r, v, &frame);
    for (size_t i = 0; i < f->n_places; i++) {
        const BeeldPlace *p = &f->places[i];
        values[i] = (AreaMapValue){.code = p->code,
                                   .count = p->count.is_hidden ? 0 : p->count.n,
                                   .state = state_of(p->count),
                                   .quiet = p->is_silent,
                                   .step = (int)beeld_differs(p->count, p->expected)};
    }
    TRY(area_map(r->db, r->arena, &frame, values, f->n_places, &v->map));
    return area_map_source(r->db, r->arena, &v->map_source);
}

static void
draw_timeline(Req *r, BeeldView *v)
{
    const BeeldFigures *f = &v->f;
    ChartWeek *weeks = NEW_N(r->arena, f->n_weeks + 1, ChartWeek);
    Str what = duiding_theme_words(r->arena, f->choice.theme), where = beeld_where_words(f);
    bool band = f->n_weeks > 0;
    for (size_t i = 0; i < f->n_weeks; i++) {
        const BeeldWeek *w = &f->weeks[i];
        band &= w->expected >= 0;
        weeks[i] = (ChartWeek){.label = layout_day_short(r->arena, v->today, w->on),
                               .count = w->count.is_hidden ? 0 : w->count.n,
                               .low = w->low > 0 ? w->low : 0,
                               .high = w->high > w->low ? w->high
                                       : w->low > 0     ? w->low
                                                        : 0,
                               .state = w->count.is_hidden ? CHART_HIDDEN : CHART_KNOWN,
                               .raised = w->is_high};
    }
    if (f->n_weeks == 0)
        return;
    ChartTimeline t = {.frame = {S("tijdlijn-wide"),
                                 str_fmt(r->arena, "Signalen per week in %.*s: %.*s", (int)where.n,
                                         where.p, (int)what.n, what.p),
                                 S("De tabel onder de tijdlijn zegt hetzelfde."), CHART_WIDE},
                       .weeks = weeks,
                       .n = f->n_weeks,
                       .band = band};
    Html wide = chart_timeline(r->arena, &t);
    t.frame.id = S("tijdlijn-narrow");
    t.frame.width = CHART_NARROW;
    v->timeline = chart_pair(r->arena, wide, chart_timeline(r->arena, &t));
}

// ---- the rest of the page -----------------------------------------------------------------------

static Err
read_warnings(Req *r, BeeldView *v)
{
    BeeldWarningsRows rows;
    bool sees = r->user.can & CAN_SIGNAL_READ;
    TRY(q_beeld_warnings(r->db, r->arena, r->user.id, v->f.region.partnership_id,
                         BEELD_WARNINGS + 1, &rows));
    v->more_warnings = rows.n > BEELD_WARNINGS;
    v->n_warnings = v->more_warnings ? BEELD_WARNINGS : rows.n;
    for (size_t i = 0; i < v->n_warnings; i++) {
        const BeeldWarningsRow *w = &rows.v[i];
        DuidingSaid said = DUIDING_SAID(w, !sees || w->closed > 0);
        v->warnings[i] = (BeeldSaid){.id = w->id,
                                     .number = w->number,
                                     .level = w->level,
                                     .state = w->state,
                                     .new_reporter = w->new_reporter,
                                     .sentence = duiding_sentence(r->arena, &said),
                                     .since = layout_day_of(r->arena, w->made_at)};
    }
    return OK;
}

static void
add_name(Arena *a, BeeldNames *names, Str name, Str municipality)
{
    if (names->n == BEELD_QUIET) {
        names->more++;
        return;
    }
    names->v[names->n++] = municipality.n == 0 ? name
                                               : str_fmt(a, "%.*s (%.*s)", (int)name.n, name.p,
                                                         (int)municipality.n, municipality.p);
}

// Blank spots: never heard, silent, and the organisations from which less comes than usual. The
// last are for who may see signals: with few people behind it, an organisation is soon a person.
static Err
read_quiet(Req *r, BeeldView *v)
{
    BeeldQuietRows rows;
    TRY(q_beeld_quiet(r->db, r->arena, r->user.id, v->f.region.partnership_id, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        const BeeldQuietRow *q = &rows.v[i];
        bool never = str_eq(q->state, S("nooit"));
        if (q->name.n == 0)
            continue;
        if (str_starts(q->place, S("o"))) {
            if (r->user.can & CAN_SIGNAL_READ)
                add_name(r->arena, never ? &v->never_from : &v->silent_from, q->name, S(""));
            continue;
        }
        add_name(r->arena, never ? &v->never : &v->silent, q->name, q->municipality);
        for (size_t k = 0; k < v->f.n_places; k++) {
            if (!str_eq(v->f.places[k].code, q->place))
                continue;
            v->f.places[k].never = never;
            v->f.places[k].is_silent |= !never;
        }
    }
    return OK;
}

static Err
read_new(Req *r, BeeldView *v)
{
    BeeldMeetingRows meeting;
    int64_t since = r->now - (int64_t)SINCE_DAYS * DAY_S;
    TRY(q_beeld_meeting(r->db, r->arena, r->user.id, v->f.region.partnership_id, v->today,
                        &meeting));
    v->has_meeting = meeting.n > 0;
    if (v->has_meeting) {
        v->meeting = meeting.v[0];
        since = meeting.v[0].ends_at;
    }
    v->since = layout_day_of(r->arena, since);
    return q_beeld_new(r->db, r->arena, r->user.id, v->f.region.partnership_id, since, &v->fresh);
}

Err
beeld_read(Req *r, BeeldView *v)
{
    Can can = r->user.can;
    v->today = layout_day_of(r->arena, r->now);
    v->may_run = can & CAN_OVERLEG_LEAD;
    v->may_signals = can & CAN_SIGNAL_READ;
    v->may_kwesties = can & CAN_KWESTIE_READ;
    TRY(read_quiet(r, v));
    TRY(read_warnings(r, v));
    TRY(read_new(r, v));
    return q_beeld_triggers(r->db, r->arena, r->user.id, v->f.region.partnership_id, v->today,
                            layout_day_add(r->arena, v->today, BEELD_AHEAD_DAYS), BEELD_TRIGGERS,
                            &v->triggers);
}

// ---- how often a warning without a reason is accepted -------------------------------------------

static const FieldRule rate_rules[] = {
    {FIELD_OF(BeeldRateForm, melding), .kind = FIELD_CHOICE, .required = true,
     .label = STR("Hoe vaak mag een waarschuwing komen zonder dat er iets is?"),
     .hint = STR("Vaker betekent: u mist minder, en kijkt vaker voor niets. Zeldener betekent: "
                 "minder werk, en soms later gezien.")},
    {FIELD_OF(BeeldRateForm, version), .kind = FIELD_NUMBER, .min = 0, .max = INT32_MAX,
     .label = STR("Versie")},
};

static const FieldRule *
own_rate_rules(Arena *a)
{
    return field_rules_with(a, rate_rules, COUNT(rate_rules), S("melding"), duiding_rates);
}

static Err
read_rate(Req *r, BeeldView *v)
{
    BeeldRateForm now;
    TRY(duiding_rate(r->db, r->arena, v->f.region.partnership_id, &v->rate));
    fields_init(own_rate_rules(r->arena), COUNT(rate_rules), &now);
    now.melding.text = v->rate.code;
    now.version.text = str_fmt(r->arena, "%lld", (long long)v->rate.version);
    if (!v->rate_form.melding.rule)
        v->rate_form = now;
    return OK;
}

// ---- answering ----------------------------------------------------------------------------------

// "alle-13w", "opvang-jaar-GM9001": what read_code() in duiding_beeld_doc.c reads.
static Str
code_of(Arena *a, const BeeldChoice *c)
{
    Str theme = c->theme.n > 0 ? c->theme : S("alle"), period = periods[c->period].code;
    return str_fmt(a, "%.*s-%.*s%s%.*s", (int)theme.n, theme.p, (int)period.n, period.p,
                   c->where.n > 0 ? "-" : "", (int)c->where.n, c->where.p);
}

static Err
show(Req *r, int status, BeeldView *v)
{
    TRY(beeld_figures(r, v->f.choice, &v->f));
    TRY(beeld_read(r, v));
    TRY(draw_map(r, v));
    draw_timeline(r, v);
    if (v->may_run)
        TRY(read_rate(r, v));
    v->form_token = req_form_token(r);
    v->code = code_of(r->arena, &v->f.choice);
    v->wrong =
        fields_with_errors(r->arena, own_rate_rules(r->arena), COUNT(rate_rules), &v->rate_form);
    return layout_page(r, status,
                       (LayoutPage){.title = S("Beeld"),
                                    .here = S("/beeld"),
                                    .done = {COUNT(done), done},
                                    .has_errors = status != 200,
                                    .is_wide = true,
                                    .body = html_duiding_beeld(r->arena, v)});
}

// GET /beeld?thema=opvang&periode=13w
static Err
page_beeld(Req *r)
{
    BeeldView *v = NEW(r->arena, BeeldView);
    TRY(read_choice(r, &v->f.choice));
    return show(r, 200, v);
}

// ---- runs ---------------------------------------------------------------------------------------

typedef struct Running {
    Req *r;
    int64_t partnership_id, run_id;
    const BeeldRateForm *rate;
} Running;

static Err
write_ask(Db *db, void *arg)
{
    const Running *x = arg;
    DuidingAsked asked;
    return duiding_ask(db, x->r->arena, context_of(x->r), x->partnership_id, audit_actor(x->r),
                       x->r->now, &asked);
}

static Err
write_stop(Db *db, void *arg)
{
    const Running *x = arg;
    return duiding_stop(db, x->r->arena, context_of(x->r), x->run_id, x->r->user.id,
                        audit_actor(x->r), x->r->now);
}

// POST /beeld/berekenen
static Err
form_run(Req *r)
{
    Form sent;
    BeeldRegionRow region;
    TRY(req_form_raw(r, &sent));
    TRY(beeld_region(r, &region));
    TRY(db_transaction(r->db, write_ask,
                       &(Running){.r = r, .partnership_id = region.partnership_id}));
    return respond_to(r, "/beeld?done=gevraagd");
}

// POST /beeld/stoppen
static Err
form_stop(Req *r)
{
    Form sent;
    Running x = {.r = r};
    TRY(req_form_raw(r, &sent));
    if (!str_to_int(form_value(&sent, S("run")), &x.run_id))
        FAIL(E_INVALID, "no run");
    Err e = db_transaction(r->db, write_stop, &x);
    if (err_code(e) != E_CONFLICT) // it is over: there is nothing to stop
        TRY(e);
    return respond_to(r, "/beeld?done=stopt");
}

static Err
write_rate(Db *db, void *arg)
{
    const Running *x = arg;
    Req *r = x->r;
    const BeeldRateForm *f = x->rate;
    TRY(duiding_rate_set(db, r->arena, x->partnership_id, f->melding.text, f->version.number,
                         r->user.id, r->now));
    return audit_add(r, db,
                     (AuditEntry){.name = S("duiding.rate"),
                                  .activity = S("beheer"),
                                  .object_kind = S("partnership"),
                                  .object_id = x->partnership_id,
                                  .object = S("duiding"),
                                  .detail = f->melding.text});
}

// POST /beeld/meldingen
static Err
form_rate(Req *r)
{
    BeeldView *v = NEW(r->arena, BeeldView);
    BeeldRateForm *f = &v->rate_form;
    BeeldRegionRow region;
    bool all_right;
    v->f.choice = (BeeldChoice){.theme = S(""), .period = BEELD_QUARTER, .where = S("")};
    TRY(req_form(r, own_rate_rules(r->arena), COUNT(rate_rules), f, &all_right));
    TRY(beeld_region(r, &region));
    if (!all_right)
        return show(r, 422, v);
    Err e = db_transaction(r->db, write_rate,
                           &(Running){.r = r, .partnership_id = region.partnership_id, .rate = f});
    if (err_code(e) == E_CONFLICT) {
        DuidingRate now;
        TRY(duiding_rate(r->db, r->arena, region.partnership_id, &now));
        f->melding.stored = str_eq(now.code, f->melding.text) ? (Str){0} : now.code;
        f->version.text = str_fmt(r->arena, "%lld", (long long)now.version);
        v->has_conflict = true;
        return show(r, 409, v);
    }
    TRY(e);
    return respond_to(r, "/beeld?done=gekozen");
}

const Route beeld_routes[] = {
    {GET, "/beeld", page_beeld, CAN_BEELD, 0},
    {POST, "/beeld/berekenen", form_run, CAN_OVERLEG_LEAD, 0},
    {POST, "/beeld/stoppen", form_stop, CAN_OVERLEG_LEAD, 0},
    {POST, "/beeld/meldingen", form_rate, CAN_OVERLEG_LEAD, 0},
    {GET, "/beeld/bericht/:code", beeld_message, CAN_BEELD, 0},
    {GET, "/beeld/bericht/:code.odt", beeld_message, CAN_BEELD, 0},
    {GET, "/beeld/bericht/:code.pdf", beeld_message, CAN_BEELD, 0},
    {0},
};
