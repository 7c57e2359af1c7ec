// Looking back together: the approach as an item of the consultation.
#include "app/aanpak/aanpak_inside.h"
#include "app/overleg/overleg.h"

static Err
open_to_propose(Req *r, Db *db, AanpakGetRow *p, AanpakAgendaView *v, AanpakRegionRows *region)
{
    AanpakOnAgendaRow there;
    TRY(q_aanpak_get(db, r->arena, r->user.id, r->id, p));
    bool has_begun = str_eq(p->state, S("uitvoering")) || str_eq(p->state, S("teruggeblikt"));
    if (aanpak_is_case(p) || !has_begun)
        FAIL(E_CONFLICT, "there is nothing to look back on together");
    TRY(q_aanpak_on_agenda(db, r->arena, p->id, &there));
    TRY(q_aanpak_region(db, r->arena, r->user.id, p->kwestie_id, region));
    *v = (AanpakAgendaView){.p = p, .is_there = there.n > 0, .has_region = region->n > 0};
    return OK;
}

static Err
show(Req *r, int status, AanpakAgendaView *v)
{
    v->form_token = req_form_token(r);
    return aanpak_page(r, status, v->p, S("Terugblik op de agenda"),
                       html_aanpak_agenda(r->arena, v));
}

// GET /aanpakken/12/agenda
Err
aanpak_page_agenda(Req *r)
{
    AanpakGetRow p;
    AanpakAgendaView v;
    AanpakRegionRows region;
    TRY(aanpak_open(r, &p));
    TRY(open_to_propose(r, r->db, &p, &v, &region));
    return show(r, 200, &v);
}

typedef struct Writing {
    Req *r;
    bool refused; // answer: it was there already, or there is no region
} Writing;

static Err
write_item(Db *db, void *arg)
{
    Writing *w = arg;
    Req *r = w->r;
    AanpakGetRow p;
    AanpakAgendaView v;
    AanpakRegionRows region;
    int64_t id;
    TRY(open_to_propose(r, db, &p, &v, &region));
    w->refused = v.is_there || !v.has_region;
    if (w->refused)
        return OK;
    AgendaNew n = {.partnership_id = region.v[0].partnership_id,
                   .kind = S("terugblik"),
                   .title = p.title,
                   .municipality = region.v[0].municipality,
                   .question = S("Wat verwachtten we, wat zagen we en wat leren we ervan?"),
                   .approach_id = p.id,
                   .kwestie_id = p.kwestie_id,
                   .not_before = str_eq(p.state, S("uitvoering")) ? p.review_on : S(""),
                   .proposed_by = r->user.id,
                   .nparties = 1,
                   .parties = &region.v[0].organisation_id};
    TRY(agenda_add(db, r->arena, &n, r->now, &id));
    return aanpak_log(r, db, S("approach.propose"), p.id, p.number, S("terugblik"));
}

// POST /aanpakken/12/agenda
Err
aanpak_form_agenda(Req *r)
{
    AanpakGetRow p;
    AanpakAgendaView v;
    AanpakRegionRows region;
    Writing w = {.r = r};
    Form sent;
    TRY(req_form_raw(r, &sent));
    TRY(aanpak_open(r, &p));
    TRY(db_transaction(r->db, write_item, &w));
    if (!w.refused)
        return respond_to(r, "/aanpakken/%lld?done=agenda", (long long)p.id);
    TRY(open_to_propose(r, r->db, &p, &v, &region));
    return show(r, 422, &v);
}
