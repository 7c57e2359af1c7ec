// The form of a village or district.
#include "app/area/area_page.h"
#include "app/audit/audit.h"

#include <math.h>

enum { NAME_MAX_CHARACTERS = 80, INHABITANTS_MAX = 1000000 };

// The European Netherlands, with some sea.
static const double lon_min = 3.2, lon_max = 7.3, lat_min = 50.7, lat_max = 53.7;

static const Choice kinds[] = {
    {STR("wijk"), STR("Wijk of buurt")},
    {STR("kern"), STR("Dorp of kern")},
};
const Choices area_kinds = {COUNT(kinds), kinds};

Str
area_degrees(Arena *a, double degrees)
{
    long long units = llround(degrees * 10000);
    return str_fmt(a, "%lld,%04lld", units / 10000, units % 10000);
}

// "4,7485" or "4.7485", at most nine digits behind the comma.
static bool
read_degrees(Str text, double *out)
{
    int64_t whole, part = 0;
    size_t at = 0;
    while (at < text.n && text.p[at] != ',' && text.p[at] != '.')
        at++;
    Str before = {text.p, at}, after = {text.p + at, text.n - at};
    if (before.n == 0 || before.n > 3 || !str_to_int(before, &whole) || whole < 0)
        return false;
    if (after.n > 0) {
        after = (Str){after.p + 1, after.n - 1};
        if (after.n == 0 || after.n > 9 || after.p[0] < '0' || after.p[0] > '9' ||
            !str_to_int(after, &part))
            return false;
    }
    *out = (double)whole + (double)part / pow(10, (double)after.n);
    return true;
}

static Str
check_between(Str text, double min, double max, Str wrong)
{
    double degrees;
    if (!read_degrees(text, &degrees))
        return S("Vul een getal in, zoals 52,6324.");
    return degrees >= min && degrees <= max ? (Str){0} : wrong;
}

static Str
check_lon(Str text)
{
    return check_between(text, lon_min, lon_max,
                         S("Dit ligt niet in Nederland: de lengte is 3,2 tot 7,3 graden."));
}

static Str
check_lat(Str text)
{
    return check_between(text, lat_min, lat_max,
                         S("Dit ligt niet in Nederland: de breedte is 50,7 tot 53,7 graden."));
}

static Str
check_inhabitants(Str text)
{
    int64_t n;
    if (!str_to_int(text, &n) || n < 0 || n > INHABITANTS_MAX)
        return S("Vul een heel getal in, zonder punten.");
    return (Str){0};
}

static const FieldRule rules[AREA_RULES] = {
    {FIELD_OF(AreaForm, name), .required = true, .min = 2, .max = NAME_MAX_CHARACTERS,
     .label = STR("Naam"), .hint = STR("Zoals inwoners het gebied noemen. Geen straat of adres.")},
    {FIELD_OF(AreaForm, kind), .kind = FIELD_CHOICE, .required = true, .label = STR("Soort"),
     .choices = {COUNT(kinds), kinds}},
    {FIELD_OF(AreaForm, inhabitants), .max = 9, .check = check_inhabitants,
     .label = STR("Aantal inwoners"), .hint = STR("Laat leeg als u het niet weet.")},
    {FIELD_OF(AreaForm, lat), .max = 14, .check = check_lat, .label = STR("Noorderbreedte"),
     .hint = STR("In graden, bijvoorbeeld 52,6324. Voor de plek op de kaart. Vult u niets in, dan "
                 "nemen we het midden van de gemeente.")},
    {FIELD_OF(AreaForm, lon), .max = 14, .check = check_lon, .label = STR("Oosterlengte"),
     .hint = STR("In graden, bijvoorbeeld 4,7485.")},
    {FIELD_OF(AreaForm, version), .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX,
     .label = STR("Versie")},
};

typedef struct Writing {
    Req *r;
    int64_t id, version;
    Str municipality, name, kind;
    double lon, lat;
    int64_t inhabitants;
} Writing;

static Err
show_form(Req *r, int status, AreaFormView *v)
{
    const MenuItem trail[] = {
        {str_fmt(r->arena, "/gebieden/gemeente/%.*s", (int)v->code.n, v->code.p),
         str_fmt(r->arena, "Gebieden van %.*s", (int)v->municipality.n, v->municipality.p),
         CAN_UNSET}};
    v->id = r->id;
    v->form_token = req_form_token(r);
    v->wrong = fields_with_errors(r->arena, rules, AREA_RULES, &v->form);
    return layout_page(r, status,
                       (LayoutPage){.title = r->id ? S("Gebied wijzigen") : S("Gebied toevoegen"),
                                    .here = S("/gebieden"),
                                    .trail = {COUNT(trail), trail},
                                    .has_errors = status != 200,
                                    .body = html_area_form(r->arena, v)});
}

// What the form says, as it is stored. lon and lat of w are those of the municipality beforehand.
static Err
read_area(Req *r, AreaForm *f, Writing *w, bool *all_right)
{
    TRY(req_form(r, rules, AREA_RULES, f, all_right));
    if (!*all_right)
        return OK;
    if ((f->lon.text.n == 0) != (f->lat.text.n == 0)) {
        Field *empty = f->lon.text.n == 0 ? &f->lon : &f->lat;
        empty->error = S("Vul allebei in, of geen van beide.");
        *all_right = false;
        return OK;
    }
    if (f->lon.text.n > 0)
        REQUIRE(read_degrees(f->lon.text, &w->lon) && read_degrees(f->lat.text, &w->lat));
    if (f->inhabitants.text.n > 0)
        REQUIRE(str_to_int(f->inhabitants.text, &w->inhabitants));
    w->name = f->name.text;
    w->kind = f->kind.text;
    w->version = f->version.number;
    return OK;
}

