// Steps, actions and their owners, process descriptions, and the targeted approach.
#include "app/aanpak/test_aanpak_world.h"

static const char *
kwestie_path(AanpakWorld *a, const char *after)
{
    return str_fmt(a->w->arena, "/kwesties/%lld/aanpakken%s", (long long)a->k.id, after).p;
}

// ---- beginning from a description ---------------------------------------------------------------

#define ONE_STEP "title=Van+de+plank&goal=Rust+in+de+wijk&proces=signaal"

TEST(aanpak_part, a_description_is_shown_with_what_is_known_of_it)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Req r = t_get(&w, kwestie_path(&a, "/nieuw"));
    CHECK_INT(r.status, 200);
    CHECK_HAS(r.content, S("Van signaal tot aanpak"));
    CHECK_HAS(r.content, S("Spanning rond een opvanglocatie"));
    CHECK_HAS(r.content, S("Eerste dagen na een schokkend incident"));
    r = t_get(&w, "/aanpakken/processen/schok");
    CHECK_HAS(r.content, S("Er is weinig onderzoek"));
    CHECK_INT(t_get(&w, "/aanpakken/processen/onzin").status, 404);
    CHECK_INT(t_get(&w, kwestie_path(&a, "/nieuw?proces=onzin")).status, 404);
    CHECK_HAS(t_get(&w, kwestie_path(&a, "/nieuw?proces=schok")).content,
              S("Schaal af met een besluit"));
    world_end(&w);
}

// The steps of "Van signaal tot aanpak" as the form sends them.
static Str
copied_steps(AanpakWorld *a)
{
    Str page = t_get(a->w, kwestie_path(a, "/nieuw?proces=signaal")).content, text;
    Cursor c = cursor(page);
    CHECK(cursor_until(&c, S("name=\"steps\""), page.n, &text));
    CHECK(cursor_until(&c, S(">\n"), 200, &text));
    CHECK(cursor_until(&c, S("</textarea>"), page.n, &text));
    char *out = NEW_N(a->w->arena, 3 * text.n + 1, char);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == ' ')
            out[n++] = '+';
        else if (text.p[i] == '\n') {
            out[n++] = '%';
            out[n++] = '0';
            out[n++] = 'A';
        } else
            out[n++] = text.p[i];
    return (Str){out, n};
}

TEST(aanpak_part, a_copy_asks_for_one_change_or_a_confirmation)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Str steps = copied_steps(&a);
    Str form = str_fmt(w.arena, ONE_STEP "&steps=%.*s", (int)steps.n, steps.p);
    Req r = t_post(&w, kwestie_path(&a, ""), form.p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("Pas ten minste een stap aan"));
    CHECK_HAS(r.content, S("name=\"ongewijzigd\""));
    Str confirmed = str_fmt(w.arena, "%s&ongewijzigd=ja", form.p);
    CHECK_INT(t_post(&w, kwestie_path(&a, ""), confirmed.p).status, 303);
    Str changed = str_fmt(w.arena, "%s%%0AKoffie+drinken+(opbouwwerker)", form.p);
    r = t_post(&w, kwestie_path(&a, ""), changed.p);
    CHECK_INT(r.status, 303);
    r = t_get(&w, str_to_z(w.arena, r.location));
    CHECK_HAS(r.content, S("Koffie drinken"));
    CHECK_HAS(r.content, S("Van signaal tot aanpak"));
    world_end(&w);
}

TEST(aanpak_part, steps_of_ones_own_are_a_line_each)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Req r = t_post(&w, kwestie_path(&a, ""),
                   "title=Eigen+werk&goal=Rust+in+de+wijk&steps=Eerst+bellen+(wijkagent)%0A%0A"
                   "Dan+langsgaan");
    CHECK_INT(r.status, 303);
    r = t_get(&w, str_to_z(w.arena, r.location));
    CHECK_HAS(r.content, S("Eerst bellen"));
    CHECK_HAS(r.content, S(">wijkagent<"));
    CHECK_HAS(r.content, S("Dan langsgaan"));
    Str many = S("title=Eigen+werk&goal=Rust+in+de+wijk&steps=");
    for (int i = 0; i < 31; i++)
        many = str_fmt(w.arena, "%sStap+%d%%0A", many.p, i);
    r = t_post(&w, kwestie_path(&a, ""), many.p);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("hoogstens 30 stappen"));
    world_end(&w);
}

