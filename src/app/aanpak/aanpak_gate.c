// The gate: no approach begins before the analysis is there. What is missing is said with the place
// where it can be filled in. A spoeduitzondering excuses what is missing in the kwestie, never what
// is missing in the approach itself.
#include "aanpak_gate_queries.h"
#include "app/aanpak/aanpak_inside.h"
#include "app/afwegen/afwegen.h"

static void
miss(AanpakMissing *list, size_t *n, Str what, Str path, Str link)
{
    REQUIRE(*n < AANPAK_MISSING_MAX);
    list[(*n)++] = (AanpakMissing){what, path, link};
}

static Err
look_at_kwestie(Req *r, Db *db, const AanpakGetRow *p, AanpakGate *g)
{
    Gate k;
    TRY(afwegen_gate(db, r->arena, p->kwestie_id, r->now, &k));
    for (size_t i = 0; i < k.n_missing; i++)
        miss(g->kwestie, &g->n_kwestie, k.missing[i].what, k.missing[i].path, S("Naar de analyse"));
    g->is_urgent = k.is_urgent;
    g->urgent_until = k.urgent_until;
    g->urgent_by = k.urgent_by;
    return OK;
}

// The test that this approach rests on. Under an exception it may come later.
static Err
look_at_test(Req *r, Db *db, const AanpakGetRow *p, Str edit, AanpakGate *g)
{
    GateRightsTestRows tests;
    Arena *a = r->arena;
    Str path = str_fmt(a, "/kwesties/%lld/analyse#grondrechten", (long long)p->kwestie_id);
    TRY(q_gate_rights_test(db, a, r->user.id, p->kwestie_id, p->rights_test_id, &tests));
    if (tests.n == 0)
        miss(g->kwestie, &g->n_kwestie,
             S("Er is nog geen grondrechtentoets gekozen voor deze aanpak."), edit,
             S("Kies de toets"));
    else if (tests.v[0].confirmed_by == 0)
        miss(g->kwestie, &g->n_kwestie,
             S("De gekozen grondrechtentoets is nog niet bevestigd door een tweede persoon."), path,
             S("Naar de analyse"));
    else if (!str_eq(tests.v[0].result, S("ja")))
        miss(g->kwestie, &g->n_kwestie, S("De gekozen grondrechtentoets zegt niet dat het zo mag."),
             path, S("Naar de analyse"));
    return OK;
}

static void
look_at_text(const AanpakGetRow *p, Str edit, AanpakGate *g)
{
    const struct {
        Str text, what;
    } wanted[] = {
        {p->audience, STR("Er staat nog niet voor wie de aanpak is.")},
        {p->audience_fit,
         STR("Er staat nog niet waarom dit bij hen past en wie van hen meedacht.")},
        {p->expect_what, STR("Er staat nog niet wat u verwacht dat verandert.")},
        {p->expect_by, STR("Er staat nog niet op welke dag dat te zien moet zijn.")},
        {p->expect_seen, STR("Er staat nog niet waaraan u dat ziet.")},
        {p->who_decides, STR("Er staat nog niet wie er beslist.")},
        {p->residents, STR("Er staat nog niet of bewoners aan tafel zitten.")},
    };
    for (size_t i = 0; i < COUNT(wanted); i++)
        if (wanted[i].text.n == 0)
            miss(g->own, &g->n_own, wanted[i].what, edit, S("Vul aan"));
}

Err
aanpak_gate(Req *r, Db *db, const AanpakGetRow *p, AanpakGate *out)
{
    AanpakStepsRows steps;
    Arena *a = r->arena;
    *out = (AanpakGate){0};
    Str edit = {0}, step = {0};
    if (aanpak_may_write(r)) {
        edit = str_fmt(a, "/aanpakken/%lld/wijzigen", (long long)p->id);
        step = str_fmt(a, "/aanpakken/%lld/stappen/nieuw", (long long)p->id);
    }
    TRY(look_at_kwestie(r, db, p, out));
    TRY(look_at_test(r, db, p, edit, out));
    if (!aanpak_is_case(p))
        look_at_text(p, edit, out);
    if (p->review_on.n == 0)
        miss(out->own, &out->n_own, S("Er is nog geen dag om terug te blikken."), edit,
             S("Vul aan"));
    TRY(q_aanpak_steps(db, a, r->user.id, p->id, &steps));
    if (steps.n == 0)
        miss(out->own, &out->n_own, S("Er zijn nog geen stappen."), step, S("Voeg een stap toe"));
    out->may_begin = out->n_own == 0 && (out->n_kwestie == 0 || out->is_urgent);
    return OK;
}

// ---- beginning ----------------------------------------------------------------------------------

static Err
show_begin(Req *r, int status, AanpakBeginView *v)
{
    v->form_token = req_form_token(r);
    return aanpak_page(r, status, v->p, S("Aanpak starten"), html_aanpak_begin(r->arena, v));
}

// GET /aanpakken/12/starten
Err
aanpak_page_begin(Req *r)
{
    AanpakGetRow p;
    AanpakBeginView v = {.p = &p};
    TRY(aanpak_open(r, &p));
    if (!str_eq(p.state, S("voorbereiding")))
        return respond_to(r, "/aanpakken/%lld", (long long)p.id);
    TRY(aanpak_gate(r, r->db, &p, &v.gate));
    return show_begin(r, 200, &v);
}

typedef struct Writing {
    Req *r;
    int64_t version;
    bool refused; // answer: something is missing
} Writing;

// The gate is looked at inside the transaction: what was there a moment ago may be gone.
static Err
write_begin(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AanpakGetRow p;
    AanpakGate gate;
    AanpakBeginRow changed;
    TRY(q_aanpak_get(db, r->arena, r->user.id, r->id, &p));
    TRY(aanpak_gate(r, db, &p, &gate));
    w->refused = !gate.may_begin;
    if (w->refused)
        return OK;
    bool urgent = gate.n_kwestie > 0;
    TRY(q_aanpak_begin(db, r->arena, r->user.id, r->id, w->version, urgent, r->now, &changed));
    TRY(aanpak_touch(r, db, p.id, p.kwestie_id));
    return aanpak_log(r, db, S("approach.begin"), p.id, p.number,
                      urgent ? S("spoeduitzondering") : S("poort open"));
}

// POST /aanpakken/12/starten
Err
aanpak_form_begin(Req *r)
{
    AanpakGetRow p;
    AanpakBeginView v = {.p = &p};
    Writing w = {.r = r};
    Form sent;
    TRY(aanpak_open(r, &p));
    TRY(req_form_raw(r, &sent));
    if (!str_to_int(form_value(&sent, S("version")), &w.version))
        w.version = 0;
    Err e = db_transaction(r->db, write_begin, &w);
    if (err_code(e) == E_NOT_FOUND) {
        TRY(q_aanpak_get(r->db, r->arena, r->user.id, r->id, &p));
        v.has_conflict = true;
    } else
        TRY(e);
    if (!w.refused && !v.has_conflict)
        return respond_to(r, "/aanpakken/%lld?done=uitvoering", (long long)p.id);
    TRY(aanpak_gate(r, r->db, &p, &v.gate));
    return show_begin(r, v.has_conflict ? 409 : 422, &v);
}
