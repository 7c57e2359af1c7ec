// What the mails say: Dutch, plain, and nothing of what they are about.
#include "app/bericht/bericht_inside.h"

enum { TEXT_MAX = 32 << 10, ID_HEX = 32 };

const BerichtWords bericht_words[BERICHT_KINDS] = {
    [BERICHT_SCORE] = {STR("score"), STR("Uw score is gevraagd"),
                       STR("Er is een score van u gevraagd."), false},
    [BERICHT_INFORMATIE] = {STR("informatie"), STR("Een partner vraagt u om informatie"),
                            STR("Een partner vraagt u om informatie."), false},
    [BERICHT_AGENDA] = {STR("agenda"), STR("Een punt van u staat op de agenda"),
                        STR("Een punt van u staat op de agenda van een overleg."), false},
    [BERICHT_BESLUIT] = {STR("besluit"), STR("Er is een besluit over een punt van u"),
                         STR("Er is een besluit genomen over een punt van u."), false},
    [BERICHT_HANDTEKENING] = {STR("handtekening"), STR("Er wacht een handtekening op u"),
                              STR("Er wacht een handtekening op u."), false},
    [BERICHT_RECHTENTOETS] = {STR("rechtentoets"), STR("Een rechtentoets wacht op u"),
                              STR("Een rechtentoets wacht op uw bevestiging."), false},
    [BERICHT_ACTIE] = {STR("actie"), STR("U heeft een actie gekregen"),
                       STR("U heeft een actie gekregen."), false},
    [BERICHT_ACTIE_BIJNA] = {STR("actie_bijna"), STR("Een actie van u moet bijna klaar zijn"),
                             STR("Een actie van u moet over drie dagen klaar zijn."), false},
    [BERICHT_ACTIE_TE_LAAT] = {STR("actie_te_laat"), STR("Een actie van u is over de datum"),
                               STR("Een actie van u is over de datum."), false},
    [BERICHT_TERUGBLIK] = {STR("terugblik"), STR("Het is tijd om terug te kijken"),
                           STR("Het is tijd om terug te kijken op een aanpak."), false},
    [BERICHT_OVERLEG] = {STR("overleg"), STR("U bent uitgenodigd voor een overleg"),
                         STR("U bent uitgenodigd voor een overleg, of er is iets aan een overleg "
                             "gewijzigd."),
                         true},
    [BERICHT_TERUGKOPPELING] = {STR("terugkoppeling"), STR("Er is een reactie op uw melding"),
                                STR("Er is een reactie op een melding van u."), false},
    [BERICHT_OVERDRACHT] = {STR("overdracht"), STR("Een collega draagt u iets over"),
                            STR("Een collega heeft een signaal aan u overgedragen."), false},
    [BERICHT_TREND] = {STR("trend"), STR("Er is een trend gedeeld"),
                       STR("Er is een trend gedeeld met uw regio."), false},
    [BERICHT_KWESTIE] = {STR("kwestie"), STR("U bent lid van een kwestie"),
                         STR("Een collega heeft u lid gemaakt van een kwestie."), false},
    [BERICHT_UITNODIGING] = {STR("uitnodiging"), STR("Uitnodiging voor Weerglas"),
                             STR("Er is een account voor u gemaakt in Weerglas."), true},
    [BERICHT_PROEF] = {STR("proef"), STR("Proefbericht van Weerglas"),
                       STR("Dit is een proefbericht. De e-mail van Weerglas werkt."), true},
};

const BerichtWords *
bericht_words_of(Str code)
{
    for (size_t i = 0; i < BERICHT_KINDS; i++)
        if (str_eq(bericht_words[i].code, code))
            return &bericht_words[i];
    return NULL;
}

Str
bericht_sentence(Str code)
{
    const BerichtWords *w = bericht_words_of(code);
    return w ? w->sentence : S("Bericht");
}

Str
bericht_subject(Str code)
{
    const BerichtWords *w = bericht_words_of(code);
    return w ? w->subject : S("Bericht");
}

static void
put_link(Buf *b, const Context *c, Str path)
{
    if (path.n == 0)
        return;
    buf_put(b, c->public_url);
    buf_put(b, path);
    buf_put(b, S("\n"));
}

