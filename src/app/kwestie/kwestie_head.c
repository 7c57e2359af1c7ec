// A kwestie as pages of other features see it.
#include "app/kwestie/kwestie_inside.h"

Err
kwestie_head(Req *r, KwestieHead *out)
{
    KwestieGetRow k;
    TRY(kwestie_open(r, &k));
    *out = (KwestieHead){k.id, k.number, k.title, k.municipality, k.area_id};
    return OK;
}

Err
kwestie_changed(Req *r, Db *db, int64_t id, Str event, Str detail)
{
    KwestieTouchRow k;
    TRY(kwestie_touch(r, db, id, &k));
    return kwestie_log(r, db, event, id, k.number, detail);
}
