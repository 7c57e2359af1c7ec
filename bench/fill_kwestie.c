// What is done about kwesties, whom a region knows, and what was told by mail.
#include "fill_inside.h"

#include <stdio.h>

enum {
    KWESTIES = 300, // with a canvas and an approach; half of them the participant's
    MEMBERS = 5,    // of each, besides who is asked for
    PARTIES = 4,
    PROMISES = 4,
    CLAIMS = 5,
    MESSAGES = 3,
    STATEMENTS = 2,
    STEPS = 5,
    TASKS = 4,
    CONTACTS = 2000,
    MOMENTS = 5, // of each contact
    MAILS = 20000,
    TRENDS = 60,
    TRIGGERS = 200,
};

// One kwestie while it is being filled.
typedef struct Case {
    Work *w;
    const Table *t;
    size_t n; // which; n-th part of a kind: n * 8 + i
    long long id, circle, now;
    size_t people[MEMBERS]; // indexes in Table
} Case;

static long long
someone(const Case *x, size_t i)
{
    return x->t->people[x->people[i % MEMBERS]];
}

static long long
part(const Case *x, unsigned kind, size_t i)
{
    return id_of(x->w, ID_PART, ((size_t)kind * KWESTIES + x->n) * 8 + i);
}

// The day so many days from now.
static const char *
day(const Case *x, long long days)
{
    char *out = arena_bytes(x->w->a, 16);
    day_of(x->now + days * DAY_S, out);
    return out;
}

static long long
days_ago(const Case *x, size_t most)
{
    return x->now - (long long)dice(x->w, most) * DAY_S;
}

// ---- a kwestie ----------------------------------------------------------------------------------

typedef struct Files {
    Bulk members, circle, analysis, parties, signatures, positions, roles, tests, choices, scales;
    Bulk history, claims, messages, statements, approaches, steps, tasks;
} Files;

static void
take_files(Files *f, Arena *a)
{
    *f = (Files){
        bulk(a, "INSERT INTO kwestie_member (kwestie_id, account_id, task, added_at) VALUES "),
        bulk(a, "INSERT INTO circle_member (account_id, circle_id, source) VALUES "),
        bulk(a,
             "INSERT INTO kwestie_analysis (kwestie_id, breeding_grounds, dividing_lines, middle,"
             "middle_question, network, unknown, if_nothing, line, alternatives, line_reason,"
             "participation, participation_reason, last_safe_on, too_early) VALUES "),
        bulk(a, "INSERT INTO kwestie_party (id, kwestie_id, name, interest, need, feeling,"
                "own_words, missing) VALUES "),
        bulk(a, "INSERT INTO kwestie_signature (kwestie_id, account_id, core, signed_at) VALUES "),
        bulk(a, "INSERT INTO kwestie_position (id, kwestie_id, positions, from_on, reason,"
                "account_id, at) VALUES "),
        bulk(a, "INSERT INTO kwestie_role (kwestie_id, account_id, role, does, does_not,"
                "covered_by) VALUES "),
        bulk(a, "INSERT INTO rights_test (id, kwestie_id, title, rights, whose, legal_basis, aim,"
                "necessary, proportionate, lightest, if_nothing, result, answered_by, answered_at,"
                "confirmed_by, confirmed_at) VALUES "),
        bulk(a, "INSERT INTO kwestie_choice (id, kwestie_id, room, limits, chosen, reason,"
                "review_on, account_id, at) VALUES "),
        bulk(a, "INSERT INTO kwestie_scale (id, kwestie_id, level, reason, decided_by, account_id,"
                "at) VALUES "),
        bulk(a, "INSERT INTO kwestie_history (id, kwestie_id, kind, on_day, body, by_whom, state,"
                "due_on) VALUES "),
        bulk(a, "INSERT INTO kwestie_claim (id, kwestie_id, claim, state, says_who, answer,"
                "answered_on, checked_on) VALUES "),
        bulk(a, "INSERT INTO kwestie_message (id, kwestie_id, audience, need, feeling, acknowledge,"
                "fact, we_do, you_can, sender, channel, moment) VALUES "),
        bulk(a, "INSERT INTO kwestie_statement (id, kwestie_id, statement, hears_pusher_a,"
                "hears_pusher_b, hears_joiner, hears_middle, way_back, conclusion, account_id, at)"
                " VALUES "),
        .approaches =
            bulk(a, "INSERT INTO approach (id, number, kwestie_id, circle_id, kind, title, goal,"
                    "audience, audience_fit, expect_what, expect_by, expect_seen, state, review_on,"
                    "observed, compared, learned, reviewed_at, begun_at, created_by, created_at,"
                    "keep_until) VALUES "),
        .steps = bulk(a, "INSERT INTO approach_step (id, approach_id, position, title, who, state)"
                         " VALUES "),
        .tasks = bulk(a, "INSERT INTO action_task (id, circle_id, approach_id, title, owner_id,"
                         "organisation_id, due_on, state, note, created_at, keep_until) VALUES ")};
}

