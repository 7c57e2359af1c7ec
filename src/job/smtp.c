#include "job/smtp.h"

#include "base/secret.h"
#include "format/mail.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ADDRESSES_MAX = 8, NAME_MAX_BYTES = 253, COMMAND_MAX = 4, LINE_MAX_BYTES = 256 };

// ---- configuration ------------------------------------------------------------------------------

// Whether this is this machine itself. "127.0.0.1.example.org" is a name of somewhere else.
static bool
is_here(Str host)
{
    bool is_number = str_starts(host, S("127."));
    for (size_t i = 0; i < host.n; i++)
        is_number = is_number && (host.p[i] == '.' || (host.p[i] >= '0' && host.p[i] <= '9'));
    return is_number || str_eq(host, S("localhost")) || str_eq(host, S("[::1]"));
}

static bool
is_host(Str s)
{
    bool six = s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']';
    for (size_t i = six; i < s.n - six; i++) {
        char c = s.p[i];
        bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        bool name = hex || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
        if (six ? !hex && c != ':' : !name)
            return false;
    }
    return s.n > 0 && s.n <= NAME_MAX_BYTES && s.p[0] != '-';
}

Err
smtp_read(Arena *a, const char *url, const char *from, const char *ca, Smtp *out)
{
    Cursor c = cursor(str_z(url));
    *out = (Smtp){.has_tls = true, .port = 465};
    if (!cursor_take(&c, S("smtps://"))) {
        out->has_tls = false;
        out->port = 587;
        if (!cursor_take(&c, S("smtp://")))
            FAIL(E_INVALID, "--smtp must begin with smtps:// or smtp://");
    }
    Str rest = cursor_rest(&c);
    if (rest.n > 0 && rest.p[rest.n - 1] == '/')
        rest.n--;
    size_t colon = rest.n;
    for (size_t i = rest.n; i > 0 && rest.p[i - 1] != ']'; i--)
        if (rest.p[i - 1] == ':') {
            colon = i - 1;
            break;
        }
    out->host = str_copy(a, (Str){rest.p, colon});
    if (colon < rest.n && !str_to_int((Str){rest.p + colon + 1, rest.n - colon - 1}, &out->port))
        out->port = 0;
    if (!is_host(out->host) || out->port < 1 || out->port > 65535)
        FAIL(E_INVALID, "--smtp must be smtps://HOST[:PORT], without a user or a path");
    if (!from || !mail_is_address(str_z(from)))
        FAIL(E_INVALID, "--smtp needs --mail-from with an e-mail address");
    out->from = str_z(from);
    out->ca = str_z(ca);
    out->is_plain = !out->has_tls && is_here(out->host) && !ca;
    if (ca && access(ca, R_OK) != 0)
        FAIL(E_INVALID, "--smtp-ca: %s can't be read", ca);
    return OK;
}

