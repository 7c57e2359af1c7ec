// Reading a file line by line: the heading, then each line against the rules for a signal.
#include "app/import/import_read.h"

#include "app/import/import_places.h"
#include "app/import/import_value.h"
#include "import_queries.h"
#include "text/privacy.h"

enum {
    LINE_MEMORY = 64 << 20, // for some hundreds of lines, and a page of what is there already
    LINES_KEPT = 256,       // lines after which that memory is emptied
    EXISTING_PAGE = 2000,
};

const ImportColumnRule import_columns[IMPORT_COLUMNS] = {
    {STR("gemeente"), STR("Naam of code van de gemeente."), true, STR("")},
    {STR("gebied"), STR("Wijk of kern, zoals die in Weerglas heet. Leeg: de hele gemeente."), false,
     STR("")},
    {STR("waargenomen_van"), STR("Eerste dag: 2026-01-31 of 31-01-2026."), true, STR("")},
    {STR("waargenomen_tot"), STR("Laatste dag. Leeg: dezelfde dag."), false, STR("")},
    {STR("thema"), STR("Een van de thema's."), true, STR("opvang")},
    {STR("soort"), STR("Een van de soorten. Leeg: nog niet bepaald."), false, STR("klimaat")},
    {STR("weg"), STR("onrust, gedrag of uiting. Leeg: onbekend."), false, STR("onrust")},
    {STR("bronrol"), STR("Wie meldde het: de functie, geen naam."), true, STR("wijkagent")},
    {STR("herkomst"), STR("eigen, horen_zeggen of openbare_bron."), true, STR("eigen")},
    {STR("lens"), STR("ervaren, aangetoond of mogelijk. Mag leeg zijn."), false, STR("ervaren")},
    {STR("urgentie"), STR("laag, gewoon of hoog. Leeg: gewoon."), false, STR("gewoon")},
    {STR("waarneming"), STR("Wat is er gezien of gehoord? 10 tot 4000 tekens, zonder namen."), true,
     STR("Vier bewoners hoorden pas via de krant van de opvanglocatie.")},
    {STR("duiding"), STR("Wat denkt de melder ervan? Mag leeg zijn."), false, STR("")},
    {STR("trigger"), STR("Aanleiding, zoals opvanglocatie of demonstratie. Mag leeg zijn."), false,
     STR("opvanglocatie")},
    {STR("vertrouwelijkheid"), STR("gemeente of regio. Leeg: gemeente."), false, STR("gemeente")},
    {STR("twijfel"), STR("ja als de melder niet wist of dit iets is. Leeg: nee."), false,
     STR("nee")},
    {STR("ontvangen_op"), STR("Dag, met of zonder tijd: 31-01-2026 14:05. Leeg: nu."), false,
     STR("")},
};

static const Choice shared_with[] = {
    {STR("gemeente"), STR("Alleen de gemeente waar het speelt")},
    {STR("regio"), STR("Alle deelnemers in de regio")},
};

// ---- the heading --------------------------------------------------------------------------------

static int
column_of(Str header)
{
    for (int i = 0; i < IMPORT_COLUMNS; i++)
        if (str_same_letters(import_columns[i].name, header))
            return i;
    return -1;
}

static Str
fault_sentence(CsvFault fault)
{
    static const Str sentences[] = {
        [CSV_FINE] = STR(""),
        [CSV_TOO_MANY_COLUMNS] = STR("De regel heeft te veel kolommen."),
        [CSV_CELL_TOO_LONG] = STR("Een tekst in deze regel is te lang."),
        [CSV_QUOTE_NOT_CLOSED] = STR("Een aanhalingsteken wordt niet gesloten."),
        [CSV_TEXT_AFTER_QUOTE] = STR("Na een aanhalingsteken staat nog tekst."),
        [CSV_BAD_BYTE] = STR("Er staat een teken in dat we niet kunnen lezen."),
        [CSV_TOO_MANY_ROWS] = STR("Het bestand heeft te veel regels."),
    };
    return sentences[fault];
}

