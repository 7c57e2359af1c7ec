// weerglas check: is this installation sound? One line for each question, in Dutch.
#include "app/audit/audit.h"
#include "app/layout/layout.h"
#include "base/sandbox.h"
#include "cli/cli.h"
#include "format/json.h"
#include "migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_CHECKS = 16, JSON_BYTES = 16 << 10, CLOCK_SLACK_S = 300 };
static const int64_t written_at = 1767225600; // 1 January 2026: no clock is right that says earlier
static const int64_t mib = 1 << 20;

typedef enum Verdict { FINE, MIND, WRONG } Verdict;

static const char *const verdict_words[] = {"OK", "LET OP", "FOUT"};

typedef struct Finding {
    Verdict verdict;
    const char *what;
    Str text;
} Finding;

typedef struct Report {
    Arena *arena;
    const Options *options;
    size_t n;
    Finding v[MAX_CHECKS];
} Report;

static void
find(Report *r, Verdict verdict, const char *what, Str text)
{
    REQUIRE(r->n < MAX_CHECKS);
    r->v[r->n++] = (Finding){verdict, what, text};
}

static void
check_folder(Report *r)
{
    const char *what = "Map met gegevens", *dir = r->options->data;
    struct stat st;
    if (stat(dir, &st) != 0 || !S_ISDIR(st.st_mode))
        find(r, WRONG, what, str_fmt(r->arena, "%s is er niet, of is geen map", dir));
    else if (access(dir, R_OK | W_OK | X_OK) != 0)
        find(r, WRONG, what, str_fmt(r->arena, "in %s kan dit account niet schrijven", dir));
    else if ((st.st_mode & 077) != 0)
        find(r, MIND, what,
             str_fmt(r->arena, "%s is open voor anderen (%03o): chmod 700", dir,
                     (unsigned)(st.st_mode & 0777)));
    else
        find(r, FINE, what, str_fmt(r->arena, "%s is beschrijfbaar en afgesloten", dir));
}

static void
check_address(Report *r)
{
    const char *what = "Adres";
    if (!r->options->public_url) {
        find(r, MIND, what, S("geen --public-url: links wijzen naar deze machine zelf"));
        return;
    }
    Str url = str_z(r->options->public_url);
    bool is_own = str_starts(url, S("http://127.")) || str_starts(url, S("http://localhost")) ||
                  str_starts(url, S("http://[::1]"));
    if (str_starts(url, S("https://")))
        find(r, FINE, what, url);
    else if (is_own)
        find(r, FINE, what, str_fmt(r->arena, "%s, alleen op deze machine", url.p));
    else
        find(r, WRONG, what, str_fmt(r->arena, "%s begint niet met https://", url.p));
}

// Whether the database can be used further on.
static bool
check_database(Report *r, DbHealth *health)
{
    const Options *o = r->options;
    const char *url =
        o->database ? o->database : str_fmt(r->arena, "sqlite:%s/weerglas.db", o->data).p;
    int64_t last = migrations[COUNT(migrations) - 1].n;
    struct stat st;
    Cursor c = cursor(str_z(url));
    Db *db;
    if (cursor_take(&c, S("sqlite:")) && stat(c.p, &st) != 0) {
        find(r, WRONG, "Database", S("bestaat nog niet: weerglas migrate"));
        return false;
    }
    Err e = db_open(r->arena, url, &db);
    if (!failed(e))
        e = db_check(db, r->arena, health);
    if (failed(e)) {
        find(r, WRONG, "Database", str_fmt(r->arena, "%s", err_text(e)));
        return false;
    }
    find(r, FINE, "Database", S("gaat open en is heel"));
    if (health->version != last)
        find(r, WRONG, "Stand van de database",
             str_fmt(r->arena, "stap %lld van %lld: %s", (long long)health->version,
                     (long long)last,
                     health->version < last ? "weerglas migrate" : "dit programma is te oud"));
    else
        find(r, FINE, "Stand van de database", str_fmt(r->arena, "stap %lld", (long long)last));
    return health->version == last;
}

static void
check_disk(Report *r, const DbHealth *health)
{
    if (health->free_bytes < 0)
        return; // the database is elsewhere
    int64_t free_mib = health->free_bytes / mib;
    Verdict verdict = free_mib < 200 ? WRONG : free_mib < 2000 ? MIND : FINE;
    find(r, verdict, "Vrije ruimte", str_fmt(r->arena, "%lld MiB", (long long)free_mib));
}

static void
check_clock(Report *r, int64_t last_line)
{
    int64_t now = (int64_t)time(NULL);
    Str moment = layout_moment(r->arena, now);
    if (now < written_at)
        find(r, WRONG, "Klok", str_fmt(r->arena, "%s: dat is voor dit programma er was", moment.p));
    else if (now + CLOCK_SLACK_S < last_line)
        find(r, WRONG, "Klok",
             str_fmt(r->arena, "%s: maar het logboek is al bij %s", moment.p,
                     layout_moment(r->arena, last_line).p));
    else
        find(r, FINE, "Klok", moment);
}

// Go into the sandbox in a child process, and try to look outside.
static void
check_sandbox(Report *r)
{
    const char *what = "Afscherming", *dir = r->options->data;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        Err e = sandbox_enter(&(Sandbox){.writable_dir = dir, .strict = true});
        int fd = failed(e) ? -1 : open("/etc/passwd", O_RDONLY | O_CLOEXEC);
        _exit(failed(e) ? 1 : fd >= 0 ? 2 : 0);
    }
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        find(r, WRONG, what, S("het proefproces liep niet goed af"));
    else if (WEXITSTATUS(status) == 0)
        find(r, FINE, what, S("Landlock en seccomp werken"));
    else if (WEXITSTATUS(status) == 2)
        find(r, WRONG, what, S("een bestand buiten de map ging toch open"));
    else
        find(r, WRONG, what, S("Landlock of seccomp ontbreekt in deze kernel"));
}

