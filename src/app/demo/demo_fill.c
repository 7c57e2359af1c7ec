// Filling a database with the demo: in which order, and the people and places.
#include "app/demo/demo_fill.h"

#include "app/account/account.h"
#include "app/area/area.h"
#include "app/audit/audit.h"
#include "app/demo/demo_date.h"
#include "app/layout/layout.h"
#include "app/overleg/overleg.h"
#include "app/signal/signal.h"
#include "demo_queries.h"

enum { DAY = 86400, NIGHT = 3 * 3600 };

int64_t
demo_moment(const DemoFiller *f, int64_t planned)
{
    if (f->midnight == 0 || planned < f->midnight)
        return planned;
    return f->midnight + (planned - f->midnight) * (f->now - f->midnight) / DAY;
}

int64_t
demo_account(const DemoFiller *f, int user)
{
    return user == DEMO_NONE ? 0 : f->accounts[user];
}

// ---- places and organisations -------------------------------------------------------------------

static Err
add_municipality(Db *db, const DemoFiller *f, const DemoMunicipality *m)
{
    size_t n;
    const DemoArea *main = &demo_areas(&n)[m->main_area];
    AreaMunicipality known = {str_z(m->code),
                              str_z(m->name),
                              S(""),
                              str_z(demo_province_code()),
                              str_z(demo_province_name()),
                              S("VR99"),
                              str_z(demo_region_name()),
                              main->lon,
                              main->lat};
    return area_add_municipality(db, f->arena, &known);
}

static Err
add_places(Db *db, DemoFiller *f)
{
    size_t n;
    const DemoArea *areas = demo_areas(&n);
    const DemoMunicipality *all = demo_municipalities();
    for (size_t i = 0; i < DEMO_MUNICIPALITIES; i++)
        TRY(add_municipality(db, f, &all[i]));
    for (size_t i = 0; i < n; i++) {
        const DemoArea *at = &areas[i];
        f->areas[i] = random_id();
        TRY(q_demo_area_add(db, f->arena, f->areas[i], str_z(all[at->municipality].code),
                            str_z(at->name), at->village ? S("kern") : S("wijk"), at->lon, at->lat,
                            at->population));
    }
    return OK;
}

// The kind in the schema of a kind in the plan.
static Str
organisation_kind(const char *kind)
{
    static const Str known[] = {STR("gemeente"),         STR("politie"), STR("om"),
                                STR("reclassering"),     STR("zvh"),     STR("corporatie"),
                                STR("veiligheidsregio"), STR("welzijn")};
    Str k = str_z(kind);
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_eq(k, known[i]))
            return k;
    return str_eq(k, S("school"))      ? S("onderwijs")
           : str_eq(k, S("landelijk")) ? S("ondersteuning")
                                       : S("anders");
}

static Err
add_organisations(Db *db, DemoFiller *f)
{
    size_t n;
    const DemoOrganisation *all = demo_organisations(&n);
    TRY(partnership_add(db, f->arena, str_z(demo_region_name()), &f->partnership));
    for (size_t i = 0; i < n; i++) {
        Str kind = organisation_kind(all[i].kind);
        Str code = str_eq(kind, S("gemeente"))
                       ? str_z(demo_municipalities()[all[i].municipality].code)
                       : S("");
        TRY(organisation_add(db, f->arena, str_z(all[i].name), kind, code, &f->organisations[i]));
        TRY(organisation_join(db, f->arena, f->partnership, f->organisations[i]));
    }
    return OK;
}

// ---- people -------------------------------------------------------------------------------------

// "Roos Veldkamp (adviseur OOV)" in two parts.
static void
split_name(const char *text, Str *name, Str *function)
{
    Cursor c = cursor(str_z(text));
    REQUIRE(cursor_until(&c, S(" ("), 80, name) && cursor_until(&c, S(")"), 80, function));
}

// The last moment at which this user did something; the beginning of the plan for who never did.
static int64_t
last_seen(const DemoFiller *f, int user)
{
    int64_t at = 0;
    for (size_t i = 0; i < f->plan->n_signals; i++) {
        const DemoSignal *s = &f->plan->signals[i];
        for (size_t k = 0; k < s->n_steps; k++)
            if (s->steps[k].user == user && s->steps[k].at > at)
                at = s->steps[k].at;
    }
    return at > 0 ? demo_moment(f, at) : f->now - DAY - user * NIGHT;
}

// Someone who reports nothing yet and is the last of the list was invited and has not come in.
static bool
is_invited(size_t i, size_t n)
{
    return i == n - 1;
}

static Err
add_person(Db *db, DemoFiller *f, const DemoUser *u, int64_t since, bool invited, int64_t *id)
{
    Str name, function, role = str_z(u->role);
    split_name(u->name, &name, &function);
    NewAccount n = {.email = str_z(u->email),
                    .name = name,
                    .function = function,
                    .source_role = *u->source_role ? str_z(u->source_role) : S("anders"),
                    .organisation_id = f->organisations[u->organisation],
                    .roles = &role,
                    .nroles = 1};
    if (!invited)
        n.password = S(DEMO_PASSWORD);
    return account_add(db, f->arena, &n, since, id);
}

bool
demo_in_core_team(const DemoUser *u, int municipality)
{
    static const Str local[] = {STR("oov"), STR("wijkagent"), STR("jongerenwerker"),
                                STR("opbouwwerker"), STR("communicatie")};
    if (str_eq(str_z(u->role), S("procesregisseur")) || str_eq(str_z(u->role), S("deelnemer")))
        return true;
    for (size_t i = 0; i < COUNT(local) && u->municipality == municipality; i++)
        if (str_eq(str_z(u->source_role), local[i]))
            return true;
    return false;
}

