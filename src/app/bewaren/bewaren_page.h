// bewaren_page.h -- the pages of keeping and destroying; for bewaren only.
#ifndef APP_BEWAREN_PAGE_H
#define APP_BEWAREN_PAGE_H

#include "app/bewaren/bewaren_kind.h"
#include "app/layout/layout.h"

// A term as it is in force.
typedef struct BewarenTerm {
    Str label, hint, value, otherwise;
} BewarenTerm;

// What is due, of one kind.
typedef struct BewarenComing {
    Str label;
    int64_t now, soon; // due today; and in the next 30 days
    int64_t paused;    // of both together: kept by a pause
} BewarenComing;

typedef struct BewarenPauseForm {
    Field reden, soort, nummer, tot;
} BewarenPauseForm;

enum { BEWAREN_PAUSE_FIELDS = 4, BEWAREN_MAX_TERMS = 16 };

typedef struct BewarenPage {
    Str today, form_token;
    bool may_set; // the settings are this person's to change
    size_t nterms;
    BewarenTerm terms[BEWAREN_MAX_TERMS];
    size_t ncoming;
    BewarenComing coming[BEWAREN_KINDS + 1];
    int64_t due; // today, and not paused
    BewarenRunsRows runs;
    BewarenPausesRows pauses;
    const BewarenPauseForm *form;
    FieldList wrong;
} BewarenPage;

typedef struct BewarenDeclaration {
    BewarenRunGetRow run;
    BewarenRunSumsRows sums;
    BewarenRunLinesRows lines;
    Str region;
} BewarenDeclaration;

// The label of a setting, or "Besluit" for a decision.
Str bewaren_term_label(Str name);

// Show the page; form as it was sent, or NULL for an empty one.
Err bewaren_show(Req *r, int status, const FieldRule *rules, BewarenPauseForm *form);

Err bewaren_form_pause(Req *r);
Err bewaren_form_pause_end(Req *r);

// The rules of that form, BEWAREN_PAUSE_FIELDS of them.
void bewaren_pause_fields(FieldRule *rules);

Html html_bewaren_page(Arena *arena, const BewarenPage *v);
Html html_bewaren_declaration(Arena *arena, const BewarenDeclaration *v);

#endif
