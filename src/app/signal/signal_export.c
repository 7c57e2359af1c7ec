// Taking along what the list shows: all of it, in parts, without reporters.
#include "app/audit/audit.h"
#include "app/signal/signal_filter.h"
#include "app/signal/signal_pages.h"
#include "base/buf.h"
#include "format/csv.h"
#include "format/xlsx.h"
#include "signal_export_queries.h"

enum {
    PART = 2000,             // rows that are read at once
    ROWS_MOST = 100000,      // of one export
    PART_MEMORY = 128 << 20, // bytes, for one part
    CSV_MOST = 48 << 20,     // bytes of the file
};

static const XlsxColumn columns[] = {
    {STR("Nummer"), 14},
    {STR("Ontvangen"), 17},
    {STR("Gemeente"), 20},
    {STR("Gebied"), 22},
    {STR("Waargenomen van"), 16},
    {STR("Waargenomen tot"), 16},
    {STR("Wat voor signaal"), 18},
    {STR("Soort"), 24},
    {STR("Thema"), 28},
    {STR("Aanleiding"), 20},
    {STR("Rol melder"), 20},
    {STR("Hoe bekend"), 22},
    {STR("Lens"), 20},
    {STR("Urgentie"), 12},
    {STR("Status"), 20},
    {STR("Volgende stap voor"), 18},
    {STR("Uitkomst"), 28},
    {STR("Waarneming"), 80},
    {STR("Duiding melder"), 60},
};

enum { COLUMNS = 19 };

// A file that is being made; one of csv and xlsx is in use.
typedef struct Export {
    Req *r;
    SignalFilter f;
    Buf text;
    CsvWriter csv;
    Xlsx *xlsx;
    int64_t rows;
} Export;

typedef struct Line {
    Str cells[COLUMNS];
} Line;

// The rows of both statements have the same columns.
#define LINE_OF(a, e)                                                    \
    (Line)                                                               \
    {                                                                    \
        .cells = {(e)->number,                                           \
                  layout_moment((a), (e)->received_at),                  \
                  (e)->municipality,                                     \
                  (e)->area,                                             \
                  (e)->observed_from,                                    \
                  (e)->observed_to,                                      \
                  choice_label(signal_ways, (e)->way),                   \
                  choice_label(signal_kinds, (e)->kind),                 \
                  choice_label(signal_themes, (e)->theme),               \
                  choice_label(signal_trigger_kinds, (e)->trigger_kind), \
                  choice_label(signal_sources, (e)->source_role),        \
                  choice_label(signal_origins, (e)->origin),             \
                  choice_label(signal_lenses, (e)->lens),                \
                  choice_label(signal_urgencies, (e)->urgency),          \
                  choice_label(signal_statuses, (e)->status),            \
                  (e)->due_on,                                           \
                  choice_label(signal_outcomes, (e)->outcome),           \
                  (e)->observation,                                      \
                  (e)->interpretation},                                  \
    }

static Err
put_line(Export *x, const Line *line)
{
    if (x->rows++ == ROWS_MOST)
        FAIL(E_LIMIT, "an export of more than %d rows", ROWS_MOST);
    for (size_t i = 0; i < COLUMNS; i++) {
        bool is_day = (i == 4 || i == 5 || i == 15) && line->cells[i].n == 10;
        if (!x->xlsx)
            csv_put(&x->csv, line->cells[i]);
        else if (is_day)
            TRY(xlsx_date(x->xlsx, line->cells[i]));
        else
            TRY(xlsx_text(x->xlsx, line->cells[i]));
    }
    if (x->xlsx)
        xlsx_row_end(x->xlsx);
    else
        csv_row_end(&x->csv);
    return OK;
}

// Read one part into memory of its own and write it; *n tells how many rows it had.
static Err
put_part(Export *x, Arena *a, size_t *n)
{
    SignalFilter *f = &x->f;
    Db *db = x->r->db;
    int64_t viewer = x->r->user.id;
    SignalExportListRows list = {0};
    SignalExportSearchRows found = {0};
    if (f->words.n > 0)
        TRY(q_signal_export_search(db, a, f->words, viewer, SIGNAL_FILTER_ARGS(f), f->at, f->id,
                                   PART, &found));
    else
        TRY(q_signal_export_list(db, a, viewer, SIGNAL_FILTER_ARGS(f), f->at, f->id, PART, &list));
    *n = list.n + found.n;
    for (size_t i = 0; i < list.n; i++) {
        Line line = LINE_OF(a, &list.v[i]);
        TRY(put_line(x, &line));
        f->at = list.v[i].received_at;
        f->id = list.v[i].id;
    }
    for (size_t i = 0; i < found.n; i++) {
        Line line = LINE_OF(a, &found.v[i]);
        TRY(put_line(x, &line));
        f->at = found.v[i].received_at;
        f->id = found.v[i].id;
    }
    return OK;
}

static Err
put_all(Export *x)
{
    size_t n = PART;
    while (n == PART) {
        Arena *part = arena_new(PART_MEMORY);
        Err e = put_part(x, part, &n);
        arena_free(part);
        TRY(e);
    }
    return OK;
}

static Err
note_export(Db *db, void *arg)
{
    Export *x = arg;
    Arena *a = x->r->arena;
    return audit_add(
        x->r, db,
        (AuditEntry){.name = S("signal.exported"),
                     .activity = S("signaleren"),
                     .object_kind = S("signal"),
                     .object = S(""),
                     .detail = str_fmt(a, "%lld signalen, %s; %s", (long long)x->rows,
                                       x->xlsx ? "xlsx" : "csv", signal_filter_says(a, &x->f).p)});
}

static Err
begin(Req *r, Export *x)
{
    *x = (Export){.r = r};
    TRY(signal_filter_read(r, r->query, &x->f));
    if (!x->f.all_right)
        FAIL(E_INVALID, "a filter with an error");
    return OK;
}

static Str
file_name(Req *r, const char *extension)
{
    return str_fmt(r->arena, "signalen-%s.%s", layout_day_of(r->arena, r->now).p, extension);
}

// GET /signalen/export/csv
Err
page_signal_csv(Req *r)
{
    Export x;
    TRY(begin(r, &x));
    x.text = buf_new(r->arena, CSV_MOST);
    x.csv = csv_writer(&x.text);
    for (size_t i = 0; i < COLUMNS; i++)
        csv_put(&x.csv, columns[i].title);
    csv_row_end(&x.csv);
    TRY(put_all(&x));
    if (x.text.over)
        FAIL(E_LIMIT, "an export of more than %d bytes", CSV_MOST);
    TRY(db_transaction(r->db, note_export, &x));
    return respond_file(r, S("text/csv; charset=utf-8"), file_name(r, "csv"), buf_str(&x.text));
}

// GET /signalen/export/xlsx
Err
page_signal_xlsx(Req *r)
{
    Export x;
    Str file;
    TRY(begin(r, &x));
    TRY(xlsx_new(r->arena, str_to_z(r->arena, context_of(r)->data_dir), r->now, &x.xlsx));
    TRY(xlsx_sheet(x.xlsx, S("Signalen"), columns, COLUMNS));
    TRY(put_all(&x));
    TRY(db_transaction(r->db, note_export, &x));
    TRY(xlsx_finish(x.xlsx, &file));
    return respond_file(r, S("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                        file_name(r, "xlsx"), file);
}
