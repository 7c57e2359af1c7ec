#include "test/check.h"
#include "web/chart.h"

#include <expat.h>
#include <math.h>
#include <string.h>

#define NASTY "<script>&\"'\xC3\xAB]]>"

// What a reader of XML finds in a chart.
typedef struct Found {
    Arena *a;
    int paths, rects, texts, styles, ids;
    Str seen[64];
    bool twice, img;
} Found;

static void XMLCALL
on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    Found *f = user;
    f->paths += strcmp(name, "path") == 0;
    f->rects += strcmp(name, "rect") == 0;
    f->texts += strcmp(name, "text") == 0;
    f->styles += strcmp(name, "style") == 0 || strcmp(name, "script") == 0;
    for (size_t i = 0; attributes[i]; i += 2) {
        Str value = str_z(attributes[i + 1]);
        f->styles += strcmp(attributes[i], "style") == 0;
        f->img |= strcmp(attributes[i], "role") == 0 && str_eq(value, S("img"));
        if (strcmp(attributes[i], "id") == 0) {
            for (int k = 0; k < f->ids; k++)
                f->twice |= str_eq(f->seen[k], value);
            f->seen[f->ids++ % (int)COUNT(f->seen)] = str_copy(f->a, value);
        }
    }
}

// Parse a chart as XML, and check what holds for all.
static Found
parse(Arena *a, Html h)
{
    Found f = {.a = a};
    XML_Parser p = XML_ParserCreate("UTF-8");
    XML_SetUserData(p, &f);
    XML_SetStartElementHandler(p, on_start);
    CHECK(XML_Parse(p, h.markup.p, (int)h.markup.n, 1) == XML_STATUS_OK);
    XML_ParserFree(p);
    CHECK(!h.over && f.img && !f.twice);
    CHECK_INT(f.styles, 0);
    CHECK_HASNT(h.markup, S("nan"));
    CHECK_HASNT(h.markup, S("inf\""));
    CHECK_HAS(h.markup, S("aria-labelledby=\"x-title x-desc\""));
    CHECK_HAS(h.markup, S("<title id=\"x-title\">"));
    CHECK_HAS(h.markup, S("<desc id=\"x-desc\">"));
    CHECK_HAS(h.markup, S("viewBox=\"0 0 "));
    return f;
}

static ChartFrame
frame(int width)
{
    return (ChartFrame){S("x"), S("Titel " NASTY), S("Uitleg"), width};
}

static ChartTimeline
timeline(ChartWeek *weeks, size_t n, int width)
{
    for (size_t i = 0; i < n; i++)
        weeks[i] = (ChartWeek){S("12 jan"), (int64_t)(i % 9), 1, 6, CHART_KNOWN, i % 9 == 8};
    return (ChartTimeline){.frame = frame(width), .weeks = weeks, .n = n, .band = true};
}

TEST(chart, timeline_is_valid_xml_and_escapes)
{
    Arena *a = arena_new(8 << 20);
    ChartWeek weeks[52];
    ChartMarker markers[] = {{0, 1, S(NASTY)}, {51, 2, S("Protest")}};
    for (int line = 0; line < 2; line++) {
        ChartTimeline t = timeline(weeks, COUNT(weeks), CHART_WIDE);
        t.line = line;
        t.markers = markers;
        t.n_markers = COUNT(markers);
        Html h = chart_timeline(a, &t);
        parse(a, h);
        CHECK_HASNT(h.markup, S("<script"));
        CHECK_HAS(h.markup, S("&lt;script&gt;&amp;&quot;"));
        CHECK_HAS(h.markup, S("Meer dan gebruikelijk"));
        CHECK_HAS(h.markup, S("Wat gebruikelijk is"));
        CHECK_HASNT(h.markup, S("Geen signalen"));
    }
    arena_free(a);
}