static Str
take_line(Cursor *c)
{
    Str line = cursor_rest(c);
    if (!cursor_until(c, S("\n"), SIZE_MAX, &line))
        c->p = c->end;
    if (line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    return line;
}

Err
smtp_read_secret(Arena *a, const char *file, Smtp *out)
{
    struct stat st;
    char *text = NEW_N(a, SMTP_SECRET_MAX + 1, char);
    arena_wipe_on_reset(a, text, SMTP_SECRET_MAX + 1);
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool has_stat = fd >= 0 && fstat(fd, &st) == 0;
    ssize_t n = has_stat ? read(fd, text, SMTP_SECRET_MAX + 1) : -1;
    if (fd >= 0)
        close(fd);
    if (n < 0 || !S_ISREG(st.st_mode))
        FAIL(E_INVALID, "--smtp-secret: %s can't be read, or is no file", file);
    if ((st.st_uid != 0 && st.st_uid != geteuid()) || (st.st_mode & 037) != 0)
        FAIL(E_INVALID, "--smtp-secret: %s is open to others (%03o): chmod 600, or 640 of root",
             file, (unsigned)(st.st_mode & 0777));
    if (n > SMTP_SECRET_MAX)
        FAIL(E_INVALID, "--smtp-secret: %s is too large", file);
    Cursor c = cursor((Str){text, (size_t)n});
    out->user = take_line(&c);
    out->secret = take_line(&c);
    if (out->user.n == 0 || out->secret.n == 0 || memchr(text, '\0', (size_t)n) ||
        str_trim(cursor_rest(&c)).n > 0)
        FAIL(E_INVALID, "--smtp-secret: %s must hold two lines: user and password", file);
    return OK;
}

// ---- before and in the sandbox ------------------------------------------------------------------

// The addresses of a name, as libcurl wants them: "host:port:address,address". Absent when there
// are none. libcurl itself would look up in a thread of its own, which the sandbox refuses.
static Str
look_up(Arena *a, const Smtp *s, const char **why)
{
    const struct addrinfo want = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    char text[INET6_ADDRSTRLEN];
    Buf b = buf_new(a, 4096);
    int bad = getaddrinfo(s->host.p, NULL, &want, &found), n = 0;
    *why = bad ? gai_strerror(bad) : "";
    if (bad)
        return (Str){0};
    buf_put(&b, s->host);
    buf_fmt(&b, ":%d:", (int)s->port);
    for (const struct addrinfo *i = found; i && n < ADDRESSES_MAX; i = i->ai_next) {
        if (getnameinfo(i->ai_addr, i->ai_addrlen, text, sizeof(text), NULL, 0, NI_NUMERICHOST))
            continue;
        buf_put(&b, n++ > 0 ? S(",") : S(""));
        buf_put(&b, i->ai_family == AF_INET6 ? str_fmt(a, "[%s]", text) : str_z(text));
    }
    freeaddrinfo(found);
    return n > 0 ? buf_str(&b) : (Str){0};
}

void
smtp_prepare(const Smtp *s)
{
    Arena *a = arena_new(1 << 20);
    const char *why;
    REQUIRE(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
    signal(SIGPIPE, SIG_IGN); // a server that goes away is an answer, not our end
    // A name that nobody has is asked of every module of nsswitch.conf; each is loaded by that.
    Smtp nobody = {.host = S("weerglas.invalid"), .port = s->port};
    (void)look_up(a, &nobody, &why);
    (void)look_up(a, s, &why);
    arena_free(a);
}

// The folder in which a file really is, when /etc only has a link to it; else the file.
static const char *
really(Arena *a, const char *file)
{
    char path[4096];
    if (!realpath(file, path) || strcmp(path, file) == 0)
        return file;
    char *end = strrchr(path, '/');
    return str_copy(a, (Str){path, (size_t)(end - path)}).p;
}

size_t
smtp_readable(Arena *a, const Smtp *s, const char *out[SMTP_READABLE])
{
    static const char *const files[] = {"/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf",
                                        "/etc/host.conf", "/etc/gai.conf"};
    size_t n = 0;
    for (size_t i = 0; i < COUNT(files); i++)
        out[n++] = really(a, files[i]);
    // The folder, because an update puts another file in the place of this one.
    Str folder = s->ca.p ? s->ca : S("/etc/ssl/certs/");
    while (folder.n > 0 && folder.p[folder.n - 1] != '/')
        folder.n--;
    out[n++] = folder.n > 0 ? str_copy(a, folder).p : ".";
    return n;
}

// ---- one connection -----------------------------------------------------------------------------

struct SmtpLink {
    const Smtp *s;
    CURL *curl;
    struct curl_slist *addresses, *to;
    Str message;                                             // what is still to be read of it
    char command[COMMAND_MAX + 1], refused[COMMAND_MAX + 1]; // the last, and the last refused
    char answer[LINE_MAX_BYTES];                             // what was said to that
    size_t answer_n;
};

static void
close_link(void *arg)
{
    SmtpLink *k = arg;
    curl_easy_cleanup(k->curl);
    curl_slist_free_all(k->addresses);
    curl_slist_free_all(k->to);
}

static size_t
give(char *room, size_t size, size_t n, void *arg)
{
    SmtpLink *k = arg;
    size_t most = size * n, len = k->message.n < most ? k->message.n : most;
    memcpy(room, k->message.p, len);
    k->message.p += len;
    k->message.n -= len;
    return len;
}

// Note the last command that was refused, and the answer, to say what went wrong. Of a command only
// its name: what follows may be a password.
static int
overhear(CURL *curl, curl_infotype type, char *data, size_t n, void *arg)
{
    SmtpLink *k = arg;
    (void)curl;
    if (type == CURLINFO_HEADER_OUT) {
        memcpy(k->command, "    ", COMMAND_MAX);
        memcpy(k->command, data, n < COMMAND_MAX ? n : COMMAND_MAX);
    } else if (type == CURLINFO_HEADER_IN && n > 0 && (data[0] == '4' || data[0] == '5')) {
        memcpy(k->refused, k->command, sizeof(k->refused));
        k->answer_n = n < sizeof(k->answer) ? n : sizeof(k->answer);
        memcpy(k->answer, data, k->answer_n);
    }
    return 0;
}

static void
must(CURLcode bad)
{
    if (bad != CURLE_OK) // an option that this libcurl does not have: then nothing is safe
        die(HERE, curl_easy_strerror(bad));
}

static void
set_security(SmtpLink *k)
{
    const Smtp *s = k->s;
    CURL *c = k->curl;
    must(curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps"));
    must(curl_easy_setopt(c, CURLOPT_USE_SSL,
                          (long)(s->is_plain || s->has_tls ? CURLUSESSL_NONE : CURLUSESSL_ALL)));
    must(curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2));
    must(curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L));
    must(curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L));
    must(curl_easy_setopt(c, CURLOPT_CAPATH, NULL)); // one file is enough, and sooner read
    if (s->ca.p)
        must(curl_easy_setopt(c, CURLOPT_CAINFO, s->ca.p));
    if (!s->user.p)
        return;
    Arena *own = arena_new(4 * SMTP_SECRET_MAX);
    char *user = NEW_N(own, s->user.n + 1, char), *secret = NEW_N(own, s->secret.n + 1, char);
    arena_wipe_on_reset(own, secret, s->secret.n + 1);
    memcpy(user, s->user.p, s->user.n);
    memcpy(secret, s->secret.p, s->secret.n);
    must(curl_easy_setopt(c, CURLOPT_USERNAME, user));
    must(curl_easy_setopt(c, CURLOPT_PASSWORD, secret));
    must(curl_easy_setopt(c, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN"));
    arena_free(own);
}

SmtpLink *
smtp_link(Arena *a, const Smtp *s)
{
    SmtpLink *k = NEW(a, SmtpLink);
    k->s = s;
    k->curl = curl_easy_init();
    REQUIRE(k->curl != NULL);
    arena_defer(a, close_link, k);
    CURL *c = k->curl;
    Cursor at = cursor(s->from);
    Str local;
    REQUIRE(cursor_until(&at, S("@"), SIZE_MAX, &local));
    // What stands behind the / is the name with which we greet.
    Str url = str_fmt(a, "%s://%s:%lld/%s", s->has_tls ? "smtps" : "smtp", s->host.p,
                      (long long)s->port, at.p);
    must(curl_easy_setopt(c, CURLOPT_URL, url.p));
    must(curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L));
    must(curl_easy_setopt(c, CURLOPT_PROXY, ""));
    must(curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)SMTP_CONNECT_S));
    must(curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)SMTP_SEND_S));
    must(curl_easy_setopt(c, CURLOPT_VERBOSE, 1L));
    must(curl_easy_setopt(c, CURLOPT_DEBUGFUNCTION, overhear));
    must(curl_easy_setopt(c, CURLOPT_DEBUGDATA, k));
    set_security(k);
    return k;
}

