// The gate before an approach.
#include "app/afwegen/afwegen_inside.h"

static void
miss(Arena *a, Gate *g, int64_t id, Str what, const char *page)
{
    g->missing[g->n_missing++] =
        (GateMissing){what, str_fmt(a, "/kwesties/%lld/%s", (long long)id, page)};
}

Err
afwegen_gate(Db *db, Arena *a, int64_t kwestie_id, int64_t now, Gate *out)
{
    AfwegenGateRow row;
    TRY(q_afwegen_gate(db, a, kwestie_id, &row));
    *out = (Gate){.signatures = row.signatures,
                  .has_core = row.signatures >= GATE_SIGNATURES,
                  .has_position = row.positions > 0,
                  .has_rights = row.tests > 0,
                  .is_urgent = row.urgent_until > now,
                  .urgent_until = row.urgent_until,
                  .urgent_by = row.urgent_by};
    if (!out->has_core)
        miss(a, out, kwestie_id,
             row.signatures > 0 ? S("De kern heeft een handtekening. Er is nog een tweede "
                                    "handtekening nodig.")
                                : S("De kern is nog niet ondertekend. Er zijn twee handtekeningen "
                                    "nodig."),
             "analyse#kern");
    if (!out->has_position)
        miss(a, out, kwestie_id, S("De positie van de gemeente is nog niet vastgelegd."),
             "analyse#positie");
    if (!out->has_rights)
        miss(a, out, kwestie_id,
             S("Er is nog geen grondrechtentoets met uitkomst ja die een tweede persoon heeft "
               "bevestigd."),
             "analyse#grondrechten");
    out->is_complete = out->n_missing == 0;
    out->is_open = out->is_complete || out->is_urgent;
    return OK;
}
