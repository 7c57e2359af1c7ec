#include "geo/geojson.h"

#include <json-c/json.h>
#include <math.h>
#include <string.h>

typedef enum Grid { GRID_UNKNOWN, GRID_DEGREES, GRID_RD } Grid;

typedef struct Reader {
    Arena *a;
    Cursor c;
    json_tokener *tokener;
    GeoOptions options;
    GeoAreas areas;
    size_t rings;
    bool seen_features;
    Grid grid;
} Reader;

// ---- the frame of the file ----------------------------------------------------------------------

static void
skip_blanks(Cursor *c)
{
    while (cursor_take(c, S(" ")) || cursor_take(c, S("\n")) || cursor_take(c, S("\r")) ||
           cursor_take(c, S("\t")))
        ;
}

static bool
take(Reader *r, Str sign)
{
    skip_blanks(&r->c);
    return cursor_take(&r->c, sign);
}

// Parse one JSON value of at most `max` bytes at the cursor. The caller gives *out back with
// json_object_put().
static Err
parse_value(Reader *r, size_t max, json_object **out)
{
    Str rest = cursor_rest(&r->c);
    size_t look = rest.n < max ? rest.n : max;

    json_tokener_reset(r->tokener);
    *out = json_tokener_parse_ex(r->tokener, rest.p, (int)look);
    enum json_tokener_error why = json_tokener_get_error(r->tokener);
    size_t used = json_tokener_get_parse_end(r->tokener);
    if (why == json_tokener_success && used > 0) {
        r->c.p += used;
        return OK;
    }
    json_object_put(*out);
    *out = NULL;
    if (why == json_tokener_continue && look < rest.n)
        FAIL(E_LIMIT, "longer than %zu bytes", max);
    if (why == json_tokener_error_depth)
        FAIL(E_LIMIT, "nested more than %d deep", GEOJSON_MAX_DEPTH);
    FAIL(E_INVALID, "not JSON, near byte %zu of it: %s", used, json_tokener_error_desc(why));
}

static Str
text_of(json_object *o)
{
    if (!json_object_is_type(o, json_type_string))
        return (Str){0};
    return (Str){json_object_get_string(o), (size_t)json_object_get_string_len(o)};
}

// ---- properties ---------------------------------------------------------------------------------

// The property as text: absent when there is none, when it is null or is no text or whole number.
static Str
property(Arena *a, json_object *properties, Str key)
{
    json_object *o = NULL;
    if (!json_object_is_type(properties, json_type_object) ||
        !json_object_object_get_ex(properties, str_to_z(a, key), &o))
        return (Str){0};
    if (json_object_is_type(o, json_type_int))
        return str_fmt(a, "%lld", (long long)json_object_get_int64(o));
    Str s = str_trim(text_of(o));
    return s.n > 0 && str_is_utf8(s) ? str_copy(a, s) : (Str){0};
}

static Str
first_property(Arena *a, json_object *properties, const Str *keys, size_t n)
{
    Str s = {0};
    for (size_t i = 0; i < n && !s.p; i++)
        s = property(a, properties, keys[i]);
    return s.p ? s : S("");
}

static bool
all_digits(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n > 0;
}

Str
geojson_code(Arena *a, Str code, Str prefix)
{
    static const Str known[] = {STR("GM"), STR("PV"), STR("VR")};
    Str s = str_trim(code);

    if (all_digits(s) && s.n <= 4) {
        Str p = prefix.n > 0 ? prefix : s.n == 4 ? S("GM") : s.n == 2 ? S("PV") : S("");
        if (p.n == 0)
            return s;
        size_t width = str_eq(p, S("GM")) ? 4 : 2, zeros = s.n < width ? width - s.n : 0;
        return str_fmt(a, "%.*s%.*s%.*s", (int)p.n, p.p, (int)zeros, "0000", (int)s.n, s.p);
    }
    for (size_t i = 0; i < COUNT(known) && s.n > 2; i++)
        if (str_same_letters((Str){s.p, 2}, known[i]) && all_digits((Str){s.p + 2, s.n - 2}))
            return str_fmt(a, "%.2s%.*s", known[i].p, (int)(s.n - 2), s.p + 2);
    return s;
}

