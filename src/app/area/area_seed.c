// The facts about municipalities, from the program into the database.
#include "app/area/area.h"
#include "area_queries.h"
#include "geo/gemeente.h"

Err
area_add_municipality(Db *db, Arena *a, const AreaMunicipality *m)
{
    TRY(q_area_municipality_add(db, a, m->code, m->name, m->tooi, m->province_code, m->province,
                                m->region_code, m->region, m->lon, m->lat));
    return q_area_add(db, a, random_id(), m->code, S("Hele gemeente"), S("geheel"), m->lon, m->lat,
                      0);
}

static Err
seed(Db *db, void *arg)
{
    Arena *a = arg;
    AreaCountMunicipalitiesRow there;
    TRY(q_area_count_municipalities(db, a, &there));
    for (size_t i = 0; i < GEMEENTE_COUNT && there.n == 0; i++) {
        const Gemeente *g = &gemeente_all()[i];
        AreaMunicipality m = {g->code,          g->name,     g->tooi,
                              g->province_code, g->province, g->region_code,
                              g->region,        g->lon,      g->lat};
        TRY(area_add_municipality(db, a, &m));
    }
    return OK;
}

Err
area_seed(Db *db, Arena *a)
{
    AreaCountMunicipalitiesRow there;
    TRY(q_area_count_municipalities(db, a, &there));
    return there.n > 0 ? OK : db_transaction(db, seed, a);
}
