// Figures of the region: the trend message, the picture of a quarter and the account of a year.
//
// Each count is published in one table only, of a whole year by quarter; the products of a quarter
// repeat its column. So what is hidden in one of them can't be found by laying it beside another.
#include "app/trend/trend.h"
#include "app/verslag/verslag_inside.h"

enum {
    SMALL = SUPPRESS_BELOW,
    BEFORE_S = 731 * 86400,      // what is chosen or weighed came in less than two years before
    TOTAL = VERSLAG_QUARTERS,    // the column of the whole year
    WIDTH = VERSLAG_QUARTERS + 1 // of what suppress_table() gives
};

// A table of names by quarter, with what must not be shown.
typedef struct Table {
    size_t n;
    Str *names;
    int64_t *counts;
    SuppressTable s;
} Table;

typedef struct Figures {
    VerslagYear year;
    VerslagRegionRow region;
    Table places, themes, outcomes, chosen;
    int64_t held[WIDTH]; // meetings; the last: in the whole year
    Str lead[WIDTH];     // the median, in words
} Figures;

// ---- counting -----------------------------------------------------------------------------------

static Table
table_of(Arena *a, size_t n)
{
    return (Table){.n = n,
                   .names = NEW_N(a, n + 1, Str),
                   .counts = NEW_N(a, (n + 1) * VERSLAG_QUARTERS, int64_t)};
}

static void
count(Table *t, size_t row, int64_t quarter, int64_t n)
{
    if (row < t->n && quarter >= 0 && quarter < VERSLAG_QUARTERS)
        t->counts[row * VERSLAG_QUARTERS + (size_t)quarter] += n;
}

static size_t
choice_at(Choices choices, Str code)
{
    for (size_t i = 0; i < choices.n; i++)
        if (str_eq(choices.v[i].code, code))
            return i;
    return choices.n; // the last row: what the list does not have
}

// One row for each choice, and one for the rest.
static Table
table_of_choices(Arena *a, Choices choices)
{
    Table t = table_of(a, choices.n + 1);
    for (size_t i = 0; i < choices.n; i++)
        t.names[i] = choices.v[i].label;
    t.names[choices.n] = S("Anders");
    return t;
}

static Err
count_received(Req *r, Figures *f)
{
    const int64_t *q = f->year.starts;
    VerslagPlacesRows places;
    VerslagReceivedRows rows;
    TRY(q_verslag_places(r->db, r->arena, f->region.partnership_id, &places));
    TRY(q_verslag_received(r->db, r->arena, f->region.partnership_id, q[0], q[1], q[2], q[3], q[4],
                           &rows));
    f->places = table_of(r->arena, places.n);
    f->themes = table_of_choices(r->arena, signal_themes);
    for (size_t k = 0; k < places.n; k++)
        f->places.names[k] = places.v[k].name;
    for (size_t i = 0; i < rows.n; i++) {
        size_t place = 0;
        while (place < places.n && !str_eq(places.v[place].code, rows.v[i].municipality))
            place++;
        count(&f->places, place, rows.v[i].quarter, rows.v[i].n);
        count(&f->themes, choice_at(signal_themes, rows.v[i].theme), rows.v[i].quarter,
              rows.v[i].n);
    }
    return OK;
}

static Err
count_decided(Req *r, Figures *f)
{
    const int64_t *q = f->year.starts;
    VerslagOutcomesRows own;
    VerslagDecidedRows rows;
    VerslagChosenRows chosen;
    TRY(q_verslag_outcomes(r->db, r->arena, r->user.id, f->region.partnership_id, &own));
    TRY(q_verslag_decided(r->db, r->arena, f->region.partnership_id, q[0], q[1], q[2], q[3], q[4],
                          &rows));
    TRY(q_verslag_chosen(r->db, r->arena, f->region.partnership_id, q[0], q[1], q[2], q[3], q[4],
                         &chosen));
    Choice *v = NEW_N(r->arena, own.n + 1, Choice);
    for (size_t i = 0; i < own.n; i++)
        v[i] = (Choice){.code = own.v[i].code, .label = own.v[i].label};
    Choices list = {own.n, v};
    f->outcomes = table_of_choices(r->arena, list);
    for (size_t i = 0; i < rows.n; i++)
        count(&f->outcomes, choice_at(list, rows.v[i].outcome), rows.v[i].quarter, rows.v[i].n);
    f->chosen = table_of(r->arena, 2);
    f->chosen.names[0] = S("Op de agenda");
    f->chosen.names[1] = S("Niet op de agenda");
    for (size_t i = 0; i < chosen.n; i++)
        count(&f->chosen, str_eq(chosen.v[i].status_to, S("niet_geagendeerd")), chosen.v[i].quarter,
              chosen.v[i].n);
    return OK;
}