static Err
read_properties(Reader *r, json_object *properties, GeoArea *area)
{
    static const Str codes[] = {STR("identificatie"), STR("statcode"), STR("gm_code"), STR("code")};
    static const Str names[] = {STR("naam"), STR("statnaam"), STR("gm_naam"), STR("name")};
    const GeoOptions *o = &r->options;
    bool own_code = o->code_property.n > 0, own_name = o->name_property.n > 0;
    Str code = own_code ? first_property(r->a, properties, &o->code_property, 1)
                        : first_property(r->a, properties, codes, COUNT(codes));

    area->name = own_name ? first_property(r->a, properties, &o->name_property, 1)
                          : first_property(r->a, properties, names, COUNT(names));
    area->code = geojson_code(r->a, code, o->prefix);
    if (area->code.n > GEOJSON_MAX_CODE || area->name.n > GEOJSON_MAX_NAME)
        FAIL(E_LIMIT, "code or name is too long");
    if ((own_code && area->code.n == 0) || (own_name && area->name.n == 0))
        FAIL(E_INVALID, "does not have the code or name property that was asked for");
    if (area->code.n == 0 && area->name.n == 0)
        FAIL(E_INVALID, "has neither a code nor a name that we know");
    for (size_t i = 0; i < r->areas.n && area->code.n > 0; i++)
        if (str_eq(r->areas.v[i].code, area->code))
            FAIL(E_INVALID, "code %.*s came before, in feature %zu", (int)area->code.n,
                 area->code.p, i + 1);
    return OK;
}

// ---- geometry -----------------------------------------------------------------------------------

static bool
coordinate(json_object *position, size_t i, double *out)
{
    json_object *o = json_object_array_get_idx(position, i);
    if (!json_object_is_type(o, json_type_double) && !json_object_is_type(o, json_type_int))
        return false;
    *out = json_object_get_double(o);
    return isfinite(*out);
}

static Err
read_position(json_object *position, GeoPoint *out)
{
    if (!json_object_is_type(position, json_type_array) || json_object_array_length(position) < 2 ||
        !coordinate(position, 0, &out->lon) || !coordinate(position, 1, &out->lat))
        FAIL(E_INVALID, "a position is not two numbers");
    return OK;
}

static bool
same_point(GeoPoint a, GeoPoint b)
{
    return a.lon <= b.lon && a.lon >= b.lon && a.lat <= b.lat && a.lat >= b.lat;
}

static bool
has_surface(const GeoRing *r)
{
    for (size_t i = 2; i < r->n; i++) {
        GeoPoint a = r->points[0], b = r->points[i - 1], c = r->points[i];
        double twice = (b.lon - a.lon) * (c.lat - a.lat) - (c.lon - a.lon) * (b.lat - a.lat);
        if (twice < 0 || twice > 0)
            return true;
    }
    return false;
}

// Read a ring in the coordinates of the file; leave it out when it has no surface.
static Err
read_ring(Reader *r, json_object *o, bool hole, GeoArea *area)
{
    size_t n = json_object_is_type(o, json_type_array) ? json_object_array_length(o) : 0;
    GeoPoint first, last;

    if (n < 4)
        FAIL(E_INVALID, "a ring has %zu positions; four are the least", n);
    if (n > GEOJSON_MAX_POINTS - r->areas.points)
        FAIL(E_LIMIT, "more than %d points in the file", GEOJSON_MAX_POINTS);
    TRY(read_position(json_object_array_get_idx(o, 0), &first));
    TRY(read_position(json_object_array_get_idx(o, n - 1), &last));
    if (!same_point(first, last))
        FAIL(E_INVALID, "a ring is not closed");

    GeoRing ring = {.points = NEW_N(r->a, n - 1, GeoPoint), .hole = hole};
    r->areas.points += n - 1;
    for (size_t i = 0; i + 1 < n; i++) {
        GeoPoint p;
        TRY(read_position(json_object_array_get_idx(o, i), &p));
        if (ring.n == 0 || !same_point(ring.points[ring.n - 1], p))
            ring.points[ring.n++] = p;
    }
    if (ring.n < 3 || !has_surface(&ring))
        r->areas.dropped++;
    else
        area->rings[area->n++] = ring;
    return OK;
}

static Err
read_polygon(Reader *r, json_object *rings, GeoArea *area)
{
    size_t n = json_object_array_length(rings), before = area->n;
    for (size_t i = 0; i < n; i++) {
        TRY(read_ring(r, json_object_array_get_idx(rings, i), i > 0, area));
        if (i == 0 && area->n == before)
            return OK; // holes in nothing
    }
    return OK;
}

