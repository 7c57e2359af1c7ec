// Rumours and facts of a kwestie: what is said, what we say to it, and when to find out again.
#include "app/communicatie/communicatie_inside.h"
#include "app/setting/setting.h"

enum { FILTER_RULES = 1 };

static const FieldRule rules[FILTER_RULES] = {
    {FIELD_OF(CommRumoursFilter, stand), .kind = FIELD_CHOICE, .label = STR("Klopt het?")},
};

// Where the first sentence of a text ends: behind its mark, or at a new line.
static size_t
sentence_end(Str text)
{
    for (size_t i = 0; i + 1 < text.n; i++) {
        bool is_mark = text.p[i] == '.' || text.p[i] == '!' || text.p[i] == '?';
        if ((is_mark && text.p[i + 1] == ' ') || text.p[i] == '\n')
            return i + 1;
    }
    return text.n;
}

void
communicatie_sandwich(Str answer, Str *first, Str *last)
{
    *first = *last = (Str){0};
    if (answer.n == 0)
        return;
    size_t end = sentence_end(answer);
    *first = str_trim((Str){answer.p, end});
    Str rest = str_trim((Str){answer.p + end, answer.n - end});
    *last = rest.n > 0 ? rest : *first;
}

static Err
fill_claims(Req *r, CommRumoursView *v)
{
    CommunicatieClaimsRows rows;
    int64_t rumour_days, fact_days;
    Arena *a = r->arena;
    TRY(setting_number(r->db, a, S("check_rumour_days"), &rumour_days));
    TRY(setting_number(r->db, a, S("check_fact_days"), &fact_days));
    TRY(q_communicatie_claims(r->db, a, r->user.id, v->k->id, v->filter.stand.text, COMM_LIST_MAX,
                              &rows));
    CommClaim *claims = NEW_N(a, rows.n + 1, CommClaim);
    for (size_t i = 0; i < rows.n; i++) {
        const CommunicatieClaimsRow *c = &rows.v[i];
        bool unknown = str_eq(c->state, S("onbekend"));
        claims[i] = (CommClaim){.row = c};
        communicatie_sandwich(c->answer, &claims[i].first, &claims[i].last);
        claims[i].again_on = layout_day_add(a, c->checked_on, unknown ? rumour_days : fact_days);
        claims[i].is_due = layout_days_between(claims[i].again_on, v->today) >= 0;
        v->due += claims[i].is_due;
        v->unanswered += c->answer.n == 0 && !str_eq(c->state, S("bevestigd"));
    }
    v->n = rows.n;
    v->claims = claims;
    return OK;
}

// GET /kwesties/12/geruchten?stand=onbekend
Err
communicatie_page_rumours(Req *r)
{
    KwestieHead k;
    CommRumoursView v = {.k = &k, .may_write = communicatie_may_write(r)};
    Form query;
    TRY(kwestie_head(r, &k));
    TRY(req_query(r, &query));
    FieldRule *own =
        field_rules_with(r->arena, rules, FILTER_RULES, S("stand"), kwestie_claim_states);
    if (!fields_read(r->arena, &query, own, FILTER_RULES, &v.filter))
        FAIL(E_INVALID, "a filter that our page does not offer");
    v.today = layout_day_of(r->arena, r->now);
    TRY(fill_claims(r, &v));
    return communicatie_page(r, 200, &k, NULL, S("Geruchten en feiten"),
                             html_communicatie_rumours(r->arena, &v));
}
