// The code lists of an approach, what its pages share, and their routes.
#include "app/aanpak/aanpak_inside.h"
#include "app/setting/setting.h"

static const Choice states[] = {
    {STR("voorbereiding"), STR("In voorbereiding")},
    {STR("uitvoering"), STR("In uitvoering")},
    {STR("teruggeblikt"), STR("Teruggeblikt")},
    {STR("gestopt"), STR("Gestopt")},
};
static const Choice step_states[] = {
    {STR("open"), STR("Nog te doen")},
    {STR("gedaan"), STR("Gedaan")},
    {STR("overgeslagen"), STR("Overgeslagen")},
};
static const Choice task_states[] = {
    {STR("open"), STR("Nog niet begonnen")},
    {STR("bezig"), STR("Mee bezig")},
    {STR("gedaan"), STR("Gedaan")},
    {STR("vervallen"), STR("Vervallen")},
};
static const Choice compared[] = {
    {STR("zoals_verwacht"), STR("Zoals verwacht")},
    {STR("deels"), STR("Deels zoals verwacht")},
    {STR("anders"), STR("Anders dan verwacht")},
    {STR("niet_te_zeggen"), STR("Niet te zeggen")},
};
static const Choice residents[] = {{STR("ja"), STR("Ja")}, {STR("nee"), STR("Nee")}};
static const Choice yes[] = {{STR("ja"), STR("Ja")}};

const Choices aanpak_states = {COUNT(states), states};
const Choices aanpak_step_states = {COUNT(step_states), step_states};
const Choices aanpak_task_states = {COUNT(task_states), task_states};
const Choices aanpak_compared = {COUNT(compared), compared};
const Choices aanpak_residents = {COUNT(residents), residents};
const Choices aanpak_yes = {COUNT(yes), yes};

