// Writing down what a run found.
#include "app/duiding/duiding_store.h"

#include "duiding_run_queries.h"
#include "duiding_store_queries.h"
#include "format/json.h"

enum { BLOCK = 500, BLOCK_JSON = BLOCK * 200, BLOCK_MEMORY = 8 << 20 };

static void
put_week(Json *j, const DuidingStore *s, const DuidingWeek *w)
{
    Arena *a = j->out->arena;
    json_array_begin(j);
    json_put(j, s->result->places.v[w->place].code);
    json_put(j, duiding_theme(w->theme));
    json_put(j, duiding_day_text(a, w->monday));
    json_put(j, w->observed);
    json_put(j, w->expected);
    json_put(j, w->low);
    json_put(j, w->high);
    json_put(j, w->alarm ? S("hoog") : S(""));
    json_array_end(j);
}

static Err
store_weeks(Db *db, const DuidingStore *s)
{
    const DuidingSeries *series = &s->result->series;
    Arena *block = arena_new(BLOCK_MEMORY);
    Err e = q_store_weeks_clear(db, s->arena, s->partnership_id);
    for (size_t i = 0; i < series->nweeks && !failed(e);) {
        arena_reset(block);
        Buf text = buf_new(block, BLOCK_JSON);
        for (size_t k = 0; k < BLOCK && i < series->nweeks; k++, i++) {
            if (k > 0)
                buf_char(&text, ',');
            Json j = json_new(&text);
            put_week(&j, s, &series->weeks[i]);
            json_done(&j);
        }
        REQUIRE(!text.over);
        e = q_store_weeks(db, block, buf_str(&text), s->partnership_id, s->run_id);
    }
    arena_free(block);
    return e;
}

Err
duiding_store_sums(Db *db, Arena *a, int64_t partnership_id, int64_t run_id, int32_t last)
{
    Str from[COUNT(duiding_periods)];
    for (size_t i = 0; i < COUNT(from); i++)
        from[i] = duiding_day_text(a, last - 7 * (duiding_periods[i] - 1));
    TRY(q_store_sums_clear(db, a, partnership_id));
    return q_store_sums(db, a, partnership_id, run_id, duiding_day_text(a, last), from[0], from[1],
                        from[2]);
}

static Err
store_quiet(Db *db, const DuidingStore *s)
{
    const DuidingSilence *quiet = &s->result->silence;
    TRY(q_store_quiet_clear(db, s->arena, s->partnership_id));
    for (size_t i = 0; i < quiet->n; i++) {
        const DuidingQuiet *q = &quiet->v[i];
        Str last = q->last == DUIDING_NONE ? S("") : duiding_day_text(s->arena, q->last);
        TRY(q_store_quiet(db, s->arena, s->partnership_id, q->place, q->state, last, q->observed,
                          q->expected, q->low, s->run_id));
    }
    return OK;
}

Err
duiding_store(Db *db, void *arg)
{
    DuidingStore *s = arg;
    RunEndRows rows;
    TRY(q_run_end(db, s->arena, s->run_id, s->beat_at, S("klaar"), s->now, S(""), &rows));
    s->mine = rows.n > 0;
    s->warnings = 0;
    if (!s->mine)
        return OK;
    TRY(q_run_result(db, s->arena, s->run_id, s->settings, s->program, s->input_hash,
                     s->result_hash, (int64_t)s->in->nrecords));
    TRY(store_weeks(db, s));
    TRY(duiding_store_sums(db, s->arena, s->partnership_id, s->run_id,
                           s->result->series.last_monday));
    TRY(store_quiet(db, s));
    TRY(duiding_store_warnings(db, s));
    Str detail = str_fmt(s->arena, "signalen %zu, waarschuwingen %zu, nieuw %zu", s->in->nrecords,
                         s->result->nfindings, s->warnings);
    return audit_add_as(db, s->arena, s->context, (AuditActor){.text = S("Weerglas, duiding")},
                        s->now,
                        (AuditEntry){.name = S("analysis.done"),
                                     .activity = S("duiden"),
                                     .object_kind = S("analysis_run"),
                                     .object_id = s->run_id,
                                     .object = s->number,
                                     .detail = detail});
}
