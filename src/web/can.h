// can.h -- what someone may come to do: the closed list that every route chooses from.
//
// A capability answers "may this role come here". Which rows someone sees there is answered in SQL,
// by the fragments in the *_rights.sql files. Which role has which capabilities stands in one
// table, in app/account/role.c.
#ifndef WEB_CAN_H
#define WEB_CAN_H

#include "base/base.h"

typedef uint64_t Can; // a set of the bits below

enum {
    CAN_UNSET = 0,               // a route that says nothing does not start
    CAN_ANYONE = 1 << 0,         // everyone, also without an account
    CAN_BE_HERE = 1 << 1,        // everyone who has logged in, with the second factor
    CAN_REPORT = 1 << 2,         // report a signal, and see one's own reports
    CAN_SIGNAL_READ = 1 << 3,    // the signals of one's circles
    CAN_SIGNAL_FOLLOW = 1 << 4,  // follow up, interpret, change the status, import
    CAN_CONTACT_READ = 1 << 5,   // open a reporter's contact details; every time is logged
    CAN_KWESTIE_READ = 1 << 6,   // the kwesties one is a member of
    CAN_KWESTIE_WRITE = 1 << 7,  // change those, and start new ones
    CAN_TREND_READ = 1 << 8,     // trends and the trigger calendar
    CAN_TREND_WRITE = 1 << 9,    // write and publish them
    CAN_AREA_WRITE = 1 << 10,    // villages and districts
    CAN_MANAGE = 1 << 11,        // users, organisations, settings; no confidential content
    CAN_AUDIT_READ = 1 << 12,    // the log of processing
    CAN_RETENTION = 1 << 13,     // terms, declarations of destruction, a pause
    CAN_SIGNAL_EXPORT = 1 << 14, // take what one sees along as CSV or XLSX
    CAN_OVERLEG = 1 << 15,       // the consultation: one's own agenda items; score, answer, decide
    CAN_OVERLEG_LEAD = 1 << 16,  // plan meetings, order the agenda, open and close a weighing
    CAN_NETWORK = 1 << 17,       // the network register, and what was heard there
    CAN_VERSLAG = 1 << 18,       // agendas, reports and figures: as far as one may see each
    CAN_FIGURES = 1 << 19,    // figures of the region without small numbers, and its trend message
    CAN_BEELD = 1 << 20,      // the picture of the region, and its warnings
    CAN_BEELD_LEAD = 1 << 21, // decide what happens with a warning
};

#endif
