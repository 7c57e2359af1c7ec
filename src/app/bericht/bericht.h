// bericht.h -- telling people by e-mail that something awaits them. The header for other features.
//
// A feature adds what is to be told inside the transaction in which it happened; the keeper sends
// it. So nothing is told that was rolled back, and nothing is lost that was committed. A crash
// between sending and noting that it was sent makes a message come twice.
//
// A message says what kind of thing it is, and where; never what it is about.
#ifndef APP_BERICHT_H
#define APP_BERICHT_H

#include "app/layout/layout.h"
#include "job/smtp.h"

typedef enum BerichtKind {
    BERICHT_SCORE,          // asked to score in a weighing
    BERICHT_INFORMATIE,     // a request for information
    BERICHT_AGENDA,         // an item of yours is on an agenda
    BERICHT_BESLUIT,        // a decision on an item of yours
    BERICHT_HANDTEKENING,   // a core sentence waits for your signature
    BERICHT_RECHTENTOETS,   // a rights test waits for your confirmation
    BERICHT_ACTIE,          // you were given an action
    BERICHT_ACTIE_BIJNA,    // it is due in three days
    BERICHT_ACTIE_TE_LAAT,  // it is overdue
    BERICHT_TERUGBLIK,      // a look-back is due
    BERICHT_OVERLEG,        // invited to a meeting; alone in a mail, with a calendar file
    BERICHT_TERUGKOPPELING, // feedback on your own signal
    BERICHT_OVERDRACHT,     // a colleague handed a signal over to you
    BERICHT_TREND,          // a trend was shared with your region
    BERICHT_KWESTIE,        // you were let in to a kwestie
    BERICHT_UITNODIGING,    // an account was made for you; the link is made when it is sent
    BERICHT_PROEF,          // an administrator tries whether mail works
    BERICHT_KINDS,
} BerichtKind;

enum {
    BERICHT_TRIES = 9,       // after the last one it has failed
    BERICHT_KEEP_DAYS = 180, // how long the outbox remembers what it told
    BERICHT_DIGEST_MAX = 50, // messages in one mail
    BERICHT_DIGEST_HOUR = 8, // in the Netherlands
    BERICHT_RUN_MAX = 50,    // mails in one run of the keeper
    BERICHT_RUN_S = 15,      // seconds after which a run begins no other mail
    BERICHT_PER_HOUR = 500,  // mails, unless the configuration says otherwise
};

typedef struct BerichtNew {
    int64_t account_id;
    BerichtKind kind;
    Str path; // "/overleg/12": from '/' on, ASCII without spaces, at most 200 bytes
    Str once; // "score-12-34": the same is told to one person once; at most 100 bytes
    int64_t now;
    int64_t due_at; // not before this moment; 0: now
} BerichtNew;

// Tell one person. Inside a transaction. Whether and when it is sent follows from what this person
// chose at /mijn/berichten: at once, in the mail of eight o'clock, or not.
Err bericht_add(Db *db, Arena *a, const BerichtNew *n);

// Tell all members of a circle in a role with this capability, but for one account (0: nobody);
// n->account_id does not count.
Err bericht_add_circle(Db *db, Arena *a, int64_t circle_id, Can can, int64_t except,
                       const BerichtNew *n);

// Tell all who work in a region in a role with this capability, in the same way.
Err bericht_add_region(Db *db, Arena *a, int64_t partnership_id, Can can, int64_t except,
                       const BerichtNew *n);

// Tell all of an organisation in a role with this capability, in the same way.
Err bericht_add_organisation(Db *db, Arena *a, int64_t organisation_id, Can can, int64_t except,
                             const BerichtNew *n);

// Eight o'clock on a day, YYYY-MM-DD, for due_at; 0 when it is no day.
int64_t bericht_morning(Str day);

// What is told about an action: that someone got it, unless they gave it to themselves; three days
// before its day, and the day after. Call it whenever an action was added or changed: what is
// for an older day or owner is taken back, and those of which the moment has passed are not made
// again.
typedef struct BerichtTask {
    int64_t task_id, owner_id;
    int64_t by; // account that added or changed it
    Str path;   // of the page of the action
    Str due_on; // YYYY-MM-DD
    bool is_open;
    int64_t now;
} BerichtTask;
Err bericht_task(Db *db, Arena *a, const BerichtTask *t);

// Take back what was not sent yet, such as a reminder of an action that is done; account_id 0: for
// everyone. After that the same can be told again. Inside a transaction.
Err bericht_drop(Db *db, Arena *a, Str once, int64_t account_id);

// Invite someone: by e-mail, and then the link is made when that is sent, so that nothing else ever
// holds it; *code is absent. Without a mail server the link is made now, as account_invite() does,
// for who invites to hand over. Inside a transaction.
Err bericht_invite(Db *db, Arena *a, const Context *c, int64_t account_id, int64_t now, Str *code);

// Take back an invitation that was not sent yet: someone made a link by hand.
Err bericht_uninvite(Db *db, Arena *a, int64_t account_id);

// Whether mail can be sent here at all.
bool bericht_has_server(const Context *c);

extern const Route bericht_routes[];

// ---- for the keeper -----------------------------------------------------------------------------

// The calendar file that goes with BERICHT_OVERLEG, by the path and the recipient of its message:
// iCalendar with the METHOD that it is meant for. *file stays absent when there is none (any more).
// Written by the feature that has meetings.
typedef Err (*BerichtFile)(Db *db, Arena *a, const Context *c, Str path, int64_t account_id,
                           Str *file);

// How a mail goes out. In the product it goes to smtp_send().
typedef struct BerichtPost {
    SmtpAnswer (*send)(void *arg, Arena *a, Str to, Str message);
    bool (*must_stop)(void *arg); // asked before each mail; may be NULL
    void *arg;
    BerichtFile meeting_file; // may be NULL: without
} BerichtPost;

typedef struct BerichtSent {
    int64_t sent, failed; // mails
    bool is_down;         // the server can't be used now
    bool is_full;         // as many as this hour may have
} BerichtSent;

// Send what is due, at most BERICHT_RUN_MAX mails. Each is claimed before it is sent, so that two
// processes do not send the same, and one that dies leaves it to be tried again.
Err bericht_send(Db *db, Arena *a, const Context *c, const BerichtPost *post, int64_t now,
                 BerichtSent *out);

// The same through the server of the context; without one, what is due is marked as not sent.
Err bericht_keeper(Db *db, Arena *a, const Context *c, int64_t now, BerichtFile meeting_file);

// Forget what was told more than BERICHT_KEEP_DAYS ago. Inside a transaction.
Err bericht_purge(Db *db, Arena *a, int64_t now);

// The test message that `weerglas mail test` sends.
Err bericht_test_message(Arena *a, const Context *c, Str to, int64_t now, Str *out);

#endif
