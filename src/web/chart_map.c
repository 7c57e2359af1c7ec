#include "web/chart_pen.h"

#include <math.h>

enum {
    LEGEND_GAP = 14,
    NUMBER_ROOM = 8,
    NAME_ROOM = 28,
    DARK_CLASS = 4
}; // room: radius, in pixels

enum { LEGEND_MAX = CHART_CLASSES + 5 };

static const Str class_pattern[] = {STR("k1"), STR("k2"), STR("k3"), STR("k4"), STR("k5")};
static const Str step_pattern[] = {STR("d0"), STR("d1"), STR("d2"),
                                   STR("d3"), STR("d4"), STR("d5")};

int
chart_class(const int64_t upto[CHART_CLASSES - 1], int64_t count)
{
    int k = 1;
    while (k < CHART_CLASSES && count > upto[k - 1])
        k++;
    return k;
}

void
chart_classes(int64_t first, int64_t most, int64_t upto[CHART_CLASSES - 1])
{
    first = first < 1 ? 1 : first;
    double factor = pow(fmax((double)most / (double)first, 1), 1.0 / (CHART_CLASSES - 1));
    upto[0] = first;
    for (int i = 1; i < CHART_CLASSES - 1; i++) {
        int64_t next = (int64_t)fmin(round((double)first * pow(factor, i)), 1e15);
        upto[i] = next > upto[i - 1] ? next : upto[i - 1] + 1;
    }
}

// "1 tot en met 4", in the short form of a legend.
static Str
class_text(Arena *a, const ChartMap *m, int k)
{
    long long from = k == 1 ? 0 : m->upto[k - 2] + 1;
    if (k == CHART_CLASSES)
        return str_fmt(a, "%lld of meer", from);
    if (k == 1)
        return str_fmt(a, "t/m %lld", (long long)m->upto[0]);
    long long to = m->upto[k - 1];
    return from == to ? str_fmt(a, "%lld", to) : str_fmt(a, "%lld\xE2\x80\x93%lld", from, to);
}

// The step of an area on a map of differences: 0 when it is not one of the classes.
static int
step_of(const ChartArea *area)
{
    return area->step >= 1 && area->step <= CHART_CLASSES ? area->step : 0;
}

// What shows in the areas beside the classes.
typedef struct Shown {
    bool none, hidden, quiet, unknown, aside;
} Shown;

static Shown
shown_in(const ChartMap *m)
{
    Shown s = {0};
    for (size_t i = 0; i < m->n; i++) {
        const ChartArea *area = &m->areas[i];
        s.aside |= area->aside;
        s.quiet |= area->quiet;
        s.none |= !area->aside && area->state == CHART_NONE;
        s.hidden |= !area->aside && area->state == CHART_HIDDEN;
        s.unknown |= !area->aside && area->state == CHART_KNOWN && step_of(area) == 0;
    }
    return s;
}

static size_t
legend_of(Arena *a, const ChartMap *m, LegendItem items[LEGEND_MAX])
{
    const ChartDifference *d = m->difference;
    Shown s = shown_in(m);
    size_t n = 0;
    for (int k = 1; k <= CHART_CLASSES; k++)
        items[n++] =
            d ? (LegendItem){S("chart-box"), step_pattern[k], d->texts[k - 1], S("")}
              : (LegendItem){S("chart-box"), class_pattern[k - 1], class_text(a, m, k), S("")};
    if (d && s.unknown)
        items[n++] = (LegendItem){S("chart-box"), step_pattern[0], d->unknown, S("")};
    if (s.hidden)
        items[n++] = (LegendItem){S("chart-box"), S("hidden"), S("afgeschermd"), S("")};
    if (s.none)
        items[n++] = (LegendItem){S("chart-box"), S("none"), S("geen signalen"), S("")};
    if (s.quiet)
        items[n++] =
            (LegendItem){S("chart-box chart-paper"), S(""), S("stiller dan gebruikelijk"), S("s")};
    if (s.aside)
        items[n++] = (LegendItem){S("chart-box chart-aside"), S(""), m->aside, S("")};
    return n;
}

static Str
pattern_of(const ChartMap *m, const ChartArea *area)
{
    if (area->state != CHART_KNOWN)
        return area->state == CHART_NONE ? S("none") : S("hidden");
    return m->difference ? step_pattern[step_of(area)]
                         : class_pattern[chart_class(m->upto, area->count) - 1];
}

// What is said of an area when it is pointed at.
static void
say_area(Out *o, const ChartMap *m, const ChartArea *area)
{
    html_put(o, area->name);
    if (area->aside)
        return;
    html_lit(o, S(": "));
    if (area->state == CHART_KNOWN)
        html_put(o, area->count);
    else
        html_put(o, area->state == CHART_NONE ? S("geen signalen") : S("afgeschermd"));
    if (m->difference && area->state == CHART_KNOWN) {
        int step = step_of(area);
        html_lit(o, S(", "));
        html_put(o, step == 0 ? m->difference->unknown : m->difference->texts[step - 1]);
    }
    html_lit(o, area->quiet ? S(", stil") : S(""));
}

