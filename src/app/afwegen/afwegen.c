// What the pages of weighing share, and their routes.
#include "app/afwegen/afwegen_inside.h"
#include "app/setting/setting.h"

static const Choice done[] = {
    {STR("opgeslagen"), STR("Uw wijzigingen zijn opgeslagen.")},
    {STR("getekend"), STR("U heeft de kern ondertekend.")},
    {STR("al_getekend"), STR("U had deze kern al ondertekend. Een tweede handtekening moet van "
                             "iemand anders komen.")},
    {STR("ingetrokken"), STR("Uw handtekening is ingetrokken.")},
    {STR("partij_weg"), STR("De partij is weggehaald.")},
    {STR("bevestigd"), STR("U heeft de grondrechtentoets bevestigd.")},
    {STR("notitie"), STR("Uw notitie is opgeslagen. Alleen u kunt deze lezen.")},
    {STR("notitie_weg"), STR("Uw notitie is gewist.")},
    {STR("spoed"), STR("De spoeduitzondering geldt vanaf nu. Is er direct gevaar? Bel 112.")},
    {STR("spoed_klaar"), STR("De spoeduitzondering is beëindigd.")},
    {STR("niets"), STR("Er is niets gewijzigd: het was al zo.")},
};

Err
afwegen_open(Req *r, AfwegenKwestieRow *k)
{
    TRY(q_afwegen_kwestie(r->db, r->arena, r->user.id, r->id, k));
    return audit_read(r, (AuditEntry){.name = S("kwestie.read"),
                                      .activity = S("kwestie"),
                                      .object_kind = S("kwestie"),
                                      .object_id = k->id,
                                      .object = k->number});
}

bool
afwegen_may_write(const Req *r)
{
    return r->user.can & CAN_KWESTIE_WRITE;
}

Err
afwegen_page(Req *r, int status, const AfwegenKwestieRow *k, Str title, Html body)
{
    MenuItem trail[3] = {{S("/kwesties"), S("Kwesties"), CAN_UNSET}};
    trail[1] =
        (MenuItem){str_fmt(r->arena, "/kwesties/%lld", (long long)k->id), k->title, CAN_UNSET};
    trail[2] = (MenuItem){str_fmt(r->arena, "/kwesties/%lld/analyse", (long long)k->id),
                          S("Afwegen"), CAN_UNSET};
    return layout_page(r, status,
                       (LayoutPage){.title = title,
                                    .here = S("/kwesties"),
                                    .trail = {str_eq(title, S("Afwegen")) ? 2 : 3, trail},
                                    .done = {COUNT(done), done},
                                    .has_errors = status == 422,
                                    .body = body});
}

Err
afwegen_touch(Req *r, Db *db, AfwegenTouchRow *out)
{
    int64_t days;
    TRY(setting_number(db, r->arena, S("keep_kwestie_days"), &days));
    Str keep = layout_day_add(r->arena, layout_day_of(r->arena, r->now), days);
    return q_afwegen_touch(db, r->arena, r->user.id, r->id, r->now, keep, out);
}

Err
afwegen_log(Req *r, Db *db, Str name, Str number, Str detail)
{
    return audit_add(r, db,
                     (AuditEntry){.name = name,
                                  .activity = S("kwestie"),
                                  .object_kind = S("kwestie"),
                                  .object_id = r->id,
                                  .object = number,
                                  .detail = detail});
}

Err
afwegen_done(Req *r, const char *code)
{
    return respond_to(r, "/kwesties/%lld/analyse?done=%s", (long long)r->id, code);
}

// ---- everything of one kwestie ------------------------------------------------------------------

static void
count(AfwegenView *v)
{
    const AfwegenAnalysisRow *n = &v->analysis;
    const Str fields[AFWEGEN_CANVAS_FIELDS] = {
        n->breeding_grounds, n->dividing_lines, n->middle, n->middle_question, n->network,
        n->unknown,          n->if_nothing,     n->line,   n->alternatives,    n->line_reason,
    };
    for (size_t i = 0; i < AFWEGEN_CANVAS_FIELDS; i++)
        v->n_filled += fields[i].n > 0;
    for (size_t i = 0; i < v->parties.n; i++) {
        v->n_missing_parties += v->parties.v[i].missing != 0;
        v->n_unchecked_parties += !v->parties.v[i].missing && !v->parties.v[i].checked;
    }
    for (size_t i = 0; i < v->signatures.n; i++)
        v->has_signed |= v->signatures.v[i].account_id == v->viewer;
    for (size_t i = 0; i < v->roles.n; i++)
        v->has_own_role |= v->roles.v[i].account_id == v->viewer;
    v->has_conflict_of_interest =
        v->positions.n > 0 && afwegen_has_code(v->positions.v[0].positions, S("bemiddelaar"));
    bool was_party = false;
    for (size_t i = 0; i < v->positions.n; i++)
        was_party |= afwegen_has_code(v->positions.v[i].positions, S("partij"));
    v->has_conflict_of_interest &= was_party;
    v->level = v->scales.n > 0 ? v->scales.v[0].level : S("regulier");
}

