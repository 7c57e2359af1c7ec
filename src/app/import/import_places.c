#include "app/import/import_places.h"

#include "import_queries.h"

typedef struct Entry {
    Str municipality,
        name;      // municipality: the code of which this is an area; empty: a municipality
    int64_t value; // id of the area; index of the municipality
    bool is_used;
} Entry;

struct ImportPlaces {
    ImportMunicipality *v;
    size_t n;
    Entry *entries; // a hash table with open places
    size_t room;    // a power of two
    size_t last;    // the municipality that was found last
};

static Entry *
find(const ImportPlaces *p, Str municipality, Str name)
{
    uint64_t h = hash_more_small(hash_more(HASH_START, municipality), name);
    size_t i = (h ^ h >> 32) & (p->room - 1);
    while (p->entries[i].is_used && !(str_eq(p->entries[i].municipality, municipality) &&
                                      str_same_letters(p->entries[i].name, name)))
        i = (i + 1) & (p->room - 1);
    return &p->entries[i];
}

static void
put(ImportPlaces *p, Str municipality, Str name, int64_t value)
{
    Entry *e = find(p, municipality, name);
    if (!e->is_used)
        *e = (Entry){municipality, name, value, true};
}

Err
import_places_read(Db *db, Arena *a, int64_t viewer, ImportPlaces **out)
{
    ImportPlacesRows rows;
    TRY(q_import_places(db, a, viewer, &rows));
    ImportPlaces *p = *out = NEW(a, ImportPlaces);
    p->v = NEW_N(a, rows.n, ImportMunicipality);
    for (p->room = 64; p->room < rows.n * 6;)
        p->room *= 2;
    p->entries = NEW_N(a, p->room, Entry);
    for (size_t i = 0; i < rows.n; i++) {
        const ImportPlacesRow *row = &rows.v[i];
        if (p->n == 0 || !str_eq(p->v[p->n - 1].code, row->municipality)) {
            p->v[p->n] =
                (ImportMunicipality){.code = row->municipality, .name = row->municipality_name};
            put(p, S(""), row->municipality, (int64_t)p->n);
            put(p, S(""), row->municipality_name, (int64_t)p->n);
            p->n++;
        }
        if (str_eq(row->kind, S("geheel")))
            p->v[p->n - 1].whole = row->id;
        put(p, row->municipality, row->name, row->id);
    }
    return OK;
}

ImportMunicipality *
import_municipality(ImportPlaces *p, Str text)
{
    if (p->n > 0 && (str_eq(p->v[p->last].name, text) || str_eq(p->v[p->last].code, text)))
        return &p->v[p->last];
    const Entry *e = find(p, S(""), text);
    if (!e->is_used)
        return NULL;
    p->last = (size_t)e->value;
    return &p->v[p->last];
}

int64_t
import_area(const ImportPlaces *p, const ImportMunicipality *m, Str name)
{
    return find(p, m->code, name)->value;
}
