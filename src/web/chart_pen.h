// chart_pen.h -- what the charts draw with; for src/web/chart*.c only.
#ifndef WEB_CHART_PEN_H
#define WEB_CHART_PEN_H

#include "web/chart.h"

enum { FONT = 14, SMALL = 13, LEGEND_ROW = 24, SWATCH = 18 };

// A box in a legend, and what it means. `look` is the class of the box, `pattern` a pattern of this
// chart ("" for none) and `mark` a text in it.
typedef struct LegendItem {
    Str look, pattern, text, mark;
} LegendItem;

// Open a chart of width by height: <svg>, title, description and the patterns. `kind` is the class.
void pen_open(Out *o, const ChartFrame *f, Str kind, double width, double height);
void pen_close(Out *o);

// The patterns again, named map-..., for use inside a group that is scaled: they look unscaled.
void pen_scaled_patterns(Out *o, const ChartFrame *f, double scale);

// The patterns of differences, d0 to d5, for use inside such a group: only a map needs them. And
// the plain ones, for its legend.
void pen_difference_patterns(Out *o, const ChartFrame *f, double scale);

// Write a number with at most one decimal.
void pen_number(Out *o, double v);

// ` name="v"`
void pen_attr(Out *o, Str name, double v);

void pen_line(Out *o, Str look, double x1, double y1, double x2, double y2);

// A box; filled with a pattern of the chart when `pattern` has a name.
void pen_rect(Out *o, const ChartFrame *f, Str look, Str pattern, double x, double y, double width,
              double height);

// ` fill="url(#id-pattern)"`
void pen_fill(Out *o, const ChartFrame *f, Str pattern);

typedef enum PenAnchor { PEN_START, PEN_MIDDLE, PEN_END } PenAnchor;

void pen_text(Out *o, Str look, PenAnchor anchor, double x, double y, int size, Str text);

// About how wide a text comes out, and as much of it as fits, with an ellipsis when cut.
double pen_width(Str text, int size);
Str pen_fit(Arena *a, Str text, int size, double width);

// Take the first line of a text that is broken at a space; *text becomes the rest. A word that is
// wider than a line stays whole.
Str pen_wrap(Str *text, int size, double width);

// A number in a circle around (x, y).
void pen_marker(Out *o, double x, double y, int number);

// A triangle that points down at (x, y): stands out.
void pen_triangle(Out *o, double x, double y);

// The height of a legend in this width; and draw it with its top at y.
double pen_legend_height(const LegendItem *items, size_t n, double width);
void pen_legend(Out *o, const ChartFrame *f, const LegendItem *items, size_t n, double y);

// A round step (1, 2 or 5 with zeros) of which at most five fill `most`; at least 1.
double pen_step(double most);

void pen_check(const ChartFrame *f); // an id that is no id, or a width out of range, is our fault

#endif