// The number of days at a place in the order of all that were weighed in a quarter, or in the year.
static int64_t
days_at(const VerslagLeadRows *v, size_t quarter, int64_t place)
{
    for (size_t i = 0; i < v->n; i++) {
        if (quarter != TOTAL && v->v[i].quarter != (int64_t)quarter)
            continue;
        if (place < v->v[i].n)
            return v->v[i].days;
        place -= v->v[i].n;
    }
    return 0;
}

// The median of the days from receiving to weighing, in words.
static Str
median(Arena *a, const VerslagLeadRows *v, size_t quarter)
{
    int64_t n = 0;
    for (size_t i = 0; i < v->n; i++)
        if (quarter == TOTAL || v->v[i].quarter == (int64_t)quarter)
            n += v->v[i].n;
    if (n < SMALL)
        return S("te weinig signalen");
    int64_t twice = days_at(v, quarter, (n - 1) / 2) + days_at(v, quarter, n / 2);
    return str_fmt(a, "%lld%s dagen", (long long)(twice / 2), twice % 2 ? ",5" : "");
}

static Err
count_all(Req *r, Figures *f)
{
    Table *tables[] = {&f->places, &f->themes, &f->outcomes, &f->chosen};
    const VerslagYear *y = &f->year;
    VerslagHeldRow held;
    VerslagLeadRows lead;
    TRY(count_received(r, f));
    TRY(count_decided(r, f));
    for (size_t i = 0; i < COUNT(tables); i++)
        if (tables[i]->n > 0)
            TRY(suppress_table(r->arena, tables[i]->counts, tables[i]->n, VERSLAG_QUARTERS, SMALL,
                               &tables[i]->s));
    TRY(q_verslag_lead(r->db, r->arena, f->region.partnership_id, y->starts[0], y->starts[1],
                       y->starts[2], y->starts[3], y->starts[4], &lead));
    for (size_t q = 0; q < WIDTH; q++) {
        size_t from = q == TOTAL ? 0 : q, to = q == TOTAL ? TOTAL : q + 1;
        f->lead[q] = median(r->arena, &lead, q);
        TRY(q_verslag_held(r->db, r->arena, r->user.id, f->region.partnership_id, y->days[from],
                           y->days[to], &held));
        f->held[q] = held.n;
    }
    return OK;
}

// ---- writing ------------------------------------------------------------------------------------

// Row n is that of the totals.
static bool
is_hidden(const Table *t, size_t row, size_t column)
{
    return t->s.hidden[row * WIDTH + column];
}

static int64_t
number(const Table *t, size_t row, size_t column)
{
    return t->s.shown[row * WIDTH + column];
}

static Str
cell(Arena *a, const Figures *f, const Table *t, size_t row, size_t column)
{
    if (column < TOTAL && column >= f->year.current)
        return S("\xE2\x80\x93"); // that quarter has not begun
    if (is_hidden(t, row, column))
        return S("afgeschermd");
    return layout_number(a, number(t, row, column));
}

static bool
is_empty(const Table *t, size_t row)
{
    return number(t, row, TOTAL) == 0;
}

// A table of the year: what is counted, its quarters, and the whole.
static void
begin_year_table(Arena *a, Str caption, Str what, Doc *d)
{
    static const char *const heads[] = {"Kwartaal 1", "Kwartaal 2", "Kwartaal 3", "Kwartaal 4",
                                        "Jaar"};
    DocColumn *columns = NEW_N(a, 1 + WIDTH, DocColumn);
    columns[0] = (DocColumn){.title = what, .width = 5};
    for (size_t i = 0; i < WIDTH; i++)
        columns[1 + i] = (DocColumn){.title = str_z(heads[i]), .width = 3, .is_number = true};
    doc_table(d, caption, columns, 1 + WIDTH);
}

// The whole table; rows in which nothing happened are left out unless all is asked for.
static void
put_year_table(Req *r, const Figures *f, const Table *t, Str caption, Str what, bool all, Doc *d)
{
    if (!all && is_empty(t, t->n)) {
        doc_fact(d, caption, S("dit jaar nog geen."));
        return;
    }
    begin_year_table(r->arena, caption, what, d);
    for (size_t i = 0; i <= t->n; i++) {
        Str cells[1 + WIDTH] = {i == t->n ? S("Samen") : t->names[i]};
        if (i < t->n && !all && is_empty(t, i))
            continue;
        for (size_t q = 0; q < WIDTH; q++)
            cells[1 + q] = cell(r->arena, f, t, i, q);
        doc_row(d, cells);
    }
}

