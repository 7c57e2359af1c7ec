// The picture of one municipality: its villages and districts. Only for who handles its signals,
// and so sees each of them: there is nothing to hide.
#include "app/duiding/duiding_beeld.h"
#include "duiding_beeld_local_queries.h"

Err
beeld_local(Req *r, BeeldFigures *f)
{
    LocalPlacesRows rows;
    const BeeldPlace *m = NULL;
    for (size_t i = 0; i < f->n_places; i++)
        if (f->places[i].is_open && str_eq(f->places[i].code, f->choice.where))
            m = &f->places[i];
    if (!m)
        FAIL(E_NOT_FOUND, "not a municipality of which the viewer handles the signals");
    f->where = m->name;
    TRY(q_local_places(r->db, r->arena, r->user.id, f->region.partnership_id, m->code,
                       f->choice.theme, f->from_on, f->last_on, &rows));
    f->places = NEW_N(r->arena, rows.n + 1, BeeldPlace);
    f->n_places = 0;
    for (size_t i = 0; i < rows.n; i++) {
        const LocalPlacesRow *ar = &rows.v[i];
        bool is_whole = str_eq(ar->kind, S("geheel"));
        if (is_whole && ar->observed == 0) // a place only for what names no village
            continue;
        f->places[f->n_places++] = (BeeldPlace){
            .code = ar->place,
            .name = is_whole
                        ? str_fmt(r->arena, "%.*s (hele gemeente)", (int)f->where.n, f->where.p)
                        : ar->name,
            .lon = ar->lon,
            .lat = ar->lat,
            .is_open = true,
            .is_silent = ar->is_silent,
            .is_high = ar->is_high,
            .count = {.n = ar->observed},
            .expected = ar->expected,
        };
    }
    return OK;
}
