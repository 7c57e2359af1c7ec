// What becomes of each kind of record when its term is over.
#include "app/bewaren/bewaren_kind.h"

#include "bewaren_aanpak_queries.h"
#include "bewaren_erase_queries.h"
#include "bewaren_work_queries.h"

#include <time.h>

int64_t
bewaren_month_of(int64_t unix_s)
{
    time_t t = (time_t)unix_s;
    struct tm local;
    REQUIRE(localtime_r(&t, &local) != NULL);
    struct tm first = {
        .tm_year = local.tm_year, .tm_mon = local.tm_mon, .tm_mday = 1, .tm_isdst = -1};
    return (int64_t)mktime(&first);
}

Err
bewaren_erase_around_signal(Db *db, Arena *a, int64_t id)
{
    TRY(q_erase_grants(db, a, id));
    TRY(q_erase_review_words(db, a, id));
    TRY(q_erase_follow_link(db, a, id));
    TRY(q_erase_signal_contact_keys(db, a, id));
    return q_erase_signal_contact(db, a, id);
}

static Err
erase_signal(Db *db, Arena *a, const BewarenDueRow *d)
{
    int64_t month_at = bewaren_month_of(d->at);
    TRY(bewaren_erase_around_signal(db, a, d->id));
    TRY(q_erase_gathered_by(db, a, d->id));
    TRY(q_erase_events(db, a, d->id, month_at));
    return q_erase_signal_anonymise(db, a, d->id, month_at);
}

Err
bewaren_erase_signal(Db *db, Arena *a, int64_t id, int64_t now)
{
    TRY(bewaren_erase_around_signal(db, a, id));
    TRY(q_erase_gathered(db, a, id));
    TRY(q_erase_on_agenda(db, a, id));
    TRY(q_erase_events_all(db, a, id));
    return q_erase_signal_destroy(db, a, id, now);
}

static Err
erase_contact(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_contact_keys(db, a, d->id));
    return q_erase_contact(db, a, d->id);
}

static Err
erase_approach(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_approach_tasks(db, a, d->id));
    TRY(q_erase_approach_steps(db, a, d->id));
    TRY(q_erase_approach_corrections(db, a, d->id));
    TRY(q_erase_approach_items(db, a, d->id));
    return q_erase_approach(db, a, d->id);
}

static Err
erase_task(Db *db, Arena *a, const BewarenDueRow *d)
{
    return q_erase_task(db, a, d->id);
}

// What hangs on a kwestie goes with it.
static Err
erase_approaches_of(Db *db, Arena *a, int64_t kwestie_id)
{
    EraseApproachesOfRows rows;
    TRY(q_erase_approaches_of(db, a, kwestie_id, &rows));
    for (size_t i = 0; i < rows.n; i++)
        TRY(erase_approach(db, a, &(BewarenDueRow){.id = rows.v[i].id}));
    return OK;
}

static Err
erase_weighing(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_kwestie_analysis(db, a, d->id));
    TRY(q_erase_kwestie_parties(db, a, d->id));
    TRY(q_erase_kwestie_signatures(db, a, d->id));
    TRY(q_erase_kwestie_positions(db, a, d->id));
    TRY(q_erase_kwestie_roles(db, a, d->id));
    TRY(q_erase_kwestie_rights_tests(db, a, d->id));
    TRY(q_erase_kwestie_choices(db, a, d->id));
    TRY(q_erase_kwestie_scales(db, a, d->id));
    TRY(q_erase_kwestie_urgents(db, a, d->id));
    TRY(q_erase_kwestie_reflections(db, a, d->id));
    return OK;
}

static Err
erase_kwestie(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_kwestie_grants(db, a, d->id));
    TRY(q_erase_kwestie_granted(db, a, d->id));
    TRY(q_erase_kwestie_circle(db, a, d->id));
    TRY(q_erase_kwestie_circle_name(db, a, d->id, d->object));
    TRY(q_erase_kwestie_members(db, a, d->id));
    TRY(q_erase_kwestie_signals(db, a, d->id));
    TRY(q_erase_kwestie_triggers(db, a, d->id));
    TRY(q_erase_kwestie_history(db, a, d->id));
    TRY(q_erase_kwestie_claims(db, a, d->id));
    TRY(q_erase_kwestie_items(db, a, d->id));
    TRY(erase_approaches_of(db, a, d->id));
    TRY(erase_weighing(db, a, d));
    TRY(q_erase_kwestie_messages(db, a, d->id));
    TRY(q_erase_kwestie_statements(db, a, d->id));
    TRY(q_erase_kwestie_moments(db, a, d->id));
    TRY(q_erase_kwestie_warnings(db, a, d->id));
    return q_erase_kwestie(db, a, d->id);
}

static Err
erase_trend(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_trend_receipts(db, a, d->id));
    return q_erase_trend(db, a, d->id);
}

static Err
erase_trigger(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_trigger_links(db, a, d->id));
    return q_erase_trigger(db, a, d->id);
}

static Err
erase_item(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_item_grants(db, a, d->id));
    TRY(q_erase_item_granted(db, a, d->id));
    TRY(q_erase_item_circle(db, a, d->id));
    TRY(q_erase_item_scores(db, a, d->id));
    TRY(q_erase_item_scorers(db, a, d->id));
    TRY(q_erase_item_notes(db, a, d->id));
    TRY(q_erase_item_weighing(db, a, d->id));
    TRY(q_erase_item_requests(db, a, d->id));
    TRY(q_erase_item_signals(db, a, d->id));
    TRY(q_erase_item_parties(db, a, d->id));
    TRY(q_erase_item_people(db, a, d->id));
    return q_erase_item(db, a, d->id);
}

