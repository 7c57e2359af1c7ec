#include "web/chart_pen.h"

#include <math.h>

// The width of an average letter, in font sizes; on the safe side for most sans-serif fonts.
#define GLYPH 0.6

// The patterns of a chart: name, side of the tile in pixels, how far it is turned, what is in it.
typedef struct Pattern {
    Str name;
    int side, turn;
    Str markup;
} Pattern;

static const Pattern patterns[] = {
    {STR("none"), 7, 45,
     STR("<path class=\"chart-paper\" fill=\"#fff\" d=\"M0 0h7v7h-7z\"/>"
         "<path class=\"chart-grey\" fill=\"#6b7683\" d=\"M0 0h1.3v7h-1.3z\"/>")},
    {STR("hidden"), 6, 0,
     STR("<path class=\"chart-paper\" fill=\"#fff\" d=\"M0 0h6v6h-6z\"/>"
         "<circle class=\"chart-grey\" fill=\"#6b7683\" cx=\"3\" cy=\"3\" r=\"1\"/>")},
    {STR("raised"), 6, -45,
     STR("<path class=\"chart-raised\" fill=\"#a3300b\" d=\"M0 0h6v6h-6z\"/>"
         "<path class=\"chart-paper\" fill=\"#fff\" d=\"M0 0h1.4v6h-1.4z\"/>")},
    {STR("k1"), 8, 0, STR("<path class=\"chart-k1\" fill=\"#e9f1f9\" d=\"M0 0h8v8h-8z\"/>")},
    {STR("k2"), 7, 0,
     STR("<path class=\"chart-k2\" fill=\"#bfd7ec\" d=\"M0 0h7v7h-7z\"/>"
         "<circle class=\"chart-k4\" fill=\"#2b6ca8\" cx=\"3.5\" cy=\"3.5\" r=\"1\"/>")},
    {STR("k3"), 7, 0,
     STR("<path class=\"chart-k3\" fill=\"#7fb0d8\" d=\"M0 0h7v7h-7z\"/>"
         "<path class=\"chart-k5\" fill=\"#0a2f57\" d=\"M0 3h7v1h-7z\"/>")},
    {STR("k4"), 6, -45,
     STR("<path class=\"chart-k4\" fill=\"#2b6ca8\" d=\"M0 0h6v6h-6z\"/>"
         "<path class=\"chart-k1\" fill=\"#e9f1f9\" d=\"M0 0h1v6h-1z\"/>")},
    {STR("k5"), 8, 0, STR("<path class=\"chart-k5\" fill=\"#0a2f57\" d=\"M0 0h8v8h-8z\"/>")},
};

// Differences with what was expected: dashes for less, crosses for more, twice as dense for much.
static const Pattern differences[] = {
    {STR("d0"), 8, 0, STR("<path class=\"chart-paper\" fill=\"#fff\" d=\"M0 0h8v8h-8z\"/>")},
    {STR("d1"), 8, 0,
     STR("<path class=\"chart-d1\" fill=\"#4a2178\" d=\"M0 0h8v8h-8z\"/>"
         "<path class=\"chart-d1-mark\" fill=\"#7a55a6\" d=\"M0 1h5v1h-5zM3 5h5v1h-5z\"/>")},
    {STR("d2"), 12, 0,
     STR("<path class=\"chart-d2\" fill=\"#cdc3e3\" d=\"M0 0h12v12h-12z\"/>"
         "<path class=\"chart-d2-mark\" fill=\"#6d4d9e\" d=\"M3 5h6v1.2h-6z\"/>")},
    {STR("d3"), 8, 0, STR("<path class=\"chart-d3\" fill=\"#eef0f2\" d=\"M0 0h8v8h-8z\"/>")},
    {STR("d4"), 12, 0,
     STR("<path class=\"chart-d4\" fill=\"#ffd199\" d=\"M0 0h12v12h-12z\"/>"
         "<path class=\"chart-d4-mark\" fill=\"#a34a00\" "
         "d=\"M5.4 3h1.2v2.4h2.4v1.2h-2.4v2.4h-1.2v-2.4h-2.4v-1.2h2.4z\"/>")},
    {STR("d5"), 8, 0,
     STR("<path class=\"chart-d5\" fill=\"#7d3300\" d=\"M0 0h8v8h-8z\"/>"
         "<path class=\"chart-d5-mark\" fill=\"#b0612a\" "
         "d=\"M3.5 1.5h1v2h2v1h-2v2h-1v-2h-2v-1h2z\"/>")},
};

