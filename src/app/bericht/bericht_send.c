// Sending what is due.
//
// A message is claimed in a transaction of its own before it is sent: its due moment goes to that
// of the next try. So whoever dies in between leaves it to be sent again, and nobody else sends it
// meanwhile. Whether it was sent is noted afterwards; a crash just before that makes it come twice,
// with the same Message-ID.
#include "app/account/account.h"
#include "app/audit/audit.h"
#include "app/bericht/bericht.h"
#include "app/bericht/bericht_inside.h"
#include "base/log.h"

#include <signal.h>
#include <time.h>

enum { MAIL_MEMORY = 32 << 20, MINUTE_S = 60, HOUR_S = 3600 };

// ---- moments ------------------------------------------------------------------------------------

// Eight o'clock in the time zone of the process, some days after the day of `now`.
static int64_t
mail_moment(int64_t now, int days)
{
    time_t t = (time_t)now;
    struct tm local;
    REQUIRE(localtime_r(&t, &local) != NULL);
    struct tm then = {.tm_year = local.tm_year,
                      .tm_mon = local.tm_mon,
                      .tm_mday = local.tm_mday + days,
                      .tm_hour = BERICHT_DIGEST_HOUR,
                      .tm_isdst = -1};
    return (int64_t)mktime(&then);
}

// A number of so many digits at the beginning.
static bool
take_digits(Cursor *c, size_t n, int64_t *out)
{
    Str digits = {c->p, n};
    if ((size_t)(c->end - c->p) < n || c->p[0] == '-' || !str_to_int(digits, out))
        return false;
    c->p += n;
    return true;
}

int64_t
bericht_morning(Str day)
{
    int64_t y, m, d;
    Cursor c = cursor(day);
    if (day.n != 10 || !take_digits(&c, 4, &y) || !cursor_take(&c, S("-")) ||
        !take_digits(&c, 2, &m) || !cursor_take(&c, S("-")) || !take_digits(&c, 2, &d))
        return 0;
    struct tm then = {.tm_year = (int)y - 1900,
                      .tm_mon = (int)m - 1,
                      .tm_mday = (int)d,
                      .tm_hour = BERICHT_DIGEST_HOUR,
                      .tm_isdst = -1};
    int64_t at = (int64_t)mktime(&then);
    return at > 0 ? at : 0;
}

int64_t
bericht_next_mail(int64_t now)
{
    int64_t today = mail_moment(now, 0);
    return today > now ? today : mail_moment(now, 1);
}

int64_t
bericht_last_mail(int64_t now)
{
    int64_t today = mail_moment(now, 0);
    return today <= now ? today : mail_moment(now, -1);
}

int64_t
bericht_wait(int64_t tries)
{
    static const int64_t waits[BERICHT_TRIES] = {MINUTE_S,   5 * MINUTE_S, 15 * MINUTE_S,
                                                 HOUR_S,     2 * HOUR_S,   4 * HOUR_S,
                                                 8 * HOUR_S, 12 * HOUR_S,  12 * HOUR_S};
    REQUIRE(tries >= 1);
    return waits[(tries < BERICHT_TRIES ? tries : BERICHT_TRIES) - 1];
}

// ---- one mail -----------------------------------------------------------------------------------

typedef struct Sending {
    const Context *c;
    const BerichtPost *post;
    int64_t now;
    Arena *page; // of one mail
    const BerichtNextRow *first;
    const BerichtWithRow *found; // the messages that could be in this mail
    size_t nfound;
    BerichtWithRow *rows; // those of them that this process claimed
    size_t n;
    Str code;     // of a link to choose a password, for an invitation
    bool is_full; // this hour has had as many as it may
    SmtpAnswer answer;
} Sending;

static Str
hour_of(Arena *a, int64_t now)
{
    return str_fmt(a, "mail-%lld", (long long)(now / HOUR_S));
}

static Err
take_hour(Db *db, Sending *s)
{
    BerichtHourCountRows count;
    Str hour = hour_of(s->page, s->now);
    TRY(q_bericht_hour_count(db, s->page, hour, &count));
    s->is_full = count.n > 0 && count.v[0].n >= s->c->mails_per_hour;
    return s->is_full ? OK : q_bericht_hour_add(db, s->page, hour, s->now);
}