static Err
count_rings(Reader *r, json_object *polygon, size_t *n)
{
    size_t more =
        json_object_is_type(polygon, json_type_array) ? json_object_array_length(polygon) : 0;
    if (more == 0)
        FAIL(E_INVALID, "a polygon has no rings");
    if (more > GEOJSON_MAX_RINGS - r->rings)
        FAIL(E_LIMIT, "more than %d rings in the file", GEOJSON_MAX_RINGS);
    r->rings += more;
    *n += more;
    return OK;
}

static Err
read_geometry(Reader *r, json_object *geometry, GeoArea *area)
{
    json_object *type = NULL, *parts = NULL;
    if (json_object_is_type(geometry, json_type_object)) {
        json_object_object_get_ex(geometry, "type", &type);
        json_object_object_get_ex(geometry, "coordinates", &parts);
    }
    bool multi = str_eq(text_of(type), S("MultiPolygon"));
    if ((!multi && !str_eq(text_of(type), S("Polygon"))) ||
        !json_object_is_type(parts, json_type_array))
        FAIL(E_INVALID, "is not a Polygon or MultiPolygon");

    size_t n = multi ? json_object_array_length(parts) : 1, rings = 0;
    for (size_t i = 0; i < n; i++)
        TRY(count_rings(r, multi ? json_object_array_get_idx(parts, i) : parts, &rings));
    area->rings = NEW_N(r->a, rings, GeoRing);
    for (size_t i = 0; i < n; i++)
        TRY(read_polygon(r, multi ? json_object_array_get_idx(parts, i) : parts, area));
    if (area->n == 0)
        FAIL(E_INVALID, "has no surface");
    return OK;
}

static Err
read_feature(Reader *r, json_object *feature)
{
    json_object *type = NULL, *properties = NULL, *geometry = NULL;
    GeoArea area = {0};

    if (json_object_is_type(feature, json_type_object)) {
        json_object_object_get_ex(feature, "type", &type);
        json_object_object_get_ex(feature, "properties", &properties);
        json_object_object_get_ex(feature, "geometry", &geometry);
    }
    if (!str_eq(text_of(type), S("Feature")))
        FAIL(E_INVALID, "is not a Feature");
    TRY(read_properties(r, properties, &area));
    TRY(read_geometry(r, geometry, &area));
    r->areas.v[r->areas.n++] = area;
    return OK;
}

// The same error, with the number of the feature before its text.
static Err
of_feature(size_t number, Err e)
{
    char text[400];
    if (!failed(e))
        return OK;
    size_t n = strlen(err_text(e));
    n = n < sizeof(text) - 1 ? n : sizeof(text) - 1;
    memcpy(text, err_text(e), n);
    text[n] = '\0';
    FAIL(err_code(e), "feature %zu: %s", number, text);
}

static Err
read_features(Reader *r)
{
    if (r->seen_features)
        FAIL(E_INVALID, "\"features\" stands in the file twice");
    r->seen_features = true;
    if (!take(r, S("[")))
        FAIL(E_INVALID, "\"features\" is not a list");
    if (take(r, S("]")))
        return OK;
    do {
        size_t number = r->areas.n + 1;
        json_object *feature;
        if (number > GEOJSON_MAX_FEATURES)
            FAIL(E_LIMIT, "more than %d features", GEOJSON_MAX_FEATURES);
        skip_blanks(&r->c);
        TRY(of_feature(number, parse_value(r, GEOJSON_MAX_FEATURE_BYTES, &feature)));
        Err e = of_feature(number, read_feature(r, feature));
        json_object_put(feature);
        TRY(e);
    } while (take(r, S(",")));
    if (!take(r, S("]")))
        FAIL(E_INVALID, "the list of features does not end after feature %zu", r->areas.n);
    return OK;
}

// ---- coordinates --------------------------------------------------------------------------------

// {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
static Err
read_crs(Reader *r, json_object *crs)
{
    json_object *properties = NULL, *name = NULL;
    if (!crs)
        return OK; // null: not said
    if (json_object_is_type(crs, json_type_object) &&
        json_object_object_get_ex(crs, "properties", &properties) &&
        json_object_is_type(properties, json_type_object))
        json_object_object_get_ex(properties, "name", &name);
    Str s = text_of(name);
    if (str_has(s, S("28992")))
        r->grid = GRID_RD;
    else if (str_has(s, S("CRS84")) || str_has(s, S("4326")) || str_has(s, S("4258")))
        r->grid = GRID_DEGREES;
    else
        FAIL(E_INVALID, "the crs of the file is not RD New, WGS84 or ETRS89");
    return OK;
}

