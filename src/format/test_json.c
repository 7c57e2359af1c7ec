#include "format/json.h"
#include "test/check.h"

#include <signal.h>

TEST(json, writes_objects_and_arrays_of_everything)
{
    Arena *a = arena_new(1 << 20);
    Buf b = buf_new(a, 1 << 16);
    Json j = json_new(&b);
    json_object_begin(&j);
    json_field(&j, S("wijk"), S("Súdwest"));
    json_field(&j, S("aantal"), INT64_MIN);
    json_field(&j, S("deel"), 0.1);
    json_field(&j, S("geen"), (double)INFINITY);
    json_field(&j, S("open"), (bool)true);
    json_field(&j, S("leeg"), (Str){0});
    json_key(&j, S("rij"));
    json_array_begin(&j);
    json_put(&j, (size_t)1);
    json_array_begin(&j);
    json_array_end(&j);
    json_object_begin(&j);
    json_object_end(&j);
    json_null(&j);
    json_array_end(&j);
    json_field(&j, S("na"), (bool)false);
    json_object_end(&j);
    json_done(&j);
    CHECK_STR(buf_str(&b), S("{\"wijk\":\"Súdwest\",\"aantal\":-9223372036854775808,\"deel\":0.1,"
                             "\"geen\":null,\"open\":true,\"leeg\":null,"
                             "\"rij\":[1,[],{},null],\"na\":false}"));
    arena_free(a);
}

TEST(json, escapes_what_could_break_out)
{
    Arena *a = arena_new(1 << 20);
    Buf b = buf_new(a, 1 << 16);
    Json j = json_new(&b);
    json_put(&j, S("\"\\/\b\f\n\r\t\x01\x1f\x7f</script>\u2028x\u2029\u2027é\0z"));
    CHECK_STR(buf_str(&b), S("\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0001\\u001f\x7f\\u003c/script>"
                             "\\u2028x\\u2029\u2027é\\u0000z\""));
    arena_free(a);
}

static Json
in_array(void)
{
    static Buf b; // with no room: nothing is written
    Json j = json_new(&b);
    json_array_begin(&j);
    return j;
}

Test(json, a_key_in_an_array_ends_the_process, .signal = SIGABRT)
{
    Json j = in_array();
    json_key(&j, S("a"));
}

Test(json, a_value_without_a_key_ends_the_process, .signal = SIGABRT)
{
    Json j = in_array();
    json_object_begin(&j);
    json_put(&j, 1);
}

Test(json, a_wrong_end_ends_the_process, .signal = SIGABRT)
{
    Json j = in_array();
    json_object_end(&j);
}

Test(json, a_key_without_a_value_ends_the_process, .signal = SIGABRT)
{
    Json j = in_array();
    json_object_begin(&j);
    json_key(&j, S("a"));
    json_object_end(&j);
}

Test(json, a_second_value_ends_the_process, .signal = SIGABRT)
{
    Json j = in_array();
    json_array_end(&j);
    json_null(&j);
}

Test(json, an_unfinished_value_ends_the_process, .signal = SIGABRT)
{
    Json j = in_array();
    json_done(&j);
}

Test(json, too_deep_ends_the_process, .signal = SIGABRT)
{
    Json j = in_array();
    for (size_t i = 1; i <= JSON_MAX_DEPTH; i++) {
        REQUIRE(j.depth == i);
        json_array_begin(&j);
    }
}
