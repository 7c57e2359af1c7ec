#include "base/sandbox.h"
#include "format/xlsx.h"
#include "test/check.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

static const XlsxColumn columns[] = {
    {.title = STR("Wijk"), .width = 30}, {.title = STR("Aantal")}, {.title = STR("Datum")}};

// A folder of our own, to see what stays behind in it.
typedef struct Folder {
    char path[40];
} Folder;

static Folder
folder_new(void)
{
    Folder f = {"/tmp/xlsx-XXXXXX"};
    cr_assert(mkdtemp(f.path) != NULL);
    return f;
}

static size_t
folder_files(const Folder *f)
{
    size_t n = 0;
    DIR *dir = opendir(f->path);
    for (const struct dirent *e; (e = readdir(dir)) != NULL;)
        n += e->d_name[0] != '.';
    closedir(dir);
    return n;
}

static void
folder_remove(const Folder *f)
{
    CHECK_INT(folder_files(f), 0);
    CHECK_INT(rmdir(f->path), 0);
}

static Err
write_rows(Arena *a, const char *dir, size_t rows, Str *out)
{
    Xlsx *x;
    TRY(xlsx_new(a, dir, 1767225600, &x));
    TRY(xlsx_sheet(x, S("Signalen"), columns, COUNT(columns)));
    for (size_t i = 0; i < rows; i++) {
        TRY(xlsx_text(x, S("Súdwest <&> \"wijk\"")));
        TRY(xlsx_int(x, (int64_t)i));
        TRY(xlsx_date(x, S("2026-03-01")));
        xlsx_row_end(x);
    }
    return xlsx_finish(x, out);
}

static unsigned
two_bytes(const char *p)
{
    return (unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8;
}

static size_t
four_bytes(const char *p)
{
    return two_bytes(p) | (size_t)two_bytes(p + 2) << 16;
}

// The content of one part of a ZIP file, found through its central directory.
static Str
zip_part(Arena *a, Str zip, Str name)
{
    size_t end = zip.n - 22; // without a comment
    cr_assert(memcmp(zip.p + end, "PK\5\6", 4) == 0);
    const char *entry = zip.p + four_bytes(zip.p + end + 16);
    for (unsigned n = two_bytes(zip.p + end + 10); n > 0; n--) {
        cr_assert(memcmp(entry, "PK\1\2", 4) == 0);
        if (str_eq((Str){entry + 46, two_bytes(entry + 28)}, name)) {
            const char *part = zip.p + four_bytes(entry + 42);
            size_t size = four_bytes(entry + 24);
            char *p = NEW_N(a, size + 1, char);
            part += 30 + two_bytes(part + 26) + two_bytes(part + 28);
            z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)part,
                          .avail_in = (uInt)four_bytes(entry + 20),
                          .next_out = (Bytef *)p,
                          .avail_out = (uInt)size + 1};
            cr_assert(inflateInit2(&z, -15) == Z_OK);
            CHECK_INT(inflate(&z, Z_FINISH), Z_STREAM_END);
            inflateEnd(&z);
            return (Str){p, size};
        }
        entry += 46 + two_bytes(entry + 28) + two_bytes(entry + 30) + two_bytes(entry + 32);
    }
    return (Str){0};
}

TEST(xlsx, writes_a_workbook_and_leaves_no_file)
{
    Arena *a = arena_new(64 << 20);
    Folder f = folder_new();
    Str zip, again;
    CHECK_OK(write_rows(a, f.path, 2, &zip));
    CHECK(str_starts(zip, S("PK\3\4")));
    Str sheet = zip_part(a, zip, S("xl/worksheets/sheet1.xml"));
    CHECK_HAS(sheet, S("<t>Súdwest &lt;&amp;&gt; \"wijk\"</t>"));
    CHECK_HAS(sheet, S("<c r=\"B3\"><v>1</v></c>"));
    CHECK_HAS(sheet, S("<v>46082</v>")); // days of Excel: 1 March 2026
    CHECK_HAS(sheet, S("<autoFilter ref=\"A1:C3\"/>"));
    CHECK_HAS(sheet, S("state=\"frozen\""));
    CHECK_HAS(sheet, S("</worksheet>"));
    CHECK_OK(write_rows(a, f.path, 2, &again));
    CHECK(str_eq(zip, again));
    arena_free(a);
    folder_remove(&f);
}

TEST(xlsx, an_abandoned_workbook_leaves_no_file)
{
    Arena *a = arena_new(64 << 20);
    Folder f = folder_new();
    Xlsx *x;
    CHECK_OK(xlsx_new(a, f.path, 0, &x));
    CHECK_OK(xlsx_sheet(x, S("x"), columns, COUNT(columns)));
    CHECK_OK(xlsx_text(x, S("y")));
    CHECK(folder_files(&f) > 0);
    arena_free(a);
    folder_remove(&f);
}

