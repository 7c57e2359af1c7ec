// Who hears by mail that a signature or a confirmation is asked of them.
#include "app/afwegen/test_afwegen_world.h"
#include "app/bericht/test_told.h"

// The form of the kwestie with another core, at its version.
static int
write_core(AfwegenWorld *x, Person p, const char *core, int version)
{
    World *w = x->w;
    return afwegen_post(x, p, "",
                        str_fmt(w->arena,
                                "title=Opvanglocatie&core=%s&place=GM9001/%lld&theme=opvang&"
                                "phase=onrust&version=%d",
                                core, (long long)w->area_noord, version)
                            .p)
        .status;
}

TEST(afwegen_told, a_first_signature_asks_the_other_members_for_a_second)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    Str path;
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 0); // nobody signed
    CHECK_INT(afwegen_sign_as(&x, ADVISEUR).status, 303);
    CHECK_INT(t_told_at(&w, BESTUURDER, "handtekening", WORLD_NOW, &path), 1);
    CHECK_STR(path, str_z(afwegen_path(&x, "/analyse")));
    CHECK_INT(t_get(&w, str_to_z(w.arena, path)).status, 200);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "handtekening"), 1);
    CHECK_INT(t_told_of(&w, ADVISEUR, "handtekening"), 0);  // who signed
    CHECK_INT(t_told_of(&w, REGISSEUR, "handtekening"), 0); // no member
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/kern/intrekken", "a=b").status, 303);
    CHECK_INT(afwegen_sign_as(&x, ADVISEUR).status, 303);
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 1); // told once
    CHECK_INT(afwegen_sign_as(&x, BESTUURDER).status, 303);
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 0);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "handtekening"), 0); // there are two
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/kern/intrekken", "a=b").status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "handtekening"), 1); // one again
    CHECK_INT(t_told_of(&w, ADVISEUR, "handtekening"), 0);      // knows
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 0);    // it is theirs
    CHECK_INT(afwegen_post(&x, BESTUURDER, "/kern/intrekken", "a=b").status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "handtekening"), 0);
    world_end(&w);
}

TEST(afwegen_told, another_core_is_told_again)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    CHECK_INT(write_core(&x, ADVISEUR, "Bewoners+vragen+om+een+open+gesprek.", 1), 303);
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 0); // no signature fell away
    CHECK_INT(afwegen_sign_as(&x, ADVISEUR).status, 303);
    CHECK_INT(write_core(&x, ADVISEUR_KOOG, "Bewoners+vragen+om+een+vast+gesprek.", 2), 303);
    CHECK_INT(t_told_of(&w, ADVISEUR, "handtekening"), 1);      // the signature fell away
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 1);    // the older is taken back
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "handtekening"), 0); // who wrote it
    CHECK_INT(write_core(&x, ADVISEUR_KOOG, "Bewoners+vragen+om+een+vast+gesprek.", 3), 303);
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 1); // the same core
    CHECK_INT(afwegen_sign_as(&x, BESTUURDER).status, 303);
    CHECK_INT(t_told_of(&w, BESTUURDER, "handtekening"), 0);
    CHECK_INT(t_told_of(&w, ADVISEUR, "handtekening"), 1);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "handtekening"), 1);
    world_end(&w);
}

TEST(afwegen_told, a_rights_test_asks_the_other_members_to_confirm_it)
{
    World w = world();
    AfwegenWorld x = afwegen_world(&w);
    Str path;
    CHECK_INT(afwegen_post(&x, ADVISEUR, "/grondrechten", T_TOETS "ja").status, 303);
    CHECK_INT(t_told_at(&w, BESTUURDER, "rechtentoets", WORLD_NOW, &path), 1);
    CHECK_STR(path, str_z(afwegen_path(&x, afwegen_toets_path(&x, ""))));
    CHECK_INT(t_told_of(&w, ADVISEUR, "rechtentoets"), 0);
    CHECK_INT(t_told_of(&w, REGISSEUR, "rechtentoets"), 0);
    Req r = afwegen_post(&x, ADVISEUR_KOOG, afwegen_toets_path(&x, ""), T_TOETS "nee&version=1");
    CHECK_INT(r.status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR, "rechtentoets"), 1); // it is another's answer now
    CHECK_INT(t_told_of(&w, BESTUURDER, "rechtentoets"), 1);
    CHECK_INT(t_told_of(&w, ADVISEUR_KOOG, "rechtentoets"), 0);
    r = afwegen_post(&x, BESTUURDER, afwegen_toets_path(&x, "/bevestigen"),
                     "version=2&note=Nagekeken");
    CHECK_INT(r.status, 303);
    CHECK_INT(t_told_of(&w, ADVISEUR, "rechtentoets"), 0);
    CHECK_INT(t_told_of(&w, BESTUURDER, "rechtentoets"), 0);
    world_end(&w);
}