static void
put_one(Buf *b, const Context *c, const BerichtLine *l)
{
    buf_put(b, l->words->sentence);
    buf_put(b, S("\n\n"));
    if (l->words == &bericht_words[BERICHT_UITNODIGING]) {
        buf_put(b, S("Weerglas is een programma waarmee gemeenten en hun partners maatschappelijke "
                     "onrust vroeg zien en samen bespreken.\n\n"
                     "Kies een wachtwoord via deze link. De link is alleen voor u: stuur hem niet "
                     "door. Hij werkt één keer, zeven dagen lang.\n\n"));
        put_link(b, c, l->path);
        buf_put(b, S("\nKreeg u deze mail twee keer? Gebruik dan de laatste.\n"));
    } else if (l->words != &bericht_words[BERICHT_PROEF]) {
        put_link(b, c, l->path);
        buf_put(b,
                S("\nWaar het over gaat, leest u na het inloggen. Dat staat niet in een mail.\n"));
    }
}

static void
put_all(Buf *b, const Context *c, const BerichtLine *lines, size_t n)
{
    buf_put(b, S("Dit wacht op u in Weerglas:\n\n"));
    for (size_t i = 0; i < n; i++) {
        buf_put(b, S("* "));
        buf_put(b, lines[i].words->sentence);
        buf_put(b, S("\n  "));
        put_link(b, c, lines[i].path);
        buf_put(b, S("\n"));
    }
    buf_put(b, S("Waar het over gaat, leest u na het inloggen. Dat staat niet in een mail.\n"));
}

static Str
calendar_type(Str file)
{
    if (str_has(file, S("\nMETHOD:REQUEST\r")))
        return S("text/calendar; method=REQUEST; charset=utf-8");
    if (str_has(file, S("\nMETHOD:CANCEL\r")))
        return S("text/calendar; method=CANCEL; charset=utf-8");
    return S("text/calendar; method=PUBLISH; charset=utf-8");
}

Err
bericht_message(Arena *a, const Context *c, Str to, Str to_name, const BerichtLine *lines, size_t n,
                Str id, int64_t now, Str file, Str *out)
{
    Buf b = buf_new(a, TEXT_MAX);
    MailFile calendar = {S("overleg.ics"), file.p ? calendar_type(file) : S(""), file};
    bool is_invitation = n == 1 && lines[0].words == &bericht_words[BERICHT_UITNODIGING];
    Mail m = {.from = c->mail_from,
              .from_name = S("Weerglas"),
              .to = to,
              .to_name = to_name,
              .subject = lines[0].words->subject,
              .id = {hash_hex(a, hash_keyed(a, c->key, id)).p, ID_HEX},
              .choose_at = str_fmt(a, "%.*s/mijn/berichten", (int)c->public_url.n, c->public_url.p),
              .at = now,
              .file = file.p ? &calendar : NULL};
    buf_put(&b, S("Beste "));
    buf_put(&b, to_name.n > 0 ? to_name : S("collega"));
    buf_put(&b, S(",\n\n"));
    if (n == 1)
        put_one(&b, c, &lines[0]);
    else {
        put_all(&b, c, lines, n);
        m.subject = str_fmt(a, "Weerglas: %d berichten", (int)n);
    }
    buf_put(&b, S("\n-- \nWeerglas maakte deze mail. Antwoorden worden niet gelezen.\n"));
    if (is_invitation && c->contact_mail.n > 0) {
        buf_put(&b, S("Kent u dit niet? Schrijf dan naar "));
        buf_put(&b, c->contact_mail);
        buf_put(&b, S("\n"));
    } else if (!is_invitation) {
        buf_put(&b, S("Minder mail, of geen: "));
        put_link(&b, c, S("/mijn/berichten"));
    }
    if (b.over)
        FAIL(E_LIMIT, "a mail that is too long");
    m.text = buf_str(&b);
    return mail_message(a, &m, out);
}

Err
bericht_test_message(Arena *a, const Context *c, Str to, int64_t now, Str *out)
{
    BerichtLine line = {&bericht_words[BERICHT_PROEF], S("")};
    return bericht_message(a, c, to, S(""), &line, 1, random_token(a, TOKEN_SIZE), now, (Str){0},
                           out);
}