TEST(xlsx, puts_texts_numbers_and_dates_as_excel_needs_them)
{
    static const XlsxColumn one[] = {{.title = STR("x")}};
    Arena *a = arena_new(64 << 20);
    Folder f = folder_new();
    Xlsx *x;
    Str zip;
    CHECK_OK(xlsx_new(a, f.path, 0, &x));
    CHECK_OK(xlsx_sheet(x, S("x"), one, 1));
    CHECK_OK(xlsx_text(x, S("a\x01z\r\n_x0041_\xEF\xBF\xBF=1+1")));
    xlsx_row_end(x);
    CHECK_OK(xlsx_int(x, (INT64_C(1) << 53) + 1));
    xlsx_row_end(x);
    CHECK_OK(xlsx_real(x, 0.1));
    xlsx_row_end(x);
    CHECK_OK(xlsx_real(x, (double)NAN));
    xlsx_row_end(x);
    CHECK_OK(xlsx_date(x, S("2026-03-01T12:00")));
    xlsx_row_end(x);
    CHECK_OK(xlsx_date(x, S("1900-02-28")));
    xlsx_row_end(x);
    CHECK_ERR(xlsx_date(x, S("1 maart")), E_INVALID);
    CHECK_OK(xlsx_finish(x, &zip));
    Str sheet = zip_part(a, zip, S("xl/worksheets/sheet1.xml"));
    CHECK_HAS(sheet, S("a\uFFFDz\n_x005F_x0041_\uFFFD=1+1</t>"));
    CHECK_HAS(sheet, S("<t>9007199254740993</t>"));
    CHECK_HAS(sheet, S("<c r=\"A4\"><v>0.1</v></c>"));
    CHECK_HASNT(sheet, S("r=\"A5\""));
    CHECK_HAS(sheet, S("<v>46082.5</v>"));
    CHECK_HAS(sheet, S("<t>1900-02-28</t>"));
    arena_free(a);
    folder_remove(&f);
}

TEST(xlsx, cuts_texts_that_excel_cannot_hold)
{
    static const XlsxColumn one[] = {{.title = STR("x")}};
    Arena *a = arena_new(64 << 20);
    Folder f = folder_new();
    char *text = memset(NEW_N(a, 40000, char), 'x', 40000);
    Xlsx *x;
    Str zip;
    CHECK_OK(xlsx_new(a, f.path, 0, &x));
    CHECK_OK(xlsx_sheet(x, S("x"), one, 1));
    CHECK_OK(xlsx_text(x, (Str){text, XLSX_MAX_TEXT}));
    xlsx_row_end(x);
    CHECK_INT(xlsx_cut(x), 0);
    CHECK_OK(xlsx_text(x, (Str){text, XLSX_MAX_TEXT + 1}));
    xlsx_row_end(x);
    CHECK_INT(xlsx_cut(x), 1);
    for (size_t i = 0; i + 3 <= 39999; i += 3)
        memcpy(text + i, "€", 3);
    CHECK_OK(xlsx_text(x, (Str){text, 39999}));
    xlsx_row_end(x);
    CHECK_INT(xlsx_cut(x), 1);
    CHECK_OK(xlsx_finish(x, &zip));
    Str sheet = zip_part(a, zip, S("xl/worksheets/sheet1.xml"));
    CHECK_HAS(sheet, S("xxx</t>"));
    CHECK_HAS(sheet, S("xxx…</t>"));
    arena_free(a);
    folder_remove(&f);
}

TEST(xlsx, refuses_names_that_excel_refuses)
{
    static const Str wrong[] = {
        STR(""),   STR("a/b"), STR("a:b"),    STR("'a"),
        STR("a'"), STR("[a]"), STR("EERSTE"), STR("12345678901234567890123456789012")};
    Arena *a = arena_new(64 << 20);
    Folder f = folder_new();
    Xlsx *x;
    CHECK_OK(xlsx_new(a, f.path, 0, &x));
    CHECK_OK(xlsx_sheet(x, S("Eerste"), columns, COUNT(columns)));
    for (size_t i = 0; i < COUNT(wrong); i++)
        CHECK_ERR(xlsx_sheet(x, wrong[i], columns, COUNT(columns)), E_INVALID);
    CHECK_OK(xlsx_sheet(x, S("1234567890123456789012345678901"), columns, 1));
    arena_free(a);
    CHECK_ERR(xlsx_new(a = arena_new(1 << 20), "/nonexistent", 0, &x), E_INTERNAL);
    arena_free(a);
    folder_remove(&f);
}

// The exit status of fn, run in a child process on a folder; 99 when it was killed.
static int
in_child(bool (*fn)(const char *dir), const char *dir)
{
    pid_t child = fork();
    if (child == 0)
        _exit(fn(dir) ? 0 : 1);
    int status = -1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static bool
writes_in_sandbox(const char *dir)
{
    Arena *a = arena_new(64 << 20);
    Sandbox s = {.writable_dir = dir};
    Str zip = {0};
    bool ok = !failed(sandbox_enter(&s)) && !failed(write_rows(a, dir, 1000, &zip)) && zip.n > 1000;
    arena_free(a);
    return ok;
}

TEST(xlsx, works_in_a_process_that_may_only_write_under_one_folder)
{
    Folder f = folder_new();
    CHECK_INT(in_child(writes_in_sandbox, f.path), 0);
    folder_remove(&f);
}

// No file may pass 100 kB, as when a disk is full.
static bool
fails_on_a_full_disk(const char *dir)
{
    Arena *a = arena_new(64 << 20);
    struct rlimit most = {100000, 100000};
    Str zip = {0};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &most);
    bool small_one = !failed(write_rows(a, dir, 100, &zip));
    bool refused = failed(write_rows(a, dir, 10000, &zip)); // rows of 1 MB, but a file of 90 kB
    arena_free(a);
    return small_one && refused;
}

TEST(xlsx, says_so_when_the_disk_is_full)
{
    Folder f = folder_new();
    CHECK_INT(in_child(fails_on_a_full_disk, f.path), 0);
    folder_remove(&f);
}
