// The first page.
#include "app/start/start.h"

// GET /
static Err
page_start(Req *r)
{
    StartView v = {.user = &r->user,
                   .may_report = r->user.can & CAN_REPORT,
                   .may_follow = r->user.can & CAN_SIGNAL_FOLLOW};
    return layout_page(
        r, 200,
        (LayoutPage){.title = S("Start"), .here = S("/"), .body = html_start_page(r->arena, &v)});
}

const Route start_routes[] = {
    {GET, "/", page_start, CAN_ANYONE},
    {0},
};