TEST(aanpak_part, asks_to_leave_out_what_points_at_a_person)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    const char *form = "title=Eigen+werk&goal=Bel+de+buurman+op+06-12345678&steps=";
    Req r = t_post(&w, kwestie_path(&a, ""), form);
    CHECK_INT(r.status, 422);
    CHECK_HAS(r.content, S("name=\"bewust\""));
    CHECK_INT(t_post(&w, kwestie_path(&a, ""), str_fmt(w.arena, "%s&bewust=ja", form).p).status,
              303);
    r = t_post(&w, kwestie_path(&a, ""),
               "title=Eigen+werk&goal=Het+gaat+om+111222333&steps=&bewust=ja");
    CHECK_INT(r.status, 422); // a citizen number never
    CHECK_INT(t_post(&w, kwestie_path(&a, ""),
                     "title=Eigen+werk&goal=Rust+in+de+wijk&residents=nee&steps=")
                  .status,
              422); // why not
    world_end(&w);
}

// ---- steps --------------------------------------------------------------------------------------

TEST(aanpak_part, a_step_is_skipped_with_a_reason)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    const char *path = str_fmt(w.arena, "/stappen/%lld", (long long)a.step).p;
    const char *skip = "title=Buren+bellen&who=opbouwwerker&state=overgeslagen&version=1";
    CHECK_INT(aanpak_post(&a, path, str_z(skip)).status, 422);
    Str with = str_fmt(w.arena, "%s&reason=Zij+belden+zelf+al", skip);
    CHECK_INT(aanpak_post(&a, path, with).status, 303);
    CHECK_HAS(aanpak_get(&a, "").content, S("Overgeslagen: Zij belden zelf al"));
    Req r = aanpak_post(&a, path, with); // of an older version
    CHECK_INT(r.status, 409);
    CHECK_INT(aanpak_post(&a, "/stappen/123", with).status, 404);
    CHECK_INT(aanpak_post(&a, "/stappen", S("title=Langsgaan&who=&state=open")).status, 303);
    CHECK_HAS(aanpak_get(&a, "").content, S("2. "));
    world_end(&w);
}

// ---- actions ------------------------------------------------------------------------------------

static Str
task_form(AanpakWorld *a, Person owner, const char *rest)
{
    return str_fmt(a->w->arena, "title=Rooster+maken&owner=%lld&due_on=2026-01-03&%s",
                   (long long)a->w->account[owner], rest);
}

TEST(aanpak_part, an_action_is_of_a_member)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    CHECK_INT(aanpak_post(&a, "/acties", task_form(&a, REGISSEUR, "state=open")).status, 422);
    CHECK_INT(aanpak_post(&a, "/acties", task_form(&a, ADVISEUR_KOOG, "state=open")).status, 303);
    Req r = aanpak_get(&a, "");
    CHECK_HAS(r.content, S("over 2 dagen"));
    CHECK_HAS(r.content, S("Gemeente Noorderkoog"));
    CHECK_HAS(r.content, S("2 dagen te laat")); // for every member to see
    w.as = ADVISEUR_KOOG;
    CHECK_HAS(t_get(&w, "/acties").content, S("Rooster maken"));
    w.as = ADVISEUR;
    CHECK_HASNT(t_get(&w, "/acties").content, S("Rooster maken"));
    world_end(&w);
}

TEST(aanpak_part, the_owner_says_how_it_stands)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    const char *path = str_fmt(w.arena, "/acties/%lld", (long long)a.task).p;
    w.as = DEELNEMER;
    CHECK_HAS(t_get(&w, "/acties").content, S("Telefoon &lt;regelen&gt;"));
    CHECK_HAS(t_get(&w, path).content, S("Vast contactpunt &lt;Noord&gt;"));
    Req r = t_post(&w, path, "state=gedaan&note=Dhr.+Jansen+belde&version=1");
    CHECK_INT(r.status, 422);
    r = t_post(&w, path, "state=gedaan&note=Staat+in+de+brief&version=1");
    CHECK_STR(r.location, S("/acties?done=opgeslagen"));
    CHECK_HASNT(t_get(&w, "/acties").content, S("Telefoon"));
    CHECK_HAS(t_get(&w, "/acties?toon=klaar").content, S("Telefoon"));
    CHECK_INT(t_get(&w, "/acties?na=x").status, 400);
    w.as = ADVISEUR;
    CHECK_HAS(aanpak_get(&a, "").content, S("Staat in de brief"));
    CHECK_INT(t_get(&w, path).status, 404); // not mine
    world_end(&w);
}

