// Changing a weighing: the functions of weging.h, but for the decision.
#include "app/bericht/bericht.h"
#include "app/weging/weging_inside.h"
#include "base/secret.h"

#include "app/weging/weging_default.h"

// ---- what a region begins with ------------------------------------------------------------------

static Err
add_outcomes(Db *db, Arena *a, int64_t partnership_id)
{
    OutcomeCountRow have;
    TRY(q_outcome_count(db, a, partnership_id, &have));
    for (size_t i = 0; i < COUNT(default_outcomes) && have.n == 0; i++)
        TRY(q_outcome_add(db, a, partnership_id, default_outcomes[i].code,
                          default_outcomes[i].label, default_outcomes[i].consequence,
                          (int64_t)i + 1, 1));
    return OK;
}

Err
weging_ready(Db *db, Arena *a, int64_t partnership_id, int64_t now, int64_t *set_id)
{
    CriteriaCurrentRows rows;
    CriteriaLastRow last;
    TRY(add_outcomes(db, a, partnership_id));
    TRY(q_criteria_current(db, a, partnership_id, &rows));
    if (rows.n > 0) {
        *set_id = rows.v[0].id;
        return OK;
    }
    TRY(q_criteria_last(db, a, partnership_id, &last));
    *set_id = random_id();
    TRY(q_criteria_add(db, a, *set_id, partnership_id, last.number + 1, S("Voorbeeldset"),
                       S("Eigen voorbeeldset, te vervangen. Pas de vragen samen aan uw regio aan "
                         "en publiceer dan een nieuwe versie."),
                       S("gepubliceerd"), now));
    for (size_t i = 0; i < COUNT(default_criteria); i++)
        TRY(q_criteria_add_question(db, a, random_id(), *set_id, (int64_t)i + 1,
                                    default_criteria[i].question, default_criteria[i].help));
    return OK;
}

Err
weging_criteria(Db *db, Arena *a, int64_t set_id, size_t *n, const WegingCriterion **out)
{
    CriteriaOfSetRows rows;
    TRY(q_criteria_of_set(db, a, set_id, &rows));
    WegingCriterion *v = NEW_N(a, rows.n + 1, WegingCriterion);
    *n = rows.n < CRITERIA_MAX ? rows.n : CRITERIA_MAX;
    for (size_t i = 0; i < *n; i++)
        v[i] =
            (WegingCriterion){rows.v[i].id, rows.v[i].position, rows.v[i].question, rows.v[i].help};
    *out = v;
    return OK;
}

// ---- the picture --------------------------------------------------------------------------------

Err
weging_begin(Db *db, Arena *a, int64_t item_id, int64_t now)
{
    WegingBegunRow row;
    int64_t set;
    TRY(q_weging_begun(db, a, item_id, &row));
    if (row.n > 0)
        return OK;
    TRY(weging_ready(db, a, row.partnership_id, now, &set));
    return q_weging_add(db, a, item_id, set, now);
}

Err
weging_note(Db *db, Arena *a, int64_t item_id, Str kind, Str lens, Str body, Str by_function,
            int64_t account_id, int64_t now)
{
    return q_weging_note_add(db, a, random_id(), item_id, kind, lens, body, by_function, account_id,
                             now);
}

Err
weging_set_picture(Db *db, Arena *a, int64_t item_id, int64_t version, Str picture, Str disproof)
{
    WegingSetPictureRows changed;
    TRY(q_weging_set_picture(db, a, item_id, version, picture, disproof, &changed));
    if (changed.n == 0)
        FAIL(E_CONFLICT, "the picture was changed by someone else");
    return OK;
}

// ---- scoring ------------------------------------------------------------------------------------

Str
weging_score_once(Arena *a, int64_t item_id)
{
    return str_fmt(a, "score-%lld", (long long)item_id);
}

Err
weging_open_scores(Db *db, Arena *a, int64_t item_id, const int64_t *people, size_t n)
{
    WegingMoveRows moved;
    WegingNowRow w;
    TRY(q_weging_now(db, a, item_id, &w));
    if (w.picture.n == 0 || n == 0)
        FAIL(E_CONFLICT, "no picture, or nobody to score");
    TRY(q_weging_move(db, a, item_id, S("beeld"), S("scoren"), &moved));
    if (moved.n == 0)
        FAIL(E_CONFLICT, "the weighing is not in phase beeld");
    for (size_t i = 0; i < n; i++)
        TRY(q_weging_scorer_add(db, a, item_id, people[i]));
    return OK;
}

Err
weging_score(Db *db, Arena *a, int64_t item_id, int64_t account_id, int64_t criterion_id, Str value,
             Str reason)
{
    return q_weging_score_of(db, a, item_id, account_id, criterion_id, value, reason);
}

