// The fields of a report, in words that everyone understands.
#include "app/melden/melden_rules.h"

#define R(member) FIELD_OF(MeldenForm, member)

static const Choice yes_no[] = {{STR("ja"), STR("Ja")}, {STR("nee"), STR("Nee")}};
static const Choice ticked[] = {{STR("1"), STR("Ja")}};
static const Choice ways[] = {
    {STR("onrust"), STR("Onrust: mensen maken zich zorgen of staan tegenover elkaar.")},
    {STR("gedrag"), STR("Gedrag: iemand doet iets dat niet mag of overlast geeft.")},
    {STR("uiting"), STR("Uiting: iemand zegt, schrijft of toont iets.")},
};
static const Choice plain_ways[] = {
    {STR("onrust"), STR("Mensen zijn ongerust, boos of staan tegenover elkaar.")},
    {STR("gedrag"), STR("Iemand doet iets dat niet mag of dat overlast geeft.")},
    {STR("uiting"), STR("Iemand zegt, schrijft of laat iets zien.")},
    {STR("onbekend"), STR("Dat weet ik niet.")},
};
static const Choice plain_origins[] = {
    {STR("eigen"), STR("Ik heb het zelf gezien of gehoord.")},
    {STR("horen_zeggen"), STR("Ik heb het van iemand anders gehoord.")},
    {STR("openbare_bron"), STR("Ik heb het gelezen, bijvoorbeeld in de krant of op internet.")},
};

#define YES_NO                \
    {                         \
        COUNT(yes_no), yes_no \
    }
#define TICKED                \
    {                         \
        COUNT(ticked), ticked \
    }
#define TEXT_OF(member, wanted, least, words, help)                                 \
    {                                                                               \
        R(member), FIELD_TEXT, wanted, least, SIGNAL_TEXT_MAX, .label = STR(words), \
                                                               .hint = STR(help)    \
    }
// The step after the first: five questions, each with a sentence.
#define QUESTION(member, words)                                                          \
    {                                                                                    \
        R(member), FIELD_CHOICE, .depends = true, .choices = YES_NO, .label = STR(words) \
    }
#define ANSWER(member, words)                                                \
    {                                                                        \
        R(member), FIELD_LINE, .depends = true, .min = MELDEN_ANSWER_MIN,    \
                               .max = MELDEN_ANSWER_MAX, .label = STR(words) \
    }
#define SECOND_STEP                                                                               \
    QUESTION(online, "Staat de bron op internet?"),                                               \
        QUESTION(online1, "Is er een concrete aanleiding om online te kijken?"),                  \
        ANSWER(online1_text, "Welke aanleiding is dat?"),                                         \
        QUESTION(online2, "Weet u precies wat u moet weten?"),                                    \
        ANSWER(online2_text, "Wat moet u weten?"),                                                \
        QUESTION(online3, "Kunt u dit alleen online vinden, en niet door met mensen te praten?"), \
        ANSWER(online3_text, "Waarom helpt een gesprek hier niet?"),                              \
        QUESTION(online4, "Kan iedereen de bron zien, zonder inloggen of vriendschapsverzoek?"),  \
        ANSWER(online4_text, "Wat voor bron is het? Noem geen naam van een persoon."),            \
        QUESTION(online5, "Is uw tekst vrij van gegevens van personen?"),                         \
        ANSWER(online5_text, "Hoe heeft u dat gecontroleerd?")

