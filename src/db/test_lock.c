#include "db/lock.h"
#include "test/check.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

TEST(lock, excludes_until_it_is_dropped)
{
    char folder[] = "/tmp/weerglas-test-XXXXXX";
    cr_assert(mkdtemp(folder));
    Arena *a = arena_new(1 << 16);
    const char *path = str_fmt(a, "%s/lock", folder).p;
    int first, second;
    CHECK_OK(lock_open(path, &first));
    CHECK_OK(lock_open(path, &second));
    CHECK_OK(lock_take(first, 0));
    CHECK_ERR(lock_take(second, 20), E_BUSY);
    CHECK_ERR(lock_take(second, 20), E_BUSY); // who gave up does not stand in the way
    lock_drop(first);
    CHECK_OK(lock_take(second, 0));
    close(second); // as when its process ends
    CHECK_OK(lock_take(first, 0));
    close(first);
    CHECK_ERR(lock_open(str_fmt(a, "%s/absent/lock", folder).p, &first), E_INTERNAL);
    unlink(path);
    CHECK_INT(rmdir(folder), 0);
    arena_free(a);
}