static Err
send_files(Db *db, Files *f)
{
    Bulk *all[] = {&f->members,   &f->circle, &f->analysis, &f->parties,    &f->signatures,
                   &f->positions, &f->roles,  &f->tests,    &f->choices,    &f->scales,
                   &f->history,   &f->claims, &f->messages, &f->statements, &f->approaches,
                   &f->steps,     &f->tasks};
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i]->rows > 0)
            TRY(bulk_end(db, all[i]));
    return OK;
}

static Err
put_members(const Case *x, Files *f)
{
    const Table *t = x->t;
    long long all[MEMBERS + 3] = {[MEMBERS] = t->adviser, t->speaker, t->mayor};
    size_t n = x->n % 10 == 0 ? MEMBERS + 3 : MEMBERS + 2; // the mayor in one in ten
    for (size_t i = 0; i < n; i++) {
        long long one = i < MEMBERS ? someone(x, i) : all[i];
        TRY(bulk_put(x->w->db, &f->members, "(%lld,%lld,'denkt mee',%lld)", x->id, one, x->now));
        TRY(bulk_put(x->w->db, &f->circle, "(%lld,%lld,'named')", one, x->circle));
    }
    for (size_t i = 0; i < 2; i++)
        TRY(bulk_put(x->w->db, &f->roles,
                     "(%lld,%lld,'luisteraar','Praat met wie er woont','Doet geen uitspraken over "
                     "het besluit','teamleider')",
                     x->id, someone(x, i)));
    return OK;
}

static Err
put_analysis(const Case *x, Files *f)
{
    Db *db = x->w->db;
    const char *thing = thing_of(x->n);
    TRY(bulk_put(db, &f->analysis,
                 "(%lld,'wonen,veiligheid','geld,overheid','Vooral ouders die niets zeggen',"
                 "'Wanneer horen wij iets?','De school en de sportclub kennen wij goed.','Wie de "
                 "huurders spreekt','Dan wordt het gerucht groter.','Eerst luisteren, dan %s "
                 "uitleggen','Een brief','Een brief alleen werkte eerder niet.','raadplegen','Er "
                 "valt nog iets te kiezen','%s','Zonder feiten')",
                 x->id, thing, day(x, (long long)dice(x->w, 60))));
    for (size_t i = 0; i < PARTIES; i++)
        TRY(bulk_put(db, &f->parties,
                     "(%lld,%lld,'Groep %zu rond %s','Rust in de buurt','Weten wat er komt',"
                     "'Boosheid','Niemand vraagt ons iets',%d)",
                     part(x, 0, i), x->id, i + 1, thing, i == 3));
    for (size_t i = 0; i < 2; i++)
        TRY(bulk_put(db, &f->positions,
                     "(%lld,%lld,'besluitnemer,regisseur','%s','Het college beslist',%lld,%lld)",
                     part(x, 1, i), x->id, day(x, -90 + 60 * (long long)i), someone(x, i), x->now));
    TRY(bulk_put(db, &f->choices,
                 "(%lld,%lld,'Mensen mogen boos zijn','Niemand mag worden bedreigd','beide','Beide "
                 "telt','%s',%lld,%lld)",
                 part(x, 2, 0), x->id, day(x, 40), someone(x, 0), days_ago(x, 300)));
    TRY(bulk_put(db, &f->scales,
                 "(%lld,%lld,'kernteam','Meer partners nodig','burgemeester',%lld,%lld)",
                 part(x, 3, 0), x->id, someone(x, 0), days_ago(x, 300)));
    for (size_t i = 0; i < 2; i++) {
        bool is_confirmed = i == 0;
        TRY(bulk_put(db, &f->tests,
                     "(%lld,%lld,'Vak voor de demonstratie','demonstratie','Wie demonstreert','Wet "
                     "openbare manifestaties','Veiligheid','Ja','Ja','Een gesprek is geprobeerd',"
                     "'Dan ontstaat gedrang','ja',%lld,%lld,%lld,%lld)",
                     part(x, 4, i), x->id, someone(x, 0), x->now, is_confirmed ? someone(x, 1) : 0,
                     is_confirmed ? x->now : 0));
    }
    for (size_t i = 0; i < 2; i++)
        TRY(bulk_put(db, &f->signatures, "(%lld,%lld,'Spanning over %s.',%lld)", x->id,
                     someone(x, i), thing, x->now));
    return OK;
}