static void
read_heading(ImportReader *f)
{
    for (int i = 0; i < IMPORT_COLUMNS; i++)
        f->at[i] = -1;
    if (!csv_next(&f->csv, &f->row)) {
        f->wrong = S("Het bestand is leeg.");
        return;
    }
    if (f->row.fault != CSV_FINE) {
        f->wrong = fault_sentence(f->row.fault);
        return;
    }
    for (size_t i = 0; i < f->row.n; i++) {
        Str header = str_copy(f->arena, str_trim(f->row.cells[i]));
        int column = column_of(header);
        if (column >= 0 && f->at[column] >= 0) {
            f->wrong =
                str_fmt(f->arena, "De kolom %.*s staat er twee keer in.", (int)header.n, header.p);
            return;
        }
        if (column >= 0)
            f->at[column] = (int)i;
        f->mapped[f->nmapped++] = (ImportMapped){header, column};
    }
    for (int i = 0; i < IMPORT_COLUMNS && !f->wrong.p; i++)
        if (import_columns[i].required && f->at[i] < 0)
            f->wrong = str_fmt(f->arena,
                               "De kolom %.*s ontbreekt. De eerste regel moet de namen van de "
                               "kolommen hebben.",
                               (int)import_columns[i].name.n, import_columns[i].name.p);
}

static void
free_line(void *arg)
{
    arena_free(arg);
}

Err
import_open(Db *db, Arena *a, const Req *r, Str text, ImportReader *out)
{
    *out = (ImportReader){.arena = a,
                          .db = db,
                          .viewer = r->user.id,
                          .organisation_id = r->user.organisation_id,
                          .now = r->now,
                          .today = layout_day_of(a, r->now),
                          .text = text,
                          .before = {.arena = a},
                          .here = {.arena = a}};
    out->line = arena_new(LINE_MEMORY);
    arena_defer(a, free_line, out->line);
    TRY(signal_terms(db, a, &out->terms));
    TRY(import_places_read(db, a, r->user.id, &out->places));
    Err e = csv_open(a, text, &out->csv);
    if (err_code(e) == E_INVALID || err_code(e) == E_LIMIT) {
        out->wrong = S("Dit is geen CSV-bestand. Kies in Excel: Opslaan als, CSV UTF-8.");
        return OK;
    }
    TRY(e);
    read_heading(out);
    return OK;
}

Err
import_again(ImportReader *f)
{
    f->was_checked = true;
    f->here = (HashSet){.arena = f->arena};
    f->faults = f->hits = f->doubles = f->rows = f->nproblems = 0;
    TRY(csv_open(f->arena, f->text, &f->csv));
    (void)csv_next(&f->csv, &f->row);
    return OK;
}

// ---- one line -----------------------------------------------------------------------------------

static void
note(ImportReader *f, ImportRow *row, Str column, Str sentence)
{
    if (f->nproblems < IMPORT_SHOWN_PROBLEMS)
        f->problems[f->nproblems++] =
            (ImportProblem){row->line, column, str_copy(f->arena, sentence)};
    f->faults++;
    row->faults++;
}

static void
note_cell(ImportReader *f, ImportRow *row, ImportColumn column, const char *sentence)
{
    note(f, row, import_columns[column].name, str_z(sentence));
}

static Str
cell(const ImportReader *f, ImportColumn column)
{
    int at = f->at[column];
    return at >= 0 && (size_t)at < f->row.n ? str_trim(f->row.cells[at]) : S("");
}

// A code from a list; `otherwise` when the cell is empty, which is wrong when that is absent.
static Str
code_cell(ImportReader *f, ImportRow *row, ImportColumn column, Choices choices, Str otherwise)
{
    Str text = cell(f, column);
    if (text.n == 0 && otherwise.p)
        return otherwise;
    if (text.n == 0) {
        note_cell(f, row, column, "Dit moet ingevuld zijn.");
        return S("");
    }
    Str code = import_code(choices, text);
    if (!code.p) {
        note(f, row, import_columns[column].name,
             text.n > 60
                 ? S("Deze tekst staat niet in de lijst.")
                 : str_fmt(f->line, "\"%.*s\" staat niet in de lijst.", (int)text.n, text.p));
        return S("");
    }
    return code;
}

static void
read_place(ImportReader *f, ImportRow *row)
{
    Str name = cell(f, COLUMN_MUNICIPALITY), area = cell(f, COLUMN_AREA);
    if (name.n == 0) {
        note_cell(f, row, COLUMN_MUNICIPALITY, "Dit moet ingevuld zijn.");
        return;
    }
    const ImportMunicipality *m = import_municipality(f->places, name);
    if (!m) {
        note_cell(f, row, COLUMN_MUNICIPALITY,
                  "Deze gemeente kennen we niet, of u volgt daar geen signalen op.");
        return;
    }
    row->signal.municipality = m->code;
    row->municipality = m->name;
    row->signal.area_id = area.n > 0 ? import_area(f->places, m, area) : m->whole;
    row->area = area.n > 0 ? area : S("Hele gemeente");
    if (row->signal.area_id == 0)
        note_cell(f, row, COLUMN_AREA, "Dit gebied staat niet in de lijst van deze gemeente.");
}

