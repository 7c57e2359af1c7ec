// signal_show.h -- the dossier of one signal, for the files of this feature.
#ifndef APP_SIGNAL_SHOW_H
#define APP_SIGNAL_SHOW_H

#include "app/signal/signal_step.h"
#include "signal_show_queries.h"

// A signal that may be about the same thing, and why.
typedef struct SignalLike {
    int64_t id;
    Str number, what,
        reason; // reason: "zelfde buurt, 6 dagen ertussen, woorden: opvang, buurthuis"
    double score;
} SignalLike;

typedef struct SignalLikes {
    size_t n;
    const SignalLike *v; // the most alike first
} SignalLikes;

enum { SIGNAL_LIKE_MOST = 5, SIGNAL_LIKE_DAYS = 60, SIGNAL_LIKE_CANDIDATES = 200 };

// At most SIGNAL_LIKE_MOST signals that look like this one and that the viewer may see. A
// suggestion, with its reasons; nothing is concluded from it.
Err signal_likes(Req *r, const SignalShowGetRow *s, SignalLikes *out);

// How much two signals look alike, from 0 to 1, and whether that is worth showing.
double signal_like_score(double words, bool same_area, bool same_municipality, int64_t days);
bool signal_like_enough(double words, double score);

// One thing that happened, in words.
typedef struct SignalMoment {
    Str when, title, who, body;
    bool is_undone;
} SignalMoment;

typedef struct SignalMoments {
    size_t n;
    const SignalMoment *v;
} SignalMoments;

// An answer in a list of facts.
typedef struct SignalFact {
    Str label, value;
} SignalFact;

typedef struct SignalFacts {
    size_t n;
    const SignalFact *v;
} SignalFacts;

typedef struct SignalShow {
    const SignalShowGetRow *s;
    SignalFacts facts, progress;
    SignalMoments events, duidingen;
    SignalLikes likes;
    SignalShowKwestiesRows kwesties;
    const SignalStep *steps[SIGNAL_STEPS];
    size_t nsteps;
    Str author; // of the reporter's own interpretation: a role, never a name
    Str form_token;
    bool may_gather;           // in a kwestie
    bool may_propose;          // for the agenda of a consultation
    SignalShowItemsRows items; // of agendas, as far as the viewer sees them
    bool may_follow, may_undo, has_contact, is_late, is_emptied;
} SignalShow;

Html html_signal_show(Arena *arena, const SignalShow *v);
Html html_signal_facts(Arena *arena, SignalFacts facts);
Html html_signal_steps(Arena *arena, const SignalShow *v);
Html html_signal_moments(Arena *arena, SignalMoments moments);

#endif
