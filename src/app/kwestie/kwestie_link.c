// Linking signals and triggers to a kwestie, and unlinking them.
#include "app/kwestie/kwestie_inside.h"
#include "text/words.h"

enum { FOUND_MAX = 50, PAST_DAYS = 180, CHOICES_MAX = 200 };

// What stands in a list of boxes, or is written by them.
typedef struct Writing {
    Req *r;
    int64_t kwestie;
    size_t n;
    const int64_t *ids;
    bool drop;
    size_t changed;
} Writing;

// The boxes that were ticked, and which of the two buttons was pressed.
static Err
read_boxes(Req *r, Str name, Writing *w)
{
    Form sent;
    TRY(req_form_raw(r, &sent));
    int64_t *ids = NEW_N(r->arena, sent.n, int64_t);
    for (size_t i = 0; i < sent.n; i++)
        if (str_eq(sent.parts[i].name, name) && !str_to_int(sent.parts[i].value, &ids[w->n++]))
            FAIL(E_INVALID, "not an id");
    w->r = r;
    w->kwestie = r->id;
    w->ids = ids;
    w->drop = str_eq(form_value(&sent, S("actie")), S("los"));
    return OK;
}

static Err
answer(const Writing *w)
{
    const char *done = w->n == 0         ? "niets"
                       : w->changed == 0 ? "al"
                       : w->drop         ? "losgemaakt"
                                         : "gekoppeld";
    return respond_to(w->r, "/kwesties/%lld?done=%s", (long long)w->kwestie, done);
}

// ---- signals ------------------------------------------------------------------------------------

#define TAKE_FOUND(v, rows)                                                             \
    do {                                                                                \
        KwestieFound *found = NEW_N(r->arena, (rows).n, KwestieFound);                  \
        for (size_t i = 0; i < (rows).n; i++)                                           \
            found[i] = (KwestieFound){                                                  \
                (rows).v[i].id,     (rows).v[i].number,      (rows).v[i].observed_from, \
                (rows).v[i].status, (rows).v[i].observation, (rows).v[i].place};        \
        (v)->found = found;                                                             \
        (v)->n_found = (rows).n < FOUND_MAX ? (rows).n : FOUND_MAX;                     \
        (v)->cut = (rows).n > FOUND_MAX;                                                \
    } while (0)

static Err
find_near(Req *r, KwestieSignalsView *v)
{
    KwestieSignalNearRows rows;
    TRY(q_kwestie_signal_near(r->db, r->arena, r->user.id, r->id, v->k->municipality, v->k->theme,
                              FOUND_MAX + 1, &rows));
    TAKE_FOUND(v, rows);
    return OK;
}

static bool
is_number(Str typed)
{
    return typed.n > 2 && (typed.p[0] == 'S' || typed.p[0] == 's') && typed.p[1] == '-';
}

static Err
find_number(Req *r, KwestieSignalsView *v)
{
    KwestieSignalByNumberRows rows;
    Str number = str_fmt(r->arena, "S%.*s", (int)v->query.n - 1, v->query.p + 1);
    TRY(q_kwestie_signal_by_number(r->db, r->arena, r->user.id, r->id, number, &rows));
    TAKE_FOUND(v, rows);
    return OK;
}

static Err
find_words(Req *r, KwestieSignalsView *v)
{
    const Context *c = context_of(r);
    KwestieSignalSearchRows rows = {0};
    bool is_sqlite = str_starts(c->database_url, S("sqlite:"));
    Stemmer *stemmer = c->stemmer ? c->stemmer : stemmer_new(r->arena);
    Str words =
        words_fts_query(r->arena, stemmer, v->query, is_sqlite ? WORDS_FTS5 : WORDS_TSQUERY);
    if (words.n > 0)
        TRY(q_kwestie_signal_search(r->db, r->arena, r->user.id, r->id, words, FOUND_MAX + 1,
                                    &rows));
    TAKE_FOUND(v, rows);
    return OK;
}

// GET /kwesties/12/signalen?q=azc
Err
kwestie_page_signals(Req *r)
{
    KwestieGetRow k;
    KwestieSignalsView v = {.k = &k};
    Form query;
    TRY(kwestie_open(r, &k));
    TRY(req_query(r, &query));
    v.query = str_trim(form_value(&query, S("q")));
    v.form_token = req_form_token(r);
    TRY(place_label(r->db, r->arena, (Place){k.municipality, 0}, &v.place));
    if (v.query.n == 0)
        TRY(find_near(r, &v));
    else if (is_number(v.query))
        TRY(find_number(r, &v));
    else
        TRY(find_words(r, &v));
    TRY(q_kwestie_signals(r->db, r->arena, r->user.id, k.id, KWESTIE_SIGNALS_MAX, &v.linked));
    return kwestie_page(r, 200, &k, S("Signalen koppelen"), html_kwestie_signals(r->arena, &v));
}

