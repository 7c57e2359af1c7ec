// bericht_inside.h -- what the files of this folder share.
#ifndef APP_BERICHT_INSIDE_H
#define APP_BERICHT_INSIDE_H

#include "app/bericht/bericht.h"
#include "bericht_queries.h"
#include "format/mail.h"

enum {
    BERICHT_PATH_MAX = 200,
    BERICHT_ONCE_MAX = 100,
    BERICHT_MINE_MAX = 20,
    BERICHT_TROUBLED_MAX = 50
};

// What a kind of message says. None of it names a person, a signal or a kwestie.
typedef struct BerichtWords {
    Str code;     // in the database; those that bericht.sql names are alone in a mail
    Str subject;  // of a mail with this message alone
    Str sentence; // "Er is een score van u gevraagd."
    bool is_alone;
} BerichtWords;

extern const BerichtWords bericht_words[BERICHT_KINDS];

// The kind with this code; NULL when this program does not know it.
const BerichtWords *bericht_words_of(Str code);

// What a kind says, for a page; "Bericht" for one that this program does not know.
Str bericht_sentence(Str code);
Str bericht_subject(Str code);

// One line of a mail.
typedef struct BerichtLine {
    const BerichtWords *words;
    Str path;
} BerichtLine;

// The mail with these messages, of which more than one make a digest; id is what its Message-ID is
// made of, file may be absent. Fails as mail_message().
Err bericht_message(Arena *a, const Context *c, Str to, Str to_name, const BerichtLine *lines,
                    size_t n, Str id, int64_t now, Str file, Str *out);

// The next moment of the daily mail, after `now`; and the last one, at or before it.
int64_t bericht_next_mail(int64_t now);
int64_t bericht_last_mail(int64_t now);

// Seconds until try number `tries` + 1, after `tries` that failed (from 1 on).
int64_t bericht_wait(int64_t tries);

// ---- pages --------------------------------------------------------------------------------------

extern const Choices bericht_states;

typedef struct BerichtMineView {
    Str choice, form_token, email;
    Str wrong; // absent when all is well
    bool has_server;
    BerichtMineRows rows;
} BerichtMineView;

typedef struct BerichtManageView {
    Str server, from, form_token; // server absent: there is none
    int64_t waiting, oldest, sent, failed, unwanted, no_server, per_hour;
    Str last_error; // absent when there is none
    int64_t last_error_at;
    BerichtTroubledRows failures, retries;
    bool more_failures, more_retries;
} BerichtManageView;

Html html_bericht_mine(Arena *arena, const BerichtMineView *v);
Html html_bericht_manage(Arena *arena, const BerichtManageView *v);
Html html_bericht_troubled(Arena *arena, Str caption, const BerichtTroubledRows *rows, bool may_try,
                           Str form_token);

#endif
