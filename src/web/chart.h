// chart.h -- charts as SVG, drawn on the server: counts in time, bars, and a map.
//
// Every chart is one <svg role="img"> with a title and a description that name it. It uses classes
// (web/chart.css) and presentation attributes only, so it passes a CSP without inline style, and
// looks right without the style sheet too. Nothing leans on colour alone: what matters has a
// pattern, a shape or a number as well. A chart does not replace a table: the caller shows one
// beside it with the same figures.
//
// A chart is drawn for a width in CSS pixels, with text of 13 to 15 of these. Draw it twice, for
// CHART_WIDE and CHART_NARROW, and let chart_pair() show the one that fits.
//
// Texts come from the caller and are escaped here; they may be any UTF-8. An id is made of small
// letters, digits and hyphens, begins with a letter and is used once on a page.
#ifndef WEB_CHART_H
#define WEB_CHART_H

#include "web/html.h"

enum {
    CHART_WIDE = 720,
    CHART_NARROW = 358, // a telephone of 390 pixels, less the margins of a page
    CHART_MIN_WIDTH = 280,
    CHART_MAX_WIDTH = 2000,
    CHART_MAX_WEEKS = 530, // ten years and some
    CHART_MAX_BARS = 400,
    CHART_MAX_AREAS = 1000,
    CHART_CLASSES = 5,
};

// What is known of a figure. Silence is not peace: "no signals" is drawn as a blank, never as a
// good sign, and a figure that is too small to show is drawn as such, without its size.
typedef enum ChartState {
    CHART_KNOWN,
    CHART_NONE,   // nothing was reported: hatched, "geen signalen"
    CHART_HIDDEN, // not to be shown, as it is small or tells another that is: dashed, "afgeschermd"
} ChartState;

typedef struct ChartFrame {
    Str id;
    Str title; // read aloud first: what the chart is about
    Str desc;  // read aloud next: in one or two sentences what can be seen
    int width; // CSS pixels, CHART_MIN_WIDTH to CHART_MAX_WIDTH
} ChartFrame;

// ---- counts in time -----------------------------------------------------------------------------

typedef struct ChartWeek {
    Str label;        // "12 jan": shown under some of the weeks, as many as fit
    int64_t count;    // 0 or more; not looked at unless state is CHART_KNOWN
    double low, high; // what is usual, when the timeline has a band; high >= low >= 0
    ChartState state;
    bool raised; // stands out: drawn with a pattern and a mark
} ChartWeek;

typedef struct ChartMarker {
    size_t week; // index of the week in which it happened
    int number;  // stands in a circle above the week, and before the label below the chart
    Str label;
} ChartMarker;

typedef struct ChartTimeline {
    ChartFrame frame;
    const ChartWeek *weeks;
    size_t n;
    const ChartMarker *markers; // in order of week
    size_t n_markers;
    bool line; // a line with dots; otherwise bars
    bool band; // draw low to high
} ChartTimeline;

// Draw a timeline of 1 to CHART_MAX_WEEKS weeks with a legend below it.
Html chart_timeline(Arena *a, const ChartTimeline *t);

// ---- bars ---------------------------------------------------------------------------------------

typedef struct ChartBar {
    Str label;
    int64_t count; // 0 or more; not looked at unless state is CHART_KNOWN
    ChartState state;
} ChartBar;

typedef struct ChartBars {
    ChartFrame frame;
    const ChartBar *bars;
    size_t n;
} ChartBars;

// Draw a bar to the right for each of 1 to CHART_MAX_BARS categories, in the order given, with its
// label before it (above it in a narrow chart) and its count after it.
Html chart_bars(Arena *a, const ChartBars *b);

// ---- days ---------------------------------------------------------------------------------------

enum { CHART_MAX_DAYS = 800, CHART_NO_DAY = 100000 };

typedef struct ChartDays {
    ChartFrame frame;
    size_t n;     // days on the line, 2 to CHART_MAX_DAYS
    size_t today; // index of a day
    size_t limit; // the last day on which something is in time; CHART_NO_DAY when there is none
    Str first_label, last_label;  // under the ends of the line
    Str today_label, limit_label; // in the legend
    const ChartMarker *markers;   // what is coming: `week` is the index of its day; in that order
    size_t n_markers;
} ChartDays;

// Draw a line of days with today, the days up to the limit, and what is coming, numbered, with a
// legend and what the numbers mean below it.
Html chart_days(Arena *a, const ChartDays *d);

// ---- map ----------------------------------------------------------------------------------------

typedef struct ChartArea {
    Str path;      // the d of an SVG path, in the units of the map
    Str name;      // shown when pointed at
    double x, y;   // where its number comes, in the units of the map
    double room;   // radius of the free space around that place: no count or name that does not fit
    int64_t count; // 0 or more; not looked at unless state is CHART_KNOWN
    ChartState state;
    bool quiet; // less than usual: marked with an "s"
    int step;   // on a map with a ChartDifference: 1 (much less) to CHART_CLASSES; 0: unknown
    bool aside; // only there to show where the others lie: light, without a count
} ChartArea;

// What the shades of a map say when they are not about counts but about the difference with what
// was expected. The counts stay in the areas.
typedef struct ChartDifference {
    Str texts[CHART_CLASSES]; // in the legend, from much less to much more
    Str unknown;              // of step 0
} ChartDifference;

typedef struct ChartMap {
    ChartFrame frame;
    double width, height; // of the map, in its own units; scaled to the width of the frame
    const ChartArea *areas;
    size_t n;
    int64_t upto[CHART_CLASSES - 1];   // the last count of classes 1 to 4, rising: chart_classes()
    const ChartDifference *difference; // shade by step instead; NULL: by count
    Str aside;                         // in the legend, for areas that are aside
} ChartMap;

// Draw up to CHART_MAX_AREAS areas in five classes, each with its own shade and pattern, with its
// count and, where there is room, its name, with a legend below. Classes of difference are purple
// with dashes (less), grey, and orange with crosses (more): neither is a good sign. An area whose
// count is hidden never shows its step. Paths are written as they are into
// an attribute, escaped: a wrong one draws nothing else than a wrong shape.
Html chart_map(Arena *a, const ChartMap *m);

// Class limits for counts from 0 to `most`: the first class ends at `first` (the smallest count
// that may be shown, or 1), the others grow by about the same factor, rounded to whole numbers that
// rise.
void chart_classes(int64_t first, int64_t most, int64_t upto[CHART_CLASSES - 1]);

// The class of a count: 1 to CHART_CLASSES.
int chart_class(const int64_t upto[CHART_CLASSES - 1], int64_t count);

// ---- strip --------------------------------------------------------------------------------------

// Every answer as a dot above its place on a scale: how far people differ, without a mean.
typedef struct ChartStrip {
    ChartFrame frame;
    const Str *labels;     // of the places, from least to most
    const int64_t *counts; // answers at each, 0 to CHART_MAX_DOTS
    size_t n;              // places: 2 to CHART_MAX_PLACES
    bool apart;            // the last place is not on the scale ("I don't know"): drawn apart
} ChartStrip;

enum { CHART_MAX_DOTS = 200, CHART_MAX_PLACES = 7 };

// Draw a strip. Labels that do not fit are cut: keep them to one short word or two.
Html chart_strip(Arena *a, const ChartStrip *s);

// ---- on a page ----------------------------------------------------------------------------------

// Both drawings of one chart: the style sheet shows the wide one or the narrow one.
Html chart_pair(Arena *a, Html wide, Html narrow);

#endif
