// melden_form.h -- the form of a new report, for professionals and for residents: fields and
// checks.
#ifndef APP_MELDEN_FORM_H
#define APP_MELDEN_FORM_H

#include "app/melden/melden_privacy.h"
#include "app/signal/signal.h"

enum {
    MELDEN_QUESTIONS = 5, // about an online source
    MELDEN_RIGHTS = 6,    // fundamental rights that an utterance may touch
    MELDEN_TEXTS = 8,     // free texts that get a privacy check
    MELDEN_ANSWER_MIN = 5,
    MELDEN_ANSWER_MAX = 500,
    MELDEN_HASTY_S = 3, // nobody fills in a form faster than this
};

// Both forms share the struct; a resident's has fewer rules, and the other Fields have none.
typedef struct MeldenForm {
    Field observation, origin, area, observed_from, way, unsure, theme;
    Field observed_to, trigger_kind, interpretation, urgency, lens, confidentiality, circle;
    Field privacy_keep, privacy_reason;
    Field phone, email, contact_ok, website;
    // Second step: only for a public source or an utterance.
    Field online, online1, online2, online3, online4, online5;
    Field online1_text, online2_text, online3_text, online4_text, online5_text;
    bool rights[MELDEN_RIGHTS]; // in the order of signal_rights
    // What belongs to it.
    bool is_resident;
    FieldRule *rules;
    size_t nrules, nfirst;      // nfirst: those of the first step
    const Str *municipalities;  // of each choice of area
    const FieldRule *area_rule; // in rules
    Field *texts[MELDEN_TEXTS];
    MeldenHits hits[MELDEN_TEXTS]; // observation, interpretation, five answers, the reason
    MeldenTexts privacy;
} MeldenForm;

// An empty form with its rules, the areas that can be chosen (the user's own municipality first)
// and the circles of the user.
Err melden_form_init(Req *r, bool is_resident, MeldenForm *f);

// What a new form begins with: today, the own municipality, the careful choices.
void melden_form_begin(Req *r, MeldenForm *f);

// Take the fields from what was sent. melden_form_check() looks at the first step,
// melden_form_check_step() at the second; each leaves its messages in the Fields and answers
// whether that step is right.
void melden_form_take(Req *r, MeldenForm *f, const Form *sent);
Err melden_form_check(Req *r, MeldenForm *f, bool *right);
bool melden_form_check_step(Req *r, MeldenForm *f);

// Give what may stay open its code, before a form that was found right is stored.
void melden_form_fill(MeldenForm *f);

bool melden_form_needs_step(const MeldenForm *f);

// Whether the check of an online source was answered, and says that it may not be used.
bool melden_form_is_closed(const MeldenForm *f);

FieldList melden_form_errors(Arena *a, MeldenForm *f);

// "uiting,privacy"; and the five answers in lines.
Str melden_form_rights(Arena *a, const MeldenForm *f);
Str melden_form_online(Arena *a, const MeldenForm *f);

// The name of the checkbox of a right: "right_uiting".
Str melden_right_name(Arena *a, size_t i);

// Question i of the online check: its Fields, in order.
Field *melden_question(MeldenForm *f, size_t i);
Field *melden_answer(MeldenForm *f, size_t i);

#endif
