#include "web/chart_pen.h"

enum { RADIUS = 8, STEP = 20, FOOT = 26, HEAD = 22, EDGE = 6 };

static size_t
dots_in_row(double place)
{
    size_t fit = (size_t)((place - EDGE) / STEP);
    return fit > 0 ? fit : 1;
}

static void
put_dot(Out *o, double x, double y, bool apart)
{
    html_lit(o, apart ? S("<circle class=\"chart-dot-apart\" fill=\"#fff\" stroke=\"#35424f\" "
                          "stroke-width=\"2\"")
                      : S("<circle class=\"chart-dot\" fill=\"#14508c\""));
    pen_attr(o, S("cx"), x);
    pen_attr(o, S("cy"), y);
    pen_attr(o, S("r"), RADIUS);
    html_lit(o, S("/>"));
}

// The dots of one place, from the line up, with their number above them.
static void
put_place(Arena *a, Out *o, const ChartStrip *s, size_t i, double left, double place, double base)
{
    size_t n = (size_t)s->counts[i], row = dots_in_row(place), top = (n + row - 1) / row;
    double middle = left + place / 2;
    for (size_t k = 0; k < n; k++) {
        size_t line = k / row, here = line + 1 < top ? row : n - line * row;
        double x = middle + ((double)(k % row) - ((double)here - 1) / 2) * STEP;
        put_dot(o, x, base - STEP / 2.0 - (double)line * STEP, s->apart && i + 1 == s->n);
    }
    if (n > 0)
        pen_text(o, S("chart-value"), PEN_MIDDLE, middle, base - (double)top * STEP - 5, SMALL,
                 str_fmt(a, "%zu", n));
    pen_text(o, S("chart-label"), PEN_MIDDLE, middle, base + 18, SMALL,
             pen_fit(a, s->labels[i], SMALL, place));
}

Html
chart_strip(Arena *a, const ChartStrip *s)
{
    Out o = out_new(a, HTML_MAX);
    size_t most = 1;
    pen_check(&s->frame);
    REQUIRE(s->n >= 2 && s->n <= CHART_MAX_PLACES);
    double place = (double)s->frame.width / (double)s->n;
    for (size_t i = 0; i < s->n; i++) {
        REQUIRE(s->counts[i] >= 0 && s->counts[i] <= CHART_MAX_DOTS);
        size_t row = dots_in_row(place), rows = ((size_t)s->counts[i] + row - 1) / row;
        most = rows > most ? rows : most;
    }
    double base = HEAD + (double)most * STEP;
    double scale = (double)(s->n - s->apart) * place;
    pen_open(&o, &s->frame, S("chart-strip"), s->frame.width, base + FOOT);
    pen_line(&o, S("chart-axis"), 2, base, scale - EDGE, base);
    if (s->apart)
        pen_line(&o, S("chart-grid"), scale + EDGE, base, s->frame.width - 2, base);
    for (size_t i = 0; i < s->n; i++)
        put_place(a, &o, s, i, (double)i * place, place, base);
    pen_close(&o);
    return out_html(&o);
}
