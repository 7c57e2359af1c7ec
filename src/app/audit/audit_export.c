// The log as CSV, and as JSON lines in the field names of the standard Logboek Dataverwerkingen.
//
// Lines are read in pages and each page is given back before the next, so that only the text that
// goes out grows; EXPORT_BYTES bounds that.
#include "app/audit/audit_page.h"
#include "format/csv.h"
#include "format/json.h"

enum {
    EXPORT_PAGE = 200,
    EXPORT_BYTES = 32 << 20, // some 40,000 lines; more answers 413: choose a shorter period
    PAGE_MEMORY = 32 << 20
};

typedef struct Export {
    Buf text;
    CsvWriter csv;
    bool is_json;
    int64_t lines;
} Export;

static void
put_csv(Export *x, const AuditLineRow *l)
{
    const Str texts[] = {l->trace_id, l->span_id, l->parent_span, l->name};
    const Str others[] = {l->resource, l->activity,      l->subject,     l->subject_type,
                          l->actor,    l->person,        l->object_kind, l->object,
                          l->detail,   l->previous_hash, l->hash};
    csv_put(&x->csv, l->n);
    for (size_t i = 0; i < COUNT(texts); i++)
        csv_put(&x->csv, texts[i]);
    csv_put(&x->csv, l->start_ms);
    csv_put(&x->csv, l->end_ms);
    csv_put(&x->csv, l->status_code);
    for (size_t i = 0; i < COUNT(others); i++)
        csv_put(&x->csv, others[i]);
    csv_row_end(&x->csv);
}

static void
put_csv_head(Export *x)
{
    static const Str names[] = {STR("weerglas.line"),
                                STR("trace_id"),
                                STR("span_id"),
                                STR("parent_span_id"),
                                STR("name"),
                                STR("start_time_ms"),
                                STR("end_time_ms"),
                                STR("status_code"),
                                STR("resource"),
                                STR("dpl.core.processing_activity_id"),
                                STR("dpl.core.data_subject_id"),
                                STR("dpl.core.data_subject_id_type"),
                                STR("weerglas.actor"),
                                STR("weerglas.actor_name"),
                                STR("weerglas.object_kind"),
                                STR("weerglas.object"),
                                STR("weerglas.detail"),
                                STR("weerglas.previous_hash"),
                                STR("weerglas.hash")};
    x->csv = csv_writer(&x->text);
    for (size_t i = 0; i < COUNT(names); i++)
        csv_put(&x->csv, names[i]);
    csv_row_end(&x->csv);
}

// A member that is left out when it has nothing to say.
static void
put_filled(Json *j, const char *key, Str value)
{
    if (value.n > 0)
        json_field(j, str_z(key), value);
}

static void
put_attributes(Json *j, const AuditLineRow *l)
{
    json_key(j, S("attributes"));
    json_object_begin(j);
    json_field(j, S("dpl.core.processing_activity_id"), l->activity);
    put_filled(j, "dpl.core.data_subject_id", l->subject);
    put_filled(j, "dpl.core.data_subject_id_type", l->subject_type);
    json_field(j, S("weerglas.line"), l->n);
    json_field(j, S("weerglas.actor"), l->actor);
    json_field(j, S("weerglas.actor_id"), l->actor_id);
    put_filled(j, "weerglas.object_kind", l->object_kind);
    put_filled(j, "weerglas.object", l->object);
    put_filled(j, "weerglas.detail", l->detail);
    json_field(j, S("weerglas.previous_hash"), l->previous_hash);
    json_field(j, S("weerglas.hash"), l->hash);
    json_object_end(j);
}

static void
put_json(Export *x, const AuditLineRow *l)
{
    Json j = json_new(&x->text);
    json_object_begin(&j);
    json_field(&j, S("trace_id"), l->trace_id);
    json_field(&j, S("span_id"), l->span_id);
    if (l->parent_span.n > 0)
        json_field(&j, S("parent_span_id"), l->parent_span);
    else {
        json_key(&j, S("parent_span_id"));
        json_null(&j);
    }
    json_field(&j, S("name"), l->name);
    json_field(&j, S("start_time_ms"), l->start_ms);
    json_field(&j, S("end_time_ms"), l->end_ms);
    json_field(&j, S("status_code"), l->status_code);
    json_field(&j, S("resource"), l->resource);
    put_attributes(&j, l);
    json_object_end(&j);
    json_done(&j);
    buf_char(&x->text, '\n');
}

static Err
put_page(Req *r, Arena *page, AuditFilter *f, Export *x, bool *more)
{
    int64_t *numbers = NULL;
    size_t n;
    TRY(audit_find(r->db, page, f, EXPORT_PAGE, &numbers, &n));
    for (size_t i = 0; i < n; i++) {
        AuditLineRow line;
        TRY(q_audit_line(r->db, page, numbers[i], &line));
        if (x->is_json)
            put_json(x, &line);
        else
            put_csv(x, &line);
        x->lines++;
        f->before = line.n;
    }
    *more = n == EXPORT_PAGE;
    if (x->text.over)
        FAIL(E_LIMIT, "the export is longer than %d bytes", EXPORT_BYTES);
    return OK;
}

typedef struct Note {
    Req *r;
    AuditEntry entry;
} Note;

static Err
note_export(Db *db, void *arg)
{
    const Note *note = arg;
    return audit_add(note->r, db, note->entry);
}

static Err
export_lines(Req *r, Export *x)
{
    FieldRule rules[AUDIT_FIELDS];
    AuditForm form;
    AuditFilter filter;
    bool all_right, more = true;
    TRY(audit_form_read(r, rules, &form, &filter, &all_right));
    if (!all_right)
        return respond_to(r, "/logboek");
    Arena *page = arena_new(PAGE_MEMORY);
    Err e = OK;
    for (; more && !failed(e); arena_reset(page))
        e = put_page(r, page, &filter, x, &more);
    arena_free(page);
    TRY(e);
    Note note = {r,
                 {.name = S("audit.exported"),
                  .activity = S("logboek"),
                  .object_kind = S("audit"),
                  .detail = str_fmt(r->arena, "%s, %lld regels", x->is_json ? "jsonl" : "csv",
                                    (long long)x->lines)}};
    TRY(db_transaction(r->db, note_export, &note));
    Str day = layout_day_of(r->arena, r->now);
    Str filename =
        str_fmt(r->arena, "logboek-%.*s.%s", (int)day.n, day.p, x->is_json ? "jsonl" : "csv");
    return respond_file(r, x->is_json ? S("application/jsonl") : S("text/csv; charset=utf-8"),
                        filename, buf_str(&x->text));
}

Err
audit_export_csv(Req *r)
{
    Export x = {.text = buf_new(r->arena, EXPORT_BYTES)};
    put_csv_head(&x);
    return export_lines(r, &x);
}

Err
audit_export_json(Req *r)
{
    Export x = {.text = buf_new(r->arena, EXPORT_BYTES), .is_json = true};
    return export_lines(r, &x);
}
