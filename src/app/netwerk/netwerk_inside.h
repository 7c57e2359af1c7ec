// netwerk_inside.h -- for netwerk*.c and the templates of this folder only.
#ifndef APP_NETWERK_INSIDE_H
#define APP_NETWERK_INSIDE_H

#include "app/area/area.h"
#include "app/audit/audit.h"
#include "app/kwestie/kwestie.h"
#include "app/netwerk/netwerk.h"
#include "netwerk_moment_queries.h"
#include "netwerk_queries.h"

enum {
    NETWERK_CHOICES_MAX = 500, // entries, colleagues or kwesties to choose from
    NETWERK_PROMISES_MAX = 200,
    NETWERK_CELLS_MAX = 5000,  // of the coverage of a region
    NETWERK_SILENT_DAYS = 182, // without contact for so long is worth a look
    NETWERK_ENDS_SOON_DAYS = 30,
};

// ---- handlers -----------------------------------------------------------------------------------

Err netwerk_page_list(Req *r);
Err netwerk_page_new(Req *r);
Err netwerk_form_add(Req *r);
Err netwerk_page_show(Req *r);
Err netwerk_page_self(Req *r);
Err netwerk_page_edit(Req *r);
Err netwerk_form_change(Req *r);
Err netwerk_page_remove(Req *r);
Err netwerk_form_remove(Req *r);
Err netwerk_page_cover(Req *r);
Err netwerk_page_whom(Req *r);
Err netwerk_page_moments(Req *r);
Err netwerk_page_moment(Req *r);
Err netwerk_form_moment(Req *r);
Err netwerk_page_promises(Req *r);

// ---- shared -------------------------------------------------------------------------------------

// A page under /netwerk, below the list when `below` says so.
Err netwerk_page(Req *r, int status, Str title, bool below, Html body);

// One line in the log, inside a transaction. detail holds no content.
Err netwerk_log(Req *r, Db *db, Str name, Str kind, int64_t id, Str detail);

// The look at an entry or a moment, before it is shown.
Err netwerk_look(Req *r, Str name, Str kind, int64_t id);

// The region of the viewer in which a municipality lies; when it is in several, `now` if that is
// one of them (0: none). E_FORBIDDEN when it is in none.
Err netwerk_region(Req *r, Str municipality, int64_t now, int64_t *id);

// "vandaag", "12 dagen geleden"; for the day of a contact.
Str netwerk_ago(Arena *a, Str today, Str day);

// The beginning of a text, up to the end of a word.
Str netwerk_first_words(Arena *a, Str text);

// All codes in these fields are letters and digits: they need no encoding. "gemeente=GM9001&..."
Str netwerk_query(Arena *a, const Field *const *fields, size_t n);

// The number after "?na="; 0 when there is none. E_INVALID for what is no number.
Err netwerk_after(const Form *query, int64_t *id);

// ---- the register -------------------------------------------------------------------------------

typedef struct NetwerkFilter {
    Field gemeente, domein, toon;
} NetwerkFilter;

typedef struct NetwerkListView {
    NetwerkFilter filter;
    NetwerkListRows rows;
    bool filtered, later;
    Str again, next, today, soon; // soon: what ends before this day is marked
} NetwerkListView;

typedef struct NetwerkForm {
    Field organisation, function, domain, place, strength, owner, agreed, agreed_on, ends_on,
        version, bewust, reach;
} NetwerkForm;

enum { NETWERK_RULES = 12, NETWERK_CHECKED_RULES = 11 }; // reach may hold a public number

typedef struct NetwerkFormView {
    NetwerkForm form;
    FieldList wrong;
    int64_t id, most_days; // id 0: a new one; most_days: how long an entry may stay
    bool has_conflict;
    Str form_token;
} NetwerkFormView;

typedef struct NetwerkShowView {
    const NetwerkGetRow *row;
    NetwerkMomentsRows moments;
    Str place, today, form_token;
    bool has_more, is_paused; // is_paused: it may not be destroyed for now
} NetwerkShowView;

// ---- coverage -----------------------------------------------------------------------------------

typedef struct NetwerkCell {
    int64_t entries;
    Str last_on; // absent: no contact
} NetwerkCell;

typedef struct NetwerkCoverRow {
    Str name, path;     // path: to who can be called here, or to the municipality
    NetwerkCell *cells; // one for each domain
    size_t blanks;
} NetwerkCoverRow;

typedef struct NetwerkCoverView {
    Choices municipalities;
    Str municipality, name; // absent: the whole region
    size_t n, blanks;
    NetwerkCoverRow *rows;
    Str today, silent_since;
} NetwerkCoverView;

// What a cell is, as a class and in words.
Str netwerk_cell_class(const NetwerkCell *c, Str silent_since);
Str netwerk_cell_words(Arena *a, const NetwerkCell *c, Str today, Str silent_since);

typedef struct NetwerkWhomView {
    const NetwerkAreaRow *area;
    NetwerkWhomRows rows;
    size_t n_here;   // the first of the rows; the others are of the whole municipality
    int64_t hidden;  // entries that this viewer may not see
    Choices missing; // domains in which nobody is known, here or in the whole municipality
    Str today;
} NetwerkWhomView;

// ---- contacts -----------------------------------------------------------------------------------

typedef struct NetwerkMomentFilter {
    Field gemeente, domein, toon;
} NetwerkMomentFilter;

typedef struct NetwerkMomentsView {
    NetwerkMomentFilter filter;
    NetwerkMomentsRows rows;
    int64_t n, open; // over the last year
    bool filtered, later;
    Str again, next, today;
} NetwerkMomentsView;

typedef struct NetwerkMomentForm {
    Field on_day, contact, place, domain, kwestie, heard, given_back, version, bewust;
} NetwerkMomentForm;

enum { NETWERK_MOMENT_RULES = 9 };

typedef struct NetwerkMomentView {
    NetwerkMomentForm form;
    FieldList wrong;
    int64_t id;
    bool has_conflict;
    Str form_token, keep_until;
} NetwerkMomentView;

typedef struct NetwerkPromisesView {
    NetwerkPromisesRows rows;
    Str today;
    size_t late;
} NetwerkPromisesView;

// "12 dagen te laat", "over 3 dagen"; empty without a day.
Str netwerk_due(Arena *a, Str today, Str day);

Html html_netwerk_tabs(Arena *arena, Str here);
Html html_netwerk_list(Arena *arena, const NetwerkListView *v);
Html html_netwerk_form(Arena *arena, const NetwerkFormView *v);
Html html_netwerk_agree(Arena *arena, const Field *f);
Html html_netwerk_show(Arena *arena, const NetwerkShowView *v);
Html html_netwerk_self(Arena *arena, const NetwerkShowView *v);
Html html_netwerk_remove(Arena *arena, const NetwerkShowView *v);
Html html_netwerk_cover(Arena *arena, const NetwerkCoverView *v);
Html html_netwerk_whom(Arena *arena, const NetwerkWhomView *v);
Html html_netwerk_one(Arena *arena, const NetwerkWhomRow *e, Str today);
Html html_netwerk_reach(Arena *arena, Str reach);
Html html_netwerk_moments(Arena *arena, const NetwerkMomentsView *v);
Html html_netwerk_heard(Arena *arena, const NetwerkMomentsRow *m, Str today, bool with_who);
Html html_netwerk_moment(Arena *arena, const NetwerkMomentView *v);
Html html_netwerk_promises(Arena *arena, const NetwerkPromisesView *v);

#endif
