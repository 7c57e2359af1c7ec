// audit_page.h -- the pages of the log and the register of processing; for audit only.
#ifndef APP_AUDIT_PAGE_H
#define APP_AUDIT_PAGE_H

#include "app/audit/audit_find.h"
#include "app/layout/layout.h"

typedef struct AuditLines {
    size_t n;
    const AuditLineRow *v;
} AuditLines;

typedef struct AuditListPage {
    const AuditForm *form;
    FieldList wrong;
    AuditLines lines;
    int64_t next; // number before which the older lines are; 0: there are none
    bool is_later;
    AuditHeadLastRows state; // one row, or none before the first night
} AuditListPage;

// The registered activity that a line names; its code when it is not ours.
Str audit_activity_title(Str uri);

Err audit_export_csv(Req *r);
Err audit_export_json(Req *r);

Html html_audit_list(Arena *arena, const AuditListPage *v);
Html html_audit_line(Arena *arena, const AuditLineRow *v);
Html html_audit_register(Arena *arena, const AuditActivity *v);

#endif
