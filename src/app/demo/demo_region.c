#include "app/demo/demo_region.h"

static const DemoMunicipality municipalities[DEMO_MUNICIPALITIES] = {
    {"GM9001", "Waterrijk", 0, 7, 0},     {"GM9002", "Noorderkoog", 7, 6, 7},
    {"GM9003", "Zeldenbroek", 13, 6, 13}, {"GM9004", "Oosterwad", 19, 6, 19},
    {"GM9005", "Duinveen", 25, 6, 25},
};

static const DemoArea areas[] = {
    {"Waterrijk-Centrum", "Waterrijk-Centrum", 0, 52.817, 4.918, 11800, false, false},
    {"Waterrijk-Noord", "Waterrijk-Noord", 0, 52.832, 4.912, 8900, false, false},
    {"Waterrijk-Zuid", "Waterrijk-Zuid", 0, 52.804, 4.925, 9600, false, false},
    {"Gruttokwartier", "het Gruttokwartier", 0, 52.819, 4.938, 4700, false, false},
    {"Lutjesluis", "Lutjesluis", 0, 52.848, 4.905, 2300, true, false},
    {"Vaartmeerdijk", "Vaartmeerdijk", 0, 52.785, 4.945, 1400, true, false},
    {"Rietverlaat", "Rietverlaat", 0, 52.815, 4.865, 900, true, false},
    {"Noorderkoog-Dorp", "Noorderkoog-Dorp", 1, 52.880, 4.845, 8200, false, false},
    {"Koogwijk", "Koogwijk", 1, 52.853, 4.880, 5100, true, false},
    {"Zwinkerk", "Zwinkerk", 1, 52.898, 4.830, 2600, true, false},
    {"Grashorn", "Grashorn", 1, 52.905, 4.775, 1900, true, false},
    {"Zilverkoog", "Zilverkoog", 1, 52.862, 4.790, 1300, true, false},
    {"Schorrekoog", "Schorrekoog", 1, 52.845, 4.800, 700, true, false},
    {"Zeldenbroek-Dorp", "Zeldenbroek-Dorp", 2, 52.762, 4.800, 9400, false, false},
    {"de Brugbuurt", "de Brugbuurt", 2, 52.757, 4.812, 6200, false, false},
    {"Hogezelden", "Hogezelden", 2, 52.742, 4.845, 3300, true, false},
    {"Lagezelden", "Lagezelden", 2, 52.757, 4.840, 2100, true, false},
    {"Molenzelde", "Molenzelde", 2, 52.790, 4.765, 1500, true, false},
    {"Broekdijkerhorn", "Broekdijkerhorn", 2, 52.729, 4.795, 800, true, false},
    {"Oosterwad-Centrum", "Oosterwad-Centrum", 3, 52.880, 5.025, 7300, false, false},
    {"Oosterwad-Haven", "Oosterwad-Haven", 3, 52.885, 5.048, 3900, false, false},
    {"Kwelderoord", "Kwelderoord", 3, 52.880, 4.985, 2700, true, false},
    {"Noordslik", "Noordslik", 3, 52.905, 5.015, 1600, true, false},
    {"Zeegraskerk", "Zeegraskerk", 3, 52.866, 5.070, 1100, true, false},
    {"Dijkhemmen", "Dijkhemmen", 3, 52.825, 5.075, 1900, true, true},
    {"Duinveen-Binnen", "Duinveen-Binnen", 4, 52.815, 4.722, 6100, false, false},
    {"Duinveen aan Zee", "Duinveen aan Zee", 4, 52.812, 4.692, 4200, true, false},
    {"Helmzand", "Helmzand", 4, 52.848, 4.722, 1700, true, false},
    {"Zandslagerbrug", "Zandslagerbrug", 4, 52.824, 4.770, 2200, true, false},
    {"Schulpenbroek", "Schulpenbroek", 4, 52.768, 4.700, 1500, true, false},
    {"Geestduinerveld", "Geestduinerveld", 4, 52.752, 4.690, 900, true, false},
};

static const DemoOrganisation organisations[] = {
    {"gemeente", "Gemeente Waterrijk", 0},
    {"gemeente", "Gemeente Noorderkoog", 1},
    {"gemeente", "Gemeente Zeldenbroek", 2},
    {"gemeente", "Gemeente Oosterwad", 3},
    {"gemeente", "Gemeente Duinveen", 4},
    {"politie", "Politie, basiseenheid Noorderland", DEMO_NONE},
    {"om", "Openbaar Ministerie, parket Noorderland", DEMO_NONE},
    {"reclassering", "Reclassering Noorderland", DEMO_NONE},
    {"veiligheidsregio", "Veiligheidsregio Noorderland", DEMO_NONE},
    {"zvh", "Zorg- en Veiligheidshuis Noorderland", DEMO_NONE},
    {"corporatie", "Woonstichting Wad en Wal", DEMO_NONE},
    {"welzijn", "Welzijn en Jongerenwerk Noorderland", DEMO_NONE},
    {"school", "Scholenvereniging Kustbaken", DEMO_NONE},
    {"bibliotheek", "Bibliotheek Noorderland", DEMO_NONE},
    {"ggd", "GGD Noorderland", DEMO_NONE},
    {"huisarts", "Huisartsenkring Noorderland", DEMO_NONE},
    {"sport", "Sportraad Noorderland", DEMO_NONE},
    {"dorpsraad", "Verband van Dorpsraden Noorderland", DEMO_NONE},
    {"opvang", "Opvangorganisatie Noorderland", DEMO_NONE},
    {"provincie", "Demoprovincie", DEMO_NONE},
    {"landelijk", "Landelijk ondersteuningsteam (demo)", DEMO_NONE},
};

