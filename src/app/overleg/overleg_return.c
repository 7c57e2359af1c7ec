// Items that come back on an agenda by themselves: "volgen tot", with the question for that day.
#include "app/overleg/overleg_inside.h"

enum { RETURNING_MAX = 500 };

Err
agenda_return(Db *db, Arena *a, int64_t item_id, int64_t now)
{
    AgendaReturnToRows to;
    TRY(q_agenda_return_to(db, a, item_id, now, &to));
    return to.n == 0 ? OK : agenda_put_on_meeting(db, a, item_id, to.v[0].id, 0, now);
}

typedef struct Returning {
    Arena *arena;
    const Context *context;
    int64_t item_id, now;
} Returning;

static Err
put_back(Db *db, void *arg)
{
    const Returning *x = arg;
    AuditActor who = {.text = S("Weerglas, agenda"), .trace = audit_trace(x->arena)};
    TRY(agenda_return(db, x->arena, x->item_id, x->now));
    return audit_add_as(db, x->arena, x->context, who, x->now,
                        (AuditEntry){.name = S("agenda.return"),
                                     .activity = S("overleg"),
                                     .object_kind = S("agenda_item"),
                                     .object_id = x->item_id});
}

Err
agenda_return_all(Db *db, Arena *a, const Context *c, int64_t now)
{
    AgendaReturningRows rows;
    TRY(q_agenda_returning(db, a, now, RETURNING_MAX, &rows));
    for (size_t i = 0; i < rows.n; i++) {
        Err e = db_transaction(db, put_back, &(Returning){a, c, rows.v[i].id, now});
        if (failed(e) && err_code(e) != E_CONFLICT) // the chair was first
            return e;
    }
    return OK;
}