// One column of the table of the year.
static void
put_quarter_table(Req *r, const Figures *f, const Table *t, size_t q, Str caption, Str what, Doc *d)
{
    DocColumn *columns = NEW_N(r->arena, 2, DocColumn);
    columns[0] = (DocColumn){.title = what, .width = 3};
    columns[1] = (DocColumn){.title = S("Dit kwartaal"), .width = 1, .is_number = true};
    bool is_place = t == &f->places;
    if (!is_place && !is_hidden(t, t->n, q) && number(t, t->n, q) == 0) {
        doc_fact(d, caption, S("dit kwartaal nog geen."));
        return;
    }
    doc_table(d, caption, columns, 2);
    for (size_t i = 0; i <= t->n; i++) {
        bool is_zero = !is_hidden(t, i, q) && number(t, i, q) == 0;
        if (i < t->n && !is_place && is_zero)
            continue;
        doc_row(d, (const Str[]){i == t->n ? S("Samen") : t->names[i],
                                 is_place && is_zero ? S("geen signalen")
                                                     : cell(r->arena, f, t, i, q)});
    }
}

// The share of what was kept off the agenda, when neither count nor total is hidden.
static Str
share(Arena *a, const Table *t, size_t q)
{
    if (is_hidden(t, 0, q) || is_hidden(t, 1, q) || is_hidden(t, 2, q))
        return S("afgeschermd");
    if (number(t, 2, q) == 0)
        return S("niets gekozen");
    int64_t permille = (2000 * number(t, 1, q) + number(t, 2, q)) / (2 * number(t, 2, q));
    return str_fmt(a, "%lld,%lld %%", (long long)(permille / 10), (long long)(permille % 10));
}

static void
put_work(Req *r, const Figures *f, size_t q, Doc *d)
{
    doc_fact(d, S("Overleggen gehouden"), layout_number(r->arena, f->held[q]));
    doc_fact(d, S("Van ontvangst tot weging (mediaan)"), f->lead[q]);
    doc_fact(d, S("Niet op de agenda gezet"), share(r->arena, &f->chosen, q));
}

static void
put_explanation(Doc *d)
{
    doc_small(d, S("Afgeschermd: een aantal van 1 tot en met 4, of een ander aantal waaruit zo'n "
                   "klein aantal te berekenen is. Een 0 wordt niet afgeschermd. Weinig of geen "
                   "signalen betekent niet dat het rustig is: het kan ook zijn dat niemand iets "
                   "ziet of meldt."));
}

static Err
put_trends(Req *r, const Figures *f, int64_t from, int64_t to, bool whole, Doc *d)
{
    VerslagTrendsRows t;
    TRY(q_verslag_trends(r->db, r->arena, r->user.id, f->region.partnership_id, from, to,
                         VERSLAG_TRENDS_MAX, &t));
    doc_heading(d, 1, S("Gedeelde trends"));
    if (t.n == 0)
        doc_paragraph(d, S("Er zijn in deze periode geen trends gedeeld."));
    for (size_t i = 0; i < t.n; i++) {
        const VerslagTrendsRow *x = &t.v[i];
        Str theme = choice_label(signal_themes, x->theme);
        Str level = choice_label(trend_levels, x->level);
        Str day = layout_day_long(r->arena, layout_day_of(r->arena, x->published_at));
        if (!whole) {
            doc_item(d, str_fmt(r->arena, "%.*s (%.*s%s%.*s)", (int)x->title.n, x->title.p,
                                (int)x->level.n, x->level.p, x->place.n > 0 ? ", " : "",
                                (int)x->place.n, x->place.p));
            continue;
        }
        doc_heading(d, 2, x->title);
        doc_paragraph(d, x->body);
        doc_small(d, str_fmt(r->arena, "%.*s%s%.*s%s%.*s. Gedeeld op %.*s. Bron: %.*s",
                             (int)level.n, level.p, x->place.n > 0 ? ", " : "", (int)x->place.n,
                             x->place.p, theme.n > 0 ? ", " : "", (int)theme.n, theme.p, (int)day.n,
                             day.p, (int)x->source.n, x->source.p));
    }
    return OK;
}

