#include "fill_inside.h"

#include "account_queries.h"
#include "app/account/account.h"
#include "app/layout/layout.h"
#include "circle_queries.h"
#include "db/driver.h"
#include "session_queries.h"

#include <stdarg.h>
#include <stdio.h>

enum { BATCH = 400, BATCH_MEMORY = 64 << 20 };

// ---- chance -------------------------------------------------------------------------------------

uint64_t
mix(uint64_t x)
{
    x += 0x9e3779b97f4a7c15u; // splitmix64, Steele and others 2014
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

size_t
dice(Work *w, size_t n)
{
    return (size_t)(mix(w->state++) % n);
}

long long
id_of(const Work *w, unsigned kind, size_t i)
{
    return (long long)(mix(w->wanted->seed * 1000 + kind + ((uint64_t)i << 20)) >> 11 | 1);
}

// ---- texts --------------------------------------------------------------------------------------

static const char *const who[] = {"Bewoners van de flat",    "Ouders op het schoolplein",
                                  "Twee ondernemers",        "Jongeren bij de bus",
                                  "Leden van de sportclub",  "Buren van het plein",
                                  "Boeren uit de polder",    "Vrijwilligers",
                                  "Mensen in de supermarkt", "Huurders"};
static const char *const act[] = {"maken zich zorgen over",    "staan tegenover elkaar om",
                                  "delen een gerucht over",    "vragen om duidelijkheid over",
                                  "hangen spandoeken op over", "zijn boos over",
                                  "praten veel over",          "willen een gesprek over"};
static const struct {
    const char *theme, *thing, *more;
} about[] = {
    {"opvang", "de opvang van asielzoekers in het oude kantoor", "de inloopavond"},
    {"wonen", "de toewijzing van woningen aan starters", "de wachtlijst"},
    {"energie", "de windmolens langs het kanaal", "het geluid in de nacht"},
    {"zorg", "het verdwijnen van de huisarts", "de lange reis naar de apotheek"},
    {"jaarwisseling", "vuurwerk in de speeltuin", "de afvalbakken"},
    {"verkeer", "het parkeren bij de winkels", "de nieuwe fietsstraat"},
    {"landbouw", "de nieuwe regels voor stikstof", "de toekomst van het bedrijf"},
    {"armoede", "de hoge energierekening", "de voedselbank"},
    {"evenement", "een demonstratie op het plein", "de afzetting van de straat"},
    {"jongeren", "de sluiting van het buurthuis", "het gebrek aan plekken"},
};
static const char *const place[] = {"bij de brug",   "op de markt",           "achter het station",
                                    "in de kantine", "voor het gemeentehuis", "in een buurtapp"};

const char *
thing_of(size_t i)
{
    return about[i % COUNT(about)].thing;
}

const char *
theme_of(size_t i)
{
    return about[i % COUNT(about)].theme;
}

static const char *
status_of(Work *w, int64_t age_s)
{
    static const char *const open[] = {"ontvangen", "navraag", "gereed", "geagendeerd", "gewogen"};
    static const char *const done[] = {"afgesloten", "afgesloten", "niet_geagendeerd", "kwestie",
                                       "verwezen"};
    bool is_open = age_s < OPEN_S || dice(w, 100) < 4;
    return is_open ? open[dice(w, COUNT(open))] : done[dice(w, COUNT(done))];
}

// ---- statements with many rows ------------------------------------------------------------------

Bulk
bulk(Arena *a, const char *head)
{
    return (Bulk){.text = buf_new(a, BATCH_BYTES), .head = head};
}

void
bulk_row(Bulk *b)
{
    buf_put(&b->text, b->rows++ == 0 ? str_z(b->head) : S(","));
}

Err
bulk_send(Db *db, Bulk *b)
{
    buf_char(&b->text, '\0');
    REQUIRE(!b->text.over);
    return b->rows > 0 ? db->driver->script(db, buf_str(&b->text).p) : OK;
}

Err
bulk_put(Db *db, Bulk *b, const char *fmt, ...)
{
    char row[4096];
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(row, sizeof row, fmt, args);
    va_end(args);
    REQUIRE(n > 0 && (size_t)n < sizeof row);
    bulk_row(b);
    buf_put(&b->text, (Str){row, (size_t)n});
    return b->text.n > BATCH_BYTES / 2 ? bulk_end(db, b) : OK;
}

Err
bulk_end(Db *db, Bulk *b)
{
    TRY(bulk_send(db, b));
    b->text.n = b->rows = 0;
    return OK;
}

Err
ask(Work *w, const char *sql, int columns, DbRows *out)
{
    static const DbColumn cols[] = {{.type = DB_TEXT}, {.type = DB_INT}};
    Query q = {.id = OWN_TEST,
               .ncols = (uint8_t)columns,
               .name = "",
               .sqlite = sql,
               .pg = sql,
               .cols = columns == 1 ? &cols[1] : cols};
    Err e = db_run(w->db, w->a, &q, NULL, out);
    w->db->driver->forget(w->db, &q);
    return e;
}

// ---- places and people --------------------------------------------------------------------------

static Err
add_town(Work *w, Bulk *areas, size_t i, Str code)
{
    Town *t = &w->towns[i];
    int64_t organisation;
    Str name = str_fmt(w->a, "Gemeente %.*s", (int)code.n, code.p);
    t->code = code;
    t->up_to = (i > 0 ? w->towns[i - 1].up_to : 0) + 10000 / (i + 2); // Zipf's law
    TRY(organisation_add(w->db, w->a, name, S("gemeente"), code, &organisation));
    TRY(organisation_join(w->db, w->a, w->region, organisation));
    TRY(circle_of_municipality(w->db, w->a, code, &t->circle));
    t->organisation = organisation;
    for (size_t k = 0; k < AREAS; k++) {
        t->area[k] = id_of(w, ID_AREA, i * AREAS + k);
        bulk_row(areas);
        buf_fmt(&areas->text, "(%lld,'%.*s','Wijk %zu','wijk',%.2f,%.2f)", (long long)t->area[k],
                (int)code.n, code.p, k + 1, 4.2 + (double)(i % 7) * 0.15 + (double)(k % 3) * 0.04,
                51.6 + (double)(i / 7) * 0.1 + (double)(k / 3) * 0.03);
    }
    if (i == 2) // the participant works for the third in size
        w->own = organisation, w->own_circle = t->circle;
    return OK;
}

static Err
add_places(Work *w)
{
    DbRows codes;
    Bulk areas = bulk(w->a, "INSERT INTO area (id, municipality, name, kind, lon, lat) VALUES ");
    TRY(ask(w, "SELECT code, 0 FROM municipality ORDER BY code LIMIT 40", 2, &codes));
    REQUIRE(codes.n == FILL_MUNICIPALITIES);
    TRY(partnership_add(w->db, w->a, S("Meetregio"), &w->region));
    for (size_t i = 0; i < codes.n; i++)
        TRY(add_town(w, &areas, i, codes.cells[2 * i].s));
    TRY(circle_of_region(w->db, w->a, w->towns[0].code, &w->region_circle));
    return bulk_send(w->db, &areas);
}

Err
add_account(Work *w, const char *name, const char *role, int64_t organisation, int64_t *id)
{
    Arena *a = w->a;
    const Keypair *keys = keypair_new(a);
    Str code = str_z(role);
    int64_t now = w->wanted->now;
    AccountSetPasswordRow changed;
    NewAccount n = {.email = str_fmt(a, "%s@regio.example", name),
                    .name = str_fmt(a, "Testpersoon %s", name),
                    .function = S("informatiecoördinator"),
                    .source_role = S("oov"),
                    .organisation_id = organisation,
                    .roles = &code,
                    .nroles = 1};
    TRY(account_add(w->db, a, &n, now, id));
    TRY(q_account_set_password(w->db, a, *id, S("none"), key_bytes(&keys->public_key), S("none"),
                               S("none"), now, &changed));
    TRY(account_rejoin(w->db, a, *id));
    Str token = random_token(a, TOKEN_SIZE);
    if (w->out->account_id == 0) { // the first is who everything is asked for
        w->out->account_id = *id;
        w->out->cookie = str_fmt(a, "weerglas=%s", token.p);
    }
    Str wrapped = box_wrap(a, key_from_token(a, S("session"), token), key_bytes(&keys->secret_key));
    return q_session_add(w->db, a, hash_token(a, token), random_id(), *id, S("full"),
                         random_token(a, TOKEN_SIZE), wrapped, now, now + 30 * DAY_S,
                         S("Firefox op Linux"), S("127.0.0.1"));
}

// ---- kwesties -----------------------------------------------------------------------------------

// Twice as many as the participant is in: that a signal is gathered somewhere does not show it.
static Err
add_kwesties(Work *w)
{
    Bulk circles = bulk(w->a, "INSERT INTO circle (id, kind, name) VALUES ");
    Bulk kwesties =
        bulk(w->a, "INSERT INTO kwestie (id, number, title, core, municipality, area_id,"
                   "theme, phase, status, circle_id, organisation_id, created_at,"
                   "changed_at, keep_until) VALUES ");
    Bulk people = bulk(w->a, "INSERT INTO circle_member (account_id, circle_id, source) VALUES ");
    Bulk tasks = bulk(w->a, "INSERT INTO kwestie_member (kwestie_id, account_id, task, added_at)"
                            " VALUES ");
    long long now = w->wanted->now, me = w->out->account_id;
    for (size_t i = 0; i < 2 * w->kwesties; i++) {
        const Town *t = &w->towns[dice(w, FILL_MUNICIPALITIES)];
        long long circle = id_of(w, ID_CIRCLE, i), kwestie = id_of(w, ID_KWESTIE, i);
        size_t thing = dice(w, COUNT(about));
        long long at = now - (long long)dice(w, SPAN_S);
        bulk_row(&circles);
        buf_fmt(&circles.text, "(%lld,'kwestie','K-%zu')", circle, i);
        bulk_row(&kwesties);
        buf_fmt(&kwesties.text, "(%lld,'K-2020-%04zu','Kwestie %zu','Spanning over %s.',", kwestie,
                i, i, about[thing].thing);
        buf_fmt(&kwesties.text, "'%.*s',%lld,'%s','incidenten','open',%lld,%lld,%lld,%lld,",
                (int)t->code.n, t->code.p, (long long)t->area[0], about[thing].theme, circle,
                (long long)w->own, at, at);
        buf_put(&kwesties.text, S("'2035-01-01')"));
        if (i >= w->kwesties)
            continue;
        bulk_row(&people);
        buf_fmt(&people.text, "(%lld,%lld,'named')", me, circle);
        bulk_row(&tasks);
        buf_fmt(&tasks.text, "(%lld,%lld,'denkt mee',%lld)", kwestie, me, at);
    }
    TRY(bulk_send(w->db, &circles));
    TRY(bulk_send(w->db, &kwesties));
    TRY(bulk_send(w->db, &people));
    return bulk_send(w->db, &tasks);
}

// ---- signals ------------------------------------------------------------------------------------

typedef struct SignalBulk {
    Bulk signals, events, grants, gathered;
} SignalBulk;

const Town *
some_town(Work *w)
{
    size_t at = dice(w, (size_t)w->towns[FILL_MUNICIPALITIES - 1].up_to), i = 0;
    while (w->towns[i].up_to <= at)
        i++;
    return &w->towns[i];
}

void
day_of(int64_t unix_s, char out[16])
{
    Arena *a = arena_new(1 << 20);
    Str day = layout_day_of(a, unix_s);
    snprintf(out, 16, "%.*s", (int)day.n, day.p);
    arena_free(a);
}

static void
add_event(Work *w, Bulk *b, size_t signal, size_t k, const char *kind, int64_t at)
{
    bulk_row(b);
    buf_fmt(&b->text, "(%lld,%lld,%lld,'%s','')", id_of(w, ID_EVENT, signal * 4 + k),
            id_of(w, ID_SIGNAL, signal), (long long)at, kind);
}

// Whether signal i is gathered, and in which kwestie: they are spread evenly over time.
static bool
kwestie_of(const Work *w, size_t i, size_t *which)
{
    size_t gathered = 2 * w->kwesties * FILL_GATHERED;
    if (gathered == 0 || w->wanted->signals < gathered)
        return false;
    size_t every = w->wanted->signals / gathered;
    *which = (size_t)(mix(i) % (2 * w->kwesties));
    return i % every == 0;
}

static void
put_signal(Work *w, Bulk *b, size_t i, int64_t at, bool is_gathered)
{
    const Town *t = some_town(w);
    size_t thing = dice(w, COUNT(about)), chance = dice(w, 100);
    const char *kind = is_gathered || chance < 75 ? "gemeente" : chance < 85 ? "regio" : "kring";
    int64_t circle = *kind == 'g' ? t->circle : w->region_circle;
    char day[16], due[16];
    if (*kind == 'k') // in kwesties only; half of them not the participant's
        circle = w->kwesties > 0 ? id_of(w, ID_CIRCLE, dice(w, 2 * w->kwesties)) : t->circle;
    day_of(at, day);
    day_of(at + (1 + (int64_t)dice(w, 30)) * DAY_S, due);
    bulk_row(b);
    buf_fmt(&b->text, "(%lld,'S-2020-%06zu','%.*s',%lld,%lld,'%s',%lld,'%s','%s',",
            id_of(w, ID_SIGNAL, i), i, (int)t->code.n, t->code.p,
            (long long)t->area[dice(w, AREAS)], (long long)circle, kind, (long long)at, day, day);
    buf_fmt(&b->text, "'onrust','groepen','%s','','%s','eigen','','%s',0,'", about[thing].theme,
            dice(w, 2) ? "wijkagent" : "jongerenwerker", dice(w, 12) ? "gewoon" : "hoog");
    buf_fmt(&b->text, "%s %s %s, %s. ", who[dice(w, COUNT(who))], act[dice(w, COUNT(act))],
            about[thing].thing, place[dice(w, COUNT(place))]);
    buf_fmt(&b->text, "Er waren ongeveer %zu mensen bij. Vooral %s houdt hen bezig.','",
            2 + dice(w, 60), about[thing].more);
    buf_fmt(&b->text, "%s','','','',0,%lld,'%s',%lld,'%s','2035-01-01',%d)",
            dice(w, 2) ? "Ik denk dat dit groter wordt als niemand iets zegt." : "",
            (long long)w->own, status_of(w, w->wanted->now - at), (long long)at, due, is_gathered);
}

static Err
add_batch(Db *db, void *arg)
{
    Work *w = arg;
    Arena *a = arena_new(BATCH_MEMORY);
    SignalBulk b = {
        bulk(a, "INSERT INTO signal (id, number, municipality, area_id, circle_id, confidentiality,"
                "received_at, observed_from, observed_to, way, kind, theme, trigger_kind,"
                "source_role, origin, lens, urgency, unsure, observation, interpretation, rights,"
                "online_check, privacy_reason, reporter_id, organisation_id, status, status_at,"
                "due_on, keep_until, granted) VALUES "),
        bulk(a, "INSERT INTO signal_event (id, signal_id, at, kind, detail) VALUES "),
        bulk(a, "INSERT INTO signal_grant (signal_id, circle_id) VALUES "),
        bulk(a, "INSERT INTO kwestie_signal (kwestie_id, signal_id, added_at) VALUES "),
    };
    size_t n = w->wanted->signals, which = 0;
    for (size_t i = w->batch; i < n && i < w->batch + BATCH; i++) {
        w->state = w->wanted->seed + ((uint64_t)i << 24); // so that a second try is the same
        int64_t at = w->wanted->now - SPAN_S + (int64_t)((double)i * SPAN_S / (double)n);
        bool is_gathered = kwestie_of(w, i, &which);
        put_signal(w, &b.signals, i, at, is_gathered);
        add_event(w, &b.events, i, 0, "ontvangen", at);
        if (i % 2 == 0)
            add_event(w, &b.events, i, 1, "navraag", at + DAY_S);
        if (!is_gathered)
            continue;
        long long signal = id_of(w, ID_SIGNAL, i);
        bulk_row(&b.grants);
        buf_fmt(&b.grants.text, "(%lld,%lld)", signal, id_of(w, ID_CIRCLE, which));
        bulk_row(&b.gathered);
        buf_fmt(&b.gathered.text, "(%lld,%lld,%lld)", id_of(w, ID_KWESTIE, which), signal,
                (long long)at);
    }
    Err e = bulk_send(db, &b.signals);
    e = failed(e) ? e : bulk_send(db, &b.events);
    e = failed(e) ? e : bulk_send(db, &b.grants);
    e = failed(e) ? e : bulk_send(db, &b.gathered);
    arena_free(a);
    return e;
}

// ---- all of it ----------------------------------------------------------------------------------

static Err
add_all_but_signals(Db *db, void *arg)
{
    Work *w = arg;
    (void)db;
    w->state = w->wanted->seed;
    TRY(add_places(w));
    w->out->account_id = 0; // also in a second try
    int64_t me;
    TRY(add_account(w, "deelnemer", "deelnemer", w->own, &me));
    return add_kwesties(w);
}

// What the participant sees, counted apart from the statements of the program.
static Err
note_visible(Work *w)
{
    DbRows rows;
    const char *me = str_fmt(w->a, "%lld", (long long)w->out->account_id).p;
    Str seen = str_fmt(w->a,
                       "FROM signal s WHERE s.circle_id IN (SELECT circle_id FROM circle_member "
                       "WHERE account_id = %s) OR s.id IN (SELECT g.signal_id FROM signal_grant g "
                       "JOIN circle_member m ON m.circle_id = g.circle_id WHERE m.account_id = %s)",
                       me, me);
    TRY(ask(w, str_fmt(w->a, "SELECT count(*) %s", seen.p).p, 1, &rows));
    w->out->visible = (size_t)rows.cells[0].i;
    size_t every = w->out->visible / FILL_DOSSIERS + 1;
    TRY(ask(w,
            str_fmt(w->a,
                    "SELECT s.id %s AND s.received_at %% %zu = 0 ORDER BY s.received_at "
                    "LIMIT %d",
                    seen.p, every, FILL_DOSSIERS)
                .p,
            1, &rows));
    w->out->dossiers = NEW_N(w->a, rows.n + 1, int64_t);
    for (size_t i = 0; i < rows.n; i++)
        w->out->dossiers[w->out->ndossiers++] = rows.cells[i].i;
    TRY(ask(w, str_fmt(w->a, "SELECT count(*) FROM circle_member WHERE account_id = %s", me).p, 1,
            &rows));
    w->out->circles = (size_t)rows.cells[0].i;
    return OK;
}

Err
fill(Db *db, Arena *a, const FillWanted *wanted, Filled *out)
{
    *out = (Filled){0};
    Work w = {.db = db, .a = a, .wanted = wanted, .out = out};
    w.kwesties = wanted->circles > 2 ? wanted->circles - 2 : 0;
    TRY(db_transaction(db, add_all_but_signals, &w));
    for (; w.batch < wanted->signals; w.batch += BATCH)
        TRY(db_transaction(db, add_batch, &w));
    if (wanted->with_work)
        TRY(fill_work(&w));
    if (wanted->with_duiden)
        TRY(fill_duiden(&w));
    TRY(db->driver->script(db, db_is_postgresql(db) ? "VACUUM ANALYZE" : "ANALYZE"));
    TRY(db_checkpoint(db));
    return note_visible(&w);
}
