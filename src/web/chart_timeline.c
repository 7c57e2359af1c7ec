#include "web/chart_pen.h"

#include <math.h>

enum {
    TOP = 12,
    MARKER_ROW = 26,
    AXIS = 26,
    LIST_ROW = 26,
    LIST_LINE = 18,
    LIST_LEFT = 28,
    DOT = 4
};

// Where things are in the drawing.
typedef struct Plot {
    double left, right, top, bottom; // of the part with the counts
    double slot;                     // width of a week
    double most, step;               // of the scale
    double legend, list, height;     // tops of what is below, and the end
    bool any_raised, any_none, any_hidden;
} Plot;

static double
week_x(const Plot *p, size_t week)
{
    return p->left + p->slot * ((double)week + 0.5);
}

static double
count_y(const Plot *p, double count)
{
    return p->bottom - (p->bottom - p->top) * fmin(count, p->most) / p->most;
}

static size_t
legend_of(const ChartTimeline *t, const Plot *p, LegendItem items[5])
{
    size_t n = 0;
    items[n++] = (LegendItem){t->line ? S("chart-line") : S("chart-bar"), S(""),
                              S("Aantal signalen"), S("")};
    if (p->any_raised)
        items[n++] = (LegendItem){t->line ? S("chart-raised") : S("chart-box"), S("raised"),
                                  S("Meer dan gebruikelijk"), S("")};
    if (t->band)
        items[n++] = (LegendItem){S("chart-band"), S(""), S("Wat gebruikelijk is"), S("")};
    if (p->any_hidden)
        items[n++] = (LegendItem){S("chart-box"), S("hidden"), S("Afgeschermd"), S("")};
    if (p->any_none)
        items[n++] = (LegendItem){S("chart-box"), S("none"), S("Geen signalen"), S("")};
    return n;
}

static double
list_height(const ChartTimeline *t, const ChartMarker *m)
{
    Str rest = m->label;
    double height = LIST_ROW - LIST_LINE;
    do {
        pen_wrap(&rest, FONT, t->frame.width - LIST_LEFT);
        height += LIST_LINE;
    } while (rest.n > 0);
    return height;
}

static Plot
plan(const ChartTimeline *t)
{
    Plot p = {.most = 4};
    for (size_t i = 0; i < t->n; i++) {
        const ChartWeek *w = &t->weeks[i];
        p.any_raised |= w->raised && w->state == CHART_KNOWN;
        p.any_none |= w->state == CHART_NONE;
        p.any_hidden |= w->state == CHART_HIDDEN;
        p.most = fmax(p.most, w->state == CHART_KNOWN ? (double)w->count : 0);
        p.most = fmax(p.most, t->band && isfinite(w->high) ? w->high : 0);
    }
    p.step = pen_step(p.most);
    p.most = ceil(p.most / p.step) * p.step;
    double digits = 1 + floor(log10(p.most));
    p.left = 12 + digits * FONT * 0.62;
    p.right = t->frame.width - 8;
    p.top = TOP + (t->n_markers > 0 ? MARKER_ROW : 4) + (p.any_raised ? 12 : 0);
    p.bottom = p.top + (t->frame.width >= 600 ? 220 : 180);
    p.slot = (p.right - p.left) / (double)t->n;
    p.legend = p.bottom + AXIS + 14;
    LegendItem items[5];
    p.list = p.legend + pen_legend_height(items, legend_of(t, &p, items), t->frame.width) + 4;
    p.height = p.list;
    for (size_t i = 0; i < t->n_markers; i++)
        p.height += list_height(t, &t->markers[i]);
    return p;
}

static void
draw_scale(Out *o, const Plot *p)
{
    for (double v = 0; v <= p->most; v += p->step) {
        double y = count_y(p, v);
        pen_line(o, v > 0 ? S("chart-grid") : S("chart-axis"), p->left, y, p->right, y);
        Out number = out_new(o->arena, 32);
        html_put(&number, (int64_t)v);
        pen_text(o, S("chart-label"), PEN_END, p->left - 6, y + 5, FONT, out_html(&number).markup);
    }
    html_lit(o, S("\n"));
}

