// Many signals in a few statements: what an import needs to be done in seconds.
#include "app/setting/setting.h"
#include "app/signal/signal_add.h"
#include "format/json.h"
#include "signal_bulk_queries.h"

enum {
    BLOCK = 250,                   // signals in one statement
    BLOCK_MEMORY = 128 << 20,      // their texts, as JSON, and once more for the driver
    BLOCK_JSON = BLOCK * 50 << 10, // two texts of 4000 characters, six bytes each when escaped
    CIRCLES = 1024,                // municipalities times confidentialities in one import
    YEARS = 64,
};

typedef struct Waiting {
    SignalNew n;
    int64_t received_at, circle;
    SignalFirstDays days;
} Waiting;

typedef struct Circle {
    Str municipality, confidentiality;
    int64_t named, circle; // named: the circle_id that was asked for
} Circle;

struct SignalBulk {
    Db *db;
    Arena *arena, *block; // of the whole; of what waits
    SignalTerms terms;
    int64_t import_id;
    Waiting *waiting;
    size_t n;
    Circle *circles;
    size_t ncircles, last; // last: index of the circle that was found last
    int64_t same_at;       // moment and days of the signal before
    SignalFirstDays same_days;
};

// An absent text becomes an empty one: in JSON it would be null.
static Str
text_copy(Arena *a, Str s)
{
    return s.n > 0 ? str_copy(a, s) : S("");
}

SignalNew
signal_copy(Arena *a, const SignalNew *n)
{
    SignalNew c = *n;
    c.municipality = text_copy(a, n->municipality);
    c.confidentiality = text_copy(a, n->confidentiality);
    c.observed_from = text_copy(a, n->observed_from);
    c.observed_to = text_copy(a, n->observed_to);
    c.way = text_copy(a, n->way);
    c.kind = text_copy(a, n->kind);
    c.theme = text_copy(a, n->theme);
    c.trigger_kind = text_copy(a, n->trigger_kind);
    c.source_role = text_copy(a, n->source_role);
    c.origin = text_copy(a, n->origin);
    c.lens = text_copy(a, n->lens);
    c.urgency = text_copy(a, n->urgency);
    c.observation = text_copy(a, n->observation);
    c.interpretation = text_copy(a, n->interpretation);
    c.rights = text_copy(a, n->rights);
    c.online_check = text_copy(a, n->online_check);
    c.privacy_reason = text_copy(a, n->privacy_reason);
    return c;
}

static void
free_block(void *arg)
{
    arena_free(arg);
}

Err
signal_bulk_begin(Db *db, Arena *a, int64_t import_id, SignalBulk **out)
{
    SignalBulk *b = NEW(a, SignalBulk);
    *b = (SignalBulk){.db = db, .arena = a, .import_id = import_id};
    b->block = arena_new(BLOCK_MEMORY);
    arena_defer(a, free_block, b->block);
    b->waiting = NEW_N(a, BLOCK, Waiting);
    b->circles = NEW_N(a, CIRCLES, Circle);
    *out = b;
    return signal_terms(db, a, &b->terms);
}

static bool
is_circle_of(const Circle *c, const SignalNew *n)
{
    return str_eq(c->municipality, n->municipality) && c->named == n->circle_id &&
           str_eq(c->confidentiality, n->confidentiality);
}

// The circle of a signal, asked of the database once for each municipality and confidentiality.
static Err
find_circle(SignalBulk *b, const SignalNew *n, int64_t *circle)
{
    if (b->last >= b->ncircles || !is_circle_of(&b->circles[b->last], n))
        for (b->last = 0; b->last < b->ncircles; b->last++)
            if (is_circle_of(&b->circles[b->last], n))
                break;
    if (b->last == b->ncircles) {
        if (b->ncircles == CIRCLES)
            FAIL(E_LIMIT, "signals of more than %d circles", CIRCLES);
        Circle *c = &b->circles[b->ncircles];
        *c = (Circle){.municipality = str_copy(b->arena, n->municipality),
                      .confidentiality = str_copy(b->arena, n->confidentiality),
                      .named = n->circle_id};
        TRY(signal_circle(b->db, b->arena, n, &c->circle));
        b->ncircles++;
    }
    *circle = b->circles[b->last].circle;
    return OK;
}