// A link that is made only now, so that nothing but the mail ever holds it.
static Err
make_link(Db *db, Sending *s)
{
    Arena *a = s->page;
    AuditActor who = {.text = S("Weerglas, verzending van e-mail")};
    TRY(account_invite(db, a, s->first->account_id, S("invite"), s->now, &s->code));
    return audit_add_as(db, a, s->c, who, s->now,
                        (AuditEntry){.name = S("account.invite_link"),
                                     .activity = S("toegang"),
                                     .object_kind = S("account"),
                                     .object_id = s->first->account_id,
                                     .object = s->first->email});
}

static Err
claim(Db *db, void *arg)
{
    Sending *s = arg;
    s->n = 0;
    TRY(take_hour(db, s));
    for (size_t i = 0; i < s->nfound && !s->is_full; i++) {
        BerichtClaimRows rows;
        const BerichtWithRow *m = &s->found[i];
        TRY(q_bericht_claim(db, s->page, m->id, m->due_at, s->now + bericht_wait(m->tries + 1),
                            s->now, &rows));
        if (rows.n > 0)
            s->rows[s->n++] = *m;
    }
    if (s->n > 0 && str_eq(s->rows[0].kind, bericht_words[BERICHT_UITNODIGING].code))
        TRY(make_link(db, s));
    return OK;
}

static Err
mark(Db *db, void *arg)
{
    const Sending *s = arg;
    bool sent = s->answer.end == SMTP_SENT;
    for (size_t i = 0; i < s->n; i++) {
        bool is_last = s->rows[i].tries + 1 >= BERICHT_TRIES || s->answer.end == SMTP_REFUSED;
        Str state = sent ? S("verstuurd") : is_last ? S("mislukt") : S("wacht");
        TRY(q_bericht_mark(db, s->page, s->rows[i].id, state, s->answer.why, s->now));
    }
    return OK;
}

// The messages that go in one mail with the first: it alone, or all that wait for a mail of the
// day.
static Err
gather(Db *db, Sending *s)
{
    const BerichtNextRow *f = s->first;
    const BerichtWords *words = bericht_words_of(f->kind);
    BerichtWithRows all;
    BerichtWithRow *v = NEW_N(s->page, BERICHT_DIGEST_MAX, BerichtWithRow);
    v[0] = (BerichtWithRow){f->id, f->kind, f->path, f->due_at, f->tries};
    s->found = v;
    s->nfound = 1;
    s->rows = NEW_N(s->page, BERICHT_DIGEST_MAX, BerichtWithRow);
    if (!words || words->is_alone || !str_eq(f->choice, S("dagelijks")))
        return OK;
    TRY(q_bericht_with(db, s->page, f->account_id, s->now, BERICHT_DIGEST_MAX, &all));
    for (size_t i = 0; i < all.n && s->nfound < BERICHT_DIGEST_MAX; i++) {
        const BerichtWords *w = bericht_words_of(all.v[i].kind);
        if (w && !w->is_alone && all.v[i].id != f->id)
            v[s->nfound++] = all.v[i];
    }
    return OK;
}

static Err
write_mail(Db *db, const Sending *s, Str *message)
{
    Arena *a = s->page;
    const BerichtNextRow *f = s->first;
    BerichtLine *lines = NEW_N(a, s->n, BerichtLine);
    Buf id = buf_new(a, 4096);
    Str file = {0};
    for (size_t i = 0; i < s->n; i++) {
        lines[i] = (BerichtLine){bericht_words_of(s->rows[i].kind), s->rows[i].path};
        if (!lines[i].words)
            FAIL(E_INVALID, "a kind of message that this program does not know");
        buf_int(&id, s->rows[i].id);
        buf_char(&id, ' ');
    }
    if (s->code.p) { // another link is another message
        lines[0].path = str_fmt(a, "/uitnodiging/%.*s", (int)s->code.n, s->code.p);
        buf_put(&id, s->code);
    }
    if (s->post->meeting_file && lines[0].words == &bericht_words[BERICHT_OVERLEG])
        TRY(s->post->meeting_file(db, a, s->c, lines[0].path, f->account_id, &file));
    return bericht_message(a, s->c, f->email, f->name, lines, s->n, buf_str(&id), s->now, file,
                           message);
}

