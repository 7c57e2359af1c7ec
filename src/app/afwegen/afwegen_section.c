// The section of the weighing in the dossier: what is there, what is not, and where to fill it in.
#include "app/afwegen/afwegen_inside.h"

static void
put(Arena *a, AfwegenSection *s, const char *page, Str what, AfwegenState state, Str stand)
{
    REQUIRE(s->n < AFWEGEN_LINES_MAX);
    s->lines[s->n++] =
        (AfwegenLine){.what = what,
                      .stand = stand,
                      .path = str_fmt(a, "/kwesties/%lld/%s", (long long)s->v->k->id, page),
                      .state = state};
}

static AfwegenState
some(size_t have, size_t all)
{
    return have == 0 ? AFWEGEN_MISSING : have < all ? AFWEGEN_PARTLY : AFWEGEN_DONE;
}

static void
put_gate(Arena *a, AfwegenSection *s)
{
    const AfwegenView *v = s->v;
    put(a, s, "analyse#kern", S("Kern ondertekend"),
        some((size_t)v->gate.signatures, GATE_SIGNATURES),
        str_fmt(a, "%lld van %d handtekeningen",
                (long long)(v->gate.signatures < GATE_SIGNATURES ? v->gate.signatures
                                                                 : GATE_SIGNATURES),
                GATE_SIGNATURES));
    put(a, s, "analyse#positie", S("Positie van de gemeente"),
        v->positions.n > 0 ? AFWEGEN_DONE : AFWEGEN_MISSING,
        v->positions.n > 0
            ? afwegen_words(a, AFWEGEN_LIST(afwegen_stances), v->positions.v[0].positions)
            : S("Nog niet vastgelegd"));
    size_t confirmed = 0;
    for (size_t i = 0; i < v->tests.n; i++)
        confirmed += v->tests.v[i].confirmed_by != 0;
    put(a, s, "analyse#grondrechten", S("Grondrechtentoets"),
        v->gate.has_rights ? AFWEGEN_DONE
        : v->tests.n > 0   ? AFWEGEN_PARTLY
                           : AFWEGEN_MISSING,
        v->tests.n == 0 ? S("Nog geen toets")
                        : str_fmt(a, "%zu van %zu bevestigd", confirmed, v->tests.n));
}

// "5 partijen, 1 ontbreekt nog, 2 zijn niet nagegaan"
static Str
parties_stand(Arena *a, const AfwegenView *v)
{
    Str all = kwestie_count(a, (int64_t)v->parties.n, "partij", "partijen");
    if (v->n_missing_parties > 0)
        all = str_fmt(a, "%.*s, %zu %s nog", (int)all.n, all.p, v->n_missing_parties,
                      v->n_missing_parties == 1 ? "ontbreekt" : "ontbreken");
    if (v->n_unchecked_parties > 0)
        all = str_fmt(a, "%.*s, %zu %s nog niet nagegaan", (int)all.n, all.p,
                      v->n_unchecked_parties, v->n_unchecked_parties == 1 ? "is" : "zijn");
    return all;
}

static void
put_analysis(Arena *a, AfwegenSection *s)
{
    const AfwegenView *v = s->v;
    put(a, s, "analyse#analyse", S("Analyse"), some(v->n_filled, AFWEGEN_CANVAS_FIELDS),
        str_fmt(a, "%zu van %d onderdelen ingevuld", v->n_filled, AFWEGEN_CANVAS_FIELDS));
    put(a, s, "analyse#partijen", S("Partijen"),
        v->parties.n == 0                                   ? AFWEGEN_MISSING
        : v->n_missing_parties + v->n_unchecked_parties > 0 ? AFWEGEN_PARTLY
                                                            : AFWEGEN_DONE,
        v->parties.n == 0 ? S("Nog geen partijen") : parties_stand(a, v));
    put(a, s, "analyse#participatie", S("Participatie"),
        v->analysis.participation.n > 0 ? AFWEGEN_DONE : AFWEGEN_MISSING,
        v->analysis.participation.n > 0
            ? choice_label(AFWEGEN_LIST(afwegen_participations), v->analysis.participation)
            : S("Nog niet gekozen"));
}

static void
put_choice(Arena *a, AfwegenSection *s)
{
    const AfwegenView *v = s->v;
    const AfwegenChoicesRow *c = v->choices.n > 0 ? &v->choices.v[0] : NULL;
    Str stand = S("Nog niet gekozen");
    bool is_late = false;
    if (c) {
        Str chosen = choice_label(AFWEGEN_LIST(afwegen_rooms), c->chosen);
        Str day = layout_day(a, c->review_on);
        is_late = layout_days_between(c->review_on, v->today) > 0;
        stand = str_fmt(a,
                        is_late ? "%.*s. Had opnieuw bekeken moeten zijn op %.*s"
                                : "%.*s. Opnieuw bekijken op %.*s",
                        (int)chosen.n, chosen.p, (int)day.n, day.p);
    }
    put(a, s, "analyse#ruimte", S("Ruimte laten of begrenzen"),
        !c        ? AFWEGEN_MISSING
        : is_late ? AFWEGEN_PARTLY
                  : AFWEGEN_DONE,
        stand);
    Str safe = v->analysis.last_safe_on;
    Str day = safe.n == 10 ? layout_day(a, safe) : S("");
    is_late = safe.n == 10 && layout_days_between(safe, v->today) > 0;
    put(a, s, "moment", S("Het juiste moment"),
        safe.n != 10 ? AFWEGEN_MISSING
        : is_late    ? AFWEGEN_PARTLY
                     : AFWEGEN_DONE,
        safe.n != 10
            ? S("Nog geen laatste veilige dag")
            : str_fmt(a, is_late ? "De laatste veilige dag was %.*s" : "Besluit uiterlijk op %.*s",
                      (int)day.n, day.p));
    put(a, s, "analyse#opschalen", S("Niveau"), AFWEGEN_DONE,
        choice_label(AFWEGEN_LIST(afwegen_levels), v->level));
    put(a, s, "analyse#rollen", S("Rolkaarten"),
        v->has_own_role ? AFWEGEN_DONE : some(v->roles.n, v->roles.n + 1),
        v->roles.n == 0 ? S("Nog geen rolkaarten")
                        : str_fmt(a,
                                  v->has_own_role ? "%zu ingevuld"
                                                  : "%zu ingevuld, die van u "
                                                    "nog niet",
                                  v->roles.n));
}

Err
afwegen_section(Req *r, int64_t kwestie_id, Html *out)
{
    AfwegenKwestieRow k;
    AfwegenView v;
    AfwegenSection s = {.v = &v};
    TRY(q_afwegen_kwestie(r->db, r->arena, r->user.id, kwestie_id, &k));
    TRY(afwegen_view(r, &k, &v));
    put_gate(r->arena, &s);
    put_analysis(r->arena, &s);
    put_choice(r->arena, &s);
    *out = html_afwegen_section(r->arena, &s);
    return OK;
}