static void
draw_area(Out *o, const ChartMap *m, const ChartArea *area)
{
    html_lit(o, area->aside ? S("<path class=\"chart-aside\" stroke=\"#b4bdc6\" fill=\"#f7f8f9\"")
                            : S("<path class=\"chart-area\" stroke=\"#35424f\""));
    html_lit(o, S(" fill-rule=\"evenodd\" vector-effect=\"non-scaling-stroke\""));
    if (!area->aside) {
        html_lit(o, S(" fill=\"url(#"));
        html_put(o, m->frame.id);
        html_lit(o, S("-map-"));
        html_lit(o, pattern_of(m, area));
        html_lit(o, S(")\""));
    }
    html_lit(o, S(" d=\""));
    html_put(o, area->path);
    html_lit(o, S("\"><title>"));
    say_area(o, m, area);
    html_lit(o, S("</title></path>\n"));
}

static Str
ink_of(const ChartMap *m, const ChartArea *area)
{
    bool known = area->state == CHART_KNOWN && !area->aside;
    if (known && m->difference && step_of(area) == 1)
        return S("chart-number chart-number-less");
    if (known && m->difference && step_of(area) == CHART_CLASSES)
        return S("chart-number chart-number-more");
    bool dark = known && !m->difference && chart_class(m->upto, area->count) >= DARK_CLASS;
    return area->aside ? S("chart-label")
           : dark      ? S("chart-number chart-number-light")
                       : S("chart-number");
}

// As much of a name as fits on one line, up to a hyphen or a space when the rest can go on a second
// one; *rest becomes that.
static Str
first_line(Arena *a, Str name, double width, Str *rest)
{
    size_t cut = 0;
    *rest = S("");
    if (pen_width(name, SMALL) <= width)
        return name;
    for (size_t i = 1; i + 1 < name.n; i++) {
        size_t keep = name.p[i] == '-' ? i + 1 : i;
        bool is_break = name.p[i] == '-' || name.p[i] == ' ';
        if (is_break && pen_width((Str){name.p, keep}, SMALL) <= width)
            cut = keep;
    }
    if (cut == 0)
        return pen_fit(a, name, SMALL, width);
    *rest = pen_fit(a, str_trim((Str){name.p + cut, name.n - cut}), SMALL, width);
    return (Str){name.p, cut};
}

// Its count, in an area that has room for it; above that its name, when there is room for both. The
// text itself is not scaled.
static void
draw_number(Out *o, const ChartMap *m, const ChartArea *area, double scale)
{
    bool hidden = area->state == CHART_HIDDEN, none = area->state == CHART_NONE || area->aside;
    double x = area->x * scale, y = area->y * scale, room = area->room * scale;
    Str count = none     ? S("")
                : hidden ? S("afg.")
                         : str_fmt(o->arena, "%lld", (long long)area->count);
    if (area->quiet)
        count = count.n > 0 ? str_fmt(o->arena, "%.*s s", (int)count.n, count.p) : S("s");
    bool named = room >= NAME_ROOM;
    Str look = ink_of(m, area);
    if (named) {
        Str rest, line = first_line(o->arena, area->name, 2 * room, &rest);
        double top = (count.n == 0 ? y + 4.5 : y - 4) - (rest.n > 0 ? 7 : 0);
        pen_text(o, look, PEN_MIDDLE, x, top, SMALL, line);
        if (rest.n > 0)
            pen_text(o, look, PEN_MIDDLE, x, top + 14, SMALL, rest);
        y += rest.n > 0 ? 7 : 0;
    }
    if (count.n > 0 && (room >= NUMBER_ROOM && pen_width(count, SMALL) <= 2 * room))
        pen_text(o, look, PEN_MIDDLE, x, named ? y + 14 : y + 4.5, SMALL, count);
}

Html
chart_map(Arena *a, const ChartMap *m)
{
    Out o = out_new(a, HTML_MAX);
    LegendItem items[LEGEND_MAX];

    pen_check(&m->frame);
    REQUIRE(m->n <= CHART_MAX_AREAS && m->width > 0 && m->height > 0);
    double scale = m->frame.width / m->width, bottom = m->height * scale;
    size_t n = legend_of(a, m, items);
    double legend = pen_legend_height(items, n, m->frame.width);
    pen_open(&o, &m->frame, S("chart-map"), m->frame.width, bottom + LEGEND_GAP + legend);
    if (m->difference)
        pen_difference_patterns(&o, &m->frame, scale);
    pen_scaled_patterns(&o, &m->frame, scale);
    html_lit(&o, S("<g transform=\"scale("));
    html_put(&o, scale);
    html_lit(&o, S(")\" stroke-width=\"0.8\" stroke-linejoin=\"round\">\n"));
    for (int aside = 1; aside >= 0; aside--) // the edges of what it is about lie on top
        for (size_t i = 0; i < m->n; i++)
            if (m->areas[i].aside == (aside == 1))
                draw_area(&o, m, &m->areas[i]);
    html_lit(&o, S("</g>\n"));
    for (size_t i = 0; i < m->n; i++)
        draw_number(&o, m, &m->areas[i], scale);
    html_lit(&o, S("\n"));
    pen_legend(&o, &m->frame, items, n, bottom + LEGEND_GAP);
    pen_close(&o);
    return out_html(&o);
}
