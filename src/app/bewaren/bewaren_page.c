// Pages: terms, what comes due, runs with their declarations, pauses.
#include "app/bewaren/bewaren_page.h"

#include "app/setting/setting.h"
#include "format/csv.h"

enum { AHEAD_DAYS = 30, DAY_S = 86400, CSV_BYTES = 8 << 20 };

Str
bewaren_term_label(Str name)
{
    if (str_eq(name, S("besluit")))
        return S("Besluit");
    for (size_t i = 0; i < SETTINGS; i++)
        if (str_eq(settings[i].name, name))
            return settings[i].label;
    return name;
}

static Err
read_terms(Req *r, BewarenPage *v)
{
    for (size_t i = 0; i < SETTINGS; i++) {
        const Setting *s = &settings[i];
        if (!str_starts(s->name, S("keep_")))
            continue;
        REQUIRE(v->nterms < BEWAREN_MAX_TERMS);
        BewarenTerm *t = &v->terms[v->nterms++];
        *t = (BewarenTerm){.label = s->label, .hint = s->hint, .otherwise = s->otherwise};
        TRY(setting_text(r->db, r->arena, s->name, &t->value));
    }
    return OK;
}

static BewarenComing *
coming_of(BewarenPage *v, Str label)
{
    for (size_t i = 0; i < v->ncoming; i++)
        if (str_eq(v->coming[i].label, label))
            return &v->coming[i];
    REQUIRE(v->ncoming < COUNT(v->coming));
    v->coming[v->ncoming].label = label;
    return &v->coming[v->ncoming++];
}

static Err
read_audit_coming(Req *r, BewarenPage *v)
{
    int64_t days, now, later;
    BewarenKindPausedRow paused;
    TRY(setting_number(r->db, r->arena, S("keep_audit_days"), &days));
    int64_t before = r->now - days * DAY_S;
    TRY(audit_count_before(r->db, r->arena, before, &now));
    TRY(audit_count_before(r->db, r->arena, before + AHEAD_DAYS * DAY_S, &later));
    TRY(q_bewaren_kind_paused(r->db, r->arena, S("audit"), v->today, &paused));
    BewarenComing *c = coming_of(v, S("Regels van het logboek"));
    c->now = now;
    c->soon = later - now;
    c->paused = paused.n > 0 ? later : 0;
    v->due += paused.n > 0 ? 0 : now;
    return OK;
}

static Err
read_coming(Req *r, BewarenPage *v)
{
    int64_t days;
    BewarenComingRows now, later;
    TRY(setting_number(r->db, r->arena, S("keep_draft_days"), &days));
    int64_t before = r->now - days * DAY_S;
    TRY(q_bewaren_coming(r->db, r->arena, v->today, v->today, before, &now));
    TRY(q_bewaren_coming(r->db, r->arena, v->today, layout_day_add(r->arena, v->today, AHEAD_DAYS),
                         before + AHEAD_DAYS * DAY_S, &later));
    for (size_t i = 0; i < BEWAREN_KINDS; i++)
        coming_of(v, bewaren_kinds[i].label);
    for (size_t i = 0; i < now.n; i++) {
        coming_of(v, bewaren_label(now.v[i].what))->now = now.v[i].n;
        v->due += now.v[i].n - now.v[i].paused;
    }
    for (size_t i = 0; i < later.n; i++) {
        BewarenComing *c = coming_of(v, bewaren_label(later.v[i].what));
        c->soon = later.v[i].n - c->now;
        c->paused = later.v[i].paused;
    }
    return read_audit_coming(r, v);
}

static const Choice done[] = {
    {STR("niets"), STR("Er was niets te vernietigen.")},
    {STR("gepauzeerd"), STR("De vernietigingsstop is ingegaan.")},
    {STR("beeindigd"), STR("De vernietigingsstop is beëindigd.")},
};

Err
bewaren_show(Req *r, int status, const FieldRule *rules, BewarenPauseForm *form)
{
    BewarenPage v = {.form = form, .form_token = req_form_token(r)};
    v.today = layout_day_of(r->arena, r->now);
    v.may_set = (r->user.can & CAN_MANAGE) != 0;
    v.wrong = fields_with_errors(r->arena, rules, BEWAREN_PAUSE_FIELDS, form);
    TRY(read_terms(r, &v));
    TRY(read_coming(r, &v));
    TRY(q_bewaren_runs(r->db, r->arena, &v.runs));
    TRY(q_bewaren_pauses(r->db, r->arena, &v.pauses));
    LayoutPage page = {.title = S("Bewaren en vernietigen"),
                       .body = html_bewaren_page(r->arena, &v),
                       .here = S("/bewaren"),
                       .done = {COUNT(done), done},
                       .has_errors = v.wrong.n > 0};
    return layout_page(r, status, page);
}

