// The page where an administrator changes what a municipality can set: one for each group.
#include "app/audit/audit.h"
#include "app/setting/setting.h"
#include "setting_queries.h"

enum { LINE_MAX = 200, TEXT_MAX = 1000 }; // characters

const Str setting_groups[SETTING_GROUPS] = {STR("Algemeen"), STR("Termijnen in het werk"),
                                            STR("Bewaartermijnen")};

static const Choice done[] = {{STR("gewijzigd"), STR("De instellingen zijn opgeslagen.")}};

// The settings of one group, with a rule and a field for each. The version of a group is the sum
// of the versions of its settings: every change makes it higher.
typedef struct Group {
    size_t n;
    const Setting *settings[SETTINGS];
    FieldRule rules[SETTINGS];
    Field stored[SETTINGS];
    int64_t version;
} Group;

static void
add_setting(Arena *a, Group *g, const Setting *s)
{
    bool is_number = s->min != 0 || s->max != 0;
    Str range = is_number ? str_fmt(a, "%.*s Een getal van %lld tot en met %lld.", (int)s->hint.n,
                                    s->hint.p, (long long)s->min, (long long)s->max)
                          : s->hint;
    g->rules[g->n] = (FieldRule){.name = s->name,
                                 .offset = g->n * sizeof(Field),
                                 .kind = s->is_long ? FIELD_TEXT : FIELD_LINE,
                                 .required = is_number,
                                 .max = s->is_long ? TEXT_MAX : LINE_MAX,
                                 .label = s->label,
                                 .hint = range};
    g->settings[g->n] = s;
    g->stored[g->n] = (Field){.rule = &g->rules[g->n], .text = s->otherwise};
    g->n++;
}

static Err
read_group(Req *r, Db *db, Group **out)
{
    Group *g = NEW(r->arena, Group);
    SettingAllRows rows;
    if (r->id > SETTING_GROUPS)
        FAIL(E_NOT_FOUND, "no such group of settings");
    for (size_t i = 0; i < SETTINGS; i++)
        if (str_eq(settings[i].group, setting_groups[r->id - 1]))
            add_setting(r->arena, g, &settings[i]);
    TRY(q_setting_all(db, r->arena, &rows));
    for (size_t k = 0; k < rows.n; k++)
        for (size_t i = 0; i < g->n; i++)
            if (str_eq(rows.v[k].name, g->settings[i]->name)) {
                g->stored[i].text = rows.v[k].value;
                g->version += rows.v[k].version;
            }
    *out = g;
    return OK;
}

static Err
show(Req *r, int status, const Group *g, Field *fields, bool has_conflict)
{
    SettingView v = {.group = setting_groups[r->id - 1],
                     .number = r->id,
                     .version = g->version,
                     .n = g->n,
                     .fields = fields,
                     .wrong = fields_with_errors(r->arena, g->rules, g->n, fields),
                     .has_conflict = has_conflict,
                     .form_token = req_form_token(r)};
    for (size_t i = 0; i < g->n; i++)
        v.some_optional |= !g->rules[i].required;
    static const MenuItem trail[] = {{STR("/beheer"), STR("Beheer"), CAN_UNSET}};
    return layout_page(r, status,
                       (LayoutPage){.title = S("Instellingen"),
                                    .here = S("/beheer"),
                                    .done = {COUNT(done), done},
                                    .has_errors = v.wrong.n > 0,
                                    .trail = {COUNT(trail), trail},
                                    .body = html_setting_page(r->arena, &v)});
}

// GET /beheer/instellingen/:id
static Err
page_group(Req *r)
{
    Group *g;
    TRY(read_group(r, r->db, &g));
    return show(r, 200, g, g->stored, false);
}

// GET /beheer/instellingen
static Err
page_first(Req *r)
{
    return respond_to(r, "/beheer/instellingen/1");
}

typedef struct Save {
    Req *r;
    const Field *fields;
    int64_t version; // that the form was filled with
} Save;

static Err
save(Db *db, void *arg)
{
    const Save *s = arg;
    Req *r = s->r;
    Group *g;
    Str changed = S("");
    TRY(read_group(r, db, &g));
    if (g->version != s->version)
        FAIL(E_CONFLICT, "these settings were changed in the meantime");
    for (size_t i = 0; i < g->n; i++) {
        if (str_eq(s->fields[i].text, g->stored[i].text))
            continue;
        Str name = g->settings[i]->name;
        TRY(q_setting_put(db, r->arena, name, s->fields[i].text, r->now));
        changed = str_fmt(r->arena, "%.*s%s%.*s", (int)changed.n, changed.p, changed.n ? " " : "",
                          (int)name.n, name.p);
    }
    if (changed.n == 0)
        return OK;
    return audit_add(r, db,
                     (AuditEntry){.name = S("setting.changed"),
                                  .activity = S("beheer"),
                                  .object_kind = S("setting"),
                                  .object = setting_groups[r->id - 1],
                                  .detail = changed});
}

static bool
check_numbers(Arena *a, const Group *g, Field *fields)
{
    bool all_right = true;
    for (size_t i = 0; i < g->n; i++) {
        const Setting *s = g->settings[i];
        int64_t n;
        if ((s->min == 0 && s->max == 0) || fields[i].error.p)
            continue;
        if (str_to_int(fields[i].text, &n) && n >= s->min && n <= s->max)
            continue;
        fields[i].error = str_fmt(a, "Vul een heel getal in van %lld tot en met %lld.",
                                  (long long)s->min, (long long)s->max);
        all_right = false;
    }
    return all_right;
}

// POST /beheer/instellingen/:id
static Err
form_group(Req *r)
{
    Form sent;
    Group *g;
    TRY(req_form_raw(r, &sent));
    TRY(read_group(r, r->db, &g));
    Save s = {.r = r};
    Field *fields = NEW_N(r->arena, SETTINGS, Field);
    if (!str_to_int(form_value(&sent, S("version")), &s.version))
        FAIL(E_INVALID, "no version");
    bool all_right = fields_read(r->arena, &sent, g->rules, g->n, fields);
    all_right &= check_numbers(r->arena, g, fields);
    if (!all_right)
        return show(r, 422, g, fields, false);
    s.fields = fields;
    Err e = db_transaction(r->db, save, &s);
    if (err_code(e) == E_CONFLICT) {
        TRY(read_group(r, r->db, &g));
        fields_show_newer(g->rules, g->n, fields, g->stored);
        return show(r, 409, g, fields, true);
    }
    TRY(e);
    return respond_to(r, "/beheer/instellingen/%lld?done=gewijzigd", (long long)r->id);
}

const Route setting_routes[] = {
    {GET, "/beheer/instellingen", page_first, CAN_MANAGE},
    {GET, "/beheer/instellingen/:id", page_group, CAN_MANAGE},
    {POST, "/beheer/instellingen/:id", form_group, CAN_MANAGE},
    {0},
};
