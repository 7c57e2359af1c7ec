#include "format/json.h"

#include <math.h>

Json
json_new(Buf *out)
{
    return (Json){.out = out};
}

// What comes before a value: a comma, nothing, or the end of the process.
static void
begin_value(Json *j)
{
    bool object = j->level[j->depth].object;
    REQUIRE(object == j->level[j->depth].keyed);
    REQUIRE(j->depth > 0 || !j->level[0].filled);
    if (!object && j->level[j->depth].filled)
        buf_char(j->out, ',');
    j->level[j->depth].keyed = false;
    j->level[j->depth].filled = true;
}

static void
begin_level(Json *j, bool object)
{
    begin_value(j);
    REQUIRE(j->depth < JSON_MAX_DEPTH);
    j->depth++;
    j->level[j->depth].object = object;
    j->level[j->depth].filled = false;
    j->level[j->depth].keyed = false;
    buf_char(j->out, object ? '{' : '[');
}

static void
end_level(Json *j, bool object)
{
    REQUIRE(j->depth > 0 && j->level[j->depth].object == object && !j->level[j->depth].keyed);
    j->depth--;
    buf_char(j->out, object ? '}' : ']');
}

void
json_object_begin(Json *j)
{
    begin_level(j, true);
}

void
json_object_end(Json *j)
{
    end_level(j, true);
}

void
json_array_begin(Json *j)
{
    begin_level(j, false);
}

void
json_array_end(Json *j)
{
    end_level(j, false);
}

// How many bytes of s, from its start, make one character that must be escaped; 0 for none.
static size_t
special(Str s)
{
    unsigned char c = (unsigned char)s.p[0];
    if (c < 0x20 || c == '"' || c == '\\' || c == '<')
        return 1;
    return c == 0xE2 && (str_starts(s, S("\u2028")) || str_starts(s, S("\u2029"))) ? 3 : 0;
}

static void
put_special(Buf *out, Str s)
{
    switch (s.p[0]) {
    case '"': buf_put(out, S("\\\"")); break;
    case '\\': buf_put(out, S("\\\\")); break;
    case '\n': buf_put(out, S("\\n")); break;
    case '\r': buf_put(out, S("\\r")); break;
    case '\t': buf_put(out, S("\\t")); break;
    case '\xE2': buf_put(out, s.p[2] == '\xA8' ? S("\\u2028") : S("\\u2029")); break;
    default: buf_fmt(out, "\\u%04x", (unsigned)s.p[0]);
    }
}

static void
put_string(Buf *out, Str s)
{
    size_t from = 0;
    buf_char(out, '"');
    for (size_t i = 0; i < s.n;) {
        size_t n = special((Str){s.p + i, s.n - i});
        if (n > 0) {
            buf_put(out, (Str){s.p + from, i - from});
            put_special(out, (Str){s.p + i, n});
            from = i + n;
        }
        i += n > 0 ? n : 1;
    }
    if (s.n > from)
        buf_put(out, (Str){s.p + from, s.n - from});
    buf_char(out, '"');
}

void
json_key(Json *j, Str key)
{
    REQUIRE(j->level[j->depth].object && !j->level[j->depth].keyed && key.p);
    if (j->level[j->depth].filled)
        buf_char(j->out, ',');
    put_string(j->out, key);
    buf_char(j->out, ':');
    j->level[j->depth].keyed = true;
}

void
json_put_str(Json *j, Str s)
{
    begin_value(j);
    if (s.p)
        put_string(j->out, s);
    else
        buf_put(j->out, S("null"));
}

void
json_put_int(Json *j, int64_t v)
{
    begin_value(j);
    buf_int(j->out, v);
}

void
json_put_size(Json *j, size_t v)
{
    REQUIRE(v <= INT64_MAX);
    json_put_int(j, (int64_t)v);
}

void
json_put_real(Json *j, double v)
{
    begin_value(j);
    if (isfinite(v))
        buf_real(j->out, v);
    else
        buf_put(j->out, S("null"));
}

void
json_put_bool(Json *j, bool v)
{
    begin_value(j);
    buf_put(j->out, v ? S("true") : S("false"));
}

void
json_null(Json *j)
{
    begin_value(j);
    buf_put(j->out, S("null"));
}

void
json_done(const Json *j)
{
    REQUIRE(j->depth == 0 && j->level[0].filled);
}