static Err
put_words(const Case *x, Files *f)
{
    static const char *const promised[] = {"open", "nagekomen", "niet_nagekomen", "open"};
    static const char *const claimed[] = {"bevestigd", "weerlegd", "onbekend"};
    Db *db = x->w->db;
    const char *thing = thing_of(x->n);
    for (size_t i = 0; i < PROMISES; i++)
        TRY(bulk_put(db, &f->history,
                     "(%lld,%lld,'belofte','%s','Voor de zomer komt er een avond over %s.',"
                     "'wethouder','%s','%s')",
                     part(x, 5, i), x->id, day(x, -200), thing, promised[i],
                     day(x, (long long)dice(x->w, 300) - 150)));
    for (size_t i = 0; i < CLAIMS; i++)
        TRY(bulk_put(db, &f->claims,
                     "(%lld,%lld,'Bewering %zu over %s','%s','in een buurtapp','Zo zit het niet.',"
                     "'%s','%s')",
                     part(x, 6, i), x->id, i + 1, thing, claimed[i % 3], day(x, -3), day(x, -2)));
    for (size_t i = 0; i < MESSAGES; i++)
        TRY(bulk_put(
            db, &f->messages,
            "(%lld,%lld,'Doelgroep %zu','Duidelijkheid','Onrust','Wij begrijpen dat dit "
            "vragen oproept.','Er is nog geen besluit over %s.','Wij praten met iedereen.',"
            "'Kom langs op dinsdag.','burgemeester','brief','volgende week')",
            part(x, 7, i), x->id, i + 1, thing));
    for (size_t i = 0; i < STATEMENTS; i++)
        TRY(bulk_put(db, &f->statements,
                     "(%lld,%lld,'Wij staan voor iedereen die hier woont.','Zij kiezen voor ons',"
                     "'Zij kiezen tegen ons','Nu moet ik kiezen','Eindelijk rust','ja','Kan zo',"
                     "%lld,%lld)",
                     part(x, 8, i), x->id, someone(x, 0), days_ago(x, 100)));
    return OK;
}

// Approaches of all ages: the oldest were looked back on.
static Err
put_approach(const Case *x, Files *f)
{
    Db *db = x->w->db;
    long long id = id_of(x->w, ID_APPROACH, x->n), age = (long long)(x->n * 4);
    bool is_done = age > 200, is_begun = age > 30;
    const char *state = is_done ? "teruggeblikt" : is_begun ? "uitvoering" : "voorbereiding";
    TRY(bulk_put(
        db, &f->approaches,
        "(%lld,'A-2020-%04zu',%lld,%lld,'breed','Gesprekken over %s','Mensen weten waar zij "
        "aan toe zijn','Ouders in de buurt','Een ouder dacht mee','Minder vragen','%s',"
        "'Aan de balie','%s','%s','%s','%s','%s',%lld,%lld,%lld,%lld,'2035-01-01')",
        id, x->n, x->id, x->circle, thing_of(x->n), day(x, 90 - age), state, day(x, 100 - age),
        is_done ? "Er kwamen minder vragen." : "", is_done ? "deels" : "",
        is_done ? "Eerder beginnen." : "", is_done ? x->now - DAY_S * (age - 100) : 0,
        is_begun ? x->now - DAY_S * age : 0, someone(x, 0), x->now - DAY_S * (age + 5)));
    for (size_t i = 0; i < STEPS; i++)
        TRY(bulk_put(
            db, &f->steps, "(%lld,%lld,%zu,'Stap: praat met groep %zu','adviseur OOV','%s')",
            id_of(x->w, ID_STEP, x->n * STEPS + i), id, i + 1, i + 1, is_done ? "gedaan" : "open"));
    for (size_t i = 0; i < TASKS; i++) {
        bool is_mine = i == 0 && x->n % 8 == 0;
        long long owner = is_mine ? x->w->out->account_id : someone(x, i);
        TRY(bulk_put(db, &f->tasks,
                     "(%lld,%lld,%lld,'Plan een gesprek met groep %zu',%lld,%lld,'%s','%s','',%lld,"
                     "'2035-01-01')",
                     part(x, 9, i), x->circle, id, i + 1, owner,
                     (long long)(is_mine ? x->w->own : x->t->places[x->people[i % MEMBERS]]),
                     day(x, 20 - age + (long long)i), is_done ? "gedaan" : "open",
                     x->now - DAY_S * age));
    }
    return OK;
}