Err
weging_score_done(Db *db, Arena *a, int64_t item_id, int64_t account_id, int64_t now)
{
    return q_weging_scorer_done(db, a, item_id, account_id, now);
}

// One question for each criterion that someone could not answer, with what they wished to know.
static Err
ask_unknown(Db *db, Arena *a, int64_t item_id, int64_t now)
{
    WegingUnknownRows rows;
    int64_t id;
    TRY(q_weging_unknown(db, a, item_id, &rows));
    for (size_t i = 0; i < rows.n;) {
        const WegingUnknownRow *c = &rows.v[i];
        Str question = str_fmt(a, "Criterium %lld: %.*s", (long long)c->position,
                               (int)c->question.n, c->question.p);
        for (; i < rows.n && rows.v[i].criterion_id == c->criterion_id; i++)
            if (rows.v[i].reason.n > 0)
                question = str_fmt(a, "%.*s\nNodig om te weten: %.*s", (int)question.n, question.p,
                                   (int)rows.v[i].reason.n, rows.v[i].reason.p);
        AgendaQuestion q = {
            .item_id = item_id, .criterion_id = c->criterion_id, .question = question};
        TRY(agenda_ask(db, a, &q, now, &id));
    }
    return OK;
}

// From here on nobody can find out whose a score was: within each criterion they get numbers in the
// order of what they say.
static Err
forget_who(Db *db, Arena *a, int64_t item_id)
{
    WegingGivenRows rows;
    int64_t number = 0, criterion = 0;
    TRY(q_weging_given(db, a, item_id, &rows));
    TRY(q_weging_forget(db, a, item_id));
    for (size_t i = 0; i < rows.n; i++) {
        number = rows.v[i].criterion_id == criterion ? number + 1 : 1;
        criterion = rows.v[i].criterion_id;
        TRY(q_weging_score_of(db, a, item_id, number, criterion, rows.v[i].value,
                              rows.v[i].reason));
    }
    return OK;
}

Err
weging_close_scores(Db *db, Arena *a, int64_t item_id, int64_t by, int64_t now, bool *closed)
{
    WegingCloseRows rows;
    TRY(q_weging_close(db, a, item_id, now, by, &rows));
    *closed = rows.n > 0;
    if (!*closed)
        return OK;
    TRY(q_weging_drop_drafts(db, a, item_id));
    TRY(bericht_drop(db, a, weging_score_once(a, item_id), 0));
    TRY(forget_who(db, a, item_id));
    return ask_unknown(db, a, item_id, now);
}

// ---- judgement ----------------------------------------------------------------------------------

static Err
why_not_judge(Db *db, Arena *a, int64_t item_id, const WegingNowRow *w, Str *refused)
{
    WegingCountNotesRow explanations;
    TRY(q_weging_count_notes(db, a, item_id, S("verklaring"), &explanations));
    if (w->scores_closed_at == 0)
        *refused = S("Het oordeel komt na het scoren. Wacht tot iedereen klaar is, of sluit het "
                     "scoren.");
    else if (explanations.n < WEGING_EXPLANATIONS)
        *refused = str_fmt(a,
                           "Schrijf eerst drie andere verklaringen op: hoe kan dit ook anders "
                           "zijn? Er staan er nu %lld.",
                           (long long)explanations.n);
    else if (w->disproof.n == 0)
        *refused = S("Schrijf eerst op wat u zou moeten zien als het beeld niet klopt.");
    return OK;
}

Err
weging_go_on(Db *db, Arena *a, int64_t item_id, Str from, Str *refused)
{
    WegingNowRow w;
    WegingMoveRows moved = {0};
    bool to_judgement = str_eq(from, S("scoren"));
    *refused = (Str){0};
    TRY(q_weging_now(db, a, item_id, &w));
    if (!str_eq(w.phase, from))
        *refused = S("De weging is intussen al verder. Hieronder ziet u waar u nu bent.");
    else if (to_judgement)
        TRY(why_not_judge(db, a, item_id, &w, refused));
    else if (!str_eq(from, S("oordeel")))
        *refused = S("Deze stap kan nu niet.");
    else if (w.judgement.n == 0)
        *refused = S("Het besluit komt na het oordeel. Schrijf eerst het oordeel op.");
    if (refused->p)
        return OK;
    TRY(q_weging_move(db, a, item_id, from, to_judgement ? S("oordeel") : S("besluit"), &moved));
    REQUIRE(moved.n == 1);
    return OK;
}

Err
weging_set_judgement(Db *db, Arena *a, int64_t item_id, int64_t version, Str judgement)
{
    WegingSetJudgementRows changed;
    TRY(q_weging_set_judgement(db, a, item_id, version, judgement, &changed));
    if (changed.n == 0)
        FAIL(E_CONFLICT, "the judgement was changed by someone else");
    return OK;
}