// ---- what went wrong ----------------------------------------------------------------------------

// One line of printable text.
static Str
plain(Arena *a, Str s)
{
    char *p = NEW_N(a, SMTP_WHY_MAX, char);
    size_t n = 0;
    s = str_trim(s);
    for (size_t i = 0; i < s.n && n < SMTP_WHY_MAX; i++)
        p[n++] = s.p[i] >= ' ' && s.p[i] < 0x7F ? s.p[i] : '?';
    return (Str){p, n};
}

static SmtpAnswer
say(Arena *a, SmtpEnd end, const char *what, Str detail)
{
    Str text = detail.n > 0 ? str_fmt(a, "%s: %.*s", what, (int)detail.n, detail.p) : str_z(what);
    text.n = text.n < SMTP_WHY_MAX ? text.n : SMTP_WHY_MAX;
    while (!str_is_utf8(text))
        text.n--;
    return (SmtpAnswer){end, text};
}

// The server said no at a command.
static SmtpAnswer
said_no(Arena *a, const SmtpLink *k)
{
    Str answer = plain(a, (Str){k->answer, k->answer_n});
    Str command = str_z(k->refused);
    // 5.7: not allowed, as of a server that wants to know us first. That may be mended.
    bool is_policy = str_starts(answer, S("530")) || str_has(answer, S(" 5.7."));
    SmtpEnd end = answer.p[0] == '5' && !is_policy ? SMTP_REFUSED : SMTP_LATER;
    if (str_starts(command, S("RCPT")))
        return say(a, end, "De mailserver neemt dit adres niet aan", answer);
    if (str_starts(command, S("DATA")))
        return say(a, end, "De mailserver neemt dit bericht niet aan", answer);
    if (str_starts(command, S("MAIL")))
        return say(a, SMTP_DOWN, "De mailserver neemt de afzender niet aan", answer);
    return say(a, SMTP_DOWN, "De mailserver geeft een antwoord dat niet past", answer);
}