TEST(chart, timeline_shows_silence_as_blank_and_hides_small_counts)
{
    Arena *a = arena_new(8 << 20);
    ChartWeek weeks[3];
    ChartTimeline t = timeline(weeks, COUNT(weeks), CHART_NARROW);
    weeks[0].state = CHART_HIDDEN;
    weeks[0].count = 3;
    Html three = chart_timeline(a, &t);
    weeks[0].count = 1;
    Html one = chart_timeline(a, &t);
    CHECK_STR(one.markup, three.markup); // nothing in the drawing depends on a hidden count
    CHECK_HAS(one.markup, S("url(#x-hidden)"));
    CHECK_HAS(one.markup, S("Afgeschermd"));
    weeks[0].state = CHART_NONE;
    CHECK_HAS(chart_timeline(a, &t).markup, S("Geen signalen"));
    arena_free(a);
}

TEST(chart, timeline_thins_its_labels)
{
    Arena *a = arena_new(8 << 20);
    static ChartWeek weeks[CHART_MAX_WEEKS];
    ChartTimeline t = timeline(weeks, CHART_MAX_WEEKS, CHART_NARROW);
    CHECK(parse(a, chart_timeline(a, &t)).texts < 20);
    t = timeline(weeks, 1, CHART_MIN_WIDTH);
    weeks[0].count = 0;
    weeks[0].high = INFINITY;
    parse(a, chart_timeline(a, &t));
    arena_free(a);
}

TEST(chart, bars_show_a_number_each)
{
    Arena *a = arena_new(8 << 20);
    ChartBar bars[] = {{S(NASTY), 1234, CHART_KNOWN},
                       {S("Wonen"), 2, CHART_HIDDEN},
                       {S("Jongeren"), 0, CHART_NONE},
                       {S("Een heel lange naam van een thema die nergens past"), 0, CHART_KNOWN}};
    for (int narrow = 0; narrow < 2; narrow++) {
        ChartBars b = {frame(narrow ? CHART_NARROW : CHART_WIDE), bars, COUNT(bars)};
        Html h = chart_bars(a, &b), other;
        CHECK_INT(parse(a, h).rects, 4);
        CHECK_HAS(h.markup, S(">1234</text>"));
        CHECK_HAS(h.markup, S(">&lt;5</text>"));
        CHECK_HAS(h.markup, S(">geen signalen</text>"));
        bars[1].count = 4;
        other = chart_bars(a, &b);
        CHECK_STR(other.markup, h.markup);
    }
    arena_free(a);
}

TEST(chart, map_draws_five_classes_with_pattern_and_number)
{
    Arena *a = arena_new(8 << 20);
    ChartArea areas[7];
    for (int i = 0; i < 7; i++)
        areas[i] = (ChartArea){.path = S("M0 0l10 0 0 10z"),
                               .name = S(NASTY),
                               .x = 5,
                               .y = 5,
                               .room = 5,
                               .count = i + 1,
                               .state = i == 5   ? CHART_NONE
                                        : i == 6 ? CHART_HIDDEN
                                                 : CHART_KNOWN};
    areas[0].path = S("\"/><script>");
    ChartMap m = {frame(CHART_NARROW), 100, 100, areas, COUNT(areas), {1, 2, 3, 4}};
    Html h = chart_map(a, &m);
    parse(a, h);
    CHECK_HASNT(h.markup, S("<script"));
    for (int k = 1; k <= CHART_CLASSES; k++)
        CHECK_HAS(h.markup, str_fmt(a, "fill=\"url(#x-map-k%d)\"", k));
    CHECK_HAS(h.markup, S("fill=\"url(#x-map-none)\""));
    CHECK_HAS(h.markup, S("fill=\"url(#x-map-hidden)\""));
    CHECK_HAS(h.markup, S(": geen signalen</title>"));
    areas[6].count = 2;
    CHECK_STR(chart_map(a, &m).markup, h.markup);
    arena_free(a);
}

