// signal_pages.h -- the handlers of this feature, one file of them after another; for its routes.
#ifndef APP_SIGNAL_PAGES_H
#define APP_SIGNAL_PAGES_H

#include "app/signal/signal.h"

Err page_signal_list(Req *r);

Err page_signal_show(Req *r);

Err page_signal_navraag(Req *r);
Err form_signal_navraag(Req *r);
Err page_signal_duiding(Req *r);
Err form_signal_duiding(Req *r);
Err page_signal_sort(Req *r);
Err form_signal_sort(Req *r);
Err page_signal_status(Req *r);
Err form_signal_status(Req *r);
Err page_signal_hand(Req *r);
Err form_signal_hand(Req *r);
Err page_signal_feedback(Req *r);
Err form_signal_feedback(Req *r);
Err form_signal_undo(Req *r);

Err page_signal_batch(Req *r);
Err form_signal_batch(Req *r);
Err form_signal_batch_undo(Req *r);

Err page_signal_csv(Req *r);
Err page_signal_xlsx(Req *r);

Err form_signal_view_add(Req *r);
Err form_signal_view_drop(Req *r);

#endif
