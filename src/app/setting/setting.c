// The settings with their defaults. The terms are those of the practice (docs/glossary.md); the
// municipality and its data-protection officer confirm or change them.
#include "app/setting/setting.h"

#include "setting_queries.h"

#include <time.h>

const Setting settings[SETTINGS] = {
    {STR("region"), STR("Naam van de regio of gemeente"), STR("Staat boven elke pagina."), STR(""),
     STR("Algemeen"), 0, 0},
    {STR("contact_phone"), STR("Telefoonnummer voor vragen"),
     STR("Van de gemeente, niet van een persoon."), STR(""), STR("Algemeen"), 0, 0},
    {STR("contact_text"), STR("Wie kan een bezoeker bellen of mailen?"), STR("Een of twee zinnen."),
     STR("Neem contact op met uw gemeente."), STR("Algemeen"), 0, 0, true},
    {STR("legal_ground"), STR("Waarom mag de gemeente deze gegevens gebruiken?"),
     STR("De wettelijke grondslag, in gewone woorden; staat op de pagina Privacy. Laat deze tekst "
         "nakijken door uw functionaris gegevensbescherming."),
     STR("Omdat dat nodig is voor een taak van algemeen belang (artikel 6, lid 1, onder e, van de "
         "AVG). De gemeente kan u vertellen op welke wet die taak steunt."),
     STR("Algemeen"), 0, 0, true},
    {STR("fg_contact"), STR("Hoe bereikt iemand de functionaris gegevensbescherming?"),
     STR("Een adres of telefoonnummer van de functie, niet van een persoon. Staat op de pagina "
         "Privacy."),
     STR(""), STR("Algemeen"), 0, 0, true},
    {STR("follow_up_days"), STR("Navraag binnen (dagen)"), STR("Na ontvangst van een signaal."),
     STR("5"), STR("Termijnen in het werk"), 1, 60},
    {STR("ready_days"), STR("Gereed voor de agenda binnen (dagen)"), STR("Na de navraag."),
     STR("14"), STR("Termijnen in het werk"), 1, 120},
    {STR("weigh_days"), STR("Gewogen binnen (dagen)"), STR("Nadat een signaal op de agenda staat."),
     STR("21"), STR("Termijnen in het werk"), 1, 120},
    {STR("check_rumour_days"), STR("Gerucht opnieuw nagaan binnen (dagen)"),
     STR("Zolang niet bekend is of het klopt."), STR("3"), STR("Termijnen in het werk"), 1, 60},
    {STR("check_fact_days"), STR("Feit opnieuw nagaan binnen (dagen)"),
     STR("Nadat bekend is of iets klopt."), STR("30"), STR("Termijnen in het werk"), 1, 365},
    {STR("keep_contact_days"), STR("Contactgegevens van een melder (dagen)"),
     STR("Na de laatste terugkoppeling."), STR("90"), STR("Bewaartermijnen"), 1, 3650},
    {STR("keep_signal_days"), STR("Tekst van een signaal (dagen)"),
     STR("Na afsluiten; daarna blijven alleen aantallen."), STR("730"), STR("Bewaartermijnen"), 1,
     3650},
    {STR("keep_unweighed_days"), STR("Signaal dat niet is gewogen (dagen)"), STR("Na ontvangst."),
     STR("730"), STR("Bewaartermijnen"), 1, 3650},
    {STR("keep_kwestie_days"), STR("Kwestie (dagen)"),
     STR("Na de laatste wijziging; volgens de selectielijst."), STR("1825"), STR("Bewaartermijnen"),
     1, 7300},
    {STR("keep_reflection_days"), STR("Notitie voor uzelf bij een kwestie (dagen)"),
     STR("Wat het formulier voorstelt; de schrijver kan een andere dag kiezen."), STR("90"),
     STR("Bewaartermijnen"), 1, 365},
    {STR("keep_overleg_days"), STR("Overleg en agendapunt (dagen)"),
     STR("Een overleg: na de dag waarop het is. Een agendapunt: nadat het is voorgesteld."),
     STR("1825"), STR("Bewaartermijnen"), 1, 3650},
    {STR("keep_network_days"), STR("Vermelding in het netwerk (dagen)"),
     STR("Ten hoogste; daarna wordt het opnieuw gevraagd of wordt de vermelding vernietigd."),
     STR("365"), STR("Bewaartermijnen"), 1, 730},
    {STR("keep_moment_days"), STR("Contact met het netwerk (dagen)"),
     STR("Na de dag van het contact."), STR("730"), STR("Bewaartermijnen"), 1, 3650},
    {STR("keep_run_days"), STR("Berekening van Duiden (dagen)"),
     STR("Instellingen en controlegetallen; nodig om een berekening over te doen."), STR("730"),
     STR("Bewaartermijnen"), 30, 3650},
    {STR("keep_warning_days"), STR("Waarschuwing (dagen)"), STR("Nadat zij is gemaakt."),
     STR("1825"), STR("Bewaartermijnen"), 30, 3650},
    {STR("keep_trend_days"), STR("Trend of trigger (dagen)"), STR("Na de laatste dag."), STR("730"),
     STR("Bewaartermijnen"), 1, 3650},
    {STR("keep_audit_days"), STR("Logboek (dagen)"), STR("Na de verwerking."), STR("1095"),
     STR("Bewaartermijnen"), 365, 3650},
    {STR("keep_draft_days"), STR("Concept en voorbeeld van een import (dagen)"),
     STR("Na de laatste keer opslaan."), STR("14"), STR("Bewaartermijnen"), 1, 90},
};

static const Setting *
find(Str name)
{
    for (size_t i = 0; i < SETTINGS; i++)
        if (str_eq(settings[i].name, name))
            return &settings[i];
    die(HERE, "no such setting");
}

Err
setting_text(Db *db, Arena *a, Str name, Str *out)
{
    SettingGetRow row;
    *out = find(name)->otherwise;
    Err e = q_setting_get(db, a, name, &row);
    if (err_code(e) == E_NOT_FOUND)
        return OK;
    TRY(e);
    *out = row.value;
    return OK;
}

Err
setting_number(Db *db, Arena *a, Str name, int64_t *out)
{
    Str text;
    TRY(setting_text(db, a, name, &text));
    if (!str_to_int(text, out))
        FAIL(E_INTERNAL, "the setting %s is not a number", name.p);
    return OK;
}

Str
setting_number_text(Arena *a, Str kind, Str year, int64_t n)
{
    return str_fmt(a, "%.*s-%.*s-%04lld", (int)kind.n, kind.p, (int)year.n, year.p, (long long)n);
}

Err
setting_take_numbers(Db *db, Arena *a, Str kind, Str year, int64_t count, int64_t *first)
{
    CounterTakeRow row;
    Str name = str_fmt(a, "%.*s-%.*s", (int)kind.n, kind.p, (int)year.n, year.p);
    TRY(q_counter_take(db, a, name, count, &row));
    *first = row.n - count + 1;
    return OK;
}

Err
setting_next_number(Db *db, Arena *a, Str kind, int64_t now, Str *out)
{
    int64_t n;
    Str day = layout_day_of(a, now);
    TRY(setting_take_numbers(db, a, kind, (Str){day.p, 4}, 1, &n));
    *out = setting_number_text(a, kind, (Str){day.p, 4}, n);
    return OK;
}

Str
setting_region(Req *r)
{
    Str region;
    return failed(setting_text(r->db, r->arena, S("region"), &region)) ? S("") : region;
}
