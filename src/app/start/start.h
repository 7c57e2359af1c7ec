// start.h -- the first page: what Weerglas is for a visitor, and what waits for who is at work.
#ifndef APP_START_H
#define APP_START_H

#include "app/layout/layout.h"

extern const Route start_routes[];

typedef struct StartView {
    const User *user;
    bool may_report, may_follow; // what the big buttons offer
} StartView;

Html html_start_page(Arena *arena, const StartView *v);

#endif