// What the container or service may use, in bytes; 0 when nothing limits it.
static int64_t
cgroup_limit(void)
{
    char text[32];
    int64_t limit = 0;
    int fd = open("/sys/fs/cgroup/memory.max", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof(text));
    if (fd >= 0)
        close(fd);
    if (n <= 0 || !str_to_int(str_trim((Str){text, (size_t)n}), &limit))
        return 0; // "max"
    return limit;
}

static void
check_memory(Report *r)
{
    struct rlimit space;
    int64_t have = (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
    int64_t limit = cgroup_limit();
    if (limit > 0 && limit < have)
        have = limit;
    Str text = str_fmt(r->arena, "%lld MiB voor %lld processen", (long long)(have / mib),
                       (long long)r->options->workers + 1);
    if (getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_max != RLIM_INFINITY &&
        (int64_t)space.rlim_max < 512 * mib)
        find(r, WRONG, "Geheugen", S("een proces mag hier minder dan 512 MiB gebruiken"));
    else
        find(r, have < 1024 * mib ? MIND : FINE, "Geheugen", text);
}

static void
check_audit(Report *r, Db *db, const Context *c)
{
    AuditState state;
    Err e = audit_verify(db, r->arena, c, (AuditHead){0}, &state);
    if (failed(e))
        find(r, WRONG, "Logboek", str_fmt(r->arena, "%s", err_text(e)));
    else if (state.wrong.p)
        find(r, WRONG, "Logboek", state.wrong);
    else
        find(r, FINE, "Logboek",
             str_fmt(r->arena, "%lld regels, de keten is heel", (long long)state.lines));
}

// In a child process, in the sandbox in which mail is sent: what is missing there is found too.
static NORETURN void
try_mail_in_child(Report *r, const Smtp *s, int to_parent)
{
    smtp_prepare(s);
    Err e = cli_sandbox(r->arena, r->options, s, false);
    SmtpAnswer answer =
        failed(e) ? (SmtpAnswer){SMTP_DOWN, S("de afscherming lukt niet")} : smtp_try(r->arena, s);
    ssize_t n = write(to_parent, answer.why.p, answer.why.n);
    _exit(answer.end != SMTP_SENT || n < 0);
}

static void
try_mail(Report *r, const Smtp *s)
{
    int pipes[2], status = -1;
    char why[SMTP_WHY_MAX];
    fflush(stdout);
    REQUIRE(pipe(pipes) == 0);
    pid_t child = fork();
    if (child == 0)
        try_mail_in_child(r, s, pipes[1]);
    close(pipes[1]);
    ssize_t n = child < 0 ? 0 : read(pipes[0], why, sizeof(why));
    close(pipes[0]);
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        find(r, WRONG, "E-mail", S("het proefproces liep niet goed af"));
    else if (WEXITSTATUS(status) != 0)
        find(r, WRONG, "E-mail", str_copy(r->arena, (Str){why, n > 0 ? (size_t)n : 0}));
    else
        find(r, FINE, "E-mail",
             str_fmt(r->arena, "%s antwoordt%s%s", s->host.p,
                     s->is_plain ? ", zonder versleuteling op deze machine" : ", versleuteld",
                     s->user.p ? ", en neemt gebruiker en wachtwoord aan" : ""));
}

static void
check_mail(Report *r)
{
    const Smtp *s;
    Err e = cli_smtp(r->arena, r->options, &s);
    if (failed(e))
        find(r, WRONG, "E-mail", str_fmt(r->arena, "%s", err_text(e)));
    else if (!s)
        find(r, FINE, "E-mail", S("geen mailserver ingesteld: Weerglas verstuurt niets"));
    else
        try_mail(r, s);
}

static int
show(Report *r)
{
    Arena *a = r->arena;
    Buf text = buf_new(a, JSON_BYTES);
    Json j = json_new(&text);
    Verdict worst = FINE;
    json_array_begin(&j);
    for (size_t i = 0; i < r->n; i++) {
        const Finding *f = &r->v[i];
        worst = f->verdict > worst ? f->verdict : worst;
        json_object_begin(&j);
        json_field(&j, S("check"), str_z(f->what));
        json_field(&j, S("verdict"), str_z(verdict_words[f->verdict]));
        json_field(&j, S("text"), f->text);
        json_object_end(&j);
        if (!r->options->json)
            printf("%-7s %-22s %.*s\n", verdict_words[f->verdict], f->what, (int)f->text.n,
                   f->text.p);
    }
    json_array_end(&j);
    json_done(&j);
    if (r->options->json)
        puts(str_to_z(a, buf_str(&text)));
    return worst == WRONG ? CLI_FAILED : CLI_OK;
}

static int
run_check(Arena *a, const Options *o)
{
    Report r = {.arena = a, .options = o};
    DbHealth health = {.free_bytes = -1};
    int64_t last_line = 0;
    Context *c;
    Db *db;
    check_folder(&r);
    check_address(&r);
    if (check_database(&r, &health)) {
        Err e = cli_open(a, o, &db, &c);
        if (!failed(e))
            e = audit_last_at(db, a, &last_line);
        if (failed(e))
            find(&r, WRONG, "Logboek", str_fmt(a, "%s", err_text(e)));
        else
            check_audit(&r, db, c);
    }
    check_disk(&r, &health);
    check_clock(&r, last_line);
    check_sandbox(&r);
    check_memory(&r);
    check_mail(&r);
    return show(&r);
}

const Command cli_check[] = {
    {"check", "[--json]", "see whether this installation is sound", run_check},
    {0},
};
