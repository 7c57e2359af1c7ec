// The page of one approach.
#include "app/aanpak/aanpak_inside.h"

// GET /aanpakken/12
Err
aanpak_page_show(Req *r)
{
    AanpakGetRow p;
    Arena *a = r->arena;
    AanpakShowView v = {.p = &p, .may_write = aanpak_may_write(r)};
    TRY(aanpak_open(r, &p));
    TRY(q_aanpak_steps(r->db, a, r->user.id, p.id, &v.steps));
    TRY(q_aanpak_tasks(r->db, a, r->user.id, p.id, &v.tasks));
    TRY(q_aanpak_corrections(r->db, a, r->user.id, p.id, &v.corrections));
    TRY(q_aanpak_rights_tests(r->db, a, r->user.id, p.kwestie_id, &v.tests));
    if (str_eq(p.state, S("voorbereiding")))
        TRY(aanpak_gate(r, r->db, &p, &v.gate));
    v.may_agenda = (r->user.can & CAN_OVERLEG) && !aanpak_is_case(&p) &&
                   (str_eq(p.state, S("uitvoering")) || str_eq(p.state, S("teruggeblikt")));
    v.today = layout_day_of(a, r->now);
    v.form_token = req_form_token(r);
    for (size_t i = 0; i < v.tasks.n; i++)
        v.late += aanpak_is_late(v.today, v.tasks.v[i].due_on, v.tasks.v[i].state);
    return aanpak_page(r, 200, &p, p.title, html_aanpak_show(a, &v));
}
