// The code lists of a kwestie, what its pages share, and their routes.
#include "app/kwestie/kwestie_inside.h"
#include "app/setting/setting.h"

enum { FIRST_WORDS_MAX = 140 }; // characters

static const Choice phases[] = {
    {STR("voedingsbodem"), STR("Voedingsbodem")},
    {STR("incidenten"), STR("Eerste incidenten")},
    {STR("symbolisch"), STR("Symbolisch incident")},
    {STR("onrust"), STR("Onrust")},
    {STR("crisis"), STR("Crisis")},
};
static const Str phase_hints[COUNT(phases)] = {
    STR("Mensen zijn ontevreden of maken zich zorgen, maar laten dat nog weinig merken."),
    STR("Er gebeuren kleine dingen waaraan u ziet dat het schuurt."),
    STR("Een gebeurtenis raakt veel mensen en wordt het teken van wat er mis is."),
    STR("Groepen mensen laten duidelijk van zich horen: op straat, in een zaal of online."),
    STR("De veiligheid of het gewone leven is in gevaar. Er moet worden opgeschaald."),
};
static const Choice statuses[] = {
    {STR("open"), STR("Open")},
    {STR("volgen"), STR("Volgen")},
    {STR("gesloten"), STR("Gesloten")},
};
static const Choice claim_states[] = {
    {STR("onbekend"), STR("Nog te checken")},
    {STR("bevestigd"), STR("Klopt")},
    {STR("weerlegd"), STR("Klopt niet")},
};
static const Choice promise_states[] = {
    {STR("open"), STR("Nog niet nagekomen")},
    {STR("nagekomen"), STR("Nagekomen")},
    {STR("niet_nagekomen"), STR("Niet nagekomen")},
    {STR("vervallen"), STR("Vervallen")},
};
static const Choice yes[] = {{STR("ja"), STR("Ik laat dit bewust staan")}};

const Choices kwestie_phases = {COUNT(phases), phases};
const Choices kwestie_statuses = {COUNT(statuses), statuses};
const Choices kwestie_claim_states = {COUNT(claim_states), claim_states};
const Choices kwestie_promise_states = {COUNT(promise_states), promise_states};
const Choices kwestie_yes = {COUNT(yes), yes};

static const Choice done[] = {
    {STR("begonnen"), STR("De kwestie is begonnen. U bent het eerste lid.")},
    {STR("opgeslagen"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("status"), STR("De status is gewijzigd. Dit staat ook in de geschiedenis.")},
    {STR("gekoppeld"), STR("De koppeling is gemaakt.")},
    {STR("losgemaakt"), STR("De koppeling is losgemaakt.")},
    {STR("niets"), STR("U had niets aangevinkt. Er is niets gewijzigd.")},
    {STR("al"), STR("Er is niets gewijzigd: het was al zo.")},
    {STR("lid"), STR("Het nieuwe lid kan de kwestie nu zien.")},
    {STR("lid_weg"), STR("Deze persoon kan de kwestie niet meer zien.")},
    {STR("uitgestapt"), STR("U doet niet meer mee aan de kwestie en kunt deze niet meer zien.")},
};

Str
kwestie_phase_hint(Str phase)
{
    for (size_t i = 0; i < COUNT(phases); i++)
        if (str_eq(phases[i].code, phase))
            return phase_hints[i];
    return S("");
}

Str
kwestie_first_words(Arena *a, Str text)
{
    return layout_first_words(a, text, FIRST_WORDS_MAX);
}

Str
kwestie_count(Arena *a, int64_t n, const char *one, const char *more)
{
    Str number = layout_number(a, n);
    return str_fmt(a, "%.*s %s", (int)number.n, number.p, n == 1 ? one : more);
}

bool
kwestie_may_write(const Req *r)
{
    return r->user.can & CAN_KWESTIE_WRITE;
}

Err
kwestie_open(Req *r, KwestieGetRow *k)
{
    TRY(q_kwestie_get(r->db, r->arena, r->user.id, r->id, k));
    return audit_read(r, (AuditEntry){.name = S("kwestie.read"),
                                      .activity = S("kwestie"),
                                      .object_kind = S("kwestie"),
                                      .object_id = k->id,
                                      .object = k->number});
}

Err
kwestie_page(Req *r, int status, const KwestieGetRow *k, Str title, Html body)
{
    MenuItem trail[2] = {{S("/kwesties"), S("Kwesties"), CAN_UNSET}};
    bool is_dossier = k && str_eq(title, k->title);
    if (k)
        trail[1] =
            (MenuItem){str_fmt(r->arena, "/kwesties/%lld", (long long)k->id), k->title, CAN_UNSET};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/kwesties"),
                                    .trail = {k && !is_dossier ? 2 : 1, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

Err
kwestie_touch(Req *r, Db *db, int64_t id, KwestieTouchRow *out)
{
    int64_t days;
    TRY(setting_number(db, r->arena, S("keep_kwestie_days"), &days));
    Str keep = layout_day_add(r->arena, layout_day_of(r->arena, r->now), days);
    return q_kwestie_touch(db, r->arena, r->user.id, id, r->now, keep, out);
}

Err
kwestie_log(Req *r, Db *db, Str name, int64_t id, Str number, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("kwestie"),
                                  .object_kind = S("kwestie"),
                                  .object_id = id,
                                  .object = number,
                                  .detail = detail});
}

const Route kwestie_routes[] = {
    {GET, "/kwesties", kwestie_page_list, CAN_KWESTIE_READ},
    {POST, "/kwesties", kwestie_form_add, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/nieuw", kwestie_page_new, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/nieuw", kwestie_form_new, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/toevoegen", kwestie_form_join, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id", kwestie_page_show, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id", kwestie_form_change, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/wijzigen", kwestie_page_edit, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/status", kwestie_page_status, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/status", kwestie_form_status, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/signalen", kwestie_page_signals, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/signalen", kwestie_form_signals, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/triggers", kwestie_page_triggers, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/triggers", kwestie_form_triggers, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/leden/nieuw", kwestie_page_people, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/leden", kwestie_form_member, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/leden/:id/weg", kwestie_page_leave, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/leden/:id/weg", kwestie_form_leave, CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/beweringen/nieuw", kwestie_page_claim, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/beweringen", kwestie_form_claim, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/beweringen/:id", kwestie_page_claim, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/beweringen/:id", kwestie_form_claim, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/historie/nieuw", kwestie_page_history, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/historie", kwestie_form_history, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/historie/:id", kwestie_page_history, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/historie/:id", kwestie_form_history, CAN_KWESTIE_WRITE},
    {0},
};
