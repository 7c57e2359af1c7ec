// communicatie_inside.h -- for communicatie*.c and the templates of this folder only.
#ifndef APP_COMMUNICATIE_INSIDE_H
#define APP_COMMUNICATIE_INSIDE_H

#include "app/communicatie/communicatie.h"
#include "app/kwestie/kwestie.h"
#include "communicatie_queries.h"

enum { COMM_LIST_MAX = 200 }; // messages, claims or statements of one kwestie on a page

// ---- handlers -----------------------------------------------------------------------------------

Err communicatie_page_plan(Req *r);
Err communicatie_page_message(Req *r);
Err communicatie_page_message_form(Req *r);
Err communicatie_form_message(Req *r);
Err communicatie_form_message_drop(Req *r);
Err communicatie_page_rumours(Req *r);
Err communicatie_page_statements(Req *r);
Err communicatie_page_statement(Req *r);
Err communicatie_page_statement_form(Req *r);
Err communicatie_form_statement(Req *r);
Err communicatie_form_statement_drop(Req *r);

// ---- shared -------------------------------------------------------------------------------------

// A page under kwestie k; with `under` also under one of its three pages.
Err communicatie_page(Req *r, int status, const KwestieHead *k, const MenuItem *under, Str title,
                      Html body);

bool communicatie_may_write(const Req *r);

// The address of one of the three pages: "/kwesties/12/communicatie".
MenuItem communicatie_plan_item(Arena *a, int64_t kwestie_id);
MenuItem communicatie_statements_item(Arena *a, int64_t kwestie_id);

extern const Choices communicatie_ways_back; // ja, moeilijk, nee
extern const Choices communicatie_levels;    // participation: informeren to meebeslissen

// Some labels, with commas and "en" before the last: "feit en wanneer meer".
typedef struct CommMissing {
    size_t n;
    Str v[12];
} CommMissing;
Str communicatie_listed(Arena *a, const CommMissing *m);

// ---- the plan -----------------------------------------------------------------------------------

// Which parts of the message are not written yet.
CommMissing communicatie_missing(const CommunicatieMessageRow *m);

typedef struct CommPlanView {
    const KwestieHead *k;
    size_t n;
    const CommunicatieMessageRow *messages;
    CommunicatieParticipationRows participation;
    bool may_write;
} CommPlanView;

typedef struct CommMessageView {
    const KwestieHead *k;
    const CommunicatieMessageRow *m;
    bool may_write;
} CommMessageView;

typedef struct CommMessageForm {
    Field audience, need, feeling, acknowledge, fact, we_do, you_can, when_more, sender, channel,
        moment, reader, version, bewust;
} CommMessageForm;

enum { COMM_MESSAGE_RULES = 14 };

typedef struct CommMessageFormView {
    CommMessageForm form;
    FieldList wrong;
    int64_t kwestie_id, id; // id 0: a new one
    bool has_conflict;
    Str form_token;
} CommMessageFormView;

// ---- rumours ------------------------------------------------------------------------------------

// A claim with what follows from it.
typedef struct CommClaim {
    const CommunicatieClaimsRow *row;
    Str first, last; // the fact before and after the rumour; absent: there is no answer yet
    Str again_on;    // when to find out again
    bool is_due;
} CommClaim;

// What is true, twice around the rumour: the first sentence of the answer, and the rest of it; an
// answer of one sentence stands on both sides. Absent for an empty answer.
void communicatie_sandwich(Str answer, Str *first, Str *last);

typedef struct CommRumoursFilter {
    Field stand;
} CommRumoursFilter;

typedef struct CommRumoursView {
    const KwestieHead *k;
    CommRumoursFilter filter;
    size_t n, due, unanswered;
    const CommClaim *claims;
    Str today;
    bool may_write;
} CommRumoursView;

// ---- statements ---------------------------------------------------------------------------------

typedef struct CommStatementsView {
    const KwestieHead *k;
    CommunicatieStatementsRows rows;
    bool may_write;
} CommStatementsView;

typedef struct CommStatementView {
    const KwestieHead *k;
    const CommunicatieStatementRow *s;
    Str paragraph, missing; // missing: absent when everything is filled in
    bool may_write;
} CommStatementView;

typedef struct CommStatementForm {
    Field statement, hears_pusher_a, hears_pusher_b, hears_joiner, hears_middle, hears_bridge,
        hears_scapegoat, way_back, profits, middle_needs, conclusion, version, bewust;
} CommStatementForm;

enum { COMM_STATEMENT_RULES = 13 };

typedef struct CommStatementFormView {
    CommStatementForm form;
    FieldList wrong;
    int64_t kwestie_id, id;
    bool has_conflict;
    Str form_token;
} CommStatementFormView;

// All of it as one paragraph for who decides: what each role will hear, and whether there is a way
// back. No judgement, no score.
Str communicatie_paragraph(Arena *a, const CommunicatieStatementRow *s);

Html html_communicatie_tabs(Arena *arena, int64_t kwestie_id, Str here);
Html html_communicatie_plan(Arena *arena, const CommPlanView *v);
Html html_communicatie_letter(Arena *arena, const CommunicatieMessageRow *m);
Html html_communicatie_message(Arena *arena, const CommMessageView *v);
Html html_communicatie_message_form(Arena *arena, const CommMessageFormView *v);
Html html_communicatie_rumours(Arena *arena, const CommRumoursView *v);
Html html_communicatie_claim(Arena *arena, const CommRumoursView *v, const CommClaim *c);
Html html_communicatie_statements(Arena *arena, const CommStatementsView *v);
Html html_communicatie_statement(Arena *arena, const CommStatementView *v);
Html html_communicatie_statement_form(Arena *arena, const CommStatementFormView *v);

#endif
