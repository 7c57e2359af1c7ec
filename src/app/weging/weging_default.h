// weging_default.h -- what a region begins with: an example set of criteria, and the usual
// outcomes. For weging_add.c only.
#ifndef APP_WEGING_DEFAULT_H
#define APP_WEGING_DEFAULT_H

#include "base/base.h"

// Made for this program; a region replaces it by its own.
static const struct {
    Str question, help;
} default_criteria[] = {
    {STR("Wat is feitelijk waargenomen, door hoeveel onafhankelijke bronnen?"),
     STR("Geen: alleen van horen zeggen. Sterk: door meer mensen zelf gezien of gehoord.")},
    {STR("Waar en hoe vaak, en neemt het toe?"),
     STR("Geen: een keer, op een plek. Sterk: op meer plekken, en steeds vaker.")},
    {STR("Gaat het om gedrag, om meningen of om een gevoel?"),
     STR("Geen: alleen een mening of een gevoel, en dat mag. Sterk: gedrag dat anderen raakt.")},
    {STR("Wie voelt zich geraakt of onveilig?"),
     STR("Geen: niemand, voor zover bekend. Sterk: een hele groep, ook in het dagelijks leven.")},
    {STR("Is er wij-zij-taal: uitspraken over identiteit?"),
     STR("Geen: het gaat over de zaak. Sterk: het gaat over wie de ander is.")},
    {STR("Hoe groot en hoorbaar is het midden nog?"),
     STR("Geen zorg: het midden is groot en hoorbaar. Sterk: bijna niemand durft nog te "
         "twijfelen.")},
    {STR("Welke voedingsbodem ligt eronder, welke behoefte?"),
     STR("Geen: geen behoefte bekend. Sterk: een behoefte die al lang niet wordt gezien.")},
    {STR("Wat is de trigger, en wat komt er de komende weken aan?"),
     STR("Geen: niets op komst. Sterk: een gebeurtenis die dit snel groter kan maken.")},
    {STR("Wat doen netwerk en inwoners al zelf?"),
     STR("Geen zorg: zij lossen het zelf op. Sterk: zij vragen hulp, of er is geen netwerk.")},
    {STR("Welke grondrechten zijn in het geding, ook van degenen die zorgen geven?"),
     STR("Geen: er zijn geen rechten geraakt. Sterk: ingrijpen of niets doen raakt rechten.")},
    {STR("Waarom zou juist de gemeente aan zet zijn, en wat gebeurt er als zij niets doet?"),
     STR("Geen: anderen zijn aan zet. Sterk: zonder de gemeente wordt het erger.")},
};

static const struct {
    Str code, label, consequence;
} default_outcomes[] = {
    {STR("ruimte"), STR("Ruimte laten, geen overheidsoptreden"), STR("geen")},
    {STR("volgen"), STR("Volgen tot een datum, met een vraag"), STR("terug")},
    {STR("informatie"), STR("Meer informatie nodig"), STR("vraag")},
    {STR("gesprek"), STR("Gesprek aangaan"), STR("actie")},
    {STR("lokaal"), STR("Lokaal oppakken door een partner"), STR("actie")},
    {STR("bilateraal"), STR("Bilateraal bespreken"), STR("actie")},
    {STR("thematafel"), STR("Thematafel of kernteam"), STR("actie")},
    {STR("zorg"), STR("Doorverwijzen naar zorg"), STR("actie")},
    {STR("casusoverleg"), STR("Verwijzen naar casusoverleg"), STR("verwijzing")},
    {STR("driehoek"), STR("Driehoek adviseren"), STR("actie")},
    {STR("politie_om"), STR("Naar politie of Openbaar Ministerie"), STR("verwijzing")},
    {STR("trend"), STR("Melden als trend aan het netwerk"), STR("trend")},
    {STR("onterecht"), STR("Onterecht signaal, vernietigen"), STR("vernietigen")},
};

#endif
