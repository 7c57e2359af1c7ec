#include "text/privacy_find.h"
#include "text/rune.h"

#include <string.h>

enum { LOCAL_MAX = 64, HOST_MAX = 253, HANDLE_MAX = 60 };

// Where the name of a host that begins at i ends: labels of letters, digits and dashes with single
// dots between them. *last is where the last label begins, *labels how many there are.
static size_t
host_end(Str t, size_t i, size_t *last, size_t *labels)
{
    size_t start = i;
    *labels = 0;
    *last = i;
    while (i - start < HOST_MAX && scan_inside(t, i)) {
        *last = i;
        ++*labels;
        while (i - start < HOST_MAX && (scan_inside(t, i) || scan_byte(t, i) == '-'))
            i += rune_at(t, i).n;
        while (scan_byte(t, i - 1) == '-')
            i--;
        if (scan_byte(t, i) != '.' || !scan_inside(t, i + 1))
            break;
        i++;
    }
    return i;
}

static bool
is_letters(Str t, size_t start, size_t end)
{
    while (start < end && scan_ascii(t, start))
        start++;
    return start == end;
}

// @ or one of the ways to write it that hide it from machines. Returns what follows it, or 0.
static size_t
at_sign(Str t, size_t i)
{
    static const Str ways[] = {STR("@"),      STR("(at)"),   STR("[at]"),
                               STR(" (at) "), STR(" [at] "), STR(" @ ")};
    for (size_t k = 0; k < COUNT(ways); k++)
        if (i < t.n && str_starts((Str){t.p + i, t.n - i}, ways[k]))
            return i + ways[k].n;
    return 0;
}

size_t
find_email(Str t, size_t i)
{
    size_t start = i, last, labels;
    while (i - start < LOCAL_MAX) {
        char c = scan_byte(t, i);
        if (!scan_inside(t, i) && !(c && strchr("._%+-", c)))
            break;
        i += rune_at(t, i).n;
    }
    size_t host = i > start ? at_sign(t, i) : 0;
    if (!host)
        return 0;
    size_t end = host_end(t, host, &last, &labels);
    return labels >= 2 && end - last >= 2 && is_letters(t, last, end) ? end : 0;
}

// ---- web addresses ------------------------------------------------------------------------------

// The end of an address whose host ended at i: port, path, query; without the stop of the sentence.
static size_t
path_end(Str t, size_t i)
{
    char c = scan_byte(t, i);
    size_t start = i;
    if (c != '/' && c != '?' && c != '#' && !(c == ':' && scan_digit(t, i + 1)))
        return i;
    while (i < t.n) {
        Rune r = rune_at(t, i);
        if (r.code <= ' ' || r.code == 0x7F || (r.code < 0x80 && strchr("\"<>|`{}[]", (int)r.code)))
            break;
        if (r.code == 0xA0 || (r.code >= 0x2010 && r.code <= 0x206F) || r.code == RUNE_BAD)
            break;
        i += r.n;
    }
    bool bracket = memchr(t.p + start, '(', i - start) != NULL;
    while (i > start && strchr(bracket ? ".,;:!?'" : ".,;:!?)'", t.p[i - 1]))
        i--;
    return i;
}

static bool
is_one_case(Str t, size_t start, size_t end)
{
    bool upper = false, lower = false;
    for (; start < end; start++)
        *(scan_upper(t, start) ? &upper : &lower) = true;
    return !(upper && lower);
}

// Does the last label make a bare name a domain? Endings that are Dutch words too ask for a path,
// so that a forgotten space ("gisteren.de buurt") is no address.
static bool
is_domain(Str t, size_t start, size_t last, size_t end)
{
    static const Str sure[] = {
        STR("nl"),   STR("com"),    STR("org"), STR("net"),  STR("eu"),        STR("be"),
        STR("info"), STR("io"),     STR("tv"),  STR("frl"),  STR("amsterdam"), STR("app"),
        STR("shop"), STR("social"), STR("xyz"), STR("fr"),   STR("uk"),        STR("gg"),
        STR("ly"),   STR("co"),     STR("dev"), STR("club"), STR("page"),      STR("blog"),
        STR("site"), STR("biz"),    STR("gov"), STR("edu")};
    static const Str with_path[] = {
        STR("de"),     STR("me"),   STR("nu"),   STR("to"),    STR("at"), STR("is"), STR("it"),
        STR("online"), STR("live"), STR("chat"), STR("media"), STR("ch"), STR("us"), STR("link")};
    bool path = scan_byte(t, end) == '/' && scan_inside(t, end + 1);
    if (scan_upper(t, last) && !is_one_case(t, start, end))
        return false;
    if (last - start < 3 && !path) // "a.nl": an abbreviation, or too short to be one
        return false;
    return SCAN_IS(t, last, end, sure) || (path && SCAN_IS(t, last, end, with_path));
}

size_t
find_url(Str t, size_t i)
{
    static const Str schemes[] = {STR("https://"), STR("http://")};
    size_t last, labels, end;
    for (size_t k = 0; k < COUNT(schemes); k++) {
        size_t host = i + schemes[k].n;
        if (host < t.n && scan_is(t, i, host, &schemes[k], 1)) {
            end = host_end(t, host, &last, &labels);
            return end > host ? path_end(t, end) : 0;
        }
    }
    end = host_end(t, i, &last, &labels);
    static const Str www = STR("www.");
    bool is_www = end - i > www.n && labels >= 2 && scan_is(t, i, i + www.n, &www, 1);
    if (!is_www && (labels < 2 || !is_domain(t, i, last, end)))
        return 0;
    return path_end(t, end);
}

// ---- accounts -----------------------------------------------------------------------------------

static bool
is_handle_byte(Str t, size_t i)
{
    char c = scan_byte(t, i);
    return scan_ascii(t, i) || scan_digit(t, i) || c == '_' || c == '.' || c == '-';
}

// @naam, @naam_12, @naam@server.nl; not @15:00 and not @ 15:00.
size_t
find_handle(Str t, size_t i)
{
    size_t start = i + 1, end = start, letters = 0;
    Rune before = rune_before(t, i);
    if (scan_byte(t, i) != '@' || scan_after(t, i) || before.code == '@' || before.code == '_' ||
        scan_digit(t, start))
        return 0;
    while (end - start < HANDLE_MAX && is_handle_byte(t, end)) {
        letters += scan_ascii(t, end) || scan_byte(t, end) == '_' ? 1 : 0;
        end++;
    }
    while (end > start && (t.p[end - 1] == '.' || t.p[end - 1] == '-'))
        end--;
    if (letters < 2 || end - start < 2 || scan_inside(t, end))
        return 0;
    if (scan_byte(t, end) == '@') {
        size_t last, labels, host = host_end(t, end + 1, &last, &labels);
        return labels >= 2 ? host : end;
    }
    return end;
}
