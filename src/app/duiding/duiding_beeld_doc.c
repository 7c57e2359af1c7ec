// The duidingsbericht: the picture of the region on one page, to read, to print and to save.
#include "app/duiding/duiding_beeld.h"
#include "app/verslag/verslag.h"

// How much of everything is put; the rest stands in Weerglas. Until it is one page of paper the
// next is tried: the warnings are the last to give way.
typedef struct Fit {
    size_t warnings, places, themes, triggers, names;
    bool weeks;
} Fit;

static const Fit fits[] = {
    {8, 8, 6, 8, 8, true}, {8, 6, 4, 6, 6, true},  {8, 5, 3, 4, 5, true},  {8, 4, 2, 3, 4, true},
    {8, 3, 1, 2, 3, true}, {8, 4, 2, 3, 4, false}, {5, 3, 2, 2, 3, false},
};

// "alle-13w", "opvang-jaar-GM9001". E_NOT_FOUND for anything else; whether there is such a
// municipality, beeld_figures() knows.
static Err
read_code(Str code, BeeldChoice *out)
{
    Cursor c = cursor(code);
    Str theme, period;
    if (!cursor_until(&c, S("-"), SIZE_MAX, &theme))
        FAIL(E_NOT_FOUND, "no such message");
    out->where = S("");
    if (cursor_until(&c, S("-"), SIZE_MAX, &period)) {
        out->where = cursor_rest(&c);
        if (out->where.n == 0)
            FAIL(E_NOT_FOUND, "no such place");
    } else {
        period = cursor_rest(&c);
    }
    bool is_all = str_eq(theme, S("alle"));
    out->theme = is_all ? S("") : theme;
    if (!is_all && str_eq(choice_label(signal_themes, theme), theme))
        FAIL(E_NOT_FOUND, "no such theme");
    for (size_t i = 0; i < beeld_periods.n; i++)
        if (str_eq(beeld_periods.v[i].code, period)) {
            out->period = i;
            return OK;
        }
    FAIL(E_NOT_FOUND, "no such period");
}

static void
put_warnings(Arena *a, const BeeldView *v, const Fit *fit, Doc *d)
{
    doc_heading(d, 1, S("Waarschuwingen"));
    if (v->n_warnings == 0)
        doc_paragraph(d, S("Nu valt niets op. Dat zegt niet dat het overal rustig is."));
    for (size_t i = 0; i < v->n_warnings && i < fit->warnings; i++) {
        const BeeldSaid *w = &v->warnings[i];
        Str level = choice_label(duiding_levels, w->level);
        Str state = choice_label(duiding_states, w->state);
        doc_item(d, str_fmt(a, "%.*s. %.*s%s (%.*s, %.*s)", (int)level.n, level.p,
                            (int)w->sentence.n, w->sentence.p,
                            w->new_reporter ? " Rust op een melder die pas kort meldt." : "",
                            (int)w->number.n, w->number.p, (int)state.n, state.p));
    }
    if (v->n_warnings > fit->warnings || v->more_warnings)
        doc_small(d, S("Er zijn er meer; die staan in Weerglas."));
}

// The places from which most came, as far as that may be shown; in the order of the page otherwise.
static size_t
most(const BeeldFigures *f, const bool *taken)
{
    size_t best = f->n_places;
    for (size_t i = 0; i < f->n_places; i++) {
        const BeeldNumber *n = &f->places[i].count;
        if (taken[i] || n->is_hidden || n->n == 0)
            continue;
        if (best == f->n_places || n->n > f->places[best].count.n)
            best = i;
    }
    return best;
}

