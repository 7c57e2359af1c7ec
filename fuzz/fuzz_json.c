// JSON strings: what the emitter writes, json-c reads back as the same, as a value and as a key.
#include "format/json.h"

#include <json-c/json.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_safe(Str json)
{
    REQUIRE(!str_has(json, S("<")) && !str_has(json, S("\u2028")) && !str_has(json, S("\u2029")));
    for (size_t i = 0; i < json.n; i++)
        REQUIRE((unsigned char)json.p[i] >= ' ');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    Str s = {n ? (const char *)data : "", n};
    if (!str_is_utf8(s))
        return 0;
    Arena *a = arena_new(64 << 20);
    Buf out = buf_new(a, 16 << 20);
    Json j = json_new(&out);
    json_object_begin(&j);
    json_field(&j, s, s);
    json_object_end(&j);
    json_done(&j);
    REQUIRE(!out.over);
    check_safe(buf_str(&out));

    struct json_tokener *tokener = json_tokener_new();
    REQUIRE(tokener != NULL && out.n < INT32_MAX);
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    struct json_object *read = json_tokener_parse_ex(tokener, out.p, (int)out.n), *value = NULL;
    REQUIRE(json_tokener_get_error(tokener) == json_tokener_success);
    REQUIRE(json_object_object_length(read) == 1);
    REQUIRE(json_object_object_get_ex(read, str_to_z(a, s), &value));
    Str back = {json_object_get_string(value), (size_t)json_object_get_string_len(value)};
    REQUIRE(str_eq(back, s));
    json_object_put(read);
    json_tokener_free(tokener);
    arena_free(a);
    return 0;
}
