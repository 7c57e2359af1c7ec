// setting.h -- what a municipality can set: names, terms, deadlines. Each has a default here.
#ifndef APP_SETTING_H
#define APP_SETTING_H

#include "app/layout/layout.h"

// One setting, for the page where it is changed.
typedef struct Setting {
    Str name, label, hint;
    Str otherwise;    // when nobody has set it
    Str group;        // heading on the page
    int64_t min, max; // of a whole number; both 0: a text
    bool is_long;     // a text of sentences
} Setting;

enum { SETTINGS = 23 };
extern const Setting settings[SETTINGS];

// The value of a setting, or its default. The name must be in the table.
Err setting_text(Db *db, Arena *a, Str name, Str *out);
Err setting_number(Db *db, Arena *a, Str name, int64_t *out);

// The next number of a kind in the year of a moment: "S-2026-0042". Inside a transaction.
Err setting_next_number(Db *db, Arena *a, Str kind, int64_t now, Str *out);

// The next `count` numbers of a kind in a year ("2026") in one step; *first is the first of them.
// Inside a transaction.
Err setting_take_numbers(Db *db, Arena *a, Str kind, Str year, int64_t count, int64_t *first);

// How such a number is written: "S-2026-0042".
Str setting_number_text(Arena *a, Str kind, Str year, int64_t n);

// The name of the region, for the head of every page. Never fails: the default when the database
// does not answer.
Str setting_region(Req *r);

// ---- the pages where an administrator changes them ----------------------------------------------

enum { SETTING_GROUPS = 3 };
extern const Str setting_groups[SETTING_GROUPS];
extern const Route setting_routes[];

typedef struct SettingView {
    Str group;
    int64_t number, version; // of the group
    size_t n;
    const Field *fields;
    FieldList wrong;
    bool has_conflict, some_optional;
    Str form_token;
} SettingView;

Html html_setting_page(Arena *arena, const SettingView *v);

#endif