Err
fill_kwesties(Work *w, const Table *t)
{
    Files f;
    take_files(&f, w->a);
    for (size_t i = 0; i < KWESTIES && 2 * i < 2 * w->kwesties; i++) {
        Case x = {.w = w,
                  .t = t,
                  .n = i,
                  .id = id_of(w, ID_KWESTIE, 2 * i),
                  .circle = id_of(w, ID_CIRCLE, 2 * i),
                  .now = w->wanted->now};
        for (size_t k = 0, from = dice(w, FILL_PEOPLE); k < MEMBERS; k++)
            x.people[k] = (from + k * 7) % FILL_PEOPLE;
        TRY(put_members(&x, &f));
        TRY(put_analysis(&x, &f));
        TRY(put_words(&x, &f));
        TRY(put_approach(&x, &f));
        if (i % 20 == 0)
            TRY(send_files(w->db, &f));
    }
    return send_files(w->db, &f);
}

// ---- whom we know -------------------------------------------------------------------------------

static const char *const domains[] = {"bewoners",    "wonen",      "welzijn",
                                      "onderwijs",   "zorg",       "sport",
                                      "ondernemers", "veiligheid", "vrijwilligers"};

static Err
put_moments(const Case *x, Bulk *b, const Town *town, long long area, const char *domain)
{
    Work *w = x->w;
    for (size_t i = 0; i < MOMENTS; i++) {
        size_t kwestie = dice(w, 2 * KWESTIES);
        bool is_gathered = dice(w, 10) == 0 && kwestie < 2 * w->kwesties;
        TRY(bulk_put(
            w->db, b,
            "(%lld,%lld,%lld,%lld,'%.*s',%lld,'%s','%s','Mensen vragen naar %s.','%s',%lld,"
            "'2035-01-01')",
            id_of(w, ID_MOMENT, x->n * MOMENTS + i), (long long)w->region, x->id,
            is_gathered ? id_of(w, ID_KWESTIE, kwestie) : 0, (int)town->code.n, town->code.p, area,
            domain, day(x, -(long long)dice(w, 700)), thing_of(dice(w, 100)),
            dice(w, 3) ? "Verteld wanneer er meer komt." : "",
            (long long)x->t->people[x->people[0]]));
    }
    return OK;
}

