// Two approaches on the kwesties of the demo: one that was looked back on, and one that is carried
// out, with actions in every state.
#include "app/aanpak/aanpak.h"
#include "app/demo/demo_fill.h"
#include "app/layout/layout.h"
#include "demo_queries.h"

enum { DAY_S = 86400 };

typedef struct Step {
    const char *title, *who, *state, *reason;
} Step;

typedef struct Task {
    const char *title, *owner; // part of the address before the @
    int days;                  // from the last day of the plan
    const char *state, *note;
} Task;

static const Step reception_steps[] = {
    {"Zet op een rij wat vaststaat, wat niet en wanneer dat duidelijk wordt",
     "projectleider opvang", "gedaan", ""},
    {"Spreek de naaste buren voordat er een brief uitgaat", "wethouder en opbouwwerker", "gedaan",
     ""},
    {"Maak een vast contactpunt dat ook 's avonds bereikbaar is", "communicatie", "open", ""},
    {"Stuur dezelfde brief ook naar de buren over de gemeentegrens", "adviseur OOV Noorderkoog",
     "gedaan", ""},
    {"Nodig het midden uit: mensen met vragen", "opbouwwerker", "open", ""},
    {"Bespreek welke lasten er komen en wat daar tegenover staat", "bewoners en wethouder", "open",
     ""},
    {"Laat bewoners en nieuwe bewoners elkaar ontmoeten", "welzijnswerk en opvang", "overgeslagen",
     "Nog te vroeg: de eerste bewoners komen pas over tien weken. Wij kijken hier in de terugblik "
     "weer naar."},
};

static const Task reception_tasks[] = {
    {"Lijst van vragen en antwoorden op de website zetten", "communicatie", -11, "gedaan",
     "Staat er sinds woensdag; wordt elke vrijdag bijgewerkt."},
    {"Buren in Koogwijk bellen over de brief die niet aankwam", "adviseur.noorderkoog", -5,
     "gedaan", "Hersteld na een dag. Zes gesprekken, vooral opluchting."},
    {"Vast telefoonnummer ook 's avonds bemensen", "communicatie", -2, "bezig",
     "Rooster is rond tot en met zaterdag; zondag nog niet."},
    {"Route naar het sportveld vrijhouden tijdens de demonstratie", "politie", 2, "open", ""},
    {"Begin van de bewonersavond voorbereiden: wat staat vast en wat niet", "bestuurder", 3,
     "bezig", ""},
    {"Met de buren aan tafel over het wijkbudget", "adviseur.waterrijk", 12, "open", ""},
    {"Extra bewonersbrief in drie talen", "communicatie", -8, "vervallen",
     "Niet nodig: op de koffieochtend bleek dat een korte brief genoeg is."},
};

static const Step new_year_steps[] = {
    {"Vraag de jongeren wat zij van de nacht willen maken", "jongerenwerker", "gedaan", ""},
    {"Vraag omwonenden wat voor hen te veel is", "adviseur OOV", "gedaan", ""},
    {"Kies samen: vuurkorf met toezicht in plaats van een verbod", "kernteam", "gedaan", ""},
    {"Spreek af wie er die nacht op het plein is", "handhaver en wijkagent", "gedaan", ""},
    {"Brief aan alle huizen in de Brugbuurt", "communicatie", "overgeslagen",
     "De ondernemers gingen zelf langs de deuren; een brief erbij zou strenger klinken."},
    {"Kijk samen terug met jongeren, omwonenden en ondernemers", "procesregisseur", "gedaan", ""},
};

static const Task new_year_tasks[] = {
    {"Gesprek met jongeren plannen voor de herfst", "adviseur.zeldenbroek", 21, "open", ""},
    {"Vergunning voor de vuurkorf vroeg aanvragen", "adviseur.zeldenbroek", -1, "open", ""},
};

static const AanpakNew reception = {
    .title = STR("Naast de buren van de opvanglocatie"),
    .process = STR("opvang"),
    .goal = STR("Buren weten waar zij aan toe zijn, kunnen elke dag iemand bellen en praten mee "
                "over wat nog open is."),
    .audience = STR("Bewoners van Waterrijk-Noord, Lutjesluis en Koogwijk met vragen: de grote "
                    "groep die niet voor of tegen is."),
    .audience_fit = STR("Op de koffieochtend vroegen zij vooral waar, hoeveel, hoe lang en wie je "
                        "kunt bellen. Vijf bewoners lazen dit plan en schrapten een tweede "
                        "bewonersbrief."),
    .expect_what = STR("Vragen gaan over hoe en wanneer, en niet meer over de vraag of er iets "
                       "verzwegen wordt."),
    .expect_seen = STR("Op de bewonersavond komt het woord verzwijgen minder dan drie keer terug. "
                       "Het contactpunt krijgt vragen; de raad krijgt er minder."),
    .who_sees = STR("Gemeente Waterrijk en Noorderkoog, politie, welzijn, en de vijf bewoners die "
                    "meelazen."),
    .who_decides = STR("Burgemeester en wethouder, na het gesprek met de buren. Over het "
                       "wijkbudget beslissen de buren mee."),
    .who_hears = STR("Iedereen op de koffieochtend, alle melders, en beide raden."),
    .residents = STR("ja"),
    .residents_why = STR("Vijf bewoners zitten aan tafel; het midden is nog niet goed "
                         "vertegenwoordigd."),
};

