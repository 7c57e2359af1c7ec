// Where "Mijn werk" is shown: the first few on the start page, more on /werk, all of a kind on a
// page of its own.
#include "app/start/start_work.h"

// Whether a comes before b: by day, and what has no day last.
static bool
comes_before(const WorkItem *a, const WorkItem *b)
{
    if (a->day.n == 0 || b->day.n == 0)
        return a->day.n > b->day.n;
    return layout_days_between(a->day, b->day) > 0;
}

Err
work_first(Req *r, WorkView *out)
{
    *out = (WorkView){.today = layout_day_of(r->arena, r->now)};
    TRY(work_find(r, S(""), WORK_FEW, &out->work));
    WorkItem *v = NEW_N(r->arena, WORK_KINDS * WORK_FEW, WorkItem);
    size_t n = 0;
    for (size_t k = 0; k < out->work.nkinds; k++)
        for (size_t i = 0; i < out->work.kinds[k].n; i++) {
            size_t at = n++;
            for (; at > 0 && comes_before(&out->work.kinds[k].items[i], &v[at - 1]); at--)
                v[at] = v[at - 1];
            v[at] = out->work.kinds[k].items[i];
        }
    out->n = n < WORK_SHOWN ? n : WORK_SHOWN;
    out->items = v;
    for (size_t i = 0; i < out->n; i++)
        out->late += v[i].is_late;
    return OK;
}

// GET /werk
Err
work_page(Req *r)
{
    static const MenuItem trail[] = {{STR("/"), STR("Start"), CAN_UNSET}};
    WorkView v = {.today = layout_day_of(r->arena, r->now)};
    TRY(work_find(r, S(""), WORK_MANY, &v.work));
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Mijn werk"),
                                    .here = S("/"),
                                    .trail = {COUNT(trail), trail},
                                    .body = html_start_work_all(r->arena, &v)});
}

// All of one kind, for kinds that have no list elsewhere.
static Err
page_of_kind(Req *r, Str code, Str title)
{
    static const MenuItem trail[] = {{STR("/"), STR("Start"), CAN_UNSET},
                                     {STR("/werk"), STR("Mijn werk"), CAN_UNSET}};
    WorkView v = {.today = layout_day_of(r->arena, r->now), .title = title};
    TRY(work_find(r, code, WORK_ALL, &v.work));
    if (v.work.nkinds > 0)
        v.work.kinds[0].path = (Str){0}; // it is this page
    return layout_page(r, 200,
                       (LayoutPage){.title = title,
                                    .here = S("/"),
                                    .trail = {COUNT(trail), trail},
                                    .body = html_start_work_all(r->arena, &v)});
}

// GET /werk/handtekeningen
Err
work_page_signatures(Req *r)
{
    return page_of_kind(r, S("handtekeningen"), S("Een tweede handtekening"));
}

// GET /werk/toetsen
Err
work_page_tests(Req *r)
{
    return page_of_kind(r, S("toetsen"), S("Grondrechtentoetsen om te bevestigen"));
}

// GET /werk/termijnen
Err
work_page_terms(Req *r)
{
    return page_of_kind(r, S("termijnen"), S("Termijnen bij het afwegen"));
}