// A map of one area with this step, or (step 0, hidden) one of which the count may not be seen.
static Html
draw_step(Arena *a, int step, ChartState state)
{
    static const ChartDifference steps = {
        .texts = {STR("veel minder"), STR("minder"), STR("zoals verwacht"), STR("meer"),
                  STR("veel meer")},
        .unknown = STR("te weinig"),
    };
    ChartArea area = {.path = S("M0 0l10 0 0 10z"),
                      .name = S("Waterrijk"),
                      .x = 50,
                      .y = 50,
                      .room = 40,
                      .count = 12,
                      .state = state,
                      .step = step};
    ChartMap m = {.frame = frame(CHART_NARROW),
                  .width = 100,
                  .height = 100,
                  .areas = &area,
                  .n = 1,
                  .difference = &steps};
    return chart_map(a, &m);
}

TEST(chart, a_map_of_differences_says_so_in_shade_pattern_number_and_words)
{
    Arena *a = arena_new(8 << 20);
    static const char *const words[] = {"te weinig",      "veel minder", "minder",
                                        "zoals verwacht", "meer",        "veel meer"};
    for (int step = 0; step <= CHART_CLASSES; step++) {
        Html h = draw_step(a, step, CHART_KNOWN);
        parse(a, h);
        CHECK_HAS(h.markup, str_fmt(a, "fill=\"url(#x-map-d%d)\"", step));
        CHECK_HAS(h.markup, str_fmt(a, "Waterrijk: 12, %s</title>", words[step]));
        CHECK_HAS(h.markup, S(">12</text>"));
        for (int k = 1; k <= CHART_CLASSES; k++) // the legend
            CHECK_HAS(h.markup, str_fmt(a, ">%s</text>", words[k]));
    }
    arena_free(a);
}

TEST(chart, a_hidden_number_is_not_betrayed_by_its_shade)
{
    Arena *a = arena_new(8 << 20);
    Html h = draw_step(a, 0, CHART_HIDDEN);
    for (int step = 1; step <= CHART_CLASSES; step++) {
        CHECK_STR(draw_step(a, step, CHART_HIDDEN).markup, h.markup);
        CHECK_STR(draw_step(a, step, CHART_NONE).markup, draw_step(a, 0, CHART_NONE).markup);
    }
    arena_free(a);
}