static SmtpAnswer
explain(Arena *a, const SmtpLink *k, CURLcode bad)
{
    const char *text = curl_easy_strerror(bad);
    if (bad == CURLE_LOGIN_DENIED)
        return say(a, SMTP_DOWN, "De mailserver weigert deze gebruiker of dit wachtwoord",
                   plain(a, (Str){k->answer, k->answer_n}));
    if (bad == CURLE_COULDNT_CONNECT)
        return say(a, SMTP_DOWN, "Geen verbinding met de mailserver",
                   str_fmt(a, "%s poort %lld", k->s->host.p, (long long)k->s->port));
    if (bad == CURLE_OPERATION_TIMEDOUT)
        return say(a, SMTP_DOWN, "De mailserver antwoordt niet op tijd", S(""));
    if (bad == CURLE_USE_SSL_FAILED)
        return say(a, SMTP_DOWN, "De mailserver biedt geen versleuteling aan (STARTTLS)", S(""));
    if (bad == CURLE_PEER_FAILED_VERIFICATION || bad == CURLE_SSL_CACERT_BADFILE)
        return say(a, SMTP_DOWN, "Het certificaat van de mailserver klopt niet", str_z(text));
    if (bad == CURLE_SSL_CONNECT_ERROR)
        return say(a, SMTP_DOWN, "De versleuteling met de mailserver lukt niet", str_z(text));
    bool broke = bad == CURLE_RECV_ERROR || bad == CURLE_GOT_NOTHING;
    if (k->answer_n > 0 && !broke)
        return said_no(a, k);
    return say(a, SMTP_DOWN, "Het gesprek met de mailserver brak af", str_z(text));
}

static SmtpAnswer
perform(Arena *a, SmtpLink *k)
{
    const char *why;
    bool is_number = k->s->host.p[0] == '['; // libcurl takes it as it is
    Str addresses = is_number ? S("") : look_up(a, k->s, &why);
    if (!addresses.p)
        return say(a, SMTP_DOWN, "De naam van de mailserver is niet te vinden",
                   str_fmt(a, "%s (%s)", k->s->host.p, why));
    curl_slist_free_all(k->addresses);
    k->addresses = is_number ? NULL : curl_slist_append(NULL, addresses.p);
    REQUIRE(is_number || k->addresses != NULL);
    must(curl_easy_setopt(k->curl, CURLOPT_RESOLVE, k->addresses));
    k->answer_n = 0;
    k->command[0] = '\0';
    CURLcode bad = curl_easy_perform(k->curl);
    return bad == CURLE_OK ? (SmtpAnswer){SMTP_SENT, S("")} : explain(a, k, bad);
}

SmtpAnswer
smtp_send(Arena *a, SmtpLink *k, Str to, Str message)
{
    CURL *c = k->curl;
    if (!mail_is_address(to))
        return say(a, SMTP_REFUSED, "Dit is geen e-mailadres", S(""));
    curl_slist_free_all(k->to);
    k->to = curl_slist_append(NULL, str_fmt(a, "<%.*s>", (int)to.n, to.p).p);
    REQUIRE(k->to != NULL);
    k->message = message;
    must(curl_easy_setopt(c, CURLOPT_MAIL_FROM, str_fmt(a, "<%s>", k->s->from.p).p));
    must(curl_easy_setopt(c, CURLOPT_MAIL_RCPT, k->to));
    must(curl_easy_setopt(c, CURLOPT_UPLOAD, 1L));
    must(curl_easy_setopt(c, CURLOPT_READFUNCTION, give));
    must(curl_easy_setopt(c, CURLOPT_READDATA, k));
    must(curl_easy_setopt(c, CURLOPT_INFILESIZE_LARGE, (curl_off_t)message.n));
    return perform(a, k);
}

SmtpAnswer
smtp_try(Arena *a, const Smtp *s)
{
    SmtpLink *k = smtp_link(a, s);
    must(curl_easy_setopt(k->curl, CURLOPT_CONNECT_ONLY, 1L));
    return perform(a, k);
}