static const AanpakNew new_year = {
    .title = STR("Vuurkorf met toezicht op het plein"),
    .process = STR("signaal"),
    .goal = STR("Een nacht waarin feest en rust allebei een plek hebben."),
    .audience = STR("Jongeren die naar het plein komen, en omwonenden van de Brugbuurt."),
    .audience_fit = STR("De jongeren bedachten de vuurkorf zelf. Omwonenden kozen de eindtijd van "
                        "twee uur."),
    .expect_what = STR("Geen vuur buiten de korf en minder meldingen van omwonenden dan een jaar "
                       "eerder."),
    .expect_seen = STR("Het aantal meldingen in de nacht, en wat jongeren en omwonenden na twee "
                       "weken zelf zeggen."),
    .who_sees = STR("Kernteam, jongeren en ondernemers."),
    .who_decides = STR("Burgemeester, op voorstel van jongeren en omwonenden samen."),
    .who_hears = STR("Alle omwonenden, via de ondernemers."),
    .residents = STR("ja"),
    .residents_why = STR(""),
};

// What is written here, tied to a kwestie of the plan.
typedef struct Made {
    const AanpakNew *text;
    int kwestie;
    Str begun_on, expect_by, review_on;
    const char *author;
    const Step *steps;
    size_t nsteps;
    const Task *tasks;
    size_t ntasks;
} Made;

static Err
add_parts(Db *db, DemoFiller *f, const Made *m, int64_t circle_id, int64_t id, int64_t at)
{
    Arena *a = f->arena;
    int64_t task;
    for (size_t i = 0; i < m->nsteps; i++)
        TRY(aanpak_add_step(db, a, id, str_z(m->steps[i].title), str_z(m->steps[i].who),
                            str_z(m->steps[i].state), str_z(m->steps[i].reason)));
    for (size_t i = 0; i < m->ntasks; i++) {
        AanpakTask t = {.circle_id = circle_id,
                        .approach_id = id,
                        .title = str_z(m->tasks[i].title),
                        .owner_id = demo_account(f, demo_user_find(m->tasks[i].owner)),
                        .due_on = layout_day_add(a, f->plan->last_day, m->tasks[i].days),
                        .state = str_z(m->tasks[i].state),
                        .note = str_z(m->tasks[i].note),
                        .created_by = demo_account(f, demo_user_find(m->author))};
        TRY(aanpak_task_add(db, a, &t, at, &task));
    }
    return OK;
}

// The moment of noon on a day, or now when that has not come yet.
static int64_t
noon_of(const DemoFiller *f, Str day)
{
    int64_t days = layout_days_between(day, layout_day_of(f->arena, f->now));
    return f->now - days * DAY_S;
}

static Err
add_one(Db *db, DemoFiller *f, const Made *m, int64_t *id, int64_t *begun_at)
{
    AanpakAdded added;
    AanpakNew n = *m->text;
    DemoKwestieOfRow k;
    TRY(q_demo_kwestie_of(db, f->arena, f->plan->kwesties[m->kwestie].title, &k));
    *begun_at = noon_of(f, m->begun_on);
    n.kind = S("breed");
    n.kwestie_id = k.id;
    n.circle_id = k.circle_id;
    n.rights_test_id = k.rights_test_id;
    n.expect_by = m->expect_by;
    n.review_on = m->review_on;
    n.created_by = demo_account(f, demo_user_find(m->author));
    TRY(aanpak_add(db, f->arena, &n, *begun_at - 2 * DAY_S, &added));
    *id = added.id;
    return add_parts(db, f, m, k.circle_id, added.id, *begun_at);
}

Err
demo_fill_aanpakken(Db *db, void *arg)
{
    DemoFiller *f = arg;
    Arena *a = f->arena;
    Str last = f->plan->last_day;
    const DemoEntry *night = f->plan->kwesties[2].history;
    int64_t id, begun_at;
    Made running = {&reception,
                    0,
                    layout_day_add(a, last, -16),
                    layout_day_add(a, last, 14),
                    layout_day_add(a, last, 21),
                    "adviseur.waterrijk",
                    reception_steps,
                    COUNT(reception_steps),
                    reception_tasks,
                    COUNT(reception_tasks)};
    Made over = {&new_year,      2,
                 night[2].day,   layout_day_add(a, night[3].day, 7),
                 night[4].day,   "adviseur.zeldenbroek",
                 new_year_steps, COUNT(new_year_steps),
                 new_year_tasks, COUNT(new_year_tasks)};
    TRY(add_one(db, f, &running, &id, &begun_at));
    TRY(q_demo_approach_state(db, a, id, S("uitvoering"), begun_at, S(""), S(""), S(""), 0));
    TRY(add_one(db, f, &over, &id, &begun_at));
    return q_demo_approach_state(
        db, a, id, S("teruggeblikt"), begun_at,
        S("Eén opstootje, geen gewonden en geen vuur buiten de korf. Tien meldingen in de nacht, "
          "een jaar eerder waren het er negentien. Omwonenden noemden vooral het lawaai na twee "
          "uur."),
        S("deels"),
        S("Jongeren die zelf meedenken, spreken ook elkaar aan. Het toezicht stopte om twee uur, "
          "maar het feest niet: spreek volgend jaar een einde met muziek en vervoer af. Het kan "
          "ook aan het weer hebben gelegen: het regende na middernacht."),
        noon_of(f, over.review_on));
}
