#include "app/audit/audit.h"
#include "audit_queries.h"
#include "test/check.h"
#include "test/world.h"

#include <json-c/json.h>

typedef struct Adding {
    World *w;
    int n;
} Adding;

static Err
add_lines(Db *db, void *arg)
{
    const Adding *x = arg;
    World *w = x->w;
    for (int i = 0; i < x->n; i++) {
        AuditActor who = {.id = w->account[i % 2 ? ADVISEUR : REGISSEUR],
                          .text = S("Adviseur <OOV>")};
        TRY(audit_add_as(db, w->arena, w->context, who, WORLD_NOW + i * 3600,
                         (AuditEntry){.name = i % 3 ? S("signal.read") : S("kwestie.read"),
                                      .activity = i % 3 ? S("signaleren") : S("kwestie"),
                                      .object_kind = S("signal"),
                                      .object_id = 1 + i,
                                      .object = str_fmt(w->arena, "S-2026-%04d", i)}));
    }
    return OK;
}

static World
filled(int n)
{
    World w = world();
    CHECK_OK(db_transaction(w.db, add_lines, &(Adding){&w, n}));
    w.as = FG;
    return w;
}

TEST(audit_page, newest_first_in_pages_and_escaped)
{
    World w = filled(60);
    Req r = t_get(&w, "/logboek");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("S-2026-0059"));
    CHECK_HASNT(r.content, S("S-2026-0005"));
    CHECK_HAS(r.content, S("Adviseur &lt;OOV&gt;"));
    CHECK_HAS(r.content, S("voor=12")); // the log also noted that it was looked at
    r = t_get(&w, "/logboek?voor=12");
    CHECK_HAS(r.content, S("S-2026-0005"));
    CHECK_HASNT(r.content, S("S-2026-0059"));
    CHECK_HASNT(r.content, S("Oudere regels"));
    world_end(&w);
}

TEST(audit_page, filters_by_each_field_and_keeps_them)
{
    World w = filled(30);
    Req r = t_get(&w, "/logboek?object=S-2026-0007");
    CHECK_HAS(r.content, S("S-2026-0007</span>"));
    CHECK_HASNT(r.content, S("S-2026-0008</span>"));
    r = t_get(&w, "/logboek?persoon=adviseur%40waterrijk.example");
    CHECK_HAS(r.content, S("S-2026-0001</span>"));
    CHECK_HASNT(r.content, S("S-2026-0002</span>"));
    r = t_get(&w, "/logboek?verwerking=kwestie.read");
    CHECK_HAS(r.content, S("S-2026-0003</span>"));
    CHECK_HASNT(r.content, S("S-2026-0004</span>"));
    r = t_get(&w, "/logboek?activiteit=kwestie&van=2026-01-01&tot=2026-01-01");
    CHECK_HAS(r.content, S("S-2026-0021</span>"));   // 22:00
    CHECK_HASNT(r.content, S("S-2026-0024</span>")); // the next day
    CHECK_HAS(r.content, S("value=\"2026-01-01\""));
    CHECK_HASNT(r.content, S("signal.read</span>"));
    r = t_get(&w, "/logboek?van=2027-01-01");
    CHECK_HAS(r.content, S("geen regels die hierbij passen"));
    world_end(&w);
}

TEST(audit_page, says_what_is_wrong_with_a_filter_and_keeps_it)
{
    World w = filled(3);
    Req r = t_get(&w, "/logboek?persoon=niemand%40nergens.example&van=2026-02-01&tot=2026-01-01");
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Er is geen account met dit e-mailadres."));
    CHECK_HAS(r.content, S("Kies een dag na de eerste dag."));
    CHECK_HAS(r.content, S("niemand@nergens.example"));
    world_end(&w);
}

TEST(audit_page, one_line_with_its_hash_and_none_that_is_absent)
{
    World w = filled(3);
    AuditLineRow line;
    CHECK_OK(q_audit_line(w.db, w.arena, 2, &line));
    Req r = t_get(&w, "/logboek/2");
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, line.hash);
    CHECK_HAS(r.content, line.trace_id);
    CHECK_INT(t_get(&w, "/logboek/999").status, 404);
    world_end(&w);
}

TEST(audit_page, is_for_who_watches_over_privacy_only)
{
    World w = filled(3);
    const char *const paths[] = {"/logboek", "/logboek/1", "/logboek.csv", "/logboek.jsonl"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        w.as = BEHEERDER;
        CHECK_INT(t_get(&w, paths[i]).status, 403);
        w.as = ADVISEUR;
        CHECK_INT(t_get(&w, paths[i]).status, 403);
        w.as = NOBODY;
        CHECK_INT(t_get(&w, paths[i]).status, 303);
    }
    world_end(&w);
}