// One signal, as far as the viewer may: gather only what they see, unlink what is linked.
static Err
write_signal(Writing *w, Db *db, int64_t signal_id, Str kwestie)
{
    Req *r = w->r;
    KwestieSignalPickRow s;
    KwestieSignalStateRow state;
    bool changed;
    if (!w->drop)
        TRY(q_kwestie_signal_pick(db, r->arena, r->user.id, signal_id, &s));
    if (w->drop)
        TRY(kwestie_unlink_signal(db, r->arena, w->kwestie, signal_id, r->user.id, r->now,
                                  &changed));
    else
        TRY(kwestie_link_signal(db, r->arena, w->kwestie, signal_id, r->user.id, r->now, &changed));
    if (!changed)
        return OK;
    w->changed++;
    TRY(q_kwestie_signal_state(db, r->arena, signal_id, &state));
    return audit_add(r, db,
                     (AuditEntry){.name = w->drop ? S("signal.release") : S("signal.gather"),
                                  .activity = S("kwestie"),
                                  .object_kind = S("signal"),
                                  .object_id = signal_id,
                                  .object = state.number,
                                  .detail = kwestie});
}

static Err
write_signals(Db *db, void *arg)
{
    Writing *w = arg;
    KwestieTouchRow k;
    w->changed = 0;
    TRY(kwestie_touch(w->r, db, w->kwestie, &k));
    for (size_t i = 0; i < w->n; i++)
        TRY(write_signal(w, db, w->ids[i], k.number));
    return OK;
}

static Err
gather_or_drop(Writing *w)
{
    Req *r = w->r;
    KwestieSignalsRows linked;
    TRY(q_kwestie_signals(r->db, r->arena, r->user.id, w->kwestie, KWESTIE_SIGNALS_MAX, &linked));
    if (!w->drop && linked.n + w->n > KWESTIE_SIGNALS_MAX)
        FAIL(E_LIMIT, "more than %d signals in one kwestie", KWESTIE_SIGNALS_MAX);
    if (w->n > 0)
        TRY(db_transaction(r->db, write_signals, w));
    return answer(w);
}

// POST /kwesties/12/signalen
Err
kwestie_form_signals(Req *r)
{
    Writing w = {0};
    KwestieGetRow k;
    TRY(kwestie_open(r, &k));
    TRY(read_boxes(r, S("signaal"), &w));
    return gather_or_drop(&w);
}

Err
kwestie_gather(Req *r, int64_t id, const KwestiePicks *picks)
{
    int64_t *ids = NEW_N(r->arena, picks->n + 1, int64_t);
    for (size_t i = 0; i < picks->n; i++)
        ids[i] = picks->v[i].id;
    Writing w = {.r = r, .kwestie = id, .n = picks->n, .ids = ids};
    return gather_or_drop(&w);
}

// ---- triggers -----------------------------------------------------------------------------------

// GET /kwesties/12/triggers
Err
kwestie_page_triggers(Req *r)
{
    KwestieGetRow k;
    KwestieTriggersView v = {.k = &k};
    TRY(kwestie_open(r, &k));
    v.form_token = req_form_token(r);
    Str since = layout_day_add(r->arena, layout_day_of(r->arena, r->now), -PAST_DAYS);
    TRY(q_kwestie_trigger_choices(r->db, r->arena, r->user.id, k.id, since, CHOICES_MAX, &v.found));
    TRY(q_kwestie_triggers(r->db, r->arena, r->user.id, k.id, &v.linked));
    return kwestie_page(r, 200, &k, S("Triggers koppelen"), html_kwestie_triggers(r->arena, &v));
}

// One trigger, as far as the viewer may. Linking twice does nothing, and is not in the log.
static Err
write_trigger(Writing *w, Db *db, int64_t id, Str kwestie)
{
    Req *r = w->r;
    KwestieTriggerPickRow t;
    KwestieTriggerTitleRow of;
    KwestieTriggerAddRows added = {0};
    KwestieTriggerDropRows dropped = {0};
    if (!w->drop)
        TRY(q_kwestie_trigger_pick(db, r->arena, r->user.id, id, &t));
    if (w->drop)
        TRY(q_kwestie_trigger_drop(db, r->arena, w->kwestie, id, &dropped));
    else
        TRY(q_kwestie_trigger_add(db, r->arena, w->kwestie, id, &added));
    if (added.n + dropped.n == 0)
        return OK;
    w->changed++;
    TRY(q_kwestie_trigger_title(db, r->arena, id, &of));
    return audit_add(
        r, db,
        (AuditEntry){.name = w->drop ? S("kwestie.drop_trigger") : S("kwestie.link_trigger"),
                     .activity = S("kwestie"),
                     .object_kind = S("trigger"),
                     .object_id = id,
                     .object = of.title,
                     .detail = kwestie});
}

static Err
write_triggers(Db *db, void *arg)
{
    Writing *w = arg;
    KwestieTouchRow k;
    w->changed = 0;
    TRY(kwestie_touch(w->r, db, w->kwestie, &k));
    for (size_t i = 0; i < w->n; i++)
        TRY(write_trigger(w, db, w->ids[i], k.number));
    return OK;
}

// POST /kwesties/12/triggers
Err
kwestie_form_triggers(Req *r)
{
    Writing w = {0};
    KwestieGetRow k;
    TRY(kwestie_open(r, &k));
    TRY(read_boxes(r, S("trigger"), &w));
    if (w.n > 0)
        TRY(db_transaction(r->db, write_triggers, &w));
    return answer(&w);
}
