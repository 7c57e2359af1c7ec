#include "job/smtp.h"
#include "test/check.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Err
reads(Arena *a, const char *url, Smtp *out)
{
    return smtp_read(a, url, "weerglas@gemeente.example", NULL, out);
}

TEST(smtp, reads_the_address_of_a_server)
{
    Arena *a = arena_new(1 << 20);
    Smtp s;
    CHECK_OK(reads(a, "smtps://mail.gemeente.example", &s));
    CHECK(s.has_tls && !s.is_plain);
    CHECK_STR(s.host, S("mail.gemeente.example"));
    CHECK_INT(s.port, 465);
    CHECK_OK(reads(a, "smtp://mail.gemeente.example:2525/", &s));
    CHECK(!s.has_tls && !s.is_plain);
    CHECK_INT(s.port, 2525);
    CHECK_OK(reads(a, "smtps://[2001:db8::1]:465", &s));
    CHECK_STR(s.host, S("[2001:db8::1]"));
    arena_free(a);
}

TEST(smtp, is_plain_to_this_machine_only)
{
    static const char *const here[] = {"smtp://localhost", "smtp://127.0.0.1:25", "smtp://[::1]"};
    static const char *const away[] = {"smtp://127.0.0.1.example.org",
                                       "smtp://localhost.example.org", "smtp://10.0.0.1"};
    Arena *a = arena_new(1 << 20);
    Smtp s;
    for (size_t i = 0; i < COUNT(here); i++) {
        CHECK_OK(reads(a, here[i], &s));
        CHECK(s.is_plain);
    }
    for (size_t i = 0; i < COUNT(away); i++) {
        CHECK_OK(reads(a, away[i], &s));
        CHECK(!s.is_plain);
    }
    CHECK_OK(smtp_read(a, "smtp://localhost", "w@x.example", "/etc/hosts", &s));
    CHECK(!s.is_plain); // who names an authority wants TLS
    arena_free(a);
}

TEST(smtp, refuses_an_address_that_it_does_not_understand)
{
    static const char *const wrong[] = {"",
                                        "mail.example",
                                        "http://mail.example",
                                        "smtp://",
                                        "smtp://user:secret@mail.example",
                                        "smtp://mail.example/path",
                                        "smtp://mail.example:0",
                                        "smtp://mail.example:65536",
                                        "smtp://mail.example:x",
                                        "smtp://mail example",
                                        "smtp://mail.example\r\nX",
                                        "smtp://-mail.example",
                                        "smtp://[::1"};
    Arena *a = arena_new(1 << 20);
    Smtp s;
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK_ERR(reads(a, wrong[i], &s), E_INVALID);
    CHECK_ERR(smtp_read(a, "smtp://mail.example", NULL, NULL, &s), E_INVALID);
    CHECK_ERR(smtp_read(a, "smtp://mail.example", "weerglas", NULL, &s), E_INVALID);
    CHECK_ERR(smtp_read(a, "smtp://mail.example", "w@x.example", "/is/not/there", &s), E_INVALID);
    arena_free(a);
}

static Err
secret_of(Arena *a, const char *text, size_t n, mode_t mode, Smtp *out)
{
    char path[] = "/tmp/weerglas-secret-XXXXXX";
    int fd = mkstemp(path);
    REQUIRE(fd >= 0 && write(fd, text, n) == (ssize_t)n && fchmod(fd, mode) == 0);
    close(fd);
    Err e = smtp_read_secret(a, path, out);
    unlink(path);
    return e;
}

TEST(smtp, reads_a_password_that_nobody_else_can_read)
{
    Arena *a = arena_new(1 << 20);
    Smtp s = {0};
    const char *right = "post\r\ngeheim  woord \n";
    CHECK_OK(secret_of(a, right, strlen(right), 0600, &s));
    CHECK_STR(s.user, S("post"));
    CHECK_STR(s.secret, S("geheim  woord "));
    CHECK_OK(secret_of(a, right, strlen(right), 0640, &s));
    CHECK_ERR(secret_of(a, right, strlen(right), 0644, &s), E_INVALID);
    CHECK_ERR(secret_of(a, right, strlen(right), 0620, &s), E_INVALID);
    CHECK_ERR(secret_of(a, "post\n", 5, 0600, &s), E_INVALID);
    CHECK_ERR(secret_of(a, "a\nb\nc\n", 6, 0600, &s), E_INVALID);
    CHECK_ERR(secret_of(a, "a\0x\nb\n", 6, 0600, &s), E_INVALID);
    CHECK_ERR(secret_of(a, NEW_N(a, SMTP_SECRET_MAX + 1, char), SMTP_SECRET_MAX + 1, 0600, &s),
              E_INVALID);
    CHECK_ERR(smtp_read_secret(a, "/tmp", &s), E_INVALID);
    CHECK_ERR(smtp_read_secret(a, "/tmp/is-not-there-at-all", &s), E_INVALID);
    arena_free(a);
}

TEST(smtp, names_the_files_that_it_must_read)
{
    Arena *a = arena_new(1 << 20);
    const char *files[SMTP_READABLE];
    Smtp s = {.host = S("mail.example")};
    size_t n = smtp_readable(a, &s, files);
    CHECK_INT(n, SMTP_READABLE);
    CHECK_STR(str_z(files[n - 1]), S("/etc/ssl/certs/"));
    s.ca = S("/etc/weerglas/ca/own.pem");
    n = smtp_readable(a, &s, files);
    CHECK_STR(str_z(files[n - 1]), S("/etc/weerglas/ca/"));
    arena_free(a);
}