void
pen_check(const ChartFrame *f)
{
    REQUIRE(f->id.n > 0 && f->id.p[0] >= 'a' && f->id.p[0] <= 'z');
    for (size_t i = 0; i < f->id.n; i++) {
        char c = f->id.p[i];
        REQUIRE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
    REQUIRE(f->width >= CHART_MIN_WIDTH && f->width <= CHART_MAX_WIDTH);
}

void
pen_number(Out *o, double v)
{
    double tenths = round(v * 10);
    html_put(o, tenths < 0 || tenths > 0 ? tenths / 10 : 0.0);
}

void
pen_attr(Out *o, Str name, double v)
{
    html_lit(o, S(" "));
    html_lit(o, name);
    html_lit(o, S("=\""));
    pen_number(o, v);
    html_lit(o, S("\""));
}

static void
labelled(Out *o, const ChartFrame *f, Str element, Str suffix, Str text)
{
    html_lit(o, S("<"));
    html_lit(o, element);
    html_lit(o, S(" id=\""));
    html_put(o, f->id);
    html_lit(o, suffix);
    html_lit(o, S("\">"));
    html_put(o, text);
    html_lit(o, S("</"));
    html_lit(o, element);
    html_lit(o, S(">"));
}

static void
put_patterns(Out *o, const ChartFrame *f, const Pattern *v, size_t n)
{
    html_lit(o, S("<defs>"));
    for (size_t i = 0; i < n; i++) {
        html_lit(o, S("<pattern patternUnits=\"userSpaceOnUse\" id=\""));
        html_put(o, f->id);
        html_lit(o, S("-"));
        html_lit(o, v[i].name);
        html_lit(o, S("\""));
        pen_attr(o, S("width"), v[i].side);
        pen_attr(o, S("height"), v[i].side);
        html_lit(o, S(" patternTransform=\"rotate("));
        html_put(o, v[i].turn);
        html_lit(o, S(")\">"));
        html_lit(o, v[i].markup);
        html_lit(o, S("</pattern>"));
    }
    html_lit(o, S("</defs>\n"));
}

static void
put_scaled(Out *o, const ChartFrame *f, const Pattern *v, size_t n, double scale)
{
    html_lit(o, S("<defs>"));
    for (size_t i = 0; i < n; i++) {
        html_lit(o, S("<pattern id=\""));
        html_put(o, f->id);
        html_lit(o, S("-map-"));
        html_lit(o, v[i].name);
        html_lit(o, S("\" href=\"#"));
        html_put(o, f->id);
        html_lit(o, S("-"));
        html_lit(o, v[i].name);
        html_lit(o, S("\" patternTransform=\"scale("));
        html_put(o, 1 / scale);
        html_lit(o, S(") rotate("));
        html_put(o, v[i].turn);
        html_lit(o, S(")\"/>"));
    }
    html_lit(o, S("</defs>\n"));
}

void
pen_open(Out *o, const ChartFrame *f, Str kind, double width, double height)
{
    html_lit(o, S("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart "));
    html_lit(o, kind);
    html_lit(o, S("\" role=\"img\" aria-labelledby=\""));
    html_put(o, f->id);
    html_lit(o, S("-title "));
    html_put(o, f->id);
    html_lit(o, S("-desc\" font-family=\"system-ui, sans-serif\""));
    pen_attr(o, S("width"), width);
    pen_attr(o, S("height"), ceil(height));
    html_lit(o, S(" viewBox=\"0 0 "));
    pen_number(o, width);
    html_lit(o, S(" "));
    pen_number(o, ceil(height));
    html_lit(o, S("\">\n"));
    labelled(o, f, S("title"), S("-title"), f->title);
    labelled(o, f, S("desc"), S("-desc"), f->desc);
    html_lit(o, S("\n"));
    put_patterns(o, f, patterns, COUNT(patterns));
}

void
pen_scaled_patterns(Out *o, const ChartFrame *f, double scale)
{
    put_scaled(o, f, patterns, COUNT(patterns), scale);
}

void
pen_difference_patterns(Out *o, const ChartFrame *f, double scale)
{
    put_patterns(o, f, differences, COUNT(differences));
    put_scaled(o, f, differences, COUNT(differences), scale);
}

void
pen_close(Out *o)
{
    html_lit(o, S("</svg>\n"));
}

void
pen_line(Out *o, Str look, double x1, double y1, double x2, double y2)
{
    html_lit(o, S("<line class=\""));
    html_lit(o, look);
    html_lit(o, S("\" stroke=\"#6b7683\""));
    pen_attr(o, S("x1"), x1);
    pen_attr(o, S("y1"), y1);
    pen_attr(o, S("x2"), x2);
    pen_attr(o, S("y2"), y2);
    html_lit(o, S("/>"));
}

void
pen_fill(Out *o, const ChartFrame *f, Str pattern)
{
    html_lit(o, S(" fill=\"url(#"));
    html_put(o, f->id);
    html_lit(o, S("-"));
    html_lit(o, pattern);
    html_lit(o, S(")\""));
}

void
pen_rect(Out *o, const ChartFrame *f, Str look, Str pattern, double x, double y, double width,
         double height)
{
    html_lit(o, S("<rect class=\""));
    html_lit(o, look);
    html_lit(o, S("\""));
    if (str_eq(look, S("chart-blank"))) {
        pen_fill(o, f, pattern);
        html_lit(o, S(" opacity=\"0.8\""));
    } else if (pattern.n > 0) {
        html_lit(o, S(" stroke=\"#35424f\""));
        pen_fill(o, f, pattern);
    } else if (str_eq(look, S("chart-box chart-aside"))) {
        html_lit(o, S(" fill=\"#f7f8f9\" stroke=\"#b4bdc6\""));
    } else if (str_eq(look, S("chart-band"))) {
        html_lit(o, S(" fill=\"#dfe5ea\" stroke=\"#5a6672\" stroke-dasharray=\"4 3\""));
    } else {
        html_lit(o, S(" fill=\"#14508c\""));
    }
    pen_attr(o, S("x"), x);
    pen_attr(o, S("y"), y);
    pen_attr(o, S("width"), fmax(width, 0));
    pen_attr(o, S("height"), fmax(height, 0));
    html_lit(o, S("/>"));
}

// A number in an area, with an edge around its letters in which no pattern is seen.
static const struct {
    Str look, attributes;
} number_inks[] = {
    {STR("chart-number"), STR(" fill=\"#1b2733\" stroke=\"#fff\"")},
    {STR("chart-number chart-number-light"), STR(" fill=\"#fff\" stroke=\"#0a2a4d\"")},
    {STR("chart-number chart-number-less"), STR(" fill=\"#fff\" stroke=\"#4a2178\"")},
    {STR("chart-number chart-number-more"), STR(" fill=\"#fff\" stroke=\"#7d3300\"")},
};

void
pen_text(Out *o, Str look, PenAnchor anchor, double x, double y, int size, Str text)
{
    static const Str anchors[] = {STR("start"), STR("middle"), STR("end")};
    html_lit(o, S("<text class=\""));
    html_lit(o, look);
    html_lit(o, S("\" text-anchor=\""));
    html_lit(o, anchors[anchor]);
    html_lit(o, S("\""));
    pen_attr(o, S("x"), x);
    pen_attr(o, S("y"), y);
    pen_attr(o, S("font-size"), size);
    if (str_starts(look, S("chart-number"))) {
        html_lit(o, S(" font-weight=\"700\" paint-order=\"stroke\" stroke-width=\"3.5\" "
                      "stroke-linejoin=\"round\""));
        for (size_t i = 0; i < COUNT(number_inks); i++)
            if (str_eq(look, number_inks[i].look))
                html_lit(o, number_inks[i].attributes);
    }
    html_lit(o, S(">"));
    html_put(o, text);
    html_lit(o, S("</text>"));
}

double
pen_width(Str text, int size)
{
    return (double)str_characters(text) * size * GLYPH;
}

Str
pen_fit(Arena *a, Str text, int size, double width)
{
    size_t keep = (size_t)fmax(2, width / (size * GLYPH)), at = 0, seen = 0;
    if (str_characters(text) <= keep)
        return text;
    while (at < text.n) {
        bool starts = ((unsigned char)text.p[at] & 0xC0) != 0x80;
        if (starts && seen++ == keep - 1)
            break;
        at++;
    }
    Str head = str_trim((Str){text.p, at});
    return str_fmt(a, "%.*s\xE2\x80\xA6", (int)head.n, head.p);
}

Str
pen_wrap(Str *text, int size, double width)
{
    size_t keep = (size_t)fmax(2, width / (size * GLYPH)), seen = 0, space = 0;
    Str all = *text;
    for (size_t at = 0; at < all.n && seen <= keep; at++) {
        if (all.p[at] == ' ')
            space = at;
        seen += ((unsigned char)all.p[at] & 0xC0) != 0x80;
    }
    if (seen <= keep || space == 0) {
        *text = (Str){all.p + all.n, 0};
        return all;
    }
    *text = str_trim((Str){all.p + space, all.n - space});
    return (Str){all.p, space};
}

void
pen_triangle(Out *o, double x, double y)
{
    html_lit(o, S("<path class=\"chart-raised\" fill=\"#a3300b\" transform=\"translate("));
    pen_number(o, x);
    html_lit(o, S(" "));
    pen_number(o, y);
    html_lit(o, S(")\" d=\"M-5-8h10l-5 8z\"/>"));
}

static double
item_width(const LegendItem *item)
{
    return SWATCH + 8 + pen_width(item->text, FONT) + 20;
}

double
pen_legend_height(const LegendItem *items, size_t n, double width)
{
    double x = 0, rows = n > 0;
    for (size_t i = 0; i < n; i++) {
        if (x > 0 && x + item_width(&items[i]) > width) {
            x = 0;
            rows++;
        }
        x += item_width(&items[i]);
    }
    return rows * LEGEND_ROW;
}

void
pen_legend(Out *o, const ChartFrame *f, const LegendItem *items, size_t n, double y)
{
    double x = 0;
    for (size_t i = 0; i < n; i++) {
        const LegendItem *it = &items[i];
        if (x > 0 && x + item_width(it) > f->width) {
            x = 0;
            y += LEGEND_ROW;
        }
        if (str_eq(it->look, S("chart-raised")))
            pen_triangle(o, x + SWATCH / 2.0, y + 13);
        else if (str_eq(it->look, S("chart-line")))
            pen_rect(o, f, S("chart-bar"), S(""), x, y + 8, SWATCH, 3);
        else
            pen_rect(o, f, it->look, it->pattern, x + 1, y + 1, SWATCH - 2, SWATCH - 2);
        if (it->mark.n > 0)
            pen_text(o, S("chart-number"), PEN_MIDDLE, x + SWATCH / 2.0, y + 14, SMALL, it->mark);
        pen_text(o, S("chart-label"), PEN_START, x + SWATCH + 8, y + 14, FONT, it->text);
        x += item_width(it);
    }
    html_lit(o, S("\n"));
}

double
pen_step(double most)
{
    double ten = 1;
    while (ten * 50 < most)
        ten *= 10;
    if (most <= ten * 5)
        return ten;
    return most <= ten * 10 ? ten * 2 : most <= ten * 25 ? ten * 5 : ten * 10;
}

Html
chart_pair(Arena *a, Html wide, Html narrow)
{
    Out o = out_new(a, HTML_MAX);
    html_lit(&o, S("<div class=\"chart-pair\"><div class=\"chart-wide\">\n"));
    html_put(&o, wide);
    html_lit(&o, S("</div><div class=\"chart-narrow\">\n"));
    html_put(&o, narrow);
    html_lit(&o, S("</div></div>\n"));
    return out_html(&o);
}

void
pen_marker(Out *o, double x, double y, int number)
{
    html_lit(o, S("<circle class=\"chart-marker\" fill=\"#1b1b1b\" r=\"10\""));
    pen_attr(o, S("cx"), x);
    pen_attr(o, S("cy"), y);
    html_lit(o, S("/><text class=\"chart-marker-number\" fill=\"#fff\" text-anchor=\"middle\""));
    pen_attr(o, S("x"), x);
    pen_attr(o, S("y"), y + 4.5);
    pen_attr(o, S("font-size"), SMALL);
    html_lit(o, S(" font-weight=\"700\">"));
    html_put(o, number);
    html_lit(o, S("</text>"));
}
