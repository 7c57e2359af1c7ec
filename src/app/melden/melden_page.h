// melden_page.h -- the pages of reporting: their handlers, and what their templates show.
#ifndef APP_MELDEN_PAGE_H
#define APP_MELDEN_PAGE_H

#include "app/melden/melden.h"
#include "app/melden/melden_form.h"

#define MELDEN_DRAFT "melding" // name of the draft of a report

enum { MELDEN_LIST_PAGE = 20, MELDEN_BOTH_STEPS = 0, MELDEN_THANKS_S = 3600 };

// ---- the form -----------------------------------------------------------------------------------

typedef struct MeldenView {
    MeldenForm *f;
    FieldList wrong;
    Str form_token;
    Str message;                   // above the form: why it came back
    Str draft_at;                  // a draft waits, saved at this moment; absent: none
    bool saves_itself;             // script may store a draft now and then
    bool keep_in_second;           // the choice to let stand belongs to the second step
    Str keep_signal, keep_contact; // "2 jaar", "90 dagen"
} MeldenView;

Html html_melden_form(Arena *arena, const MeldenView *v);
Html html_melden_inwoner(Arena *arena, const MeldenView *v);
Html html_melden_step(Arena *arena, const MeldenView *v);
Html html_melden_online(Arena *arena, const MeldenView *v);
Html html_melden_text(Arena *arena, const Field *f, const MeldenHits *hits);
Html html_melden_radios(Arena *arena, const Field *f);
Html html_melden_tick(Arena *arena, const Field *f);
// Fields from..to of the rules that have a text, as hidden inputs; with_rights: the rights too.
Html html_melden_hidden(Arena *arena, MeldenForm *f, size_t from, size_t to, bool with_rights);

// ---- what became of it --------------------------------------------------------------------------

// One step of a report, in words for who reported it.
typedef struct MeldenStep {
    int64_t at;
    Str text;
    Str feedback; // what the adviser wrote to the reporter; absent in other steps
} MeldenStep;

typedef struct MeldenSteps {
    size_t n;
    const MeldenStep *v;
} MeldenSteps;

// Adding something to a report: its form.
typedef struct MeldenMore {
    Field text, privacy_keep, privacy_reason;
    Field *texts[2];
    MeldenHits hits[2];
    MeldenTexts privacy;
} MeldenMore;

typedef struct MeldenFollowView {
    int64_t id; // of the signal, on the page of its own reporter; else 0
    Str code;   // of the follow link; absent on the page of its own reporter
    Str number, status, municipality, area, theme, observation, interpretation;
    Str observed_from, observed_to;
    int64_t received_at;
    MeldenSteps steps;
    bool takes_more;
    int64_t additions_left;
    MeldenMore *more;
    FieldList wrong;
    Str form_token;
    Str contact_text; // whom to call, a setting
} MeldenFollowView;

typedef struct MeldenThanksView {
    Str code, link, number;
    int64_t id; // of the signal, when it is a report of one's own; else 0
    Str qr_path, qr_box;
    bool unsure, has_contact, contact_refused;
    Str contact_text;
} MeldenThanksView;

typedef struct MeldenListItem {
    int64_t id, received_at;
    Str number, status, area, municipality, theme, excerpt, feedback;
} MeldenListItem;

typedef struct MeldenListView {
    size_t n;
    const MeldenListItem *v;
    bool is_first; // page
    Str today;     // YYYY-MM-DD
    Str next;      // ?voor= of the next page; absent when this is the last
} MeldenListView;

typedef struct MeldenCodeView {
    const Field *code;
    FieldList wrong;
    Str form_token;
} MeldenCodeView;

typedef struct MeldenContactView {
    int64_t id;
    Str number, form_token, keep_until;
    bool exists, is_locked;
    Str text; // opened; absent before that
} MeldenContactView;

Html html_melden_steps(Arena *arena, MeldenSteps v);
Html html_melden_more(Arena *arena, const MeldenFollowView *v);
Html html_melden_volgen(Arena *arena, const MeldenFollowView *v);
Html html_melden_eigen(Arena *arena, const MeldenFollowView *v);
Html html_melden_lijst(Arena *arena, const MeldenListView *v);
Html html_melden_code(Arena *arena, const MeldenCodeView *v);
Html html_melden_onbekend(Arena *arena, Str contact_text);
Html html_melden_bedankt(Arena *arena, const MeldenThanksView *v);
Html html_melden_contact(Arena *arena, const MeldenContactView *v);

// The steps of a signal that its reporter may see: no names, no notes, nothing about others.
Err melden_steps(Req *r, int64_t signal_id, MeldenSteps *out);

// The status of a signal in words for its reporter.
Str melden_status_text(Str status);

void melden_more_init(bool is_resident, MeldenMore *m);

// Take what was sent as an addition: *added tells whether it was stored; else the fields say why.
Err melden_more_take(Req *r, int64_t signal_id, MeldenMore *m, const Form *sent, bool *added);

FieldList melden_more_errors(Arena *a, MeldenMore *m);

// ---- handlers -----------------------------------------------------------------------------------

Err page_report(Req *r);      // GET /meldingen/nieuw
Err form_report(Req *r);      // POST /meldingen/nieuw
Err form_draft(Req *r);       // POST /meldingen/concept
Err form_draft_drop(Req *r);  // POST /meldingen/concept/weg
Err page_resident(Req *r);    // GET /melden
Err form_resident(Req *r);    // POST /melden
Err page_thanks(Req *r);      // GET /bedankt/:code
Err page_follow_code(Req *r); // GET /volgen
Err form_follow_code(Req *r); // POST /volgen
Err page_follow(Req *r);      // GET /volgen/:code
Err form_follow(Req *r);      // POST /volgen/:code
Err page_own_reports(Req *r); // GET /meldingen
Err page_own_report(Req *r);  // GET /meldingen/:id
Err form_own_report(Req *r);  // POST /meldingen/:id
Err page_contact(Req *r);     // GET /signalen/:id/contact
Err form_contact(Req *r);     // POST /signalen/:id/contact

#endif