// *more is false when no other mail need be tried now.
static Err
send_one(Db *db, Sending *s, BerichtSent *out, bool *more)
{
    BerichtNextRows next;
    Str message;
    *more = false;
    TRY(q_bericht_next(db, s->page, s->now, &next));
    if (next.n == 0)
        return OK;
    s->first = &next.v[0];
    s->code = (Str){0};
    TRY(gather(db, s));
    TRY(db_transaction(db, claim, s));
    out->is_full |= s->is_full;
    *more = !s->is_full;
    if (s->n == 0 || s->is_full) // another process took it, or this hour is full
        return OK;
    Err e = write_mail(db, s, &message);
    if (failed(e)) {
        log_error("mail_not_made", "why=\"%s\"", err_text(e));
        s->answer = (SmtpAnswer){SMTP_REFUSED, S("Weerglas kan hier geen mail van maken")};
    } else
        s->answer = s->post->send(s->post->arg, s->page, s->first->email, message);
    out->sent += s->answer.end == SMTP_SENT;
    out->failed += s->answer.end != SMTP_SENT;
    out->is_down = s->answer.end == SMTP_DOWN;
    *more = !out->is_down;
    return db_transaction(db, mark, s);
}

// ---- a run --------------------------------------------------------------------------------------

typedef struct Sorting {
    Arena *arena;
    int64_t now;
} Sorting;

static Err
sort_due(Db *db, void *arg)
{
    const Sorting *s = arg;
    TRY(q_bericht_unwanted(db, s->arena, s->now));
    return q_bericht_defer(db, s->arena, bericht_last_mail(s->now), bericht_next_mail(s->now),
                           s->now);
}

static Err
has_due(Db *db, Arena *a, int64_t now, bool *out)
{
    BerichtAnyRows any;
    TRY(q_bericht_any(db, a, now, &any));
    *out = any.n > 0;
    return OK;
}

Err
bericht_send(Db *db, Arena *a, const Context *c, const BerichtPost *post, int64_t now,
             BerichtSent *out)
{
    bool more = false;
    *out = (BerichtSent){0};
    TRY(has_due(db, a, now, &more));
    if (!more)
        return OK;
    TRY(db_transaction(db, sort_due, &(Sorting){a, now}));
    Sending s = {.c = c, .post = post, .now = now, .page = arena_new(MAIL_MEMORY)};
    Err e = OK;
    for (int i = 0; i < BERICHT_RUN_MAX && more && !failed(e); i++) {
        if (post->must_stop && post->must_stop(post->arg))
            break;
        e = send_one(db, &s, out, &more);
        arena_reset(s.page);
    }
    arena_free(s.page);
    return e;
}

// ---- for the keeper -----------------------------------------------------------------------------

typedef struct Line {
    SmtpLink *link;
    time_t until; // on a clock that only goes on
} Line;

static time_t
uptime_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static SmtpAnswer
send_by_line(void *arg, Arena *a, Str to, Str message)
{
    const Line *l = arg;
    return smtp_send(a, l->link, to, message);
}

// Someone asked this process to stop, or the run takes long.
static bool
must_stop(void *arg)
{
    const Line *l = arg;
    sigset_t waiting;
    bool asked = sigpending(&waiting) == 0 &&
                 (sigismember(&waiting, SIGTERM) == 1 || sigismember(&waiting, SIGINT) == 1);
    return asked || uptime_s() >= l->until;
}

static Err
give_up(Db *db, void *arg)
{
    const Sorting *s = arg;
    return q_bericht_no_server(db, s->arena, s->now);
}

Err
bericht_keeper(Db *db, Arena *a, const Context *c, int64_t now, BerichtFile meeting_file)
{
    BerichtSent sent;
    bool any = false;
    TRY(has_due(db, a, now, &any));
    if (!any)
        return OK;
    if (!c->smtp)
        return db_transaction(db, give_up, &(Sorting){a, now});
    Line line = {smtp_link(a, c->smtp), uptime_s() + BERICHT_RUN_S};
    BerichtPost post = {send_by_line, must_stop, &line, meeting_file};
    TRY(bericht_send(db, a, c, &post, now, &sent));
    if (sent.sent > 0 || sent.failed > 0)
        log_info("mail", "sent=%lld failed=%lld", (long long)sent.sent, (long long)sent.failed);
    if (sent.is_down)
        log_warn("mail_server_down", "see=/beheer/berichten");
    if (sent.is_full)
        log_warn("mail_hour_full", "most=%lld", (long long)c->mails_per_hour);
    return OK;
}
