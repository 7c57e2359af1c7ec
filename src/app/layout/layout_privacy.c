// The privacy check of a form: one way for every feature that keeps free text.
#include "app/layout/layout.h"
#include "text/privacy.h"

static const Choice yes[] = {{STR("ja"), STR("Ik laat dit bewust staan")}};
const Choices layout_keep_choices = {COUNT(yes), yes};

enum { SHOWN_MAX = 5 }; // hits that are named beside one field

typedef struct Finding {
    size_t n;
    bool is_refused; // at least one may never stay
    Str names;       // telefoonnummer "06-...", e-mailadres "..."
} Finding;

// What nobody needs to know about a tension in a village.
static bool
is_refused(PrivacyKind kind)
{
    return kind == PRIVACY_BSN || kind == PRIVACY_IBAN;
}

static Finding
look(Arena *a, Str text)
{
    PrivacyHits hits = privacy_check(a, text);
    Finding f = {.n = hits.n, .names = S("")};
    for (size_t i = 0; i < hits.n; i++) {
        const PrivacyHit *h = &hits.v[i];
        Str label = privacy_kind_label(h->kind);
        f.is_refused |= is_refused(h->kind);
        if (i < SHOWN_MAX)
            f.names = str_fmt(a, "%.*s%s%.*s “%.*s”", (int)f.names.n, f.names.p,
                              f.names.n > 0 ? ", " : "", (int)label.n, label.p, (int)h->length,
                              text.p + h->start);
    }
    return f;
}

bool
layout_texts_check(Arena *a, const FieldRule *rules, size_t n, void *form, Field *keep)
{
    bool may_stay = str_eq(keep->text, S("ja")), all_right = true, asks = false;
    for (size_t i = 0; i < n; i++) {
        Field *f = field_at(form, &rules[i]);
        if ((rules[i].kind != FIELD_LINE && rules[i].kind != FIELD_TEXT) || rules[i].is_address ||
            f->text.n == 0)
            continue;
        Finding found = look(a, f->text);
        if (found.n == 0 || (may_stay && !found.is_refused))
            continue;
        all_right = false;
        asks |= !found.is_refused;
        if (!f->error.p)
            f->error = str_fmt(a, "Dit kan naar een persoon wijzen: %.*s. %s", (int)found.names.n,
                               found.names.p,
                               found.is_refused ? "Haal het weg: een burgerservicenummer of "
                                                  "rekeningnummer mag hier niet staan."
                                                : "Haal het weg, of vink onderaan aan dat het er "
                                                  "bewust staat.");
    }
    if (asks)
        keep->error = S("Haal weg wat naar een persoon kan wijzen, of vink dit aan.");
    return all_right;
}

Str
layout_text_hits(Arena *a, Str text)
{
    Finding found = look(a, text);
    return found.n > 0 ? found.names : (Str){0};
}