enum {
    POLICE = 5,
    OM,
    RECL,
    VR,
    ZVH,
    HOUSING,
    WELFARE,
    SCHOOL,
    LIBRARY,
    GGD,
    GP,
    SPORT,
    VILLAGES,
    SHELTER,
    PROVINCE,
    NATIONAL
};

#define AT(local) local "@noorderland.example"

// Some organisations report much and some little: welfare in Waterrijk and the community officers
// report often, schools and sport seldom. Noorderkoog's own desk hardly ever.
static const DemoUser users[] = {
    {"Roos Veldkamp (adviseur OOV)", AT("adviseur.waterrijk"), "adviseur", 0, 0, "oov", 8},
    {"Bram Kuiper (adviseur OOV)", AT("adviseur.noorderkoog"), "adviseur", 1, 1, "oov", 3},
    {"Femke Zijlstra (adviseur OOV)", AT("adviseur.zeldenbroek"), "adviseur", 2, 2, "oov", 5},
    {"Joris Tuinman (adviseur OOV)", AT("adviseur.oosterwad"), "adviseur", 3, 3, "oov", 4},
    {"Lotte Duinker (adviseur OOV)", AT("adviseur.duinveen"), "adviseur", 4, 4, "oov", 6},
    {"Hanna Vermeer (procesregisseur)", AT("procesregisseur"), "procesregisseur", ZVH, DEMO_NONE,
     "", 0},
    {"Tess Brouwer (informatiecoördinator)", AT("politie"), "deelnemer", POLICE, DEMO_NONE, "", 0},
    {"Daan Mulder (officier van justitie)", AT("om"), "deelnemer", OM, DEMO_NONE, "", 0},
    {"Iris Smit (reclasseringswerker)", AT("reclassering"), "deelnemer", RECL, DEMO_NONE, "", 0},
    {"Wout Hofman (communicatieadviseur)", AT("communicatie"), "communicatie", 0, 0, "communicatie",
     18},
    {"Carla Meijer (burgemeester)", AT("bestuurder"), "bestuurder", 0, 0, "", 0},
    {"Stef Visser (wethouder)", AT("wethouder"), "bestuurder", 4, 4, "", 0},
    {"Maud de Haan (griffier)", AT("griffier"), "griffier", 0, 0, "griffie", 5},
    {"Ruben Post (vertrouwenspersoon)", AT("vertrouwenspersoon"), "vertrouwenspersoon", NATIONAL,
     DEMO_NONE, "", 0},
    {"Nadia Blok (initiatiefnemer Samen Koken)", AT("initiatiefnemer"), "initiatiefnemer", WELFARE,
     0, "", 0},
    {"Pim Jansma (redacteur leeraanbod)", AT("redacteur"), "redacteur", NATIONAL, DEMO_NONE, "", 0},
    {"Elin Faber (functionaris gegevensbescherming)", AT("fg"), "fg", ZVH, DEMO_NONE, "", 0},
    {"Kas Dekker (beheerder)", AT("beheerder"), "beheerder", ZVH, DEMO_NONE, "", 0},
    {"Anouk de Wit (jongerenwerker)", AT("melder"), "melder", WELFARE, 0, "jongerenwerker", 30},
    {"Sil Bakker (wijkagent)", AT("wijkagent.waterrijk"), "melder", POLICE, 0, "wijkagent", 34},
    {"Mees Hoekstra (handhaver)", AT("handhaver.waterrijk"), "melder", 0, 0, "handhaver", 24},
    {"Joke Prins (baliemedewerker)", AT("balie.waterrijk"), "melder", 0, 0, "balie", 22},
    {"Samir Vos (opbouwwerker)", AT("opbouwwerk.waterrijk"), "melder", WELFARE, 0, "opbouwwerker",
     36},
    {"Lies Groen (medewerker opvang)", AT("opvang"), "melder", SHELTER, 0, "coa", 6},
    {"Tim Schaap (wijkagent)", AT("wijkagent.noorderkoog"), "melder", POLICE, 1, "wijkagent", 22},
    {"Ilse Boer (baliemedewerker)", AT("balie.noorderkoog"), "melder", 1, 1, "balie", 4},
    {"Nico Wiersma (consulent wonen)", AT("wonen.noorderkoog"), "melder", HOUSING, 1, "corporatie",
     14},
    {"Eva Kok (opbouwwerker)", AT("opbouwwerk.noorderkoog"), "melder", WELFARE, 1, "opbouwwerker",
     12},
    {"Geert Pot (dorpsraad)", AT("dorpsraad.noorderkoog"), "melder", VILLAGES, 1, "buurtvereniging",
     8},
    {"Hugo Snel (handhaver)", AT("handhaver.zeldenbroek"), "melder", 2, 2, "handhaver", 22},
    {"Yara Molenaar (jongerenwerker)", AT("jongerenwerk.zeldenbroek"), "melder", WELFARE, 2,
     "jongerenwerker", 26},
    {"Aad Bos (wijkagent)", AT("wijkagent.zeldenbroek"), "melder", POLICE, 2, "wijkagent", 26},
    {"Marit Kaan (teamleider school)", AT("school.zeldenbroek"), "melder", SCHOOL, 2, "school", 10},
    {"Corrie Dam (dorpsraad)", AT("dorpsraad.zeldenbroek"), "melder", VILLAGES, 2,
     "buurtvereniging", 14},
    {"Ties Gorter (consulent wonen)", AT("wonen.zeldenbroek"), "melder", HOUSING, 2, "corporatie",
     9},
    {"Vera Ruiter (communicatie)", AT("communicatie.oosterwad"), "melder", 3, 3, "communicatie",
     11},
    {"Jelle Stam (wijkagent)", AT("wijkagent.oosterwad"), "melder", POLICE, 3, "wijkagent", 16},
    {"Gerda Punt (opbouwwerker)", AT("opbouwwerk.oosterwad"), "melder", WELFARE, 3, "opbouwwerker",
     13},
    {"Rik Vink (sportclub)", AT("sport.oosterwad"), "melder", SPORT, 3, "sportclub", 5},
    {"Nienke Bloem (buurtverbinder)", AT("buurtverbinder.oosterwad"), "melder", VILLAGES, 3,
     "buurtvereniging", 0},
    {"Otto Zand (handhaver)", AT("handhaver.duinveen"), "melder", 4, 4, "handhaver", 18},
    {"Britt Helm (griffie)", AT("griffie.duinveen"), "melder", 4, 4, "griffie", 12},
    {"Sanne Kreeft (wijkagent)", AT("wijkagent.duinveen"), "melder", POLICE, 4, "wijkagent", 20},
    {"Loek Pieters (communicatie)", AT("communicatie.duinveen"), "melder", 4, 4, "communicatie",
     14},
    {"Trijn Bot (baliemedewerker)", AT("balie.duinveen"), "melder", 4, 4, "balie", 10},
    {"Wies Koster (dorpsraad)", AT("dorpsraad.duinveen"), "melder", VILLAGES, 4, "buurtvereniging",
     9},
    {"Fenna Oud (GGD)", AT("ggd"), "melder", GGD, DEMO_NONE, "ggd", 8},
    {"Henk Laan (huisartsenkring)", AT("huisartsen"), "melder", GP, DEMO_NONE, "huisarts", 4},
    {"Ellen Roos (veiligheidsregio)", AT("veiligheidsregio"), "melder", VR, DEMO_NONE,
     "veiligheidsregio", 8},
    {"Dirk Wolf (scholenvereniging)", AT("school"), "melder", SCHOOL, DEMO_NONE, "school", 15},
    {"Mila Tak (bibliotheek)", AT("bibliotheek"), "melder", LIBRARY, DEMO_NONE, "anders", 7},
    {"Jan Kuit (sportraad)", AT("sport"), "melder", SPORT, DEMO_NONE, "sportclub", 9},
    {"Bas Elzinga (operationeel specialist)", AT("politie.vervanger"), "deelnemer", POLICE,
     DEMO_NONE, "", 0},
    {"Ria Wit (statenlid)", AT("statenlid"), "bestuurder", PROVINCE, DEMO_NONE, "", 0},
};

