// Importing: send a file, look at what it would do, do it, and undo it within a day.
#include "app/import/import.h"

#include "app/area/area.h"
#include "app/audit/audit.h"
#include "app/import/import_page.h"
#include "format/gzip.h"

enum { NAME_BYTES = 120, LISTED_S = 30 * 86400, REMOVED_AT_ONCE = 2000 };

static const MenuItem trail[] = {{STR("/signalen"), STR("Signalen"), CAN_UNSET},
                                 {STR("/signalen/importeren"), STR("Importeren"), CAN_UNSET}};

static const Choice done[] = {
    {STR("klaar"), STR("De signalen zijn ge\xC3\xAFmporteerd.")},
    {STR("weg"), STR("Het bestand is weggegooid. Er is niets ge\xC3\xAFmporteerd.")},
    {STR("ongedaan"), STR("De import is ongedaan gemaakt. De signalen zijn verwijderd.")},
};

Str
import_state(Str state)
{
    static const Choice words[] = {
        {STR("preview"), STR("Nog niet ge\xC3\xAFmporteerd")},
        {STR("done"), STR("Ge\xC3\xAFmporteerd")},
        {STR("dropped"), STR("Weggegooid of ongedaan gemaakt")},
    };
    return choice_label((Choices){COUNT(words), words}, state);
}

static AuditEntry
entry(Str name, int64_t id, Str file, Str detail)
{
    return (AuditEntry){.name = name,
                        .activity = S("signaleren"),
                        .object_kind = S("import"),
                        .object_id = id,
                        .object = file,
                        .detail = detail};
}

// ---- sending a file -----------------------------------------------------------------------------

static Err
show_form(Req *r, int status, Str error)
{
    ImportFormView v = {.error = error, .form_token = req_form_token(r)};
    TRY(q_import_list(r->db, r->arena, r->user.id, r->now - LISTED_S, &v.mine));
    return layout_page(r, status,
                       (LayoutPage){.title = S("Signalen importeren"),
                                    .here = S("/signalen"),
                                    .trail = {1, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status != 200,
                                    .body = html_import_form(r->arena, &v)});
}

// GET /signalen/importeren
static Err
page_form(Req *r)
{
    return show_form(r, 200, (Str){0});
}

// GET /signalen/importeren/voorbeeld: the names of the columns, and one line.
static Err
page_example(Req *r)
{
    Choices places;
    Buf text = buf_new(r->arena, 64 << 10);
    CsvWriter w = csv_writer(&text);
    Str today = layout_day_of(r->arena, r->now);
    for (int i = 0; i < IMPORT_COLUMNS; i++)
        csv_put(&w, import_columns[i].name);
    csv_row_end(&w);
    TRY(municipality_choices(r->db, r->arena, r->user.id, &places));
    for (int i = 0; i < IMPORT_COLUMNS; i++) {
        Str example = import_columns[i].example;
        if (i == COLUMN_MUNICIPALITY && places.n > 0)
            example = places.v[0].label;
        if (i == COLUMN_FROM || i == COLUMN_TO || i == COLUMN_RECEIVED)
            example = today;
        csv_put(&w, example);
    }
    csv_row_end(&w);
    return respond_file(r, S("text/csv; charset=utf-8"), S("voorbeeld-signalen.csv"),
                        buf_str(&text));
}

// The name of the file as the browser sent it, without folders.
static Str
clean_name(Arena *a, Str name)
{
    size_t from = 0;
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '/' || name.p[i] == '\\')
            from = i + 1;
    name = str_trim((Str){name.p + from, name.n - from});
    if (name.n == 0 || name.n > NAME_BYTES || !str_is_utf8(name))
        return S("bestand.csv");
    return str_copy(a, name);
}

typedef struct Sending {
    Req *r;
    int64_t id, rows;
    Str name, packed;
} Sending;

static Err
write_file(Db *db, void *arg)
{
    Sending *s = arg;
    Req *r = s->r;
    s->id = random_id();
    TRY(q_import_add(db, r->arena, s->id, r->user.id, s->name, s->packed, s->rows, r->now));
    return audit_add(r, db, entry(S("import.upload"), s->id, s->name, S("")));
}

static const FormPart *
file_part(const Form *form)
{
    for (size_t i = 0; i < form->n; i++)
        if (str_eq(form->parts[i].name, S("bestand")) && form->parts[i].filename.p)
            return &form->parts[i];
    return NULL;
}