TEST(aanpak_part, an_owner_who_is_no_member_any_more_keeps_the_action_only)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    const char *path = str_fmt(w.arena, "/acties/%lld", (long long)a.task).p;
    Str leave = str_fmt(w.arena, "/kwesties/%lld/leden/%lld/weg", (long long)a.k.id,
                        (long long)w.account[DEELNEMER]);
    CHECK_INT(t_post(&w, leave.p, "").status, 303);
    CHECK_HAS(aanpak_get(&a, "").content, S("geen lid meer"));
    w.as = DEELNEMER;
    CHECK_INT(aanpak_get(&a, "").status, 404);
    Req r = t_get(&w, path);
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("contactpunt"));
    r = t_get(&w, "/acties");
    CHECK_HAS(r.content, S("Telefoon"));
    CHECK_HASNT(r.content, S("contactpunt"));
    CHECK_INT(t_post(&w, path, "state=bezig&note=&version=1").status, 303);
    w.as = ADVISEUR; // a member gives it to someone else
    Str edit = str_fmt(w.arena, "/acties/%lld", (long long)a.task);
    CHECK_HAS(aanpak_get(&a, edit.p).content, S("geen lid meer"));
    CHECK_INT(aanpak_post(&a, edit.p, task_form(&a, ADVISEUR, "state=open&version=2")).status, 303);
    w.as = DEELNEMER;
    CHECK_INT(t_get(&w, path).status, 404);
    CHECK_HASNT(t_get(&w, "/acties").content, S("Rooster"));
    world_end(&w);
}

// ---- two colleagues at once ---------------------------------------------------------------------

TEST(aanpak_part, who_saves_later_sees_what_a_colleague_wrote)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    CHECK_INT(aanpak_post(&a, "", S(AANPAK_TEXTS "&version=1")).status, 303);
    w.as = ADVISEUR_KOOG;
    Req r = aanpak_post(&a, "", S("title=Mijn+eigen+naam&goal=Mijn+eigen+doel&version=1"));
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Iemand anders heeft deze aanpak net gewijzigd"));
    CHECK_HAS(r.content, S("Nu staat hier: <q>Vast contactpunt</q>"));
    CHECK_HAS(r.content, S("Mijn eigen naam"));
    CHECK_STR(aanpak_row(&a).title, S("Vast contactpunt"));
    CHECK_STR(aanpak_row(&a).expect_what, S("Minder vragen aan de raad"));
    CHECK_INT(aanpak_post(&a, "", S("title=Mijn+eigen+naam&goal=Mijn+eigen+doel&version=2")).status,
              303);
    world_end(&w);
}

TEST(aanpak_part, a_member_and_the_owner_change_one_action)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    const char *path = str_fmt(w.arena, "/acties/%lld", (long long)a.task).p;
    CHECK_INT(aanpak_post(&a, path, task_form(&a, DEELNEMER, "state=open&version=1")).status, 303);
    w.as = DEELNEMER;
    Req r = t_post(&w, path, "state=gedaan&note=Klaar&version=1");
    CHECK_INT(r.status, 409);
    CHECK_INT(t_post(&w, path, "state=gedaan&note=Klaar&version=2").status, 303);
    w.as = ADVISEUR;
    r = aanpak_post(&a, path, task_form(&a, DEELNEMER, "state=vervallen&version=2"));
    CHECK_INT(r.status, 409);
    CHECK_HAS(r.content, S("Nu staat hier: <q>Gedaan</q>"));
    world_end(&w);
}

// ---- targeted -----------------------------------------------------------------------------------

#define CASE_FORM                                                             \
    "soort=gericht&case_reference=ZVH-2026-118&case_decided_by=burgemeester&" \
    "review_on=2026-03-01"

static Req
post_case(AanpakWorld *a, const char *rest)
{
    return t_post(a->w, kwestie_path(a, ""), str_fmt(a->w->arena, CASE_FORM "&%s", rest).p);
}

