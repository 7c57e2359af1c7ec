// trigger_feed.h -- for trigger*.c only: the calendar as a feed for calendar programs.
#ifndef APP_TRIGGER_FEED_H
#define APP_TRIGGER_FEED_H

#include "app/trigger/trigger.h"

Err trigger_form_feed(Req *r); // POST /triggers/agenda-adres
Err trigger_page_feed(Req *r); // GET /triggers/agenda/CODE.ics

// The list, with a new address of the calendar on it; absent when there is none to show.
Err trigger_show_list(Req *r, Str feed);

#endif
