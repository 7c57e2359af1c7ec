// The code lists of weighing. Breeding grounds: Wei Ji, DSP 2007. Dividing lines: KIS.
#include "app/afwegen/afwegen_inside.h"
#include "base/buf.h"

const Choice afwegen_keep[1] = {{STR("ja"), STR("Ik laat dit bewust staan")}};
const Choice afwegen_yes_no[2] = {{STR("ja"), STR("Ja")}, {STR("nee"), STR("Nee")}};

const Choice afwegen_grounds[10] = {
    {STR("inkomen"), STR("Inkomen en werk")},
    {STR("wonen"), STR("Wonen")},
    {STR("identiteit"), STR("Identiteit van de eigen groep")},
    {STR("symbolen"), STR("Symbolen en wat mensen heilig is")},
    {STR("rechten"), STR("Burgerrechten en grondrechten")},
    {STR("veiligheid"), STR("Persoonlijke veiligheid")},
    {STR("kinderen"), STR("Veiligheid van kinderen")},
    {STR("vrede"), STR("Vrede en politieke stabiliteit")},
    {STR("milieu"), STR("Milieu en gezondheid")},
    {STR("overig"), STR("Andere onrust die al langer sluimert")},
};
const Choice afwegen_lines[7] = {
    {STR("cultuur"), STR("Afkomst, cultuur of geloof (als scheidslijn, niet van personen)")},
    {STR("lokaal"), STR("Gericht op het dorp of op de wereld")},
    {STR("regio"), STR("Randstad en regio")},
    {STR("geld"), STR("Arm en rijk")},
    {STR("opleiding"), STR("Praktisch en theoretisch opgeleid")},
    {STR("politiek"), STR("Links en rechts")},
    {STR("overheid"), STR("Inwoners en overheid")},
};
const Choice afwegen_participations[5] = {
    {STR("informeren"), STR("Informeren: wij vertellen wat we besluiten")},
    {STR("raadplegen"), STR("Raadplegen: wij vragen wat mensen vinden")},
    {STR("adviseren"), STR("Adviseren: mensen geven advies en wij reageren daarop")},
    {STR("meewerken"), STR("Meewerken: mensen maken het plan met ons")},
    {STR("meebeslissen"), STR("Meebeslissen: mensen besluiten met ons")},
};
const Choice afwegen_stances[6] = {
    {STR("partij"), STR("Partij: de gemeente heeft zelf een belang")},
    {STR("veroorzaker"), STR("Veroorzaker: het begon met iets van de gemeente")},
    {STR("besluitnemer"), STR("Besluitnemer: de gemeente beslist")},
    {STR("regisseur"), STR("Regisseur: de gemeente brengt anderen bij elkaar")},
    {STR("bemiddelaar"), STR("Bemiddelaar: de gemeente staat tussen de partijen")},
    {STR("toeschouwer"), STR("Toeschouwer: anderen zijn aan zet")},
};
const Choice afwegen_rights[8] = {
    {STR("geen"), STR("Het raakt geen grondrecht")},
    {STR("uiting"), STR("Vrijheid van meningsuiting")},
    {STR("demonstratie"), STR("Recht om te demonstreren")},
    {STR("godsdienst"), STR("Vrijheid van godsdienst")},
    {STR("vereniging"), STR("Recht op vereniging")},
    {STR("privacy"), STR("Privacy")},
    {STR("gelijk"), STR("Gelijke behandeling")},
    {STR("beweging"), STR("Vrijheid om ergens te zijn of te wonen")},
};
const Choice afwegen_results[3] = {
    {STR("ja"), STR("Ja, dit mag zo")},
    {STR("nee"), STR("Nee, dit mag niet zo")},
    {STR("juridisch_advies"), STR("Eerst juridisch advies")},
};
const Choice afwegen_rooms[3] = {
    {STR("ruimte"), STR("Ruimte laten")},
    {STR("begrenzen"), STR("Begrenzen")},
    {STR("beide"), STR("Ruimte laten binnen duidelijke grenzen")},
};
const Choice afwegen_levels[AFWEGEN_LEVELS] = {
    {STR("regulier"), STR("Regulier: beleid en wijk")},
    {STR("kernteam"), STR("Kernteam: gemeente, politie en partners")},
    {STR("driehoek"), STR("Driehoek: burgemeester, politie en Openbaar Ministerie")},
    {STR("crisis"), STR("Crisis: crisisorganisatie van de veiligheidsregio")},
};

bool
afwegen_has_code(Str codes, Str code)
{
    for (Cursor c = cursor(codes); !cursor_at_end(&c);) {
        Str one = cursor_rest(&c);
        if (!cursor_until(&c, S(","), AFWEGEN_CODES_MAX, &one))
            c.p = c.end;
        if (str_eq(one, code))
            return true;
    }
    return false;
}

Str
afwegen_words(Arena *a, Choices choices, Str codes)
{
    Buf b = buf_new(a, 2048);
    for (size_t i = 0; i < choices.n; i++) {
        if (!afwegen_has_code(codes, choices.v[i].code))
            continue;
        buf_put(&b, b.n > 0 ? S("; ") : S(""));
        buf_put(&b, choices.v[i].label);
    }
    return buf_str(&b);
}
