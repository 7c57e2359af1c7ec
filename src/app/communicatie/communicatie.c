// What the three pages share, adding from elsewhere, and the routes.
#include "app/communicatie/communicatie_inside.h"

static const Choice ways_back[] = {
    {STR("ja"), STR("Ja")},
    {STR("moeilijk"), STR("Moeilijk")},
    {STR("nee"), STR("Nee")},
};
static const Choice levels[] = {
    {STR("informeren"), STR("Informeren: bewoners horen wat er gebeurt")},
    {STR("raadplegen"), STR("Raadplegen: bewoners zeggen wat zij ervan vinden")},
    {STR("adviseren"), STR("Adviseren: bewoners geven advies, en horen wat ermee is gedaan")},
    {STR("meewerken"), STR("Meewerken: bewoners maken het plan mee")},
    {STR("meebeslissen"), STR("Meebeslissen: bewoners beslissen mee")},
};
static const Choice done[] = {
    {STR("opgeslagen"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("verwijderd"), STR("Het is verwijderd.")},
};

const Choices communicatie_ways_back = {COUNT(ways_back), ways_back};
const Choices communicatie_levels = {COUNT(levels), levels};

bool
communicatie_may_write(const Req *r)
{
    return r->user.can & CAN_KWESTIE_WRITE;
}

static MenuItem
item(Arena *a, int64_t kwestie_id, const char *page, Str label)
{
    return (MenuItem){str_fmt(a, "/kwesties/%lld%s", (long long)kwestie_id, page), label,
                      CAN_UNSET};
}

MenuItem
communicatie_plan_item(Arena *a, int64_t kwestie_id)
{
    return item(a, kwestie_id, "/communicatie", S("Communicatieplan"));
}

MenuItem
communicatie_statements_item(Arena *a, int64_t kwestie_id)
{
    return item(a, kwestie_id, "/uitspraken", S("Uitspraken"));
}

Err
communicatie_page(Req *r, int status, const KwestieHead *k, const MenuItem *under, Str title,
                  Html body)
{
    MenuItem trail[3] = {{S("/kwesties"), S("Kwesties"), CAN_UNSET},
                         item(r->arena, k->id, "", k->title)};
    if (under)
        trail[2] = *under;
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/kwesties"),
                                    .trail = {under ? 3 : 2, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

Str
communicatie_listed(Arena *a, const CommMissing *m)
{
    Str out = S("");
    for (size_t i = 0; i < m->n; i++)
        out = str_fmt(a, "%.*s%s%.*s", (int)out.n, out.p,
                      i == 0          ? ""
                      : i + 1 == m->n ? " en "
                                      : ", ",
                      (int)m->v[i].n, m->v[i].p);
    return out;
}

Err
communicatie_message_add(Db *db, Arena *a, int64_t kwestie_id, const CommMessage *m, int64_t *id)
{
    *id = random_id();
    return q_communicatie_message_add(db, a, *id, kwestie_id, m->audience, m->need, m->feeling,
                                      m->acknowledge, m->fact, m->we_do, m->you_can, m->when_more,
                                      m->sender, m->channel, m->moment, m->reader);
}

Err
communicatie_statement_add(Db *db, Arena *a, int64_t kwestie_id, const CommStatement *s,
                           int64_t account_id, int64_t now, int64_t *id)
{
    *id = random_id();
    return q_communicatie_statement_add(
        db, a, *id, kwestie_id, s->statement, s->hears_pusher_a, s->hears_pusher_b, s->hears_joiner,
        s->hears_middle, s->hears_bridge, s->hears_scapegoat, s->way_back, s->profits,
        s->middle_needs, s->conclusion, account_id, now);
}

const Route communicatie_routes[] = {
    {GET, "/kwesties/:id/communicatie", communicatie_page_plan, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/communicatie", communicatie_form_message, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/communicatie/nieuw", communicatie_page_message_form, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/communicatie/:id", communicatie_page_message, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/communicatie/:id", communicatie_form_message, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/communicatie/:id/wijzigen", communicatie_page_message_form,
     CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/communicatie/:id/weg", communicatie_form_message_drop, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/geruchten", communicatie_page_rumours, CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/uitspraken", communicatie_page_statements, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/uitspraken", communicatie_form_statement, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/uitspraken/nieuw", communicatie_page_statement_form, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/uitspraken/:id", communicatie_page_statement, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/uitspraken/:id", communicatie_form_statement, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/uitspraken/:id/wijzigen", communicatie_page_statement_form,
     CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/uitspraken/:id/weg", communicatie_form_statement_drop, CAN_KWESTIE_WRITE},
    {0},
};