Err
afwegen_view(Req *r, const AfwegenKwestieRow *k, AfwegenView *v)
{
    Arena *a = r->arena;
    int64_t me = r->user.id;
    *v = (AfwegenView){.k = k, .viewer = me, .now = r->now, .may_write = afwegen_may_write(r)};
    TRY(afwegen_gate(r->db, a, k->id, r->now, &v->gate));
    TRY(q_afwegen_analysis(r->db, a, me, k->id, &v->analysis));
    TRY(q_afwegen_parties(r->db, a, me, k->id, &v->parties));
    TRY(q_afwegen_signatures(r->db, a, me, k->id, &v->signatures));
    TRY(q_afwegen_positions(r->db, a, me, k->id, &v->positions));
    TRY(q_afwegen_roles(r->db, a, me, k->id, &v->roles));
    TRY(q_afwegen_toetsen(r->db, a, me, k->id, AFWEGEN_TESTS_MAX, &v->tests));
    TRY(q_afwegen_choices(r->db, a, me, k->id, &v->choices));
    TRY(q_afwegen_scales(r->db, a, me, k->id, &v->scales));
    TRY(q_afwegen_urgents(r->db, a, me, k->id, &v->urgents));
    TRY(q_afwegen_triggers(r->db, a, me, k->id, &v->triggers));
    v->today = layout_day_of(a, r->now);
    v->core_hash = hash_token(a, k->core);
    v->form_token = req_form_token(r);
    count(v);
    return OK;
}

// GET /kwesties/12/analyse
Err
afwegen_page_show(Req *r)
{
    AfwegenKwestieRow k;
    AfwegenView v;
    TRY(afwegen_open(r, &k));
    TRY(afwegen_view(r, &k, &v));
    return afwegen_page(r, 200, &k, S("Afwegen"), html_afwegen_show(r->arena, &v));
}

const Route afwegen_routes[] = {
    {GET, "/kwesties/:id/analyse", afwegen_page_show, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/analyse", afwegen_form_analysis, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/analyse/wijzigen", afwegen_page_analysis, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/participatie", afwegen_page_participation, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/participatie", afwegen_form_participation, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/kern/tekenen", afwegen_form_sign, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/kern/intrekken", afwegen_form_unsign, CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/partijen/nieuw", afwegen_page_party, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/partijen", afwegen_form_party, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/partijen/:id", afwegen_page_party, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/partijen/:id", afwegen_form_party, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/partijen/:id/weg", afwegen_page_party_drop, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/partijen/:id/weg", afwegen_form_party_drop, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/positie", afwegen_page_position, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/positie", afwegen_form_position, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/rolkaart", afwegen_page_role, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/rolkaart", afwegen_form_role, CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/reflectie", afwegen_page_reflection, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/reflectie", afwegen_form_reflection, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/reflectie/wissen", afwegen_form_reflection_wipe, CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/grondrechten/nieuw", afwegen_page_toets_new, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/grondrechten", afwegen_form_toets_add, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/grondrechten/:id", afwegen_page_toets, CAN_KWESTIE_READ},
    {POST, "/kwesties/:id/grondrechten/:id", afwegen_form_toets_change, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/grondrechten/:id/wijzigen", afwegen_page_toets_edit, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/grondrechten/:id/bevestigen", afwegen_form_toets_confirm,
     CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/ruimte", afwegen_page_choice, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/ruimte", afwegen_form_choice, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/moment", afwegen_page_timing, CAN_KWESTIE_READ},
    {GET, "/kwesties/:id/moment/wijzigen", afwegen_page_timing_edit, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/moment", afwegen_form_timing, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/opschalen", afwegen_page_scale, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/opschalen", afwegen_form_scale, CAN_KWESTIE_WRITE},
    {GET, "/kwesties/:id/spoed", afwegen_page_urgent, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/spoed", afwegen_form_urgent, CAN_KWESTIE_WRITE},
    {POST, "/kwesties/:id/spoed/einde", afwegen_form_urgent_end, CAN_KWESTIE_WRITE},
    {0},
};