static Err
erase_meeting(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_attendance(db, a, d->id));
    return q_erase_meeting(db, a, d->id);
}

static Err
erase_network(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_network_moments(db, a, d->id));
    return q_erase_network_contact(db, a, d->id);
}

static Err
erase_moment(Db *db, Arena *a, const BewarenDueRow *d)
{
    return q_erase_moment(db, a, d->id);
}

static Err
erase_run(Db *db, Arena *a, const BewarenDueRow *d)
{
    return q_erase_run(db, a, d->id);
}

static Err
erase_warning(Db *db, Arena *a, const BewarenDueRow *d)
{
    TRY(q_erase_warning_areas(db, a, d->id));
    return q_erase_warning(db, a, d->id);
}

static Err
erase_draft(Db *db, Arena *a, const BewarenDueRow *d)
{
    return q_erase_draft(db, a, d->id, d->object);
}

static Err
erase_import(Db *db, Arena *a, const BewarenDueRow *d)
{
    return q_erase_import(db, a, d->id);
}

Err
bewaren_clean_search(Db *db, Arena *a)
{
    return q_erase_search(db, a);
}

const BewarenKind bewaren_kinds[BEWAREN_KINDS] = {
    {STR("signal"), STR("Signaal"), STR("geanonimiseerd"), STR("bewaren"), STR("signal.anonymised"),
     erase_signal},
    {STR("reporter_contact"), STR("Contactgegevens van een melder"), STR("vernietigd"),
     STR("bewaren"), STR("contact.destroyed"), erase_contact},
    {STR("kwestie"), STR("Kwestie"), STR("vernietigd"), STR("bewaren"), STR("kwestie.destroyed"),
     erase_kwestie},
    {STR("approach"), STR("Aanpak"), STR("vernietigd"), STR("bewaren"), STR("approach.destroyed"),
     erase_approach},
    {STR("action_task"), STR("Actie"), STR("vernietigd"), STR("bewaren"), STR("task.destroyed"),
     erase_task},
    {STR("trend"), STR("Trend"), STR("vernietigd"), STR("bewaren"), STR("trend.destroyed"),
     erase_trend},
    {STR("trigger_event"), STR("Trigger"), STR("vernietigd"), STR("bewaren"),
     STR("trigger.destroyed"), erase_trigger},
    {STR("agenda_item"), STR("Agendapunt"), STR("vernietigd"), STR("bewaren"),
     STR("agenda.destroyed"), erase_item},
    {STR("meeting"), STR("Overleg"), STR("vernietigd"), STR("bewaren"), STR("meeting.destroyed"),
     erase_meeting},
    {STR("network_contact"), STR("Vermelding in het netwerk"), STR("vernietigd"), STR("bewaren"),
     STR("network.destroyed"), erase_network},
    {STR("contact_moment"), STR("Contact met het netwerk"), STR("vernietigd"), STR("bewaren"),
     STR("moment.destroyed"), erase_moment},
    {STR("analysis_run"), STR("Berekening van Duiden"), STR("vernietigd"), STR("bewaren"),
     STR("analysis.destroyed"), erase_run},
    {STR("warning"), STR("Waarschuwing"), STR("vernietigd"), STR("bewaren"),
     STR("warning.destroyed"), erase_warning},
    {STR("draft"), STR("Concept van een formulier"), STR("vernietigd"), {0}, {0}, erase_draft},
    {STR("import_batch"),
     STR("Voorbeeld van een import"),
     STR("vernietigd"),
     {0},
     {0},
     erase_import},
};

static const Choice what[] = {
    {STR("alles"), STR("Alles")},
    {STR("signal"), STR("Signaal")},
    {STR("reporter_contact"), STR("Contactgegevens van een melder")},
    {STR("kwestie"), STR("Kwestie, met de signalen en aanpakken erin")},
    {STR("approach"), STR("Aanpak")},
    {STR("action_task"), STR("Actie uit een overleg")},
    {STR("trend"), STR("Trend")},
    {STR("trigger_event"), STR("Trigger")},
    {STR("agenda_item"), STR("Agendapunt")},
    {STR("meeting"), STR("Overleg")},
    {STR("network_contact"), STR("Vermelding in het netwerk")},
    {STR("contact_moment"), STR("Contact met het netwerk")},
    {STR("analysis_run"), STR("Berekening van Duiden")},
    {STR("warning"), STR("Waarschuwing")},
    {STR("draft"), STR("Concept van een formulier")},
    {STR("import_batch"), STR("Voorbeeld van een import")},
    {STR("audit"), STR("Logboek")},
};

const Choices bewaren_what = {COUNT(what), what};

const BewarenKind *
bewaren_kind(Str code)
{
    for (size_t i = 0; i < BEWAREN_KINDS; i++)
        if (str_eq(bewaren_kinds[i].code, code))
            return &bewaren_kinds[i];
    die(HERE, "no such kind of record");
}

Str
bewaren_label(Str code)
{
    for (size_t i = 0; i < BEWAREN_KINDS; i++)
        if (str_eq(bewaren_kinds[i].code, code))
            return bewaren_kinds[i].label;
    return choice_label(bewaren_what, code);
}
