// The one table that says which role has which capability.
#include "app/account/role.h"

enum {
    EVERYONE = CAN_ANYONE | CAN_BE_HERE,
    REPORTER = EVERYONE | CAN_REPORT | CAN_TREND_READ,
    PARTICIPANT = REPORTER | CAN_SIGNAL_READ | CAN_KWESTIE_READ | CAN_OVERLEG | CAN_NETWORK |
                  CAN_VERSLAG | CAN_BEELD,
};

const Role roles[ROLES] = {
    {STR("melder"), STR("Melder"), STR("Meldt signalen en hoort wat ermee gebeurt."), REPORTER},
    {STR("adviseur"), STR("Adviseur OOV"),
     STR("Doet navraag, duidt, legt verband en brengt signalen op de agenda."),
     PARTICIPANT | CAN_SIGNAL_FOLLOW | CAN_SIGNAL_EXPORT | CAN_CONTACT_READ | CAN_KWESTIE_WRITE |
         CAN_TREND_WRITE | CAN_AREA_WRITE | CAN_BEELD_LEAD},
    {STR("procesregisseur"), STR("Procesregisseur"),
     STR("Leidt het driewekelijkse overleg en bewaakt de voortgang."),
     PARTICIPANT | CAN_SIGNAL_FOLLOW | CAN_SIGNAL_EXPORT | CAN_KWESTIE_WRITE | CAN_TREND_WRITE |
         CAN_OVERLEG_LEAD | CAN_FIGURES | CAN_BEELD_LEAD},
    {STR("deelnemer"), STR("Deelnemer overleg"),
     STR("Ziet de eigen agendapunten, weegt mee en voert acties uit."), PARTICIPANT},
    {STR("communicatie"), STR("Communicatieadviseur"),
     STR("Kiest de toon van brieven, berichten en gesprekken."),
     REPORTER | CAN_KWESTIE_READ | CAN_KWESTIE_WRITE | CAN_NETWORK | CAN_BEELD},
    {STR("bestuurder"), STR("Bestuurder"), STR("Ziet het beeld van gemeente en regio."),
     REPORTER | CAN_KWESTIE_READ | CAN_VERSLAG | CAN_FIGURES | CAN_BEELD},
    {STR("griffier"), STR("Griffier"), STR("Ondersteunt de raad, de norm en de Tour."), REPORTER},
    {STR("vertrouwenspersoon"), STR("Vertrouwenspersoon"),
     STR("Geeft vertrouwelijke steun aan bestuurders."), EVERYONE},
    {STR("initiatiefnemer"), STR("Initiatiefnemer"), STR("Houdt een bewonersinitiatief levend."),
     EVERYONE | CAN_REPORT},
    {STR("redacteur"), STR("Redacteur leeraanbod"), STR("Houdt catalogus en handboek actueel."),
     EVERYONE | CAN_TREND_READ},
    {STR("fg"), STR("Functionaris gegevensbescherming"),
     STR("Ziet het logboek, de bewaartermijnen en de vernietiging."),
     EVERYONE | CAN_AUDIT_READ | CAN_RETENTION},
    {STR("beheerder"), STR("Beheerder"),
     STR("Beheert gebruikers, organisaties en instellingen; ziet geen vertrouwelijke inhoud."),
     EVERYONE | CAN_MANAGE | CAN_AREA_WRITE},
};

static const Choice choices[ROLES] = {
    {STR("melder"), STR("Melder")},
    {STR("adviseur"), STR("Adviseur OOV")},
    {STR("procesregisseur"), STR("Procesregisseur")},
    {STR("deelnemer"), STR("Deelnemer overleg")},
    {STR("communicatie"), STR("Communicatieadviseur")},
    {STR("bestuurder"), STR("Bestuurder")},
    {STR("griffier"), STR("Griffier")},
    {STR("vertrouwenspersoon"), STR("Vertrouwenspersoon")},
    {STR("initiatiefnemer"), STR("Initiatiefnemer")},
    {STR("redacteur"), STR("Redacteur leeraanbod")},
    {STR("fg"), STR("Functionaris gegevensbescherming")},
    {STR("beheerder"), STR("Beheerder")},
};

const Choices role_choices = {ROLES, choices};

Can
role_can(Str code)
{
    for (size_t i = 0; i < ROLES; i++)
        if (str_eq(roles[i].code, code))
            return roles[i].can;
    return CAN_UNSET;
}

Str
role_comes_for(Str code)
{
    for (size_t i = 0; i < ROLES; i++)
        if (str_eq(roles[i].code, code))
            return roles[i].comes_for;
    return S("");
}