static AuditEntry
entry(Str name, const Writing *w)
{
    return (AuditEntry){.name = name,
                        .activity = S("beheer"),
                        .object_kind = S("area"),
                        .object_id = w->id,
                        .object = w->name};
}

static Err
write_new(Db *db, void *arg)
{
    Writing *w = arg;
    w->id = random_id();
    TRY(q_area_add(db, w->r->arena, w->id, w->municipality, w->name, w->kind, w->lon, w->lat,
                   w->inhabitants));
    return audit_add(w->r, db, entry(S("area.add"), w));
}

static Err
write_change(Db *db, void *arg)
{
    const Writing *w = arg;
    AreaChangeRow changed;
    TRY(q_area_change(db, w->r->arena, w->r->user.id, area_manages(w->r), w->id, w->version,
                      w->name, w->kind, w->lon, w->lat, w->inhabitants, &changed));
    return audit_add(w->r, db, entry(S("area.change"), w));
}

static Err
show_taken(Req *r, AreaFormView *v)
{
    v->form.name.error =
        S("Deze gemeente heeft al een gebied met deze naam. Kijk ook bij de gebieden die niet meer "
          "te kiezen zijn.");
    return show_form(r, 422, v);
}

// ---- new ----------------------------------------------------------------------------------------

static Err
municipality_of(Req *r, AreaFormView *v, Writing *w)
{
    AreaEditableMunicipalityRow m;
    TRY(q_area_editable_municipality(r->db, r->arena, r->user.id, area_manages(r), r->code, &m));
    v->municipality = m.name;
    v->code = m.code;
    *w = (Writing){.r = r, .municipality = m.code, .lon = m.lon, .lat = m.lat};
    return OK;
}

Err
area_page_new(Req *r)
{
    AreaFormView v = {0};
    Writing w;
    TRY(municipality_of(r, &v, &w));
    fields_init(rules, AREA_RULES, &v.form);
    return show_form(r, 200, &v);
}

Err
area_form_add(Req *r)
{
    AreaFormView v = {0};
    Writing w;
    bool all_right;
    TRY(municipality_of(r, &v, &w));
    TRY(read_area(r, &v.form, &w, &all_right));
    if (!all_right)
        return show_form(r, 422, &v);
    Err e = db_transaction(r->db, write_new, &w);
    if (err_code(e) == E_CONFLICT)
        return show_taken(r, &v);
    TRY(e);
    return respond_to(r, "/gebieden/gemeente/%.*s?done=toegevoegd", (int)v.code.n, v.code.p);
}

// ---- change -------------------------------------------------------------------------------------

static Err
area_of(Req *r, AreaFormView *v, AreaEditableGetRow *row)
{
    TRY(q_area_editable_get(r->db, r->arena, r->user.id, area_manages(r), r->id, row));
    v->municipality = row->municipality_name;
    v->code = row->municipality;
    return OK;
}

static void
fill_form(Arena *a, const AreaEditableGetRow *row, AreaForm *f)
{
    fields_init(rules, AREA_RULES, f);
    f->name.text = row->name;
    f->kind.text = row->kind;
    f->inhabitants.text =
        row->inhabitants > 0 ? str_fmt(a, "%lld", (long long)row->inhabitants) : S("");
    f->lon.text = area_degrees(a, row->lon);
    f->lat.text = area_degrees(a, row->lat);
    f->version.text = str_fmt(a, "%lld", (long long)row->version);
}

Err
area_page_edit(Req *r)
{
    AreaFormView v = {0};
    AreaEditableGetRow row;
    TRY(area_of(r, &v, &row));
    fill_form(r->arena, &row, &v.form);
    return show_form(r, 200, &v);
}

// Someone saved before us: show what they wrote beside what was typed here.
static Err
show_conflict(Req *r, AreaFormView *v)
{
    AreaEditableGetRow row;
    AreaForm now;
    TRY(area_of(r, v, &row));
    fill_form(r->arena, &row, &now);
    fields_show_newer(rules, AREA_RULES, &v->form, &now);
    v->form.version = now.version;
    v->has_conflict = true;
    return show_form(r, 409, v);
}

Err
area_form_change(Req *r)
{
    AreaFormView v = {0};
    AreaEditableGetRow row;
    bool all_right;
    TRY(area_of(r, &v, &row));
    Writing w = {.r = r, .id = r->id, .lon = row.municipality_lon, .lat = row.municipality_lat};
    TRY(read_area(r, &v.form, &w, &all_right));
    if (!all_right)
        return show_form(r, 422, &v);
    Err e = db_transaction(r->db, write_change, &w);
    if (err_code(e) == E_NOT_FOUND)
        return show_conflict(r, &v);
    if (err_code(e) == E_CONFLICT)
        return show_taken(r, &v);
    TRY(e);
    return respond_to(r, "/gebieden/gemeente/%.*s?done=gewijzigd", (int)v.code.n, v.code.p);
}
