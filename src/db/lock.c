#include "db/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>

// Two bytes of the file are locked. Whoever is next holds QUEUE while it waits for OWNER, so the
// last owner finds QUEUE taken and stands behind it.
enum { QUEUE, OWNER };
enum { SHORTEST_US = 50, QUEUE_US = 4000, OWNER_US = 500 };

static int64_t
now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int
set_byte(int fd, int byte, short type)
{
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
    return fcntl(fd, F_OFD_SETLK, &l);
}

// A blocking lock has no bound without signals, and this process has better uses for those. So ask
// again and again, with rests that grow to longest_us.
static Err
wait_for(int fd, int byte, int64_t until_ns, int64_t longest_us)
{
    for (int64_t us = SHORTEST_US; set_byte(fd, byte, F_WRLCK) != 0;) {
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            FAIL(E_INTERNAL, "lock: errno %d", errno);
        int64_t now = now_ns();
        if (now >= until_ns)
            FAIL(E_BUSY, "waited too long for the lock of the writers");
        us = us * 2 > longest_us ? longest_us : us * 2;
        int64_t rest = us * 500 + now % (us * 500); // half of it by chance
        nanosleep(&(struct timespec){.tv_nsec = rest}, NULL);
    }
    return OK;
}

Err
lock_open(const char *path, int *fd)
{
    *fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (*fd < 0)
        FAIL(E_INTERNAL, "cannot open the lock file: errno %d", errno);
    return OK;
}

Err
lock_take(int fd, int64_t most_ms)
{
    int64_t until_ns = now_ns() + most_ms * 1000000;
    TRY(wait_for(fd, QUEUE, until_ns, QUEUE_US));
    Err e = wait_for(fd, OWNER, until_ns, OWNER_US);
    set_byte(fd, QUEUE, F_UNLCK);
    return e;
}

void
lock_drop(int fd)
{
    set_byte(fd, OWNER, F_UNLCK);
}
