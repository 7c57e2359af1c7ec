// Pages: the log for whoever watches over privacy, and the public register of processing.
#include "app/audit/audit_page.h"

enum { PAGE_LINES = 50 };

Str
audit_activity_title(Str uri)
{
    Cursor c = cursor(uri);
    Str before;
    if (!cursor_until(&c, S("#"), SIZE_MAX, &before))
        return uri;
    for (size_t i = 0; i < AUDIT_ACTIVITIES; i++)
        if (str_eq(audit_activities[i].code, cursor_rest(&c)))
            return audit_activities[i].title;
    return uri;
}

static Err
read_lines(Req *r, const AuditFilter *f, AuditListPage *page)
{
    int64_t *numbers = NULL;
    size_t n;
    TRY(audit_find(r->db, r->arena, f, PAGE_LINES + 1, &numbers, &n));
    bool more = n > PAGE_LINES;
    n = more ? PAGE_LINES : n;
    AuditLineRow *v = NEW_N(r->arena, n + 1, AuditLineRow);
    for (size_t i = 0; i < n; i++)
        TRY(q_audit_line(r->db, r->arena, numbers[i], &v[i]));
    page->lines = (AuditLines){n, v};
    page->next = more ? numbers[n - 1] : 0;
    return OK;
}

static Err
page_list(Req *r)
{
    FieldRule rules[AUDIT_FIELDS];
    AuditForm form;
    AuditFilter filter;
    Form query;
    bool all_right;
    TRY(audit_form_read(r, rules, &form, &filter, &all_right));
    TRY(audit_read(r, (AuditEntry){.name = S("audit.read"),
                                   .activity = S("logboek"),
                                   .object_kind = S("audit")}));
    AuditListPage v = {.form = &form};
    v.wrong = fields_with_errors(r->arena, rules, AUDIT_FIELDS, &form);
    if (all_right)
        TRY(read_lines(r, &filter, &v));
    TRY(req_query(r, &query));
    v.is_later = form_value(&query, S("voor")).p != NULL;
    TRY(q_audit_head_last(r->db, r->arena, &v.state));
    LayoutPage page = {.title = S("Logboek"),
                       .body = html_audit_list(r->arena, &v),
                       .here = S("/logboek"),
                       .has_errors = !all_right,
                       .is_wide = true};
    return layout_page(r, all_right ? 200 : 422, page);
}

static Err
page_line(Req *r)
{
    static const MenuItem trail[] = {{STR("/logboek"), STR("Logboek"), CAN_UNSET}};
    AuditLineRow line;
    TRY(q_audit_line(r->db, r->arena, r->id, &line));
    TRY(audit_read(r, (AuditEntry){.name = S("audit.read"),
                                   .activity = S("logboek"),
                                   .object_kind = S("audit")}));
    LayoutPage page = {.title = str_fmt(r->arena, "Regel %lld", (long long)line.n),
                       .body = html_audit_line(r->arena, &line),
                       .here = S("/logboek"),
                       .trail = {1, trail}};
    return layout_page(r, 200, page);
}

static Err
page_register(Req *r)
{
    LayoutPage page = {.title = S("Verwerkingen"),
                       .body = html_audit_register(r->arena, audit_activities)};
    return layout_page(r, 200, page);
}

const Route audit_routes[] = {
    {GET, "/logboek", page_list, CAN_AUDIT_READ, 0},
    {GET, "/logboek.csv", audit_export_csv, CAN_AUDIT_READ, 0},
    {GET, "/logboek.jsonl", audit_export_json, CAN_AUDIT_READ, 0},
    {GET, "/logboek/:id", page_line, CAN_AUDIT_READ, 0},
    {GET, "/verwerkingen", page_register, CAN_ANYONE, 0},
    {0},
};