static const Choice done[] = {
    {STR("begonnen"), STR("De aanpak is gemaakt. Hij is nog in voorbereiding.")},
    {STR("opgeslagen"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("uitvoering"), STR("De aanpak is nu in uitvoering. De verwachting ligt vast.")},
    {STR("gecorrigeerd"), STR("De correctie is opgeslagen. Wat er eerst stond, blijft zichtbaar.")},
    {STR("teruggeblikt"), STR("De terugblik is opgeslagen.")},
    {STR("gestopt"), STR("De aanpak is gestopt. Wat er is opgeschreven, blijft staan.")},
    {STR("stap"), STR("De stap is opgeslagen.")},
    {STR("actie"), STR("De actie is opgeslagen.")},
    {STR("agenda"), STR("De terugblik is voorgesteld voor de agenda van het overleg.")},
};

bool
aanpak_may_write(const Req *r)
{
    return r->user.can & CAN_KWESTIE_WRITE;
}

bool
aanpak_is_case(const AanpakGetRow *p)
{
    return str_eq(p->kind, S("gericht"));
}

bool
aanpak_is_running(const AanpakGetRow *p)
{
    return str_eq(p->state, S("voorbereiding")) || str_eq(p->state, S("uitvoering"));
}

Str
aanpak_count(Arena *a, int64_t n, const char *one, const char *more)
{
    Str number = layout_number(a, n);
    return str_fmt(a, "%.*s %s", (int)number.n, number.p, n == 1 ? one : more);
}

Str
aanpak_when(Arena *a, Str today, Str day)
{
    int64_t days = layout_days_between(today, day);
    if (days == 0)
        return S("vandaag");
    if (days == 1)
        return S("morgen");
    if (days > 0)
        return str_fmt(a, "over %lld dagen", (long long)days);
    return str_fmt(a, "%lld %s te laat", (long long)-days, days == -1 ? "dag" : "dagen");
}

static bool
is_open(Str state)
{
    return str_eq(state, S("open")) || str_eq(state, S("bezig"));
}

bool
aanpak_is_late(Str today, Str day, Str state)
{
    return is_open(state) && layout_days_between(today, day) < 0;
}

bool
aanpak_is_soon(Str today, Str day, Str state)
{
    int64_t days = layout_days_between(today, day);
    return is_open(state) && days >= 0 && days <= AANPAK_REMIND_DAYS;
}

Err
aanpak_open(Req *r, AanpakGetRow *p)
{
    TRY(q_aanpak_get(r->db, r->arena, r->user.id, r->id, p));
    return audit_read(r, (AuditEntry){.name = S("approach.read"),
                                      .activity = S("kwestie"),
                                      .object_kind = S("approach"),
                                      .object_id = p->id,
                                      .object = p->number});
}

Err
aanpak_kwestie_open(Req *r, AanpakKwestieRow *k)
{
    AanpakKwestieRows rows;
    TRY(q_aanpak_kwestie(r->db, r->arena, r->user.id, r->id, &rows));
    if (rows.n == 0)
        FAIL(E_NOT_FOUND, "no kwestie of this user");
    *k = rows.v[0];
    return OK;
}

Err
aanpak_page(Req *r, int status, const AanpakGetRow *p, Str title, Html body)
{
    MenuItem trail[2] = {{S("/aanpakken"), S("Handelen"), CAN_UNSET}};
    bool is_own = p && str_eq(title, p->title);
    if (p)
        trail[1] =
            (MenuItem){str_fmt(r->arena, "/aanpakken/%lld", (long long)p->id), p->title, CAN_UNSET};
    bool is_top = !p && str_eq(title, S("Handelen"));
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/aanpakken"),
                                    .trail = {is_top         ? 0
                                              : p && !is_own ? 2
                                                             : 1,
                                              trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

Err
aanpak_touch(Req *r, Db *db, int64_t id, int64_t kwestie_id)
{
    int64_t days;
    TRY(setting_number(db, r->arena, S("keep_kwestie_days"), &days));
    Str keep = layout_day_add(r->arena, layout_day_of(r->arena, r->now), days);
    TRY(q_aanpak_keep(db, r->arena, r->user.id, id, keep));
    TRY(q_aanpak_task_kept(db, r->arena, id, keep));
    return q_aanpak_kwestie_touch(db, r->arena, r->user.id, kwestie_id, r->now, keep);
}

Err
aanpak_log(Req *r, Db *db, Str name, int64_t id, Str number, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("kwestie"),
                                  .object_kind = S("approach"),
                                  .object_id = id,
                                  .object = number,
                                  .detail = detail});
}

const Route aanpak_routes[] = {
    {GET, "/aanpakken", aanpak_page_list, CAN_KWESTIE_READ},
    {GET, "/aanpakken/processen", aanpak_page_processes, CAN_KWESTIE_READ},
    {GET, "/aanpakken/processen/:code", aanpak_page_process, CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/aanpakken/nieuw", aanpak_page_new, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/aanpakken", aanpak_form_add, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id", aanpak_page_show, CAN_KWESTIE_READ},
    {POST, "/aanpakken/:id", aanpak_form_change, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/wijzigen", aanpak_page_edit, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/starten", aanpak_page_begin, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/starten", aanpak_form_begin, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/correctie", aanpak_page_correct, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/correctie", aanpak_form_correct, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/terugblik", aanpak_page_look_back, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/terugblik", aanpak_form_look_back, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/stoppen", aanpak_page_stop, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/stoppen", aanpak_form_stop, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/agenda", aanpak_page_agenda, CAN_OVERLEG},
    {POST, "/aanpakken/:id/agenda", aanpak_form_agenda, CAN_OVERLEG},
    {GET, "/aanpakken/:id/stappen/nieuw", aanpak_page_step, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/stappen", aanpak_form_step, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/stappen/:id", aanpak_page_step, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/stappen/:id", aanpak_form_step, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/acties/nieuw", aanpak_page_task, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/acties", aanpak_form_task, CAN_KWESTIE_WRITE},
    {GET, "/aanpakken/:id/acties/:id", aanpak_page_task, CAN_KWESTIE_WRITE},
    {POST, "/aanpakken/:id/acties/:id", aanpak_form_task, CAN_KWESTIE_WRITE},
    {GET, "/acties", aanpak_page_mine, CAN_KWESTIE_READ},
    {GET, "/acties/:id", aanpak_page_own, CAN_KWESTIE_READ},
    {POST, "/acties/:id", aanpak_form_own, CAN_KWESTIE_READ},
    {0},
};