static void
put_places(Arena *a, const BeeldFigures *f, const Fit *fit, Doc *d)
{
    static const DocColumn columns[] = {{STR("Gemeente"), 4, false},
                                        {STR("Signalen"), 2, true},
                                        {STR("Verwacht"), 2, true},
                                        {STR("Let op"), 5, false}};
    static const DocColumn local[] = {{STR("Plek"), 4, false},
                                      {STR("Signalen"), 2, true},
                                      {STR("Verwacht"), 2, true},
                                      {STR("Let op"), 5, false}};
    bool *taken = NEW_N(a, f->n_places + 1, bool), is_local = f->where.n > 0;
    Str days = beeld_period_words(f->choice.period);
    doc_heading(d, 1, S("Waar"));
    doc_table(d,
              str_fmt(a, "%s met de meeste signalen, %.*s", is_local ? "Plekken" : "Gemeenten",
                      (int)days.n, days.p),
              is_local ? local : columns, COUNT(columns));
    for (size_t k = 0; k < fit->places; k++) {
        size_t i = most(f, taken);
        if (i == f->n_places)
            break;
        taken[i] = true;
        doc_row(d, (const Str[]){f->places[i].name, beeld_number(a, f->places[i].count),
                                 duiding_number(a, f->places[i].expected),
                                 beeld_place_note(a, &f->places[i])});
    }
    doc_row(d, (const Str[]){is_local ? str_fmt(a, "Heel %.*s", (int)f->where.n, f->where.p)
                                      : S("De hele regio"),
                             beeld_number(a, f->total),
                             f->total.is_hidden ? S("afgeschermd")
                                                : duiding_number(a, f->total_expected),
                             beeld_difference_note(f->total, f->total_expected)});
}

// The last week in words.
static Str
last_week(Arena *a, const BeeldWeek *w)
{
    Str on = layout_day_long(a, w->on), n = beeld_number(a, w->count);
    if (w->count.is_hidden)
        return str_fmt(a, "In de week van %.*s is het aantal afgeschermd.", (int)on.n, on.p);
    if (w->expected < 0)
        return str_fmt(a, "In de week van %.*s: %.*s.", (int)on.n, on.p, (int)n.n, n.p);
    Str low = duiding_number(a, w->low), high = duiding_number(a, w->high);
    return str_fmt(a, "In de week van %.*s: %.*s. Gebruikelijk is %.*s tot %.*s.", (int)on.n, on.p,
                   (int)n.n, n.p, (int)low.n, low.p, (int)high.n, high.p);
}

static void
put_weeks(Arena *a, const BeeldView *v, Doc *d)
{
    const BeeldFigures *f = &v->f;
    Str where = beeld_where_words(f);
    if (f->n_weeks == 0 || f->n_weeks > DOC_MAX_WEEKS)
        return;
    DocWeek *weeks = NEW_N(a, f->n_weeks, DocWeek);
    for (size_t i = 0; i < f->n_weeks; i++) {
        const BeeldWeek *w = &f->weeks[i];
        bool known = w->expected >= 0;
        weeks[i] = (DocWeek){.label = layout_day_short(a, v->today, w->on),
                             .count = w->count.is_hidden ? 0 : w->count.n,
                             .low = known ? w->low : -1,
                             .high = known ? w->high : -1,
                             .is_hidden = w->count.is_hidden,
                             .is_raised = w->is_high};
    }
    doc_heading(d, 1, S("Wanneer"));
    doc_weeks(d, str_fmt(a, "Signalen per week in %.*s", (int)where.n, where.p),
              last_week(a, &f->weeks[f->n_weeks - 1]), weeks, f->n_weeks);
}

static void
put_themes(Arena *a, const BeeldFigures *f, const Fit *fit, Doc *d)
{
    size_t n_put = 0;
    doc_heading(d, 1, S("Waarover"));
    for (size_t i = 0; i < f->n_themes; i++) {
        const BeeldTheme *t = &f->themes[i];
        if (t->code.n == 0 || !t->is_high || n_put == fit->themes)
            continue;
        Str label = choice_label(signal_themes, t->code), n = beeld_number(a, t->count);
        doc_item(d, str_fmt(a, "%.*s: laatste week meer dan gebruikelijk (%.*s in deze periode)",
                            (int)label.n, label.p, (int)n.n, n.p));
        n_put++;
    }
    if (n_put == 0)
        doc_paragraph(d, S("Bij geen enkel thema kwam er laatste week meer dan gebruikelijk."));
}

static void
put_names(const BeeldNames *names, Arena *a, const Fit *fit, Str label, Doc *d)
{
    Str all = S("geen");
    for (size_t i = 0; i < names->n && i < fit->names; i++)
        all = i == 0
                  ? names->v[0]
                  : str_fmt(a, "%.*s, %.*s", (int)all.n, all.p, (int)names->v[i].n, names->v[i].p);
    size_t more = names->n + (size_t)names->more;
    if (more > fit->names)
        all = str_fmt(a, "%.*s, en nog %zu", (int)all.n, all.p, more - fit->names);
    doc_fact(d, label, all);
}

