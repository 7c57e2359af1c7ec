// The duidingsbericht: the picture of the region on one page, to read, to print and to save.
#include "app/duiding/duiding_beeld.h"
#include "app/verslag/verslag.h"

enum { ON_ONE_PAGE = 8 }; // warnings, places and themes; the rest stands in Weerglas

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
put_warnings(Arena *a, const BeeldView *v, Doc *d)
{
    doc_heading(d, 1, S("Waarschuwingen"));
    if (v->n_warnings == 0)
        doc_paragraph(d, S("Nu valt niets op. Dat zegt niet dat het overal rustig is."));
    for (size_t i = 0; i < v->n_warnings && i < ON_ONE_PAGE; i++) {
        const BeeldSaid *w = &v->warnings[i];
        Str level = choice_label(duiding_levels, w->level);
        Str state = choice_label(duiding_states, w->state);
        doc_item(d, str_fmt(a, "%.*s. %.*s%s (%.*s, %.*s)", (int)level.n, level.p,
                            (int)w->sentence.n, w->sentence.p,
                            w->new_reporter ? " Rust op een melder die pas kort meldt." : "",
                            (int)w->number.n, w->number.p, (int)state.n, state.p));
    }
    if (v->n_warnings > ON_ONE_PAGE || v->more_warnings)
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
put_places(Arena *a, const BeeldFigures *f, Doc *d)
{
    static const DocColumn columns[] = {
        {STR("Gemeente"), 4, false}, {STR("Signalen"), 2, true}, {STR("Verwacht"), 2, true}};
    bool *taken = NEW_N(a, f->n_places + 1, bool);
    Str days = beeld_period_words(f->choice.period);
    doc_heading(d, 1, S("Waar"));
    doc_table(d, str_fmt(a, "Gemeenten met de meeste signalen, %.*s", (int)days.n, days.p), columns,
              COUNT(columns));
    for (size_t k = 0; k < ON_ONE_PAGE; k++) {
        size_t i = most(f, taken);
        if (i == f->n_places)
            break;
        taken[i] = true;
        doc_row(d, (const Str[]){f->places[i].name, beeld_number(a, f->places[i].count),
                                 duiding_number(a, f->places[i].expected)});
    }
    doc_row(d, (const Str[]){S("De hele regio"), beeld_number(a, f->total), S("")});
}

static void
put_themes(Arena *a, const BeeldFigures *f, Doc *d)
{
    bool any = false;
    doc_heading(d, 1, S("Waarover"));
    for (size_t i = 0; i < f->n_themes; i++) {
        const BeeldTheme *t = &f->themes[i];
        if (t->code.n == 0 || !t->is_high)
            continue;
        Str label = choice_label(signal_themes, t->code), n = beeld_number(a, t->count);
        doc_item(d, str_fmt(a, "%.*s: laatste week meer dan gebruikelijk (%.*s in deze periode)",
                            (int)label.n, label.p, (int)n.n, n.p));
        any = true;
    }
    if (!any)
        doc_paragraph(d, S("Bij geen enkel thema kwam er laatste week meer dan gebruikelijk."));
}

static void
put_names(const BeeldNames *names, Arena *a, Str label, Doc *d)
{
    Str all = S("geen");
    for (size_t i = 0; i < names->n && i < ON_ONE_PAGE; i++)
        all = i == 0
                  ? names->v[0]
                  : str_fmt(a, "%.*s, %.*s", (int)all.n, all.p, (int)names->v[i].n, names->v[i].p);
    size_t more = names->n + (size_t)names->more;
    if (more > ON_ONE_PAGE)
        all = str_fmt(a, "%.*s, en nog %zu", (int)all.n, all.p, more - ON_ONE_PAGE);
    doc_fact(d, label, all);
}

static void
put_rest(Arena *a, const BeeldView *v, Doc *d)
{
    doc_heading(d, 1, S("Wat komt eraan"));
    if (v->triggers.n == 0)
        doc_paragraph(d, S("De kalender noemt niets voor de komende vier weken."));
    for (size_t i = 0; i < v->triggers.n && i < ON_ONE_PAGE; i++) {
        const BeeldTriggersRow *t = &v->triggers.v[i];
        Str day = layout_day_long(a, t->starts_on);
        doc_item(d, str_fmt(a, "%.*s: %.*s (%.*s)", (int)day.n, day.p, (int)t->title.n, t->title.p,
                            (int)t->place.n, t->place.p));
    }
    doc_heading(d, 1, S("Witte vlekken"));
    put_names(&v->never, a, S("Nog nooit iets gehoord uit"), d);
    put_names(&v->silent, a, S("Stiller dan gebruikelijk in"), d);
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

// GET /beeld/bericht/alle-13w
Err
beeld_message(Req *r)
{
    BeeldView *v = NEW(r->arena, BeeldView);
    Arena *a = r->arena;
    TRY(read_code(r->code, &v->f.choice));
    TRY(beeld_figures(r, v->f.choice, &v->f));
    TRY(beeld_read(r, v));
    Str theme = duiding_theme_words(a, v->f.choice.theme);
    Str days = beeld_period_words(v->f.choice.period);
    Doc *d = doc_new(a, S("Duidingsbericht"), v->f.region.name,
                     str_fmt(a, "Over %.*s, %.*s. %s", (int)theme.n, theme.p, (int)days.n, days.p,
                             str_to_z(a, made_by(a, &v->f))));
    put_warnings(a, v, d);
    put_places(a, &v->f, d);
    put_themes(a, &v->f, d);
    put_rest(a, v, d);
    doc_small(d, S("Cijfers wijzen aan waar u kunt gaan kijken; mensen duiden. Stil is niet "
                   "hetzelfde als rustig. Aantallen van 1 tot en met 4 zijn afgeschermd voor wie "
                   "de signalen zelf niet ziet, en ook wat zo'n aantal zou verraden."));
    return verslag_answer(
        r,
        &(VerslagAbout){.path = str_fmt(a, "/beeld/bericht/%.*s", (int)r->code.n, r->code.p),
                        .file = str_fmt(a, "duidingsbericht-%s", str_to_z(a, v->today)),
                        .back = S("/beeld"),
                        .label = S("Terug naar het beeld"),
                        .here = S("/beeld"),
                        .trail = {S("/beeld"), S("Beeld"), CAN_UNSET}},
        d);
}
