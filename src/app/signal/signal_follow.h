// signal_follow.h -- the forms that follow a signal up: six of them, made in one way.
#ifndef APP_SIGNAL_FOLLOW_H
#define APP_SIGNAL_FOLLOW_H

#include "app/signal/signal_step.h"

// Every field that one of the forms has.
typedef struct SignalFollowForm {
    Field dag, navraag, waarom;         // asking the reporter
    Field tekst;                        // an interpretation; feedback
    Field lens, soort, thema;           // what was told differently
    Field uitkomst, reden, zeker;       // a step
    Field kenmerk, grondslag, informed; // of a case outside
    Field collega, notitie;             // handing over
} SignalFollowForm;

// One form, being filled in or sent.
typedef struct SignalFollowing {
    Req *r;
    const struct SignalFollowKind *kind;
    SignalFollowGetRow s;
    SignalFollowForm form;
    FieldRule *rules;
    size_t n;
    const SignalStep *step; // of a status form
    int64_t version;        // that the form was made from
    bool has_conflict;      // someone else changed the signal meanwhile
    bool ask_privacy;       // something in it looks like a person
    bool seen_privacy;      // and was looked at again
    bool is_destroyed;
} SignalFollowing;

typedef struct SignalFollowKind {
    Str path; // after /signalen/:id/
    Str title, lead, submit;
    const FieldRule *rules;
    size_t n;
    Err (*prepare)(SignalFollowing *x); // choices, and what stands in the fields at first
    Str (*wrong)(SignalFollowing *x);   // what no single field can tell; sets a field's error
    Err (*save)(Db *db, void *arg);     // arg is a SignalFollowing
    Str done;
} SignalFollowKind;

extern const SignalFollowKind signal_follow_navraag, signal_follow_duiding, signal_follow_sort;
extern const SignalFollowKind signal_follow_status, signal_follow_hand, signal_follow_feedback;

typedef struct SignalFollowView {
    const SignalFollowing *x;
    FieldList fields, wrong;
    Str title, action, form_token, status;
    Choices models; // example texts
} SignalFollowView;

Html html_signal_follow(Arena *arena, const SignalFollowView *v);

// What the privacy check found in a text, as the error of its field; absent when nothing.
Str signal_privacy_error(Arena *a, Str text);

#endif