static Err
page_show(Req *r)
{
    FieldRule rules[BEWAREN_PAUSE_FIELDS];
    BewarenPauseForm form = {0};
    bewaren_pause_fields(rules);
    fields_init(rules, BEWAREN_PAUSE_FIELDS, &form);
    return bewaren_show(r, 200, rules, &form);
}

static Err
form_run(Req *r)
{
    Form sent;
    BewarenResult result;
    TRY(req_form_raw(r, &sent));
    TRY(bewaren_run(r->db, r->arena, context_of(r), r->now, audit_actor(r), &result));
    if (result.run_id == 0)
        return respond_to(r, "/bewaren?done=niets");
    return respond_to(r, "/bewaren/verklaringen/%lld?done=%s", (long long)result.run_id,
                      result.more ? "meer" : "klaar");
}

// ---- a declaration ------------------------------------------------------------------------------

static Err
read_declaration(Req *r, BewarenDeclaration *v)
{
    TRY(q_bewaren_run_get(r->db, r->arena, r->id, &v->run));
    TRY(q_bewaren_run_sums(r->db, r->arena, r->id, &v->sums));
    v->region = setting_region(r);
    return q_bewaren_run_lines(r->db, r->arena, r->id, &v->lines);
}

static Err
page_declaration(Req *r)
{
    static const MenuItem trail[] = {{STR("/bewaren"), STR("Bewaren en vernietigen"), CAN_UNSET}};
    static const Choice said[] = {
        {STR("klaar"), STR("De vernietiging is uitgevoerd.")},
        {STR("meer"), STR("De vernietiging is uitgevoerd. Er staat nog meer klaar: voer haar nog "
                          "een keer uit, of wacht op de nacht.")},
    };
    BewarenDeclaration v;
    TRY(read_declaration(r, &v));
    LayoutPage page = {.title = str_fmt(r->arena, "Verklaring van vernietiging %.*s",
                                        (int)v.run.number.n, v.run.number.p),
                       .body = html_bewaren_declaration(r->arena, &v),
                       .here = S("/bewaren"),
                       .trail = {1, trail},
                       .done = {COUNT(said), said}};
    return layout_page(r, 200, page);
}

static Err
file_declaration(Req *r)
{
    static const Str head[] = {STR("verklaring"), STR("soort"),   STR("nummer"),
                               STR("handeling"),  STR("termijn"), STR("verviel_op")};
    BewarenDeclaration v;
    TRY(read_declaration(r, &v));
    Buf text = buf_new(r->arena, CSV_BYTES);
    CsvWriter csv = csv_writer(&text);
    for (size_t i = 0; i < COUNT(head); i++)
        csv_put(&csv, head[i]);
    csv_row_end(&csv);
    for (size_t i = 0; i < v.lines.n; i++) {
        const BewarenRunLinesRow *l = &v.lines.v[i];
        const Str cells[] = {v.run.number, bewaren_label(l->what),      l->object,
                             l->action,    bewaren_term_label(l->term), l->due_on};
        for (size_t c = 0; c < COUNT(cells); c++)
            csv_put(&csv, cells[c]);
        csv_row_end(&csv);
    }
    if (text.over)
        FAIL(E_LIMIT, "the declaration is longer than %d bytes", CSV_BYTES);
    return respond_file(r, S("text/csv; charset=utf-8"),
                        str_fmt(r->arena, "%.*s.csv", (int)v.run.number.n, v.run.number.p),
                        buf_str(&text));
}

const Route bewaren_routes[] = {
    {GET, "/bewaren", page_show, CAN_RETENTION, 0},
    {POST, "/bewaren/uitvoeren", form_run, CAN_RETENTION, 0},
    {GET, "/bewaren/verklaringen/:id", page_declaration, CAN_RETENTION, 0},
    {GET, "/bewaren/verklaringen/:id.csv", file_declaration, CAN_RETENTION, 0},
    {POST, "/bewaren/pauzes", bewaren_form_pause, CAN_RETENTION, 0},
    {POST, "/bewaren/pauzes/:id/einde", bewaren_form_pause_end, CAN_RETENTION, 0},
    {0},
};
