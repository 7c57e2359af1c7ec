// melden_draft.h -- a report that was begun and not sent yet.
#ifndef APP_MELDEN_DRAFT_H
#define APP_MELDEN_DRAFT_H

#include "app/melden/melden_form.h"

// The draft of whoever asks. *at is 0 when there is none.
Err draft_read(Req *r, Form *out, int64_t *at);

#endif
