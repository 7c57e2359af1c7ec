// One's own reports: /meldingen.
#include "app/melden/melden_page.h"
#include "app/melden/melden_send.h"
#include "app/setting/setting.h"
#include "melden_eigen_queries.h"

enum { EXCERPT = 120 }; // characters

static const Choice done[] = {
    {STR("toegevoegd"), STR("Uw aanvulling is bij de melding gezet.")},
};

// ---- the list -----------------------------------------------------------------------------------

// "1767225600-123": received_at and id of the last one on the page before.
static void
read_place(Str place, int64_t *at, int64_t *id)
{
    Cursor c = cursor(place);
    Str moment;
    *at = *id = INT64_MAX;
    int64_t found_at, found_id;
    if (place.n == 0 || !cursor_until(&c, S("-"), 20, &moment) || !str_to_int(moment, &found_at) ||
        !str_to_int(cursor_rest(&c), &found_id))
        return; // an address that someone changed: the first page
    *at = found_at;
    *id = found_id;
}

// The first so many characters, whole words when that can be.
static Str
excerpt(Arena *a, Str text)
{
    size_t characters = 0, at = 0, word = 0;
    for (; at < text.n && characters <= EXCERPT; at++) {
        characters += ((unsigned char)text.p[at] & 0xC0) != 0x80;
        if (text.p[at] == ' ' || text.p[at] == '\n')
            word = at;
    }
    if (at == text.n)
        return text;
    while (at > 0 && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at--;
    size_t n = word > 0 ? word : at;
    return str_fmt(a, "%.*s...", (int)n, text.p);
}

static MeldenListItem
item_of(Arena *a, const MeldenOwnRow *row)
{
    return (MeldenListItem){.id = row->id,
                            .received_at = row->received_at,
                            .number = row->number,
                            .status = row->status,
                            .area = row->area,
                            .municipality = row->municipality,
                            .theme = choice_label(signal_themes, row->theme),
                            .excerpt = excerpt(a, row->observation),
                            .feedback = row->feedback};
}

Err
page_own_reports(Req *r)
{
    Form query;
    MeldenOwnRows rows;
    int64_t at, id;
    TRY(req_query(r, &query));
    Str place = form_value(&query, S("voor"));
    read_place(place, &at, &id);
    TRY(q_melden_own(r->db, r->arena, r->user.id, at, id, MELDEN_LIST_PAGE + 1, &rows));
    size_t n = rows.n > MELDEN_LIST_PAGE ? MELDEN_LIST_PAGE : rows.n;
    MeldenListItem *v = NEW_N(r->arena, n + 1, MeldenListItem);
    for (size_t i = 0; i < n; i++)
        v[i] = item_of(r->arena, &rows.v[i]);
    MeldenListView view = {.n = n, .v = v, .is_first = place.n == 0};
    view.today = layout_day_of(r->arena, r->now);
    if (rows.n > n)
        view.next =
            str_fmt(r->arena, "%lld-%lld", (long long)v[n - 1].received_at, (long long)v[n - 1].id);
    return layout_page(r, 200,
                       (LayoutPage){.title = S("Mijn meldingen"),
                                    .here = S("/meldingen"),
                                    .is_wide = true,
                                    .body = html_melden_lijst(r->arena, &view)});
}

// ---- one report ---------------------------------------------------------------------------------

static Err
show_own(Req *r, int status, const MeldenOwnGetRow *row, MeldenMore *more)
{
    static const MenuItem trail[] = {{STR("/meldingen"), STR("Mijn meldingen"), CAN_UNSET}};
    MeldenFollowView v = {.id = row->id,
                          .number = row->number,
                          .status = row->status,
                          .municipality = row->municipality,
                          .area = row->area,
                          .theme = choice_label(signal_themes, row->theme),
                          .observation = row->observation,
                          .interpretation = row->interpretation,
                          .observed_from = row->observed_from,
                          .observed_to = row->observed_to,
                          .received_at = row->received_at,
                          .takes_more = melden_takes_more(row->status, row->added),
                          .additions_left = MELDEN_ADDITIONS - row->added,
                          .more = more,
                          .wrong = melden_more_errors(r->arena, more),
                          .form_token = req_form_token(r)};
    TRY(melden_steps(r, row->id, &v.steps));
    TRY(setting_text(r->db, r->arena, S("contact_text"), &v.contact_text));
    return layout_page(
        r, status,
        (LayoutPage){.title = str_fmt(r->arena, "Melding %.*s", (int)row->number.n, row->number.p),
                     .here = S("/meldingen"),
                     .trail = {COUNT(trail), trail},
                     .done = {COUNT(done), done},
                     .has_errors = v.wrong.n > 0,
                     .body = html_melden_eigen(r->arena, &v)});
}

Err
page_own_report(Req *r)
{
    MeldenOwnGetRow row;
    MeldenMore more;
    TRY(q_melden_own_get(r->db, r->arena, r->id, r->user.id, &row));
    melden_more_init(false, &more);
    return show_own(r, 200, &row, &more);
}

Err
form_own_report(Req *r)
{
    MeldenOwnGetRow row;
    MeldenMore more;
    Form sent;
    bool added;
    TRY(req_form_raw(r, &sent));
    TRY(q_melden_own_get(r->db, r->arena, r->id, r->user.id, &row));
    melden_more_init(false, &more);
    TRY(melden_more_take(r, row.id, &more, &sent, &added));
    if (added)
        return respond_to(r, "/meldingen/%lld?done=toegevoegd", (long long)r->id);
    return show_own(r, 422, &row, &more);
}