static void
read_days(ImportReader *f, ImportRow *row)
{
    SignalNew *s = &row->signal;
    Str from = cell(f, COLUMN_FROM), to = cell(f, COLUMN_TO), at = cell(f, COLUMN_RECEIVED);
    row->received_at = f->now;
    if (!import_day(f->line, from, &s->observed_from)) {
        note_cell(f, row, COLUMN_FROM, "Vul een dag in, zoals 31-01-2026.");
        return;
    }
    if (to.n == 0)
        s->observed_to = s->observed_from;
    else if (!import_day(f->line, to, &s->observed_to)) {
        note_cell(f, row, COLUMN_TO, "Vul een dag in, zoals 31-01-2026.");
        return;
    }
    int64_t length = layout_days_between(s->observed_from, s->observed_to);
    if (length < 0)
        note_cell(f, row, COLUMN_TO, "De laatste dag ligt voor de eerste dag.");
    if (layout_days_between(s->observed_from, f->today) < 0)
        note_cell(f, row, COLUMN_FROM, "Deze dag moet nog komen.");
    if (at.n > 0 && !import_moment(f->line, at, &row->received_at))
        note_cell(f, row, COLUMN_RECEIVED, "Vul een dag in, zoals 31-01-2026 of 31-01-2026 14:05.");
    else if (row->received_at > f->now &&
             layout_days_between(layout_day_of(f->line, row->received_at), f->today) < 0)
        note_cell(f, row, COLUMN_RECEIVED, "Deze dag moet nog komen.");
    else if (f->now - row->received_at > f->terms.keep_unweighed_days * 86400)
        note_cell(f, row, COLUMN_RECEIVED,
                  "Dit signaal is ouder dan de bewaartermijn. Het zou meteen vernietigd worden.");
    if (row->received_at > f->now) // today, without a time
        row->received_at = f->now;
}

static void
read_codes(ImportReader *f, ImportRow *row)
{
    const Choices shared = {COUNT(shared_with), shared_with};
    SignalNew *s = &row->signal;
    s->theme = code_cell(f, row, COLUMN_THEME, signal_themes, (Str){0});
    s->kind = code_cell(f, row, COLUMN_KIND, signal_kinds, S("onbekend"));
    s->way = code_cell(f, row, COLUMN_WAY, signal_ways, S("onbekend"));
    s->source_role = code_cell(f, row, COLUMN_SOURCE, signal_sources, (Str){0});
    s->origin = code_cell(f, row, COLUMN_ORIGIN, signal_origins, (Str){0});
    s->lens = code_cell(f, row, COLUMN_LENS, signal_lenses, S(""));
    s->urgency = code_cell(f, row, COLUMN_URGENCY, signal_urgencies, S("gewoon"));
    s->trigger_kind = code_cell(f, row, COLUMN_TRIGGER, signal_trigger_kinds, S(""));
    s->confidentiality = code_cell(f, row, COLUMN_CONFIDENTIALITY, shared, S("gemeente"));
    if (!import_yes(cell(f, COLUMN_UNSURE), &s->unsure))
        note_cell(f, row, COLUMN_UNSURE, "Vul ja of nee in.");
}

// Look for what points at a person. A hit counts as wrong unless the user lets it stay.
static void
check_privacy(ImportReader *f, ImportRow *row, ImportColumn column, Str text)
{
    if (f->was_checked && !f->keeps_hits)
        return;
    PrivacyHits hits = privacy_check(f->line, text);
    if (hits.n == 0)
        return;
    const PrivacyHit *h = &hits.v[0];
    Str kind = privacy_kind_label(h->kind);
    f->hits += !row->has_hits;
    row->has_hits = true;
    if (f->nproblems < IMPORT_SHOWN_PROBLEMS && !f->keeps_hits)
        f->problems[f->nproblems++] =
            (ImportProblem){row->line, import_columns[column].name,
                            str_fmt(f->arena, "Wijst dit naar een persoon? \"%.*s\" (%.*s)",
                                    (int)h->length, text.p + h->start, (int)kind.n, kind.p)};
}

