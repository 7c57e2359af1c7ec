// melden_privacy.h -- texts with a privacy check: what to show beside a field, and when it may
// stay.
#ifndef APP_MELDEN_PRIVACY_H
#define APP_MELDEN_PRIVACY_H

#include "app/layout/layout.h"
#include "text/privacy.h"

enum {
    MELDEN_REASON_MIN = 10, // characters
    MELDEN_REASON_MAX = 500,
};

// A piece of a text: one hit, or what stands between hits.
typedef struct MeldenMark {
    Str text;
    bool is_hit;
} MeldenMark;

// What the check found in one field; n is 0 when it found nothing.
typedef struct MeldenHits {
    Str field; // name
    size_t n;
    const MeldenMark *v; // together the whole text
    size_t nkinds;
    PrivacyKind kinds[PRIVACY_KINDS]; // those that were found, each once
} MeldenHits;

MeldenHits melden_hits(Arena *a, const Field *f);

// A form with free texts, and the choice to let stand what was found in them.
typedef struct MeldenTexts {
    size_t n;
    Field *const *fields;
    MeldenHits *hits; // one for each field; filled by melden_texts_check()
    Field *keep;      // "Ik laat dit bewust staan"
    Field *reason;    // why, for the adviser; absent for a resident
    bool found;       // filled: something was found, so the choice must be shown
    bool must_go;     // filled: among it what a resident may not leave in
    Str note;         // filled: what to store beside the signal; empty when nothing was found
} MeldenTexts;

// Check all fields. When something was found and it may not stay, the fields get an error.
// Returns whether the texts may be taken as they are.
bool melden_texts_check(Arena *a, MeldenTexts *t);

// The rules of the two fields of that choice, for the table of a form.
#define MELDEN_KEEP_RULE(T)                                          \
    {                                                                \
        FIELD_OF(T, privacy_keep), FIELD_CHOICE,                     \
            .choices = {1, (const Choice[]){{STR("1"), STR("Ja")}}}, \
            .label = STR("Ik laat dit bewust staan")                 \
    }
#define MELDEN_REASON_RULE(T)                                                                    \
    {                                                                                            \
        FIELD_OF(T, privacy_reason), FIELD_LINE, .depends = true, .max = MELDEN_REASON_MAX,      \
                                                 .label = STR("Waarom moet dit blijven staan?"), \
                                                 .hint = STR("De adviseur ziet deze reden.")     \
    }

Html html_melden_hits(Arena *arena, const MeldenHits *v);
Html html_melden_keep(Arena *arena, const MeldenTexts *v);

// POST /privacycheck: the same check for a text that is being typed, as JSON. Stores nothing.
Err api_privacy_check(Req *r);

#endif
