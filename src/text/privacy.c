#include "text/privacy.h"

#include "text/privacy_find.h"
#include "text/rune.h"

typedef struct KindText {
    Str code, label, why;
} KindText;

static const KindText kinds[] = {
    [PRIVACY_BSN] = {STR("bsn"), STR("burgerservicenummer"),
                     STR("Dit lijkt op een burgerservicenummer. Laat het weg: een signaal gaat over"
                         " wat er gebeurt, niet over wie het is.")},
    [PRIVACY_PHONE] = {STR("phone"), STR("telefoonnummer"),
                       STR("Dit lijkt op een telefoonnummer. Laat het weg: wie u kunt bellen, hoort"
                           " niet in een signaal.")},
    [PRIVACY_EMAIL] = {STR("email"), STR("e-mailadres"),
                       STR("Dit lijkt op een e-mailadres. Laat het weg: schrijf liever uit welke"
                           " hoek het bericht kwam.")},
    [PRIVACY_URL] = {STR("url"), STR("webadres"),
                     STR("Dit lijkt op een webadres. Laat het weg als het naar iemand persoonlijk"
                         " leidt: schrijf liever wat er stond.")},
    [PRIVACY_HANDLE] = {STR("handle"), STR("accountnaam"),
                        STR("Dit lijkt op de naam van een account. Laat die weg: schrijf liever wat"
                            " er werd gezegd, niet door wie.")},
    [PRIVACY_PLATE] = {STR("plate"), STR("kenteken"),
                       STR("Dit lijkt op een kenteken. Laat het weg: schrijf liever wat voor"
                           " voertuig u zag.")},
    [PRIVACY_POSTCODE] = {STR("postcode"), STR("postcode met huisnummer"),
                          STR("Dit lijkt op een postcode met huisnummer. Laat die weg: de wijk of"
                              " het dorp is genoeg.")},
    [PRIVACY_ADDRESS] = {STR("address"), STR("adres"),
                         STR("Dit lijkt op een adres. Laat het huisnummer weg: de straat, de wijk"
                             " of het dorp is genoeg.")},
    [PRIVACY_IBAN] = {STR("iban"), STR("rekeningnummer"),
                      STR("Dit lijkt op een rekeningnummer van een bank. Laat het weg: het is voor"
                          " een signaal niet nodig.")},
    [PRIVACY_NAME] = {STR("name"), STR("naam"),
                      STR("Dit lijkt op de naam van een persoon. Laat die weg: schrijf liever"
                          " ‘een bewoner’ of ‘een ondernemer’.")},
    [PRIVACY_BIRTH] =
        {STR("birth"), STR("geboortedatum"),
         STR("Dit lijkt op een geboortedatum. Laat die weg: is de leeftijd van belang,"
             " schrijf dan ‘jongeren’ of ‘ouderen’.")},
};

// Which finder goes first where two would find something: the longer, more certain form.
static const struct {
    PrivacyKind kind;
    PrivacyFinder *find;
} finders[] = {
    {PRIVACY_EMAIL, find_email},     {PRIVACY_URL, find_url},
    {PRIVACY_IBAN, find_iban},       {PRIVACY_BIRTH, find_birth},
    {PRIVACY_NAME, find_name},       {PRIVACY_PHONE, find_phone},
    {PRIVACY_BSN, find_bsn},         {PRIVACY_PLATE, find_plate},
    {PRIVACY_ADDRESS, find_address}, {PRIVACY_POSTCODE, find_postcode},
    {PRIVACY_HANDLE, find_handle},
};

// A find begins where a word begins, or at a sign that may come before a number or an account.
static bool
may_begin(Str t, size_t i)
{
    char c = t.p[i];
    if (c == '@' || c == '+' || c == '(')
        return true;
    return scan_inside(t, i) && !scan_after(t, i);
}

static size_t
find_any(Str t, size_t i, PrivacyKind *kind)
{
    for (size_t k = 0; k < COUNT(finders); k++) {
        size_t end = finders[k].find(t, i);
        if (end > i) {
            *kind = finders[k].kind;
            return end;
        }
    }
    return 0;
}

PrivacyHits
privacy_check(Arena *a, Str text)
{
    bool cut = text.n > PRIVACY_MAX_TEXT;
    Str t = {text.p, cut ? PRIVACY_MAX_TEXT : text.n};
    PrivacyHit *hits = NULL;
    size_t n = 0, characters = 0, counted = 0;

    for (size_t i = 0; i < t.n;) {
        PrivacyKind kind;
        size_t end = may_begin(t, i) ? find_any(t, i, &kind) : 0;
        if (!end) {
            i += rune_at(t, i).n;
            continue;
        }
        if (n == PRIVACY_MAX_HITS)
            return (PrivacyHits){.n = n, .v = hits, .cut = true};
        if (!hits)
            hits = NEW_N(a, PRIVACY_MAX_HITS, PrivacyHit);
        Str found = {t.p + i, end - i};
        characters += str_characters((Str){t.p + counted, i - counted});
        hits[n++] = (PrivacyHit){.kind = kind,
                                 .start = i,
                                 .length = found.n,
                                 .start_character = characters,
                                 .n_characters = str_characters(found)};
        counted = i;
        i = end;
    }
    return (PrivacyHits){.n = n, .v = hits, .cut = cut};
}

Str
privacy_kind_code(PrivacyKind kind)
{
    REQUIRE(kind >= 1 && kind <= (PrivacyKind)PRIVACY_KINDS);
    return kinds[kind].code;
}

Str
privacy_kind_label(PrivacyKind kind)
{
    REQUIRE(kind >= 1 && kind <= (PrivacyKind)PRIVACY_KINDS);
    return kinds[kind].label;
}

Str
privacy_kind_why(PrivacyKind kind)
{
    REQUIRE(kind >= 1 && kind <= (PrivacyKind)PRIVACY_KINDS);
    return kinds[kind].why;
}
