#include "web/chart_pen.h"

#include <math.h>

enum {
    LEGEND_GAP = 14,
    NUMBER_ROOM = 8,
    NAME_ROOM = 28,
    DARK_CLASS = 4
}; // room: radius, in pixels

static const Str class_pattern[] = {STR("k1"), STR("k2"), STR("k3"), STR("k4"), STR("k5")};

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

static size_t
legend_of(Arena *a, const ChartMap *m, LegendItem items[CHART_CLASSES + 3])
{
    size_t n = 0;
    bool none = false, hidden = false, quiet = false;
    for (size_t i = 0; i < m->n; i++) {
        none |= m->areas[i].state == CHART_NONE;
        hidden |= m->areas[i].state == CHART_HIDDEN;
        quiet |= m->areas[i].quiet;
    }
    for (int k = 1; k <= CHART_CLASSES; k++)
        items[n++] = (LegendItem){S("chart-box"), class_pattern[k - 1], class_text(a, m, k), S("")};
    if (hidden)
        items[n++] = (LegendItem){S("chart-box"), S("hidden"), S("afgeschermd"), S("")};
    if (none)
        items[n++] = (LegendItem){S("chart-box"), S("none"), S("geen signalen"), S("")};
    if (quiet)
        items[n++] =
            (LegendItem){S("chart-box chart-paper"), S(""), S("stiller dan gebruikelijk"), S("s")};
    return n;
}

static void
draw_area(Out *o, const ChartMap *m, const ChartArea *area)
{
    int k = chart_class(m->upto, area->count);
    bool known = area->state == CHART_KNOWN, none = area->state == CHART_NONE;
    html_lit(o, S("<path class=\"chart-area\" fill-rule=\"evenodd\" stroke=\"#35424f\" "
                  "vector-effect=\"non-scaling-stroke\""));
    html_lit(o, S(" fill=\"url(#"));
    html_put(o, m->frame.id);
    html_lit(o, S("-map-"));
    html_lit(o, known ? class_pattern[k - 1] : none ? S("none") : S("hidden"));
    html_lit(o, S(")\""));
    html_lit(o, S(" d=\""));
    html_put(o, area->path);
    html_lit(o, S("\"><title>"));
    html_put(o, area->name);
    html_lit(o, S(": "));
    if (known)
        html_put(o, area->count);
    else
        html_put(o, none ? S("geen signalen") : S("afgeschermd"));
    html_lit(o, area->quiet ? S(", stil</title></path>\n") : S("</title></path>\n"));
}

// Its count, in an area that has room for it; above that its name, when there is room for both. The
// text itself is not scaled.
static void
draw_number(Out *o, const ChartMap *m, const ChartArea *area, double scale)
{
    bool hidden = area->state == CHART_HIDDEN, none = area->state == CHART_NONE;
    double x = area->x * scale, y = area->y * scale, room = area->room * scale;
    Str count = none     ? S("")
                : hidden ? S("afg.")
                         : str_fmt(o->arena, "%lld", (long long)area->count);
    if (area->quiet)
        count = count.n > 0 ? str_fmt(o->arena, "%.*s s", (int)count.n, count.p) : S("s");
    bool named = room >= NAME_ROOM;
    bool dark = area->state == CHART_KNOWN && chart_class(m->upto, area->count) >= DARK_CLASS;
    Str look = dark ? S("chart-number chart-number-light") : S("chart-number");
    if (named)
        pen_text(o, look, PEN_MIDDLE, x, count.n == 0 ? y + 4.5 : y - 4, SMALL,
                 pen_fit(o->arena, area->name, SMALL, 2 * room));
    if (count.n > 0 && (room >= NUMBER_ROOM && pen_width(count, SMALL) <= 2 * room))
        pen_text(o, look, PEN_MIDDLE, x, named ? y + 14 : y + 4.5, SMALL, count);
}

Html
chart_map(Arena *a, const ChartMap *m)
{
    Out o = out_new(a, HTML_MAX);
    LegendItem items[CHART_CLASSES + 3];

    pen_check(&m->frame);
    REQUIRE(m->n <= CHART_MAX_AREAS && m->width > 0 && m->height > 0);
    double scale = m->frame.width / m->width, bottom = m->height * scale;
    size_t n = legend_of(a, m, items);
    double legend = pen_legend_height(items, n, m->frame.width);
    pen_open(&o, &m->frame, S("chart-map"), m->frame.width, bottom + LEGEND_GAP + legend);
    pen_scaled_patterns(&o, &m->frame, scale);
    html_lit(&o, S("<g transform=\"scale("));
    html_put(&o, scale);
    html_lit(&o, S(")\" stroke-width=\"0.8\" stroke-linejoin=\"round\">\n"));
    for (size_t i = 0; i < m->n; i++)
        draw_area(&o, m, &m->areas[i]);
    html_lit(&o, S("</g>\n"));
    for (size_t i = 0; i < m->n; i++)
        draw_number(&o, m, &m->areas[i], scale);
    html_lit(&o, S("\n"));
    pen_legend(&o, &m->frame, items, n, bottom + LEGEND_GAP);
    pen_close(&o);
    return out_html(&o);
}