// The colour of `name="#rrggbb"` after a place in the markup, as relative luminance (WCAG 2.2).
static double
luminance_after(Str markup, const char *place, const char *name)
{
    Cursor c = cursor(markup);
    Str before, hex;
    double part[3];
    CHECK(cursor_until(&c, str_z(place), SIZE_MAX, &before));
    CHECK(cursor_until(&c, str_z(name), SIZE_MAX, &before));
    CHECK(cursor_until(&c, S("\""), SIZE_MAX, &hex));
    for (size_t i = 0; i < 3; i++) {
        int v = 0;
        for (size_t k = 0; k < 2; k++) {
            char d = hex.n == 3 ? hex.p[i] : hex.p[2 * i + k];
            v = v * 16 + (d <= '9' ? d - '0' : d - 'a' + 10);
        }
        part[i] = v <= 10 ? v / 255.0 / 12.92 : pow((v / 255.0 + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

static double
contrast(double x, double y)
{
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

TEST(chart, numbers_can_be_read_on_every_shade)
{
    Arena *a = arena_new(8 << 20);
    for (int step = 0; step <= CHART_CLASSES; step++) {
        Str svg = draw_step(a, step, CHART_KNOWN).markup;
        double tile = luminance_after(svg, str_fmt(a, "id=\"x-d%d\"", step).p, "fill=\"#");
        double text = luminance_after(svg, "<text class=\"chart-number", "fill=\"#");
        double edge = luminance_after(svg, "<text class=\"chart-number", "stroke=\"#");
        CHECK(contrast(text, tile) >= 4.5);
        CHECK(contrast(text, edge) >= 4.5);
    }
    arena_free(a);
}

TEST(chart, what_lies_around_has_a_name_and_no_number)
{
    Arena *a = arena_new(8 << 20);
    ChartArea areas[2] = {{.path = S("M0 0l10 0 0 10z"),
                           .name = S("Noord"),
                           .x = 25,
                           .y = 50,
                           .room = 20,
                           .count = 12},
                          {.path = S("M50 0l10 0 0 10z"),
                           .name = S("Zuid"),
                           .x = 75,
                           .y = 50,
                           .room = 20,
                           .count = 4321,
                           .aside = true}};
    ChartMap m = {.frame = frame(CHART_WIDE),
                  .width = 100,
                  .height = 100,
                  .areas = areas,
                  .n = 2,
                  .upto = {1, 2, 3, 4},
                  .aside = S("hoort er niet bij")};
    Html h = chart_map(a, &m);
    parse(a, h);
    CHECK_HAS(h.markup, S("<title>Zuid</title>"));
    CHECK_HAS(h.markup, S(">hoort er niet bij</text>"));
    CHECK_HASNT(h.markup, S("4321"));
    arena_free(a);
}

TEST(chart, a_long_name_goes_on_a_second_line)
{
    Arena *a = arena_new(8 << 20);
    ChartArea area = {.path = S("M0 0l10 0 0 10z"),
                      .name = S("Waterrijk-Centrum"),
                      .x = 50,
                      .y = 50,
                      .room = 12,
                      .count = 12};
    ChartMap m = {.frame = frame(CHART_NARROW),
                  .width = 100,
                  .height = 100,
                  .areas = &area,
                  .n = 1,
                  .upto = {1, 2, 3, 4}};
    Html h = chart_map(a, &m);
    CHECK_HAS(h.markup, S(">Waterrijk-</text>"));
    CHECK_HAS(h.markup, S(">Centrum</text>"));
    CHECK_HAS(h.markup, S(">12</text>"));
    area.room = 40;
    CHECK_HAS(chart_map(a, &m).markup, S(">Waterrijk-Centrum</text>"));
    arena_free(a);
}

TEST(chart, classes_rise)
{
    int64_t upto[CHART_CLASSES - 1];
    chart_classes(1, 1, upto);
    for (int i = 0; i < 4; i++)
        CHECK_INT(upto[i], i + 1);
    chart_classes(5, 80, upto);
    CHECK_INT(upto[0], 5);
    CHECK_INT(upto[1], 10);
    CHECK_INT(upto[3], 40);
    CHECK_INT(chart_class(upto, 0), 1);
    CHECK_INT(chart_class(upto, 5), 1);
    CHECK_INT(chart_class(upto, 6), 2);
    CHECK_INT(chart_class(upto, 41), 5);
}

TEST(chart, pair_holds_both)
{
    Arena *a = arena_new(8 << 20);
    ChartBar bar = {S("Wonen"), 2, CHART_KNOWN};
    ChartBars b = {frame(CHART_WIDE), &bar, 1};
    Html wide = chart_bars(a, &b);
    b.frame.width = CHART_NARROW;
    Html both = chart_pair(a, wide, chart_bars(a, &b));
    CHECK_HAS(both.markup, S("<div class=\"chart-wide\">"));
    CHECK_HAS(both.markup, S("width=\"358\""));
    CHECK_HAS(both.markup, S("width=\"720\""));
    arena_free(a);
}

TEST(chart, days_mark_today_and_the_limit)
{
    Arena *a = arena_new(8 << 20);
    ChartMarker markers[] = {{40, 1, S(NASTY)}, {40, 2, S("Raadsvergadering")}};
    ChartDays d = {.frame = frame(CHART_NARROW),
                   .n = 60,
                   .today = 30,
                   .limit = 45,
                   .first_label = S("1 jan"),
                   .last_label = S("1 mrt"),
                   .today_label = S("Vandaag"),
                   .limit_label = S("Laatste veilige dag"),
                   .markers = markers,
                   .n_markers = COUNT(markers)};
    Html h = chart_days(a, &d);
    parse(a, h);
    CHECK_HASNT(h.markup, S("<script"));
    CHECK_HAS(h.markup, S("Vandaag"));
    CHECK_HAS(h.markup, S("Laatste veilige dag"));
    d.limit = CHART_NO_DAY;
    CHECK_HASNT(chart_days(a, &d).markup, S("Laatste veilige dag"));
    d.limit = 10; // over
    CHECK_HAS(chart_days(a, &d).markup, S("Laatste veilige dag"));
    arena_free(a);
}