// The European Netherlands with the sea beside it; about the range of RD New.
static bool
near_home(GeoPoint p)
{
    return p.lon >= 2.8 && p.lon <= 7.8 && p.lat >= 50.4 && p.lat <= 54.0;
}

static Err
convert_ring(GeoRing *ring, Grid grid)
{
    for (size_t i = 0; i < ring->n; i++) {
        GeoPoint *p = &ring->points[i];
        RdPoint rd = {p->lon, p->lat};
        if (grid == GRID_DEGREES ? !near_home(*p) : !rd_in_range(rd))
            FAIL(E_INVALID, "the point (%.6g, %.6g) is not in the Netherlands%s", p->lon, p->lat,
                 near_home((GeoPoint){p->lat, p->lon}) ? ": longitude comes first" : "");
        if (grid == GRID_RD)
            *p = rd_to_wgs84(rd);
    }
    return OK;
}

static Err
finish(Reader *r)
{
    GeoAreas *areas = &r->areas;
    areas->points = 0;
    if (r->grid == GRID_UNKNOWN && areas->n > 0) {
        GeoPoint p = areas->v[0].rings[0].points[0];
        r->grid = fabs(p.lon) <= 180 && fabs(p.lat) <= 90 ? GRID_DEGREES : GRID_RD;
    }
    areas->from_rd = r->grid == GRID_RD;
    for (size_t i = 0; i < areas->n; i++) {
        GeoArea *area = &areas->v[i];
        for (size_t k = 0; k < area->n; k++) {
            TRY(of_feature(i + 1, convert_ring(&area->rings[k], r->grid)));
            areas->points += area->rings[k].n;
        }
        geo_measure(area);
    }
    return OK;
}

static Err
read_member(Reader *r)
{
    json_object *key, *value;
    skip_blanks(&r->c);
    TRY(parse_value(r, GEOJSON_MAX_FEATURE_BYTES, &key));
    bool is_text = json_object_is_type(key, json_type_string);
    bool features = str_eq(text_of(key), S("features")), crs = str_eq(text_of(key), S("crs"));
    bool type = str_eq(text_of(key), S("type"));
    json_object_put(key);
    if (!is_text || !take(r, S(":")))
        FAIL(E_INVALID, "not a JSON object");
    skip_blanks(&r->c);
    if (features)
        return read_features(r);
    TRY(parse_value(r, GEOJSON_MAX_FEATURE_BYTES, &value));
    Err e = OK;
    if (crs)
        e = read_crs(r, value);
    else if (type && !str_eq(text_of(value), S("FeatureCollection")))
        e = err_new(E_INVALID, HERE, "not a FeatureCollection");
    json_object_put(value);
    return e;
}

static void
free_tokener(void *tokener)
{
    json_tokener_free(tokener);
}

Err
geojson_read(Arena *a, Str json, GeoOptions options, GeoAreas *out)
{
    if (json.n > GEOJSON_MAX_BYTES)
        FAIL(E_LIMIT, "longer than %d bytes", GEOJSON_MAX_BYTES);
    Reader r = {.a = a, .c = cursor(json), .options = options};
    r.tokener = json_tokener_new_ex(GEOJSON_MAX_DEPTH);
    REQUIRE(r.tokener != NULL);
    arena_defer(a, free_tokener, r.tokener);
    json_tokener_set_flags(r.tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8 |
                                          JSON_TOKENER_ALLOW_TRAILING_CHARS);
    r.areas.v = NEW_N(a, GEOJSON_MAX_FEATURES, GeoArea);

    cursor_take(&r.c, S("\xEF\xBB\xBF")); // a byte order mark
    if (!take(&r, S("{")))
        FAIL(E_INVALID, "not a JSON object");
    do
        TRY(read_member(&r));
    while (take(&r, S(",")));
    if (!take(&r, S("}")) || (skip_blanks(&r.c), !cursor_at_end(&r.c)))
        FAIL(E_INVALID, "something stands after the end of the collection");
    if (!r.seen_features)
        FAIL(E_INVALID, "has no features: not a FeatureCollection");
    TRY(finish(&r));
    *out = r.areas;
    return OK;
}
