// signal_pages.h -- the handlers of this feature, one file of them after another; for its routes.
#ifndef APP_SIGNAL_PAGES_H
#define APP_SIGNAL_PAGES_H

#include "app/signal/signal.h"

Err page_signal_list(Req *r);

Err form_signal_view_add(Req *r);
Err form_signal_view_drop(Req *r);

#endif
