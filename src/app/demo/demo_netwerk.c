// The network of the region with its contacts, and the communication of the first kwestie.
#include "app/demo/demo_netwerk.h"

#include "app/demo/demo_fill.h"
#include "app/netwerk/netwerk.h"
#include "demo_queries.h"

enum {
    CONTACTS = 72,      // outside a kwestie; with those of the reception centre eighty
    CONTACT_DAYS = 400, // over how many days they are spread
    YEAR = 365,
    STEP = 7, // has no factor in common with the number of entries
};

typedef struct Spot {
    Str municipality;
    int64_t area_id;
} Spot;

// The place of an entry: a village or district, or a municipality as a whole.
static Err
find_spot(Db *db, DemoFiller *f, const char *name, Spot *out)
{
    const DemoMunicipality *all = demo_municipalities();
    size_t n;
    DemoAreaWholeRow whole;
    for (size_t m = 0; m < DEMO_MUNICIPALITIES; m++)
        if (str_eq(str_z(all[m].name), str_z(name))) {
            TRY(q_demo_area_whole(db, f->arena, str_z(all[m].code), &whole));
            *out = (Spot){str_z(all[m].code), whole.id};
            return OK;
        }
    int area = demo_area_find(name);
    *out = (Spot){str_z(all[demo_areas(&n)[area].municipality].code), f->areas[area]};
    return OK;
}

typedef struct Known {
    int64_t id, owner_id;
    Spot spot;
} Known;

static Err
add_entry(Db *db, DemoFiller *f, const DemoEntryOfNetwork *e, Known *out)
{
    Str today = layout_day_of(f->arena, f->now);
    TRY(find_spot(db, f, e->place, &out->spot));
    out->owner_id = *e->owner ? demo_account(f, demo_user_find(e->owner)) : 0;
    NetwerkNew n = {.partnership_id = f->partnership,
                    .organisation = str_z(e->organisation),
                    .function = str_z(e->function),
                    .domain = str_z(e->domain),
                    .municipality = out->spot.municipality,
                    .area_id = out->spot.area_id,
                    .reach = str_z(e->reach),
                    .strength = str_z(e->strength),
                    .owner_id = out->owner_id,
                    .agreed_on = layout_day_add(f->arena, today, -e->asked_days),
                    .ends_on = layout_day_add(f->arena, today, YEAR - e->asked_days)};
    return netwerk_add(db, f->arena, &n, f->now, &out->id);
}

static Err
add_contact(Db *db, DemoFiller *f, const Known *k, const DemoHeard *h, int64_t kwestie_id,
            int64_t days_ago)
{
    int64_t id;
    int64_t by = k->owner_id ? k->owner_id : demo_account(f, demo_user_find("procesregisseur"));
    NetwerkMoment m = {.partnership_id = f->partnership,
                       .contact_id = k->id,
                       .kwestie_id = kwestie_id,
                       .municipality = k->spot.municipality,
                       .area_id = k->spot.area_id,
                       .domain = str_z(h->domain),
                       .on_day =
                           layout_day_add(f->arena, layout_day_of(f->arena, f->now), -days_ago),
                       .heard = str_z(h->heard),
                       .given_back = str_z(h->back),
                       .account_id = by};
    return netwerk_moment_add(db, f->arena, &m, &id);
}

// Someone new, and every second one with whom contact is loose, was not spoken with yet.
static bool
is_quiet(const DemoEntryOfNetwork *e, size_t i)
{
    return !*e->owner || str_eq(str_z(e->strength), S("nieuw")) ||
           (i % 2 == 1 && str_eq(str_z(e->strength), S("los")));
}

// What is told in a domain the nth time; after the last it begins again.
static const DemoHeard *
heard_of(const char *domain, size_t nth)
{
    size_t n, fit = 0;
    const DemoHeard *all = demo_network_heard(&n);
    for (size_t i = 0; i < n; i++)
        fit += str_eq(str_z(all[i].domain), str_z(domain));
    REQUIRE(fit > 0);
    nth %= fit;
    for (size_t i = 0; i < n; i++)
        if (str_eq(str_z(all[i].domain), str_z(domain)) && nth-- == 0)
            return &all[i];
    die(HERE, "nothing is told in this domain");
}

// Contacts spread over the entries: what is heard fits the domain of who says it. The step makes
// that neighbours in the list do not tell the same.
static Err
add_contacts(Db *db, DemoFiller *f, const Known *known)
{
    size_t n;
    const DemoEntryOfNetwork *entries = demo_network_entries(&n);
    for (size_t i = 0, at = 0; i < CONTACTS; at++) {
        size_t e = at * STEP % n;
        if (is_quiet(&entries[e], e))
            continue;
        size_t told = 0; // in this domain before
        for (size_t k = 0; k < at; k++)
            told += str_eq(str_z(entries[k * STEP % n].domain), str_z(entries[e].domain)) &&
                    !is_quiet(&entries[k * STEP % n], k * STEP % n);
        TRY(add_contact(db, f, &known[e], heard_of(entries[e].domain, told), 0,
                        2 + (int64_t)i * CONTACT_DAYS / CONTACTS));
        i++;
    }
    return OK;
}

// What was heard about the reception centre, in its own district.
static Err
add_reception(Db *db, DemoFiller *f)
{
    size_t n;
    int64_t id;
    const DemoHeard *heard = demo_network_reception(&n);
    Known here = {.owner_id = demo_account(f, demo_user_find("adviseur.waterrijk"))};
    TRY(find_spot(db, f, "Waterrijk-Noord", &here.spot));
    for (size_t i = 0; i < n; i++)
        TRY(add_contact(db, f, &here, &heard[i], f->kwesties[0], 3 + (int64_t)i * 4));
    const CommMessage *messages = demo_network_messages(&n);
    for (size_t i = 0; i < n; i++)
        TRY(communicatie_message_add(db, f->arena, f->kwesties[0], &messages[i], &id));
    const CommStatement *statements = demo_network_statements(&n);
    for (size_t i = 0; i < n; i++)
        TRY(communicatie_statement_add(db, f->arena, f->kwesties[0], &statements[i],
                                       demo_account(f, demo_user_find("communicatie")),
                                       f->now - (int64_t)(i + 1) * 86400, &id));
    return OK;
}

Err
demo_fill_network(Db *db, void *arg)
{
    DemoFiller *f = arg;
    size_t n;
    const DemoEntryOfNetwork *entries = demo_network_entries(&n);
    Known *known = NEW_N(f->arena, n, Known);
    for (size_t i = 0; i < n; i++)
        TRY(add_entry(db, f, &entries[i], &known[i]));
    TRY(add_contacts(db, f, known));
    return add_reception(db, f);
}