// POST /signalen/importeren
static Err
form_send(Req *r)
{
    Form form;
    ImportReader f;
    Sending s = {.r = r};
    TRY(req_form_raw(r, &form));
    const FormPart *part = file_part(&form);
    if (!part || part->value.n == 0)
        return show_form(r, 422, S("Kies een bestand dat niet leeg is."));
    TRY(import_open(r->db, r->arena, r, part->value, &f));
    if (f.wrong.p)
        return show_form(r, 422, f.wrong);
    while (csv_next(&f.csv, &f.row))
        s.rows++;
    if (s.rows > IMPORT_MAX_ROWS)
        return show_form(r, 422,
                         S("Een bestand mag 100.000 signalen hebben. Deel het op in kleinere "
                           "bestanden."));
    if (s.rows == 0)
        return show_form(r, 422, S("Er staan geen signalen in dit bestand, alleen de kolommen."));
    TRY(gzip_compress(r->arena, part->value, 1, &s.packed));
    s.name = clean_name(r->arena, part->filename);
    TRY(db_transaction(r->db, write_file, &s));
    return respond_to(r, "/signalen/importeren/%lld", (long long)s.id);
}

// ---- looking ------------------------------------------------------------------------------------

static ImportRow
copy_row(Arena *a, const ImportRow *row)
{
    ImportRow c = *row;
    c.signal = signal_copy(a, &row->signal);
    c.municipality = str_copy(a, row->municipality);
    c.area = str_copy(a, row->area);
    return c;
}

// Read the whole file against the rules.
static Err
check_all(Req *r, const ImportGetRow *batch, bool keeps_hits, ImportReader *f, ImportShowView *v)
{
    Str text;
    ImportRow row, *first = NEW_N(r->arena, IMPORT_SHOWN_ROWS, ImportRow);
    bool more = true;
    TRY(gzip_expand(r->arena, batch->content, IMPORT_BODY_MAX, &text));
    TRY(import_open(r->db, r->arena, r, text, f));
    f->keeps_hits = keeps_hits;
    while (!f->wrong.p) {
        TRY(import_next(f, &row, &more));
        if (!more)
            break;
        if (row.faults == 0 && !row.is_double && v->nrows < IMPORT_SHOWN_ROWS)
            first[v->nrows++] = copy_row(r->arena, &row);
    }
    v->reader = f;
    v->rows = first;
    v->new_rows = (int64_t)(f->rows - f->doubles);
    v->problems = (int64_t)(f->faults + (f->keeps_hits ? 0 : f->hits));
    v->may_import = !f->wrong.p && f->faults == 0 && v->new_rows > 0;
    return OK;
}