static void
put_rest(Arena *a, const BeeldView *v, const Fit *fit, Doc *d)
{
    doc_heading(d, 1, S("Wat komt eraan"));
    if (v->triggers.n == 0)
        doc_paragraph(d, S("De kalender noemt niets voor de komende vier weken."));
    for (size_t i = 0; i < v->triggers.n && i < fit->triggers; i++) {
        const BeeldTriggersRow *t = &v->triggers.v[i];
        Str day = layout_day_long(a, t->starts_on);
        doc_item(d, str_fmt(a, "%.*s: %.*s (%.*s)", (int)day.n, day.p, (int)t->title.n, t->title.p,
                            (int)t->place.n, t->place.p));
    }
    doc_heading(d, 1, S("Witte vlekken"));
    put_names(&v->never, a, fit, S("Nog nooit iets gehoord uit"), d);
    put_names(&v->silent, a, fit, S("Stiller dan gebruikelijk in"), d);
}

static Str
made_by(Arena *a, const BeeldFigures *f)
{
    if (!f->run)
        return S("Er is nog geen berekening klaar.");
    Str at = layout_moment(a, f->run->ended_at), day = layout_day_long(a, f->run->as_of);
    return str_fmt(a, "Berekening %.*s van %.*s, over signalen tot en met %.*s.",
                   (int)f->run->number.n, f->run->number.p, (int)at.n, at.p, (int)day.n, day.p);
}

static Doc *
write_message(Arena *a, const BeeldView *v, const Fit *fit)
{
    const BeeldFigures *f = &v->f;
    Str theme = duiding_theme_words(a, f->choice.theme);
    Str days = beeld_period_words(f->choice.period), region = f->region.name;
    Str about = f->where.n == 0 ? region
                                : str_fmt(a, "%.*s, %.*s", (int)f->where.n, f->where.p,
                                          (int)region.n, region.p);
    Doc *d = doc_new(a, S("Duidingsbericht"), about,
                     str_fmt(a, "Over %.*s, %.*s. %s", (int)theme.n, theme.p, (int)days.n, days.p,
                             str_to_z(a, made_by(a, f))));
    d->is_compact = true;
    put_warnings(a, v, fit, d);
    put_places(a, f, fit, d);
    if (fit->weeks)
        put_weeks(a, v, d);
    put_themes(a, f, fit, d);
    put_rest(a, v, fit, d);
    doc_small(d, S("Cijfers wijzen aan waar u kunt gaan kijken; mensen duiden. Stil is niet "
                   "hetzelfde als rustig. Aantallen van 1 tot en met 4 zijn afgeschermd voor wie "
                   "de signalen zelf niet ziet, en ook wat zo'n aantal zou verraden."));
    return d;
}

// The picture with the same choice.
static Str
back_to(Arena *a, const BeeldChoice *c)
{
    Str period = beeld_periods.v[c->period].code;
    return str_fmt(a, "/beeld?thema=%.*s&periode=%.*s&waar=%.*s", (int)c->theme.n, c->theme.p,
                   (int)period.n, period.p, (int)c->where.n, c->where.p);
}

// GET /beeld/bericht/alle-13w
Err
beeld_message(Req *r)
{
    BeeldView *v = NEW(r->arena, BeeldView);
    Arena *a = r->arena;
    Doc *d = NULL;
    size_t pages = 2;
    TRY(read_code(r->code, &v->f.choice));
    TRY(beeld_figures(r, v->f.choice, &v->f));
    TRY(beeld_read(r, v));
    for (size_t i = 0; i < COUNT(fits) && pages > 1; i++) {
        d = write_message(a, v, &fits[i]);
        TRY(doc_pdf_pages(d, &pages));
    }
    return verslag_answer(
        r,
        &(VerslagAbout){.path = str_fmt(a, "/beeld/bericht/%.*s", (int)r->code.n, r->code.p),
                        .file = str_fmt(a, "duidingsbericht-%s", str_to_z(a, v->today)),
                        .back = back_to(a, &v->f.choice),
                        .label = S("Terug naar het beeld"),
                        .here = S("/beeld"),
                        .trail = {S("/beeld"), S("Beeld"), CAN_UNSET}},
        d);
}