static const FieldRule professional[] = {
    TEXT_OF(observation, true, SIGNAL_OBSERVATION_MIN, "Wat heeft u gezien of gehoord?",
            "Schrijf op wat er gebeurde: alleen feiten. Noem geen namen en geen andere gegevens "
            "van personen."),
    {R(origin), FIELD_CHOICE, true, .label = STR("Hoe weet u dit?")},
    {R(area), FIELD_CHOICE, true, .label = STR("Waar speelt het?"),
     .hint = STR("Kies een wijk of een kern. Nooit een adres.")},
    {R(observed_from), FIELD_DAY, true, .label = STR("Op welke dag?"),
     .hint = STR("De dag zelf, of de eerste dag.")},
    {R(way), FIELD_CHOICE, .depends = true, .choices = {COUNT(ways), ways},
     .label = STR("Wat voor signaal is het?"),
     .hint = STR("Kies er een. Twijfelt u? Vink dan hieronder aan dat u het niet weet. Gedrag dat "
                 "gevaarlijk is of strafbaar? Bel eerst 112 of de politie.")},
    {R(unsure), FIELD_CHOICE, .choices = TICKED, .label = STR("Ik weet niet of dit iets is"),
     .hint = STR("Dat is prima. Een adviseur belt u om er samen naar te kijken.")},
    {R(theme), FIELD_CHOICE, true, .label = STR("Waar gaat het over?")},
    {R(observed_to), FIELD_DAY, .label = STR("Tot en met welke dag?"),
     .hint = STR("Alleen als het langer dan een dag duurde.")},
    {R(trigger_kind), FIELD_CHOICE, .label = STR("Wat kan de aanleiding zijn?")},
    TEXT_OF(interpretation, false, 0, "Wat denkt u dat er speelt?",
            "Dit is uw eigen uitleg. Die blijft apart van wat u heeft gezien of gehoord."),
    {R(urgency), FIELD_CHOICE, true, .label = STR("Hoeveel haast heeft het?")},
    {R(lens), FIELD_CHOICE, .label = STR("Hoe zeker is het?")},
    {R(confidentiality), FIELD_CHOICE, true, .label = STR("Wie mag deze melding zien?")},
    {R(circle), FIELD_CHOICE, .depends = true, .label = STR("Welke kring?"),
     .hint = STR("Alleen als u bij de vorige vraag een eigen kring kiest.")},
    MELDEN_KEEP_RULE(MeldenForm),
    MELDEN_REASON_RULE(MeldenForm),
    SECOND_STEP,
};
static const FieldRule resident[] = {
    TEXT_OF(observation, true, SIGNAL_OBSERVATION_MIN, "Wat heeft u gezien of gehoord?",
            "Schrijf op wat er gebeurt. Noem geen namen en geen andere gegevens van mensen."),
    {R(area), FIELD_CHOICE, true, .label = STR("Waar is het?"),
     .hint = STR("Kies een wijk of een dorp. Een adres is niet nodig.")},
    {R(observed_from), FIELD_DAY, true, .label = STR("Wanneer was het?"),
     .hint = STR("De dag zelf, of de eerste dag.")},
    {R(origin), FIELD_CHOICE, true, .choices = {COUNT(plain_origins), plain_origins},
     .label = STR("Hoe weet u dit?")},
    {R(way), FIELD_CHOICE, .choices = {COUNT(plain_ways), plain_ways},
     .label = STR("Wat past het best?")},
    {R(theme), FIELD_CHOICE, .label = STR("Waar gaat het over?")},
    {R(phone), FIELD_LINE, .min = 8, .max = 20, .label = STR("Uw telefoonnummer")},
    {R(email), FIELD_LINE, .min = 5, .max = 200, .label = STR("Uw e-mailadres")},
    {R(contact_ok), FIELD_CHOICE, .choices = TICKED,
     .label = STR("De gemeente mag mij bellen of mailen over deze melding")},
    {R(website), FIELD_LINE, .max = 200, .label = STR("Laat dit veld leeg")},
    MELDEN_KEEP_RULE(MeldenForm),
    SECOND_STEP,
};

enum { SECOND = 1 + 2 * MELDEN_QUESTIONS }; // fields of the second step

void
melden_rules(bool is_resident, const FieldRule **rules, size_t *n, size_t *nfirst)
{
    *rules = is_resident ? resident : professional;
    *n = is_resident ? COUNT(resident) : COUNT(professional);
    *nfirst = *n - SECOND;
}