static Err
show_batch(Req *r, int status, ImportShowView *v)
{
    v->form_token = req_form_token(r);
    return layout_page(r, status,
                       (LayoutPage){.title = str_fmt(r->arena, "Importeren: %.*s",
                                                     (int)v->batch->name.n, v->batch->name.p),
                                    .here = S("/signalen"),
                                    .trail = {COUNT(trail), trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .is_wide = true,
                                    .body = html_import_show(r->arena, v)});
}

// GET /signalen/importeren/12
static Err
page_show(Req *r)
{
    ImportGetRow batch;
    ImportReader f;
    ImportTouchedRow touched;
    ImportShowView v = {.batch = &batch};
    TRY(q_import_get(r->db, r->arena, r->user.id, r->id, &batch));
    if (str_eq(batch.state, S("preview")))
        TRY(check_all(r, &batch, false, &f, &v));
    if (str_eq(batch.state, S("done"))) {
        TRY(q_import_touched(r->db, r->arena, r->id, &touched));
        v.touched = touched.touched;
        v.may_undo = touched.touched == 0 && batch.created_at >= r->now - IMPORT_UNDO_S;
    }
    return show_batch(r, 200, &v);
}

// ---- doing --------------------------------------------------------------------------------------

typedef struct Taking {
    Req *r;
    ImportReader *f;
    int64_t rows;
} Taking;

static Err
put_signals(Db *db, Arena *a, const Taking *t)
{
    Req *r = t->r;
    ImportFinishRow finished;
    SignalBulk *bulk;
    ImportRow row;
    bool more = true;
    TRY(q_import_finish(db, a, r->user.id, r->id, S("done"), t->rows, S(""), r->now, &finished));
    TRY(import_again(t->f));
    TRY(signal_bulk_begin(db, a, r->id, &bulk));
    while (more) {
        TRY(import_next(t->f, &row, &more));
        if (more && row.faults > 0)
            FAIL(E_CONFLICT, "line %zu has become wrong", row.line);
        if (more && !row.is_double)
            TRY(signal_bulk_put(bulk, &row.signal, row.received_at));
    }
    TRY(signal_bulk_end(bulk));
    return audit_add(r, db,
                     entry(S("import.done"), r->id, finished.name,
                           str_fmt(a, "%lld signalen", (long long)t->rows)));
}

static Err
write_signals(Db *db, void *arg)
{
    Arena *a = arena_new(REQ_MEMORY); // a second try begins with an empty one
    Err e = put_signals(db, a, arg);
    arena_free(a);
    return e;
}

static Err
write_drop(Db *db, void *arg)
{
    Req *r = arg;
    ImportFinishRow row;
    TRY(q_import_finish(db, r->arena, r->user.id, r->id, S("dropped"), 0, S(""), r->now, &row));
    return audit_add(r, db, entry(S("import.drop"), r->id, row.name, S("")));
}

// POST /signalen/importeren/12
static Err
form_take(Req *r)
{
    Form form;
    ImportGetRow batch;
    ImportReader f;
    ImportShowView v = {.batch = &batch};
    TRY(req_form_raw(r, &form));
    TRY(q_import_get(r->db, r->arena, r->user.id, r->id, &batch));
    if (!str_eq(batch.state, S("preview"))) // sent twice
        return respond_to(r, "/signalen/importeren/%lld", (long long)r->id);
    if (str_eq(form_value(&form, S("actie")), S("weg"))) {
        TRY(db_transaction(r->db, write_drop, r));
        return respond_to(r, "/signalen/importeren?done=weg");
    }
    bool keeps_hits = str_eq(form_value(&form, S("toch")), S("ja"));
    TRY(check_all(r, &batch, keeps_hits, &f, &v));
    if (!v.may_import || v.problems > 0)
        return show_batch(r, 422, &v);
    TRY(db_transaction(r->db, write_signals, &(Taking){r, &f, v.new_rows}));
    return respond_to(r, "/signalen/importeren/%lld?done=klaar", (long long)r->id);
}

// ---- undoing ------------------------------------------------------------------------------------

static Err
write_undo(Db *db, void *arg)
{
    Req *r = arg;
    ImportTouchedRow touched;
    ImportUndoneRow undone;
    TRY(q_import_undone(db, r->arena, r->user.id, r->id, r->now - IMPORT_UNDO_S, &undone));
    TRY(q_import_touched(db, r->arena, r->id, &touched));
    if (touched.touched > 0)
        FAIL(E_NOT_FOUND, "something was done with %lld signals", (long long)touched.touched);
    for (int64_t left = touched.n; left > 0; left -= REMOVED_AT_ONCE) {
        TRY(q_import_remove_events(db, r->arena, r->id, REMOVED_AT_ONCE));
        TRY(q_import_remove_signals(db, r->arena, r->id, REMOVED_AT_ONCE));
    }
    return audit_add(r, db,
                     entry(S("import.undo"), r->id, undone.name,
                           str_fmt(r->arena, "%lld signalen", (long long)touched.n)));
}

// POST /signalen/importeren/12/ongedaan
static Err
form_undo(Req *r)
{
    Form form;
    ImportGetRow batch;
    TRY(req_form_raw(r, &form));
    TRY(q_import_get(r->db, r->arena, r->user.id, r->id, &batch));
    Err e = db_transaction(r->db, write_undo, r);
    if (err_code(e) == E_NOT_FOUND) // too late, or undone already: the page says which
        return page_show(r);
    TRY(e);
    return respond_to(r, "/signalen/importeren/%lld?done=ongedaan", (long long)r->id);
}

const Route import_routes[] = {
    {GET, "/signalen/importeren", page_form, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/importeren", form_send, CAN_SIGNAL_FOLLOW, IMPORT_BODY_MAX},
    {GET, "/signalen/importeren/voorbeeld", page_example, CAN_SIGNAL_FOLLOW},
    {GET, "/signalen/importeren/:id", page_show, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/importeren/:id", form_take, CAN_SIGNAL_FOLLOW},
    {POST, "/signalen/importeren/:id/ongedaan", form_undo, CAN_SIGNAL_FOLLOW},
    {0},
};
