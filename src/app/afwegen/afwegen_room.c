// Leaving room or setting limits, and scaling up and down.
#include "app/afwegen/afwegen_inside.h"

typedef struct Writing {
    Req *r;
    const void *form;
    bool is_stale;
} Writing;

typedef struct Room {
    Field room, limits, chosen, reason, review_on, bewust;
} Room;

static const FieldRule room_rules[] = {
    {FIELD_OF(Room, room), .kind = FIELD_TEXT, .required = true, .min = 10, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Wat pleit voor ruimte laten?"),
     .hint = STR("Welke vrijheid is hier belangrijk? Wat kunnen mensen zelf?")},
    {FIELD_OF(Room, limits), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Wat pleit voor begrenzen?"),
     .hint = STR("Wie of wat moet worden beschermd? Tegen welk gedrag?")},
    {FIELD_OF(Room, chosen), .kind = FIELD_CHOICE, .required = true,
     .choices = AFWEGEN_INIT(afwegen_rooms), .label = STR("Wat kiest u?"),
     .hint = STR("Ruimte laten is een volwaardig besluit. Het is niet hetzelfde als niets doen.")},
    {FIELD_OF(Room, reason), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Waarom?")},
    {FIELD_OF(Room, review_on), .kind = FIELD_DAY, .required = true,
     .label = STR("Wanneer kijkt u hier opnieuw naar?")},
    {FIELD_OF(Room, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

static bool
is_past(const Req *r, const Field *day)
{
    return !day->error.p && day->text.n == 10 &&
           layout_days_between(layout_day_of(r->arena, r->now), day->text) < 0;
}

static Err
show_room(Req *r, int status, const AfwegenKwestieRow *k, Room *f)
{
    AfwegenForm form = {.title = S("Ruimte laten of begrenzen"),
                        .lead = S("Schrijf beide kanten op voordat u kiest. Eerdere keuzes "
                                  "blijven in de geschiedenis."),
                        .action = str_fmt(r->arena, "/kwesties/%lld/ruimte", (long long)k->id),
                        .button = S("Vastleggen"),
                        .rules = room_rules,
                        .n = COUNT(room_rules),
                        .form = f};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/ruimte. A new choice begins with the arguments of the last one.
Err
afwegen_page_choice(Req *r)
{
    AfwegenKwestieRow k;
    AfwegenChoicesRows rows;
    Room f;
    TRY(afwegen_open(r, &k));
    TRY(q_afwegen_choices(r->db, r->arena, r->user.id, r->id, &rows));
    fields_init(room_rules, COUNT(room_rules), &f);
    if (rows.n > 0) {
        f.room.text = rows.v[0].room;
        f.limits.text = rows.v[0].limits;
    }
    return show_room(r, 200, &k, &f);
}

static Err
write_room(Db *db, void *arg)
{
    const Writing *w = arg;
    const Room *f = w->form;
    Req *r = w->r;
    AfwegenTouchRow k;
    TRY(afwegen_touch(r, db, &k));
    TRY(q_afwegen_choice_add(db, r->arena, random_id(), r->id, f->room.text, f->limits.text,
                             f->chosen.text, f->reason.text, f->review_on.text, r->user.id,
                             r->now));
    return afwegen_log(r, db, S("kwestie.choice"), k.number, f->chosen.text);
}

// POST /kwesties/12/ruimte
Err
afwegen_form_choice(Req *r)
{
    AfwegenKwestieRow k;
    Room f;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, room_rules, COUNT(room_rules), &f, &all_right));
    if (is_past(r, &f.review_on))
        afwegen_wrong(&f.review_on, S("Kies een dag vanaf vandaag."), &all_right);
    if (!all_right)
        return show_room(r, 422, &k, &f);
    TRY(db_transaction(r->db, write_room, &(Writing){.r = r, .form = &f}));
    return afwegen_done(r, "opgeslagen");
}

// ---- scaling ------------------------------------------------------------------------------------

typedef struct Scale {
    Field level, reason, decided_by, aftercare, aftercare_on, version, bewust;
} Scale;

static const FieldRule scale_rules[] = {
    {FIELD_OF(Scale, level), .kind = FIELD_CHOICE, .required = true,
     .choices = AFWEGEN_INIT(afwegen_levels), .label = STR("Naar welk niveau?")},
    {FIELD_OF(Scale, reason), .kind = FIELD_TEXT, .required = true, .min = 10,
     .max = AFWEGEN_TEXT_MAX, .label = STR("Waarom?")},
    {FIELD_OF(Scale, decided_by), .required = true, .min = 3, .max = AFWEGEN_LINE_MAX,
     .label = STR("Wie heeft dit besloten?"),
     .hint = STR("Een functie of een overleg, geen naam. Bijvoorbeeld: burgemeester.")},
    {FIELD_OF(Scale, aftercare), .kind = FIELD_TEXT, .depends = true, .max = AFWEGEN_TEXT_MAX,
     .label = STR("Welke nazorg is er?"),
     .hint = STR("Alleen bij afschalen. Voor bewoners, betrokkenen en uw eigen mensen: wie hoort "
                 "nog iets, wie praat na?")},
    {FIELD_OF(Scale, aftercare_on), .kind = FIELD_DAY, .depends = true,
     .label = STR("Wanneer kijkt u of de nazorg is gegeven?"),
     .hint = STR("Alleen bij afschalen.")},
    {FIELD_OF(Scale, version), .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX,
     .label = STR("Versie")},
    {FIELD_OF(Scale, bewust), .kind = FIELD_CHOICE, .choices = AFWEGEN_INIT(afwegen_keep),
     .label = STR("Bewust laten staan")},
};

static size_t
rank(Str level)
{
    size_t i = 0;
    while (i + 1 < AFWEGEN_LEVELS && !str_eq(afwegen_levels[i].code, level))
        i++;
    return i;
}

// The level as it is, and the change that made it so: the version of the form.
static Err
read_scale(Req *r, Db *db, Str *level, int64_t *last)
{
    AfwegenScalesRows rows;
    TRY(q_afwegen_scales(db, r->arena, r->user.id, r->id, &rows));
    *level = rows.n > 0 ? rows.v[0].level : S("regulier");
    *last = rows.n > 0 ? rows.v[0].id : 0;
    return OK;
}

static Err
show_scale(Req *r, int status, const AfwegenKwestieRow *k, Scale *f, bool has_conflict)
{
    Str level, label;
    int64_t last;
    TRY(read_scale(r, r->db, &level, &last));
    label = choice_label(AFWEGEN_LIST(afwegen_levels), level);
    f->version.text = str_fmt(r->arena, "%lld", (long long)last);
    AfwegenForm form = {.title = S("Opschalen of afschalen"),
                        .lead = str_fmt(r->arena, "Het niveau is nu: %.*s.", (int)label.n, label.p),
                        .action = str_fmt(r->arena, "/kwesties/%lld/opschalen", (long long)k->id),
                        .button = S("Vastleggen"),
                        .what = S("het niveau"),
                        .rules = scale_rules,
                        .n = COUNT(scale_rules),
                        .form = f,
                        .has_conflict = has_conflict};
    return afwegen_form_show(r, status, k, &form);
}

// GET /kwesties/12/opschalen
Err
afwegen_page_scale(Req *r)
{
    AfwegenKwestieRow k;
    Scale f;
    TRY(afwegen_open(r, &k));
    fields_init(scale_rules, COUNT(scale_rules), &f);
    return show_scale(r, 200, &k, &f, false);
}

static Err
write_scale(Db *db, void *arg)
{
    Writing *w = arg;
    const Scale *f = w->form;
    Req *r = w->r;
    AfwegenTouchRow k;
    Str level;
    int64_t last;
    TRY(afwegen_touch(r, db, &k));
    TRY(read_scale(r, db, &level, &last));
    w->is_stale = last != f->version.number;
    if (w->is_stale)
        return OK;
    bool down = rank(f->level.text) < rank(level);
    TRY(q_afwegen_scale_add(db, r->arena, random_id(), r->id, f->level.text, f->reason.text,
                            f->decided_by.text, down ? f->aftercare.text : S(""),
                            down ? f->aftercare_on.text : S(""), r->user.id, r->now));
    return afwegen_log(r, db, down ? S("kwestie.scale_down") : S("kwestie.scale_up"), k.number,
                       f->level.text);
}

// POST /kwesties/12/opschalen
Err
afwegen_form_scale(Req *r)
{
    AfwegenKwestieRow k;
    Scale f;
    Str level;
    int64_t last;
    bool all_right;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_form_read(r, scale_rules, COUNT(scale_rules), &f, &all_right));
    TRY(read_scale(r, r->db, &level, &last));
    if (last == f.version.number && !f.level.error.p && f.level.text.n > 0) {
        if (str_eq(f.level.text, level))
            afwegen_wrong(&f.level, S("Dit is het niveau dat er nu al is."), &all_right);
        bool down = rank(f.level.text) < rank(level);
        if (down && f.aftercare.text.n == 0)
            afwegen_wrong(&f.aftercare, S("U schaalt af. Schrijf op welke nazorg er is."),
                          &all_right);
        if (down && f.aftercare_on.text.n == 0)
            afwegen_wrong(&f.aftercare_on, S("Kies een dag waarop u naar de nazorg kijkt."),
                          &all_right);
    }
    if (!all_right)
        return show_scale(r, 422, &k, &f, false);
    Writing w = {.r = r, .form = &f};
    TRY(db_transaction(r->db, write_scale, &w));
    if (!w.is_stale)
        return afwegen_done(r, "opgeslagen");
    f.level.stored = level;
    return show_scale(r, 409, &k, &f, true);
}
