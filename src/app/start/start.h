// start.h -- the first page: what Weerglas is for a visitor, and what waits for who is at work.
#ifndef APP_START_H
#define APP_START_H

#include "app/layout/layout.h"
#include "app/signal/signal.h"
#include "app/start/start_work.h"

extern const Route start_routes[];

// ---- for this folder ----------------------------------------------------------------------------

// A number that is a link to what it counts.
typedef struct StartTile {
    int64_t n;
    Str label, path;
    bool is_late; // someone should have done something
} StartTile;

typedef struct StartItem {
    Str title, path; // path absent: no link
    Str meta;        // "3 dagen geleden, Lutjesluis"
    Str status;      // code of a signal; absent when it is something else
} StartItem;

typedef struct StartList {
    Str title, empty; // empty: what stands there when there is nothing
    Str more, path;   // link to all of it
    size_t n;
    const StartItem *items;
} StartList;

enum { START_TILES = 6, START_LISTS = 5 };

// What stands on the page of someone who has logged in. A block is there when the page that it
// leads to exists and this person may come there.
typedef struct StartView {
    const User *user;
    bool may_report;
    WorkView work;
    size_t ntiles, nlists;
    StartTile tiles[START_TILES];
    StartList lists[START_LISTS];
} StartView;

typedef struct StartVisitor {
    bool may_report, may_follow; // whether those pages exist
} StartVisitor;

Html html_start_page(Arena *arena, const StartView *v);
Html html_start_list(Arena *arena, const StartList *l);
Html html_start_visitor(Arena *arena, const StartVisitor *v);

#endif