static Err
add_core_team(Db *db, DemoFiller *f, int municipality)
{
    size_t n;
    const DemoUser *users = demo_users(&n);
    int64_t *circle = &f->core_team[municipality];
    const char *name = demo_municipalities()[municipality].name;
    TRY(circle_new(db, f->arena, S("named"), str_fmt(f->arena, "Kernteam %s", name), circle));
    for (size_t i = 0; i < n; i++)
        if (demo_in_core_team(&users[i], municipality))
            TRY(circle_let_in(db, f->arena, *circle, f->accounts[i]));
    return OK;
}

static Err
add_people(Db *db, DemoFiller *f)
{
    size_t n;
    int64_t first = 0;
    const DemoUser *users = demo_users(&n);
    TRY(demo_day_parse(f->plan->first_day, &first));
    for (size_t i = 0; i < n; i++) {
        bool invited = is_invited(i, n);
        int64_t since = invited ? f->now - 9 * DAY : demo_unix(first - 14, 36000 + (int)i * 60);
        TRY(add_person(db, f, &users[i], since, invited, &f->accounts[i]));
        if (!invited)
            TRY(q_demo_account_seen(db, f->arena, f->accounts[i], last_seen(f, (int)i)));
    }
    for (int m = 0; m < DEMO_MUNICIPALITIES; m++)
        TRY(add_core_team(db, f, m));
    f->filled.accounts = n;
    return OK;
}

Err
demo_fill_people(Db *db, void *arg)
{
    DemoFiller *f = arg;
    TRY(q_demo_setting_put(db, f->arena, S("region"), str_z(demo_region_name()), f->now));
    TRY(q_demo_setting_put(db, f->arena, S("demo"), S("1"), f->now));
    TRY(add_places(db, f));
    TRY(add_organisations(db, f));
    return add_people(db, f);
}

// ---- all of it ----------------------------------------------------------------------------------

static Err
finish(Db *db, void *arg)
{
    DemoFiller *f = arg;
    TRY(q_demo_no_mail(db, f->arena, f->now));
    Str detail =
        str_fmt(f->arena, "%zu accounts, %zu signalen", f->filled.accounts, f->filled.signals);
    return audit_add_by(db, f->arena, f->context, S("opdrachtregel"), f->now,
                        (AuditEntry){.name = S("demo.fill"),
                                     .activity = S("beheer"),
                                     .object_kind = S("demo"),
                                     .detail = detail});
}

static DemoFiller
filler(Arena *a, const Context *c, const DemoPlan *plan, int64_t now)
{
    size_t areas, organisations, users;
    int64_t today = demo_local_day(now, NULL), last = 0;
    demo_areas(&areas);
    demo_organisations(&organisations);
    demo_users(&users);
    REQUIRE(!failed(demo_day_parse(plan->last_day, &last)));
    return (DemoFiller){.arena = a,
                        .context = c,
                        .plan = plan,
                        .now = now,
                        .midnight = last == today ? demo_unix(last, NIGHT) - NIGHT : 0,
                        .areas = NEW_N(a, areas, int64_t),
                        .organisations = NEW_N(a, organisations, int64_t),
                        .accounts = NEW_N(a, users, int64_t),
                        .triggers = NEW_N(a, plan->n_triggers, int64_t),
                        .trends = NEW_N(a, plan->n_trends, int64_t),
                        .signals = NEW_N(a, plan->n_signals, int64_t)};
}

static Err
fill_all(Db *db, DemoFiller *f)
{
    TRY(db_transaction(db, demo_fill_people, f));
    for (f->from = 0; f->from < f->plan->n_signals; f->from = f->to) {
        f->to = f->from + DEMO_BATCH;
        if (f->to > f->plan->n_signals)
            f->to = f->plan->n_signals;
        TRY(db_transaction(db, demo_fill_signals, f));
    }
    TRY(db_transaction(db, demo_fill_story, f));
    TRY(db_transaction(db, demo_fill_kwesties, f));
    TRY(db_transaction(db, demo_fill_afwegen, f));
    TRY(db_transaction(db, demo_fill_aanpakken, f));
    TRY(db_transaction(db, demo_fill_overleg, f));
    TRY(db_transaction(db, demo_fill_weighings, f));
    TRY(agenda_return_all(db, f->arena, f->context, f->now));
    TRY(db_transaction(db, demo_fill_network, f));
    return db_transaction(db, finish, f);
}

Err
demo_fill(Db *db, Arena *a, const Context *c, const DemoWanted *wanted, DemoFilled *out)
{
    DemoPlan plan;
    DemoAnyAccountRows there;
    int64_t last;
    TRY(demo_day_parse(wanted->last_day, &last));
    if (last > demo_local_day(wanted->now, NULL))
        FAIL(E_INVALID, "the last day of the demo lies in the future");
    TRY(q_demo_any_account(db, a, &there));
    if (there.n > 0)
        FAIL(E_CONFLICT, "this database is in use: it has accounts");
    TRY(demo_plan(a, wanted->seed, wanted->last_day, &plan));
    DemoFiller f = filler(a, c, &plan, wanted->now);
    TRY(fill_all(db, &f));
    *out = f.filled;
    out->partnership = f.partnership;
    return OK;
}