static Doc *
begin(Req *r, const Figures *f, Str title)
{
    Str day = layout_day_long(r->arena, layout_day_of(r->arena, r->now));
    return doc_new(r->arena, title, f->region.name,
                   str_fmt(r->arena, "Gemaakt op %.*s", (int)day.n, day.p));
}

static Err
answer(Req *r, Str path, Str file, Doc *d)
{
    VerslagAbout about = {.path = path,
                          .file = file,
                          .back = S("/verslag"),
                          .label = S("Alle verslagen"),
                          .here = S("/verslag")};
    return verslag_answer(r, &about, d);
}

static const char *const names[VERSLAG_QUARTERS] = {"eerste", "tweede", "derde", "vierde"};

// ---- the trend message --------------------------------------------------------------------------

// GET /verslag/trends
Err
verslag_trend_message(Req *r)
{
    enum { DAYS = 91, DAY_S = 86400 };
    Figures f = {0};
    Str today = layout_day_of(r->arena, r->now);
    int64_t year;
    REQUIRE(str_to_int((Str){today.p, 4}, &year));
    TRY(verslag_region(r, &f.region));
    TRY(verslag_year_of(r, year, &f.year));
    TRY(count_all(r, &f));
    size_t q = f.year.current - 1;
    Doc *d = begin(r, &f, S("Regionaal trendbericht"));
    doc_paragraph(d, S("Wat er in de regio en elders speelt, zonder gegevens van personen. U kunt "
                       "dit bericht delen met collega's en bestuurders."));
    TRY(put_trends(r, &f, r->now - (int64_t)DAYS * DAY_S, r->now + 1, true, d));
    doc_heading(d, 1, S("Waar de signalen over gaan"));
    put_quarter_table(r, &f, &f.themes, q,
                      str_fmt(r->arena, "Signalen per thema, %s kwartaal van %lld tot nu", names[q],
                              (long long)year),
                      S("Thema"), d);
    put_explanation(d);
    return answer(r, S("/verslag/trends"),
                  str_fmt(r->arena, "trendbericht-%.*s", (int)today.n, today.p), d);
}

// ---- a quarter ----------------------------------------------------------------------------------

// Municipalities from which nothing came.
static void
put_blanks(const Figures *f, size_t q, Doc *d)
{
    bool begun = false;
    for (size_t i = 0; i < f->places.n; i++) {
        if (is_hidden(&f->places, i, q) || number(&f->places, i, q) > 0)
            continue;
        if (!begun)
            doc_heading(d, 2, S("Hier kwam niets binnen"));
        begun = true;
        doc_item(d, f->places.names[i]);
    }
    if (begun)
        doc_paragraph(d, S("Vraag na of het hier rustig is, of dat niemand het ons vertelt."));
}

// GET /verslag/kwartaal/2026-3
Err
verslag_quarter(Req *r)
{
    Figures f = {0};
    size_t q;
    TRY(verslag_quarter_of(r, r->code, &f.year, &q));
    TRY(verslag_region(r, &f.region));
    TRY(count_all(r, &f));
    Doc *d = begin(
        r, &f,
        str_fmt(r->arena, "Kwartaalbeeld: %s kwartaal van %lld", names[q], (long long)f.year.year));
    if (f.year.starts[q + 1] > r->now)
        doc_paragraph(d,
                      S("Dit kwartaal is nog niet voorbij. De aantallen kunnen nog veranderen."));
    doc_heading(d, 1, S("Signalen"));
    put_quarter_table(r, &f, &f.places, q, S("Signalen per gemeente"), S("Gemeente"), d);
    put_quarter_table(r, &f, &f.themes, q, S("Signalen per thema"), S("Thema"), d);
    put_explanation(d);
    put_blanks(&f, q, d);
    doc_heading(d, 1, S("Afwegen"));
    put_work(r, &f, q, d);
    put_quarter_table(r, &f, &f.outcomes, q, S("Besluiten naar uitkomst"), S("Uitkomst"), d);
    TRY(put_trends(r, &f, f.year.starts[q], f.year.starts[q + 1], false, d));
    return answer(r, str_fmt(r->arena, "/verslag/kwartaal/%.*s", (int)r->code.n, r->code.p),
                  str_fmt(r->arena, "kwartaalbeeld-%.*s", (int)r->code.n, r->code.p), d);
}

// ---- a year -------------------------------------------------------------------------------------