// Labels under as many weeks as fit, counted back from the last, so that "now" always has one.
static void
draw_weeks(Out *o, const ChartTimeline *t, const Plot *p)
{
    double widest = 0;
    for (size_t i = 0; i < t->n; i++)
        widest = fmax(widest, pen_width(t->weeks[i].label, FONT));
    size_t every = (size_t)fmax(1, ceil((widest + 12) / p->slot));
    for (size_t i = t->n - 1;; i -= every) {
        double x = week_x(p, i), half = pen_width(t->weeks[i].label, FONT) / 2;
        pen_line(o, S("chart-axis"), x, p->bottom, x, p->bottom + 5);
        x = fmin(x, t->frame.width - half);
        pen_text(o, S("chart-label"), PEN_MIDDLE, fmax(x, half), p->bottom + 20, FONT,
                 t->weeks[i].label);
        if (i < every)
            break;
    }
    html_lit(o, S("\n"));
}

static void
put_point(Out *o, char command, double x, double y)
{
    html_lit(o, command == 'M' ? S("M") : S("L"));
    pen_number(o, x);
    html_lit(o, S(" "));
    pen_number(o, y);
}

// One edge of the band, as steps as wide as a week; backwards for the way back along the bottom.
static void
band_edge(Out *o, const ChartTimeline *t, const Plot *p, bool high, bool back, bool starts)
{
    for (size_t k = 0; k < t->n; k++) {
        size_t i = back ? t->n - 1 - k : k;
        double v = high ? t->weeks[i].high : t->weeks[i].low, x = p->left + p->slot * (double)i;
        double y = count_y(p, isfinite(v) ? fmax(v, 0) : 0);
        put_point(o, k == 0 && starts ? 'M' : 'L', back ? x + p->slot : x, y);
        put_point(o, 'L', back ? x : x + p->slot, y);
    }
}

static void
draw_band(Out *o, const ChartTimeline *t, const Plot *p)
{
    html_lit(o, S("<path class=\"chart-band-area\" fill=\"#dfe5ea\" d=\""));
    band_edge(o, t, p, true, false, true);
    band_edge(o, t, p, false, true, false);
    html_lit(o, S("z\"/><path class=\"chart-band-edge\" fill=\"none\" stroke=\"#5a6672\" "
                  "stroke-dasharray=\"4 3\" d=\""));
    band_edge(o, t, p, true, false, true);
    html_lit(o, S("\"/>\n"));
}

// Weeks without any signal, together: a blank of full height, so that it is not read as zero.
static void
draw_blanks(Out *o, const ChartTimeline *t, const Plot *p)
{
    for (size_t i = 0, run; i < t->n; i += run + 1) {
        for (run = 0; i + run < t->n && t->weeks[i + run].state == CHART_NONE; run++)
            ;
        if (run > 0)
            pen_rect(o, &t->frame, S("chart-blank"), S("none"), p->left + p->slot * (double)i,
                     p->top, p->slot * (double)run, p->bottom - p->top);
    }
}

static void
draw_bars(Out *o, const ChartTimeline *t, const Plot *p)
{
    double width = fmax(p->slot * (p->slot > 5 ? 0.76 : 1), 1);
    for (size_t i = 0; i < t->n; i++) {
        const ChartWeek *w = &t->weeks[i];
        double x = week_x(p, i) - width / 2, y = count_y(p, (double)w->count);
        if (w->state == CHART_HIDDEN) {
            y = (p->top + p->bottom) / 2; // says nothing of its size
            pen_rect(o, &t->frame, S("chart-box"), S("hidden"), x, y, width, p->bottom - y);
        } else if (!t->line && w->state == CHART_KNOWN && w->count > 0) {
            pen_rect(o, &t->frame, w->raised ? S("chart-box") : S("chart-bar"),
                     w->raised ? S("raised") : S(""), x, y, width, p->bottom - y);
        }
        if (w->raised && w->state == CHART_KNOWN)
            pen_triangle(o, week_x(p, i), y - (t->line ? DOT + 3 : 4));
    }
    html_lit(o, S("\n"));
}