const char *
demo_region_name(void)
{
    return "Demoregio Noorderland";
}

const char *
demo_province_code(void)
{
    return "PV99";
}

const char *
demo_province_name(void)
{
    return "Demoprovincie";
}

const DemoMunicipality *
demo_municipalities(void)
{
    return municipalities;
}

const DemoArea *
demo_areas(size_t *n)
{
    *n = COUNT(areas);
    return areas;
}

const DemoOrganisation *
demo_organisations(size_t *n)
{
    *n = COUNT(organisations);
    return organisations;
}

const DemoUser *
demo_users(size_t *n)
{
    *n = COUNT(users);
    return users;
}

int
demo_area_find(const char *name)
{
    for (size_t i = 0; i < COUNT(areas); i++)
        if (str_eq(str_z(areas[i].name), str_z(name)))
            return (int)i;
    die(HERE, "no such area");
}

int
demo_user_find(const char *local_part)
{
    for (size_t i = 0; i < COUNT(users); i++) {
        Cursor c = cursor(str_z(users[i].email));
        if (cursor_take(&c, str_z(local_part)) && str_eq(cursor_rest(&c), S(AT(""))))
            return (int)i;
    }
    die(HERE, "no such user");
}

int
demo_user_newcomer(void)
{
    return demo_user_find("buurtverbinder.oosterwad");
}
