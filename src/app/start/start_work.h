// start_work.h -- "Mijn werk": what awaits someone, across everything; for start only.
#ifndef APP_START_WORK_H
#define APP_START_WORK_H

#include "app/layout/layout.h"

enum {
    WORK_KINDS = 15,
    WORK_FEW = 3,        // of each kind, on the start page
    WORK_SHOWN = 10,     // together, on the start page
    WORK_MANY = 50,      // of each kind, on the page of all
    WORK_ALL = 500,      // on the page of one kind
    WORK_WHAT = 120,     // characters of a text
    WORK_SOON = 7,       // days ahead: promises and look-backs
    WORK_TERM = 14,      // days ahead: days of weighing on a kwestie
    WORK_AFTERCARE = 30, // days back: aftercare, which nothing ends but another level
    WORK_AHEAD = 21,     // days ahead: meetings
    WORK_PAUSE = 30,     // days ahead: pauses of the destruction
    WORK_TRENDS = 60,    // days back
};

typedef struct WorkItem {
    Str kind, title, path; // kind: "Actie"; path absent: no link
    Str day;               // YYYY-MM-DD; empty: no day
    Str meta;              // may be empty
    bool is_late;          // the day is over, and someone should have done something
} WorkItem;

typedef struct WorkKind {
    Str code, label; // "acties", "Mijn acties"
    Str path;        // where all of it stands
    int64_t total;
    size_t n;
    const WorkItem *items;
} WorkKind;

typedef struct Work {
    size_t nkinds;
    WorkKind kinds[WORK_KINDS]; // those with something in them
    int64_t total;
} Work;

// Everything that awaits r's user, at most at_most of each kind; or of one kind alone, by its code:
// "handtekeningen", "toetsen" or "termijnen".
Err work_find(Req *r, Str code, int64_t at_most, Work *out);

typedef struct WorkView {
    Work work;
    Str today;
    Str title; // of the page of one kind
    size_t n;  // of all kinds together, by day; at most WORK_SHOWN
    const WorkItem *items;
    size_t late; // of those
} WorkView;

// For the start page: the first of all kinds, by day.
Err work_first(Req *r, WorkView *out);

// Whether there is a page at this path of a route that r's user may see.
bool work_may_see(const Req *r, const char *path);

Err work_page(Req *r); // GET /werk
Err work_page_signatures(Req *r);
Err work_page_tests(Req *r);
Err work_page_terms(Req *r);

Html html_start_work(Arena *arena, const WorkView *v);
Html html_start_work_all(Arena *arena, const WorkView *v);

#endif
