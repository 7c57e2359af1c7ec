// json.h -- writing JSON (RFC 8259). Reading is another matter: json-c does that.
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "base/buf.h"

enum { JSON_MAX_DEPTH = 32 };

// An emitter without spaces or line ends. It writes the commas and colons, and ends the process
// when its calls do not make one well-formed value: a value in an object without a key, a key in
// an array, an end without a begin, a second value at the top, more than JSON_MAX_DEPTH levels.
typedef struct Json {
    Buf *out;
    size_t depth;
    struct {
        bool object, filled, keyed; // keyed: a key was written and waits for its value
    } level[JSON_MAX_DEPTH + 1];    // level 0 is the one value at the top
} Json;

Json json_new(Buf *out);

void json_object_begin(Json *j);
void json_object_end(Json *j);
void json_array_begin(Json *j);
void json_array_end(Json *j);
void json_key(Json *j, Str key); // keys of one object must differ; that is not checked

// Text must be well-formed UTF-8; an absent Str becomes null. Apart from what JSON asks for, '<',
// U+2028 and U+2029 are escaped, so that the result may also stand in a <script> element.
void json_put_str(Json *j, Str s);
void json_put_int(Json *j, int64_t v); // mind that JavaScript is exact to 2^53 only
void json_put_size(Json *j, size_t v); // at most INT64_MAX
void json_put_real(Json *j, double v); // shortest that reads back the same; null when not finite
void json_put_bool(Json *j, bool v);
void json_null(Json *j);

#define json_put(j, v)               \
    _Generic((v), Str                \
             : json_put_str, int64_t \
             : json_put_int, int     \
             : json_put_int, size_t  \
             : json_put_size, double \
             : json_put_real, bool   \
             : json_put_bool)((j), (v))

// A member of an object: key and value.
#define json_field(j, key, v) (json_key((j), (key)), json_put((j), (v)))

// End the process unless exactly one value is complete. Call it last; then look at out->over.
void json_done(const Json *j);

#endif