static Err
put_contacts(Work *w, const Table *t)
{
    static const char *const ties[] = {"nieuw", "los", "goed", "hecht"};
    Bulk contacts = bulk(w->a, "INSERT INTO network_contact (id, partnership_id, organisation,"
                               "function, domain, municipality, area_id, reach, strength, owner_id,"
                               "agreed, agreed_on, ends_on, changed_at) VALUES ");
    Bulk moments =
        bulk(w->a, "INSERT INTO contact_moment (id, partnership_id, contact_id,"
                   "kwestie_id, municipality, area_id, domain, on_day, heard, given_back,"
                   "account_id, keep_until) VALUES ");
    for (size_t i = 0; i < CONTACTS; i++) {
        const Town *town = some_town(w);
        long long area = town->area[dice(w, AREAS)];
        const char *domain = domains[dice(w, COUNT(domains))];
        Case x = {.w = w,
                  .t = t,
                  .n = i,
                  .id = id_of(w, ID_CONTACT, i),
                  .now = w->wanted->now,
                  .people = {dice(w, FILL_PEOPLE)}};
        long long owner = town->organisation == w->own ? t->adviser : t->people[x.people[0]];
        TRY(bulk_put(w->db, &contacts,
                     "(%lld,%lld,'Vereniging %zu','voorzitter','%s','%.*s',%lld,'0800 0000','%s',"
                     "%lld,1,'%s','%s',%lld)",
                     x.id, (long long)w->region, i, domain, (int)town->code.n, town->code.p, area,
                     ties[dice(w, COUNT(ties))], owner, day(&x, -300),
                     day(&x, 1 + (long long)dice(w, 700)), x.now));
        TRY(put_moments(&x, &moments, town, area, domain));
    }
    TRY(bulk_end(w->db, &contacts));
    return bulk_end(w->db, &moments);
}

// ---- mail, trends and triggers ------------------------------------------------------------------

static Err
put_mail(Work *w, const Table *t)
{
    static const char *const kinds[] = {"score", "informatie", "agenda", "besluit", "overleg"};
    static const char *const states[] = {"verstuurd", "geen_server", "niet_gewenst", "mislukt"};
    Bulk b = bulk(w->a, "INSERT INTO mail_out (id, account_id, kind, path, once, due_at, tries,"
                        "state, changed_at) VALUES ");
    for (size_t i = 0; i < MAILS; i++) {
        long long at = w->wanted->now - (long long)dice(w, SPAN_S), who = w->out->account_id;
        size_t kind = dice(w, COUNT(kinds)), chance = dice(w, 100);
        if (i % 20 > 0)
            who = t->people[dice(w, FILL_PEOPLE)];
        TRY(bulk_put(w->db, &b, "(%lld,%lld,'%s','/overleg','%s-%zu',%lld,1,'%s',%lld)",
                     id_of(w, ID_MAIL, i), who, kinds[kind], kinds[kind], i, at,
                     states[chance < 90 ? 0 : chance % COUNT(states)], at));
    }
    return bulk_end(w->db, &b);
}

static Err
put_calendar(Work *w)
{
    Case x = {.w = w, .n = KWESTIES, .now = w->wanted->now};
    Bulk trends = bulk(w->a, "INSERT INTO trend (id, partnership_id, level, theme, title, body,"
                             "source, state, organisation_id, changed_at, published_at, keep_until)"
                             " VALUES ");
    Bulk triggers = bulk(w->a, "INSERT INTO trigger_event (id, partnership_id, kind, title,"
                               "municipality, starts_on, ends_on, state, changed_at, keep_until)"
                               " VALUES ");
    for (size_t i = 0; i < TRENDS; i++) {
        long long at = days_ago(&x, 1400);
        TRY(bulk_put(w->db, &trends,
                     "(%lld,%lld,'landelijk','%s','Meer onrust over %s','In meer gemeenten speelt "
                     "dit.','een landelijk bericht','gedeeld',%lld,%lld,%lld,'2035-01-01')",
                     id_of(w, ID_PART, (size_t)40 * KWESTIES * 8 + i), (long long)w->region,
                     theme_of(i), thing_of(i), (long long)w->own, at, at));
    }
    for (size_t i = 0; i < TRIGGERS; i++) {
        const Town *town = some_town(w);
        const char *on = day(&x, (long long)dice(w, 1400) - 1200);
        TRY(bulk_put(w->db, &triggers,
                     "(%lld,%lld,'raad','Bespreking van %s','%.*s','%s','%s','aangekondigd',%lld,"
                     "'2035-01-01')",
                     id_of(w, ID_PART, (size_t)41 * KWESTIES * 8 + i), (long long)w->region,
                     thing_of(i), (int)town->code.n, town->code.p, on, on, x.now));
    }
    TRY(bulk_end(w->db, &trends));
    return bulk_end(w->db, &triggers);
}

Err
fill_network(Work *w, const Table *t)
{
    TRY(put_contacts(w, t));
    TRY(put_mail(w, t));
    return put_calendar(w);
}
