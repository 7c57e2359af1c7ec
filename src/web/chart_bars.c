#include "web/chart_pen.h"

#include <math.h>

enum { ROW_WIDE = 32, ROW_NARROW = 48, BAR = 20 };

static Str
value_text(Arena *a, const ChartBar *b)
{
    if (b->state == CHART_NONE)
        return S("geen signalen");
    return b->state == CHART_HIDDEN ? S("<5") : str_fmt(a, "%lld", (long long)b->count);
}

Html
chart_bars(Arena *a, const ChartBars *c)
{
    Out o = out_new(a, HTML_MAX);
    double most = 4, label = 0, value = 0;
    bool narrow = c->frame.width < 480;

    pen_check(&c->frame);
    REQUIRE(c->n > 0 && c->n <= CHART_MAX_BARS);
    for (size_t i = 0; i < c->n; i++) {
        const ChartBar *b = &c->bars[i];
        most = fmax(most, b->state == CHART_KNOWN ? (double)b->count : 0);
        label = fmax(label, pen_width(b->label, FONT));
        value = fmax(value, b->state == CHART_NONE ? 0 : pen_width(value_text(a, b), FONT));
    }
    double left = narrow ? 1 : fmin(label + 12, c->frame.width * 0.4);
    double row = narrow ? ROW_NARROW : ROW_WIDE, room = c->frame.width - left - value - 16;
    pen_open(&o, &c->frame, S("chart-bars"), c->frame.width, row * (double)c->n + 4);
    for (size_t i = 0; i < c->n; i++) {
        const ChartBar *b = &c->bars[i];
        double top = row * (double)i + (narrow ? 22 : 4), length = 0;
        Str name = pen_fit(a, b->label, FONT, narrow ? c->frame.width : left - 10);
        pen_text(&o, S("chart-label"), narrow ? PEN_START : PEN_END, narrow ? 0 : left - 8,
                 narrow ? top - 6 : top + 15, FONT, name);
        if (b->state == CHART_HIDDEN) {
            length = fmax(room * 4 / most, 10);
            pen_rect(&o, &c->frame, S("chart-box"), S("hidden"), left, top, length, BAR);
        } else if (b->state == CHART_NONE) {
            length = 24;
            pen_rect(&o, &c->frame, S("chart-box"), S("none"), left, top, length, BAR);
        } else {
            length = room * (double)b->count / most;
            pen_rect(&o, &c->frame, S("chart-bar"), S(""), left, top, length, BAR);
        }
        pen_text(&o, S("chart-value"), PEN_START, left + length + 7, top + 15, FONT,
                 value_text(a, b));
        if (narrow)
            pen_line(&o, S("chart-axis"), left, top - 2, left, top + BAR + 2);
        html_lit(&o, S("\n"));
    }
    if (!narrow)
        pen_line(&o, S("chart-axis"), left, 0, left, row * (double)c->n + 2);
    pen_close(&o);
    return out_html(&o);
}