static void
put_json(Json *j, const Waiting *w, Str number)
{
    const SignalNew *n = &w->n;
    json_object_begin(j);
    json_field(j, S("id"), random_id());
    json_field(j, S("number"), number);
    json_field(j, S("municipality"), n->municipality);
    json_field(j, S("area_id"), n->area_id);
    json_field(j, S("circle_id"), w->circle);
    json_field(j, S("confidentiality"), n->confidentiality);
    json_field(j, S("received_at"), w->received_at);
    json_field(j, S("observed_from"), n->observed_from);
    json_field(j, S("observed_to"), n->observed_to);
    json_field(j, S("way"), n->way);
    json_field(j, S("kind"), n->kind);
    json_field(j, S("theme"), n->theme);
    json_field(j, S("trigger_kind"), n->trigger_kind);
    json_field(j, S("source_role"), n->source_role);
    json_field(j, S("origin"), n->origin);
    json_field(j, S("lens"), n->lens);
    json_field(j, S("urgency"), n->urgency);
    json_field(j, S("unsure"), (int64_t)n->unsure);
    json_field(j, S("observation"), n->observation);
    json_field(j, S("interpretation"), n->interpretation);
    json_field(j, S("rights"), n->rights);
    json_field(j, S("online_check"), n->online_check);
    json_field(j, S("privacy_reason"), n->privacy_reason);
    json_field(j, S("reporter_id"), n->reporter_id);
    json_field(j, S("organisation_id"), n->organisation_id);
    json_field(j, S("due_on"), w->days.due_on);
    json_field(j, S("keep_until"), w->days.keep_until);
    json_object_end(j);
}

typedef struct Year {
    Str year;
    int64_t count, next;
} Year;

static Year *
year_of(Year *years, size_t *n, const Waiting *w)
{
    Str year = {w->days.received_on.p, 4};
    for (size_t i = 0; i < *n; i++)
        if (str_eq(years[i].year, year))
            return &years[i];
    REQUIRE(*n < YEARS);
    years[*n] = (Year){.year = year};
    return &years[(*n)++];
}

// Write what waits: one step of the counter for each year in it, and one statement.
static Err
flush(SignalBulk *b)
{
    Year years[YEARS];
    size_t nyears = 0;
    Buf text = buf_new(b->block, BLOCK_JSON);
    Json j = json_new(&text);
    for (size_t i = 0; i < b->n; i++)
        year_of(years, &nyears, &b->waiting[i])->count++;
    for (size_t i = 0; i < nyears; i++)
        TRY(setting_take_numbers(b->db, b->block, S("S"), years[i].year, years[i].count,
                                 &years[i].next));
    json_array_begin(&j);
    for (size_t i = 0; i < b->n; i++) {
        Year *y = year_of(years, &nyears, &b->waiting[i]);
        put_json(&j, &b->waiting[i], setting_number_text(b->block, S("S"), y->year, y->next++));
    }
    json_array_end(&j);
    json_done(&j);
    if (text.over)
        FAIL(E_LIMIT, "a block of signals is too long");
    Str list = buf_str(&text); // the statement puts the [ ] around it
    TRY(q_signal_add_many(b->db, b->block, (Str){list.p + 1, list.n - 2}, b->import_id));
    b->n = 0;
    b->same_days = (SignalFirstDays){0};
    arena_reset(b->block);
    return OK;
}

Err
signal_bulk_put(SignalBulk *b, const SignalNew *n, int64_t received_at)
{
    int64_t circle;
    TRY(find_circle(b, n, &circle));
    if (!b->same_days.due_on.p || b->same_at != received_at) {
        b->same_at = received_at;
        b->same_days = signal_first_days(b->block, &b->terms, received_at);
    }
    b->waiting[b->n++] = (Waiting){.n = signal_copy(b->block, n),
                                   .received_at = received_at,
                                   .circle = circle,
                                   .days = b->same_days};
    return b->n == BLOCK ? flush(b) : OK;
}

Err
signal_bulk_end(SignalBulk *b)
{
    if (b->n > 0)
        TRY(flush(b));
    return q_signal_events_of_import(b->db, b->block, b->import_id);
}