static void
read_texts(ImportReader *f, ImportRow *row)
{
    SignalNew *s = &row->signal;
    s->observation = import_text(f->line, cell(f, COLUMN_OBSERVATION));
    s->interpretation = import_text(f->line, cell(f, COLUMN_INTERPRETATION));
    size_t n = str_characters(s->observation);
    if (n < SIGNAL_OBSERVATION_MIN)
        note_cell(f, row, COLUMN_OBSERVATION, "Schrijf minstens 10 tekens.");
    if (n > SIGNAL_TEXT_MAX)
        note_cell(f, row, COLUMN_OBSERVATION, "Deze tekst is langer dan 4000 tekens.");
    if (str_characters(s->interpretation) > SIGNAL_TEXT_MAX)
        note_cell(f, row, COLUMN_INTERPRETATION, "Deze tekst is langer dan 4000 tekens.");
    check_privacy(f, row, COLUMN_OBSERVATION, s->observation);
    check_privacy(f, row, COLUMN_INTERPRETATION, s->interpretation);
}

// ---- what is there already ----------------------------------------------------------------------

static uint64_t
same_hash(int64_t area_id, Str day, Str observation)
{
    return hash_more(hash_more(hash_more_int(HASH_START, area_id), day), observation);
}

// Put the signals of a municipality in the set of what was there, page by page.
static Err
load_existing(ImportReader *f, ImportMunicipality *m)
{
    int64_t at = -1, id = 0;
    size_t n = EXISTING_PAGE;
    Arena *page = arena_new(LINE_MEMORY);
    Err e = OK;
    while (n == EXISTING_PAGE && !failed(e)) {
        ImportExistingRows rows = {0};
        e = q_import_existing(f->db, page, f->viewer, m->code, at, id, EXISTING_PAGE, &rows);
        n = rows.n;
        for (size_t i = 0; i < n; i++) {
            const ImportExistingRow *s = &rows.v[i];
            hashset_add(&f->before, same_hash(s->area_id, s->observed_from, s->observation));
            at = s->received_at;
            id = s->id;
        }
        arena_reset(page);
    }
    arena_free(page);
    m->was_loaded = true;
    return e;
}

static Err
check_double(ImportReader *f, ImportRow *row)
{
    const SignalNew *s = &row->signal;
    ImportMunicipality *m = import_municipality(f->places, s->municipality);
    if (!m->was_loaded)
        TRY(load_existing(f, m));
    uint64_t h = same_hash(s->area_id, s->observed_from, s->observation);
    row->is_double = hashset_has(&f->before, h) || !hashset_add(&f->here, h);
    f->doubles += row->is_double;
    return OK;
}

// ---- the next -----------------------------------------------------------------------------------

static bool
has_stray_cells(const ImportReader *f)
{
    for (size_t i = f->nmapped; i < f->row.n; i++)
        if (str_trim(f->row.cells[i]).n > 0)
            return true;
    return false;
}

static bool
is_empty_line(const ImportReader *f)
{
    for (size_t i = 0; i < f->row.n; i++)
        if (str_trim(f->row.cells[i]).n > 0)
            return false;
    return f->row.fault == CSV_FINE;
}

static void
read_signal(ImportReader *f, ImportRow *out)
{
    out->signal = (SignalNew){.rights = S(""),
                              .online_check = S(""),
                              .privacy_reason = S(""),
                              .reporter_id = f->viewer,
                              .organisation_id = f->organisation_id};
    if (f->row.fault != CSV_FINE) {
        note(f, out, S(""), fault_sentence(f->row.fault));
        return;
    }
    if (has_stray_cells(f)) {
        note(f, out, S(""),
             S("Deze regel heeft meer kolommen dan de eerste. Staat er een puntkomma in een tekst "
               "zonder aanhalingstekens?"));
        return;
    }
    read_place(f, out);
    read_days(f, out);
    read_codes(f, out);
    read_texts(f, out);
}

Err
import_next(ImportReader *f, ImportRow *out, bool *more)
{
    if (++f->n_lines_kept % LINES_KEPT == 0)
        arena_reset(f->line);
    do {
        *more = csv_next(&f->csv, &f->row);
        if (!*more)
            return OK;
    } while (is_empty_line(f));
    *out = (ImportRow){.line = f->row.line};
    if (++f->rows > IMPORT_MAX_ROWS) {
        note(f, out, S(""), S("Een bestand mag 100.000 signalen hebben. Deel het op."));
        *more = false;
        return OK;
    }
    read_signal(f, out);
    if (out->has_hits && f->keeps_hits)
        out->signal.privacy_reason = S("Bij het importeren nagekeken: dit mag blijven staan.");
    return out->faults == 0 ? check_double(f, out) : OK;
}