static Err
put_sample(Req *r, const Figures *f, Doc *d)
{
    static const DocColumn columns[] = {{.title = STR("Kwartaal"), .width = 2},
                                        {.title = STR("Terecht"), .is_number = true},
                                        {.title = STR("Niet terecht"), .is_number = true},
                                        {.title = STR("Nog te bekijken"), .is_number = true}};
    ReviewCountsRows rows;
    Str first = str_fmt(r->arena, "%lld-1", (long long)f->year.year);
    Str last = str_fmt(r->arena, "%lld-4", (long long)f->year.year);
    TRY(q_review_counts(r->db, r->arena, r->user.id, f->region.partnership_id, first, last, &rows));
    doc_heading(d, 2, S("Steekproef van wat niet op de agenda kwam"));
    if (rows.n == 0)
        doc_paragraph(d, S("Er is dit jaar nog geen steekproef getrokken."));
    if (rows.n > 0)
        doc_table(d, S("Was het terecht dat deze signalen niet op de agenda kwamen?"), columns,
                  COUNT(columns));
    for (size_t i = 0; i < rows.n; i++)
        doc_row(d, (const Str[]){rows.v[i].quarter, layout_number(r->arena, rows.v[i].right_n),
                                 layout_number(r->arena, rows.v[i].wrong_n),
                                 layout_number(r->arena, rows.v[i].open_n)});
    doc_small(d, S("De voorzitter bekijkt elk kwartaal een willekeurig deel. Deze aantallen zeggen "
                   "iets over ons werk, niet over inwoners; daarom zijn ze niet afgeschermd."));
    return OK;
}

static void
put_work_table(Req *r, const Figures *f, Doc *d)
{
    Str held[1 + WIDTH] = {S("Overleggen gehouden")}, lead[1 + WIDTH] = {S("Mediaan tot weging")};
    Str kept[1 + WIDTH] = {S("Niet op de agenda")};
    for (size_t q = 0; q < WIDTH; q++) {
        bool begun = q == TOTAL || q < f->year.current;
        held[1 + q] = begun ? layout_number(r->arena, f->held[q]) : S("\xE2\x80\x93");
        lead[1 + q] = begun ? f->lead[q] : S("\xE2\x80\x93");
        kept[1 + q] = begun ? share(r->arena, &f->chosen, q) : S("\xE2\x80\x93");
    }
    begin_year_table(r->arena, S("Hoe het werk verliep"), S("Wat"), d);
    doc_row(d, held);
    doc_row(d, lead);
    doc_row(d, kept);
}

// GET /verslag/jaar/2026
Err
verslag_year(Req *r)
{
    Figures f = {0};
    TRY(verslag_year_of(r, r->id, &f.year));
    TRY(verslag_region(r, &f.region));
    TRY(count_all(r, &f));
    Doc *d = begin(r, &f, str_fmt(r->arena, "Jaarverantwoording %lld", (long long)f.year.year));
    doc_paragraph(d,
                  S("Wat er binnenkwam, hoe lang het duurde, wat er is besloten en of er goed is "
                    "gekozen. Alleen totalen van de regio."));
    doc_heading(d, 1, S("Signalen"));
    put_year_table(r, &f, &f.places, S("Signalen per gemeente"), S("Gemeente"), true, d);
    put_year_table(r, &f, &f.themes, S("Signalen per thema"), S("Thema"), false, d);
    put_explanation(d);
    doc_heading(d, 1, S("Kiezen en afwegen"));
    put_work_table(r, &f, d);
    doc_small(d, S("Mediaan tot weging: de helft van de gewogen signalen was binnen dit aantal "
                   "dagen na ontvangst gewogen. Niet op de agenda: het deel van de signalen "
                   "waarover is gekozen, en dat niet op de agenda kwam."));
    put_year_table(r, &f, &f.chosen, S("Wel of niet op de agenda"), S("Keuze"), true, d);
    put_year_table(r, &f, &f.outcomes, S("Besluiten naar uitkomst"), S("Uitkomst"), false, d);
    TRY(put_sample(r, &f, d));
    doc_heading(d, 1, S("Gegevensbescherming"));
    doc_paragraph(d, S("Weerglas bewaart verschijnselen, geen personen. Wie iets vertrouwelijks "
                       "bekijkt, staat in het logboek. Wat is vernietigd, staat in de "
                       "verklaringen van vernietiging. De functionaris gegevensbescherming kan "
                       "beide inzien."));
    return answer(r, str_fmt(r->arena, "/verslag/jaar/%lld", (long long)f.year.year),
                  str_fmt(r->arena, "jaarverantwoording-%lld", (long long)f.year.year), d);
}