TEST(audit_page, shows_what_the_last_check_found)
{
    World w = filled(3);
    AuditState state;
    CHECK_HAS(t_get(&w, "/logboek").content, S("Nog niet gecontroleerd"));
    CHECK_OK(audit_note_head(w.db, w.arena, w.context, WORLD_NOW, &state));
    Req r = t_get(&w, "/logboek");
    CHECK_HAS(r.content, S("alles klopte"));
    CHECK_HAS(r.content, state.head.hash);
    world_end(&w);
}

TEST(audit_page, export_has_the_names_of_the_standard_and_is_logged)
{
    World w = filled(5);
    Req r = t_get(&w, "/logboek.jsonl?verwerking=signal.read");
    CHECK_INT(r.status, 200);
    Cursor c = cursor(r.content);
    Str text;
    int lines = 0;
    while (cursor_until(&c, S("\n"), SIZE_MAX, &text)) {
        json_object *line = json_tokener_parse(str_to_z(w.arena, text)), *member, *attributes;
        CHECK(line != NULL);
        const char *const names[] = {"trace_id",      "span_id",     "parent_span_id", "name",
                                     "start_time_ms", "end_time_ms", "status_code",    "resource"};
        for (size_t i = 0; i < COUNT(names); i++)
            CHECK(json_object_object_get_ex(line, names[i], &member));
        CHECK(json_object_object_get_ex(line, "attributes", &attributes));
        CHECK(json_object_object_get_ex(attributes, "dpl.core.processing_activity_id", &member));
        CHECK_HAS(str_z(json_object_get_string(member)), S("/verwerkingen#signaleren"));
        json_object_put(line);
        lines++;
    }
    CHECK_INT(lines, 3); // of the five, lines 2, 3 and 5
    AuditLineRow noted;
    CHECK_OK(q_audit_line(w.db, w.arena, 6, &noted));
    CHECK_STR(noted.name, S("audit.exported"));
    CHECK_STR(noted.detail, S("jsonl, 3 regels"));
    r = t_get(&w, "/logboek.csv");
    CHECK_HAS(r.content, S("dpl.core.processing_activity_id"));
    CHECK_HAS(r.content, S("S-2026-0004"));
    CHECK_HAS(r.filename, S(".csv"));
    world_end(&w);
}

TEST(audit_page, export_goes_on_past_one_page)
{
    World w = filled(450);
    Req r = t_get(&w, "/logboek.csv");
    CHECK_HAS(r.content, S("S-2026-0000"));
    CHECK_HAS(r.content, S("S-2026-0449"));
    world_end(&w);
}

TEST(audit_page, register_is_public_and_each_activity_has_an_anchor)
{
    World w = world();
    w.as = NOBODY;
    Req r = t_get(&w, "/verwerkingen");
    CHECK_INT(r.status, 200);
    for (size_t i = 0; i < AUDIT_ACTIVITIES; i++)
        CHECK_HAS(r.content, str_fmt(w.arena, "id=\"%s\"", audit_activities[i].code.p));
    world_end(&w);
}

static Err
add_nested(Db *db, void *arg)
{
    Req *r = arg;
    Str span;
    AuditEntry entry = {.name = S("signal.changed"), .activity = S("signaleren"), .span = &span};
    TRY(audit_add(r, db, entry));
    entry.parent_span = span;
    entry.span = NULL;
    return audit_add(r, db, entry);
}

TEST(audit, lines_of_one_request_share_a_trace_and_may_be_nested)
{
    World w = world();
    AuditPageRows lines;
    Site site = {.context = w.context};
    Req r = {.arena = w.arena, .db = w.db, .site = &site, .now = WORLD_NOW};
    CHECK_OK(db_transaction(w.db, add_nested, &r));
    CHECK_OK(q_audit_page(w.db, w.arena, 0, 10, &lines));
    CHECK_INT(lines.n, 2);
    CHECK_INT(lines.v[0].trace_id.n, 32);
    CHECK_STR(lines.v[0].trace_id, lines.v[1].trace_id);
    CHECK_STR(lines.v[1].parent_span, lines.v[0].span_id);
    CHECK_STR(lines.v[0].parent_span, S(""));
    world_end(&w);
}