TEST(aanpak_part, a_targeted_approach_has_no_place_for_anything_else)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    Req r = t_get(&w, kwestie_path(&a, "/nieuw?soort=gericht"));
    CHECK_INT(r.status, 200);
    CHECK_HASNT(r.content, S("<textarea"));
    CHECK_HASNT(r.content, S("name=\"bewust\""));
    r = post_case(&a, "case_basis=Gemeentewet,+artikel+172&case_informed=ja&title=Jan&goal=Jan&"
                      "audience=Jan&observed=Jan&bewust=ja");
    CHECK_INT(r.status, 303);
    a.id = 0;
    Str id = {r.location.p + 11, r.location.n - 11 - 14}; // between /aanpakken/ and ?done=begonnen
    CHECK(str_to_int(id, &a.id));
    AanpakGetRow p = aanpak_row(&a);
    CHECK_STR(p.title, S("Gerichte aanpak"));
    CHECK_STR(p.goal, S(""));
    CHECK_STR(p.audience, S(""));
    CHECK_STR(p.case_reference, S("ZVH-2026-118"));
    CHECK_HAS(aanpak_get(&a, "").content, S("ZVH-2026-118"));
    CHECK_HASNT(t_get(&w, "/aanpakken").content, S("ZVH-2026-118"));
    CHECK_INT(aanpak_get(&a, "/acties/nieuw").status, 404);
    CHECK_INT(aanpak_post(&a, "/acties", task_form(&a, ADVISEUR, "state=open")).status, 404);
    CHECK_INT(aanpak_get(&a, "/correctie").status, 409);
    CHECK_INT(aanpak_get(&a, "/agenda").status, 409);
    // steps and partners come from a list
    CHECK_INT(aanpak_post(&a, "/stappen", S("title=Jan+bellen&who=wijkagent&state=open")).status,
              422);
    CHECK_INT(
        aanpak_post(&a, "/stappen", S("title=Casusoverleg+met+partners&who=Jan&state=open")).status,
        422);
    CHECK_INT(aanpak_post(&a, "/stappen",
                          S("title=Casusoverleg+met+partners&who=wijkagent&state=open&reason=Jan"))
                  .status,
              422);
    CHECK_INT(
        aanpak_post(&a, "/stappen", S("title=Casusoverleg+met+partners&who=wijkagent&state=open"))
            .status,
        303);
    CHECK_INT(aanpak_post(&a, "/stoppen", S("reason=Jan+is+verhuisd&version=1")).status, 422);
    world_end(&w);
}

TEST(aanpak_part, a_targeted_approach_refuses_whatever_points_at_a_person)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    static const char *const texts[] = {
        "dhr.+Jansen+weet+van+niets",
        "Jan+Jansen+weet+van+niets",
        "dat+is+Fatima+el+Amrani",
        "J.+de+Vries+werkt+niet+mee",
        "bsn+111222333",
        "woont+op+Dorpsstraat+12",
        "bel+06-12345678",
        "mail+naar+iemand@voorbeeld.nl",
        "zie+@gebruiker",
        "geboren+op+1+januari+1990",
        "rekening+NL91ABNA0417164300",
        "auto+met+AB-123-C",
        "1234+AB+12",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        Str in_basis = str_fmt(w.arena, "case_basis=%s&case_informed=ja&bewust=ja", texts[i]);
        Str in_reason = str_fmt(w.arena,
                                "case_basis=Gemeentewet,+artikel+172&case_informed=nee&"
                                "case_reason=%s&bewust=ja",
                                texts[i]);
        Req r = post_case(&a, in_basis.p);
        cr_expect(r.status == 422, "as basis: %s", texts[i]);
        r = post_case(&a, in_reason.p);
        cr_expect(r.status == 422, "as reason: %s", texts[i]);
        CHECK_HASNT(r.content, S("name=\"bewust\""));
    }
    CHECK_INT(post_case(&a, "case_basis=Gemeentewet,+artikel+172&case_informed=nee").status, 422);
    CHECK_INT(t_post(&w, kwestie_path(&a, ""),
                     "soort=gericht&case_reference=Jan-Jansen&case_decided_by=burgemeester&"
                     "review_on=2026-03-01&case_basis=Gemeentewet,+artikel+172&case_informed=ja")
                  .status,
              422);
    CHECK_INT(t_post(&w, kwestie_path(&a, ""),
                     "soort=gericht&case_reference=111222333&case_decided_by=burgemeester&"
                     "review_on=2026-03-01&case_basis=Gemeentewet,+artikel+172&case_informed=ja")
                  .status,
              422);
    CHECK_INT(post_case(&a, "case_basis=Wet+gegevensverwerking+door+samenwerkingsverbanden&"
                            "case_informed=nee&case_reason=Er+loopt+een+strafrechtelijk+onderzoek+"
                            "van+het+Openbaar+Ministerie.")
                  .status,
              303);
    world_end(&w);
}

TEST(aanpak_part, a_targeted_approach_is_kept_five_years_at_most)
{
    World w = world();
    AanpakWorld a = aanpak_world(&w);
    aanpak_sql(&w, "INSERT INTO setting (name, value, changed_at) VALUES ('keep_kwestie_days', "
                   "'7000', 1)");
    Req r = post_case(&a, "case_basis=Gemeentewet,+artikel+172&case_informed=ja");
    CHECK_INT(r.status, 303);
    r = t_get(&w, str_to_z(w.arena, r.location));
    CHECK_HAS(r.content, S("31-12-2030"));
    world_end(&w);
}
