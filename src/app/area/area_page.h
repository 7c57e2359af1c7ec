// area_page.h -- what the pages of areas share; for this folder only.
#ifndef APP_AREA_PAGE_H
#define APP_AREA_PAGE_H

#include "app/area/area.h"
#include "app/layout/layout.h"
#include "area_queries.h"

typedef struct AreaListView {
    AreaEditableMunicipalitiesRows rows;
    bool may_see_map;
} AreaListView;

typedef struct AreaMunicipalityView {
    const AreaEditableMunicipalityRow *m;
    AreaEditableListRows rows;
    int64_t in_use;
    Html map;
    bool has_conflict, may_see_map;
    Str form_token;
} AreaMunicipalityView;

enum { AREA_RULES = 6 };

typedef struct AreaForm {
    Field name, kind, inhabitants, lon, lat, version;
} AreaForm;

typedef struct AreaFormView {
    AreaForm form;
    FieldList wrong;
    Str municipality, code;
    int64_t id; // 0: a new one
    bool has_conflict;
    Str form_token;
} AreaFormView;

typedef struct AreaMapView {
    AreaRegionCountsRows rows;
    Html map;
    Str source; // of the borders; absent for hexagons
} AreaMapView;

extern const Choices area_kinds; // wijk, kern

// 4.7485 as people write it: "4,7485".
Str area_degrees(Arena *a, double degrees);

Err area_page_new(Req *r);    // GET /gebieden/gemeente/GM9001/nieuw
Err area_form_add(Req *r);    // POST /gebieden/gemeente/GM9001
Err area_page_edit(Req *r);   // GET /gebieden/12/wijzigen
Err area_form_change(Req *r); // POST /gebieden/12

// Whether r's user may change the areas of every municipality: the argument `manage` of queries.
int64_t area_manages(const Req *r);

Html html_area_list(Arena *arena, const AreaListView *v);
Html html_area_municipality(Arena *arena, const AreaMunicipalityView *v);
Html html_area_form(Arena *arena, const AreaFormView *v);
Html html_area_map(Arena *arena, const AreaMapView *v);

#endif
