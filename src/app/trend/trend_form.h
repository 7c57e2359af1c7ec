// trend_form.h -- the form of a trend, for trend.c only.
#ifndef APP_TREND_FORM_H
#define APP_TREND_FORM_H

#include "app/audit/audit.h"
#include "app/trend/trend.h"

Err trend_page_new(Req *r);    // GET /trends/nieuw
Err trend_form_add(Req *r);    // POST /trends
Err trend_page_edit(Req *r);   // GET /trends/12/wijzigen
Err trend_form_change(Req *r); // POST /trends/12

// Until when a trend of this moment is kept.
Err trend_keep_until(Db *db, Arena *a, int64_t now, Str *out);

// A line of the log about a trend.
AuditEntry trend_entry(Str name, int64_t id, Str title);

#endif