static void
draw_line(Out *o, const ChartTimeline *t, const Plot *p)
{
    bool going = false;
    html_lit(o, S("<path class=\"chart-line\" fill=\"none\" stroke=\"#14508c\" stroke-width=\"2.5\""
                  " stroke-linejoin=\"round\" d=\""));
    for (size_t i = 0; i < t->n; i++) {
        const ChartWeek *w = &t->weeks[i];
        if (w->state == CHART_KNOWN)
            put_point(o, going ? 'L' : 'M', week_x(p, i), count_y(p, (double)w->count));
        going = w->state == CHART_KNOWN; // a week without a figure breaks the line
    }
    html_lit(o, S("\"/>"));
    for (size_t i = 0; i < t->n; i++) {
        if (t->weeks[i].state != CHART_KNOWN)
            continue;
        html_lit(o, S("<circle class=\"chart-dot\" fill=\"#14508c\""));
        pen_attr(o, S("cx"), week_x(p, i));
        pen_attr(o, S("cy"), count_y(p, (double)t->weeks[i].count));
        pen_attr(o, S("r"), p->slot < 8 ? 2 : DOT);
        html_lit(o, S("/>"));
    }
    html_lit(o, S("\n"));
}

// Circles in a row above the weeks, pushed aside when they would overlap.
static void
draw_markers(Out *o, const ChartTimeline *t, const Plot *p)
{
    double free_from = 11;
    for (size_t i = 0; i < t->n_markers; i++) {
        const ChartMarker *m = &t->markers[i];
        REQUIRE(m->week < t->n);
        double x = week_x(p, m->week), left = (double)(t->n_markers - 1 - i) * 22 + 11;
        double at = fmin(fmax(x, free_from), fmax(t->frame.width - left, free_from));
        free_from = at + 22;
        html_lit(o, S("<path class=\"chart-marker-line\" fill=\"none\" stroke=\"#1b1b1b\" "
                      "stroke-dasharray=\"2 3\" d=\""));
        put_point(o, 'M', at, TOP + 10);
        put_point(o, 'L', x, TOP + 18);
        put_point(o, 'L', x, p->bottom);
        html_lit(o, S("\"/>"));
        pen_marker(o, at, TOP, m->number);
    }
}

// What the circles mean, below the chart.
static void
draw_list(Out *o, const ChartTimeline *t, const Plot *p)
{
    double y = p->list;
    for (size_t i = 0; i < t->n_markers; i++) {
        Str rest = t->markers[i].label;
        double line = y + 17;
        pen_marker(o, 10, y + 12, t->markers[i].number);
        do {
            Str text = pen_wrap(&rest, FONT, t->frame.width - LIST_LEFT);
            pen_text(o, S("chart-label"), PEN_START, LIST_LEFT, line, FONT, text);
            line += LIST_LINE;
        } while (rest.n > 0);
        y += list_height(t, &t->markers[i]);
    }
}

Html
chart_timeline(Arena *a, const ChartTimeline *t)
{
    Out o = out_new(a, HTML_MAX);
    LegendItem items[5];
    pen_check(&t->frame);
    REQUIRE(t->n > 0 && t->n <= CHART_MAX_WEEKS);
    Plot p = plan(t);
    pen_open(&o, &t->frame, S("chart-timeline"), t->frame.width, p.height);
    if (t->band)
        draw_band(&o, t, &p);
    draw_blanks(&o, t, &p);
    draw_scale(&o, &p);
    draw_bars(&o, t, &p);
    if (t->line)
        draw_line(&o, t, &p);
    draw_weeks(&o, t, &p);
    pen_legend(&o, &t->frame, items, legend_of(t, &p, items), p.legend);
    draw_markers(&o, t, &p);
    draw_list(&o, t, &p);
    pen_close(&o);
    return out_html(&o);
}
