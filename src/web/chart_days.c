// A line of days: today, until when something is in time, and what is coming.
#include "web/chart_pen.h"

#include <math.h>

enum {
    TODAY_ROW = 14,
    LIMIT_ROW = 36,
    MARKER_ROW = 62,
    BAND_TOP = 78,
    BAND = 26,
    LABELS = 22,
    LIST_LEFT = 28,
    LIST_LINE = 18,
    LIST_GAP = 8,
};

typedef struct Line {
    double left, right, bottom, list, height;
} Line;

static double
day_x(const ChartDays *d, const Line *l, size_t day)
{
    return l->left + (l->right - l->left) * (double)day / (double)(d->n - 1);
}

static Line
plan(const ChartDays *d)
{
    Line l = {.left = 12, .right = d->frame.width - 12, .bottom = BAND_TOP + BAND};
    l.list = l.bottom + LABELS + 12;
    l.height = l.list;
    for (size_t i = 0; i < d->n_markers; i++) {
        Str rest = d->markers[i].label;
        do {
            pen_wrap(&rest, FONT, d->frame.width - LIST_LEFT);
            l.height += LIST_LINE;
        } while (rest.n > 0);
        l.height += LIST_GAP;
    }
    return l;
}

// A text above a day, kept within the drawing and off the line of today.
static void
label_above(Out *o, const ChartDays *d, const Line *l, size_t day, double y, Str text)
{
    double half = pen_width(text, FONT) / 2, x = day_x(d, l, day), today = day_x(d, l, d->today);
    if (day > d->today)
        x = fmax(x, today + half + 6);
    else if (day < d->today)
        x = fmin(x, today - half - 6);
    x = fmin(fmax(x, half), fmax(d->frame.width - half, half));
    pen_text(o, S("chart-value"), PEN_MIDDLE, x, y, FONT, text);
}

static void
draw_days(Out *o, const ChartDays *d, const Line *l)
{
    double today = day_x(d, l, d->today);
    pen_rect(o, &d->frame, S("chart-box"), S("none"), l->left, BAND_TOP, today - l->left, BAND);
    if (d->limit != CHART_NO_DAY) {
        double limit = day_x(d, l, d->limit);
        if (limit > today)
            pen_rect(o, &d->frame, S("chart-bar"), S(""), today, BAND_TOP, limit - today, BAND);
        pen_line(o, S("chart-marker-line"), limit, LIMIT_ROW + 14, limit, l->bottom);
        pen_triangle(o, limit, BAND_TOP - 2);
        label_above(o, d, l, d->limit, LIMIT_ROW, d->limit_label);
    }
    pen_line(o, S("chart-axis"), l->left, l->bottom, l->right, l->bottom);
    pen_line(o, S("chart-marker-line"), today, TODAY_ROW + 6, today, l->bottom + 6);
    label_above(o, d, l, d->today, TODAY_ROW, d->today_label);
    pen_text(o, S("chart-label"), PEN_START, 0, l->bottom + 20, FONT, d->first_label);
    pen_text(o, S("chart-label"), PEN_END, d->frame.width, l->bottom + 20, FONT, d->last_label);
    html_lit(o, S("\n"));
}

// Circles above their days, pushed aside when they would overlap; then what they mean.
static void
draw_markers(Out *o, const ChartDays *d, const Line *l)
{
    double free_from = 11, y = l->list;
    for (size_t i = 0; i < d->n_markers; i++) {
        const ChartMarker *m = &d->markers[i];
        REQUIRE(m->week < d->n);
        double left = (double)(d->n_markers - 1 - i) * 22 + 11;
        double at =
            fmin(fmax(day_x(d, l, m->week), free_from), fmax(d->frame.width - left, free_from));
        free_from = at + 22;
        pen_line(o, S("chart-axis"), at, MARKER_ROW + 10, day_x(d, l, m->week), l->bottom);
        pen_marker(o, at, MARKER_ROW, m->number);
        Str rest = m->label;
        pen_marker(o, 10, y + 12, m->number);
        do {
            Str text = pen_wrap(&rest, FONT, d->frame.width - LIST_LEFT);
            pen_text(o, S("chart-label"), PEN_START, LIST_LEFT, y + 17, FONT, text);
            y += LIST_LINE;
        } while (rest.n > 0);
        y += LIST_GAP;
    }
}

Html
chart_days(Arena *a, const ChartDays *d)
{
    Out o = out_new(a, HTML_MAX);
    pen_check(&d->frame);
    REQUIRE(d->n >= 2 && d->n <= CHART_MAX_DAYS && d->today < d->n);
    REQUIRE(d->limit < d->n || d->limit == CHART_NO_DAY);
    Line l = plan(d);
    pen_open(&o, &d->frame, S("chart-days"), d->frame.width, l.height + 4);
    draw_days(&o, d, &l);
    draw_markers(&o, d, &l);
    pen_close(&o);
    return out_html(&o);
}
