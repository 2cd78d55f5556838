/* Faults in what a process writes, for the tests of kills and full disks; see faults.py.

   Loaded with LD_PRELOAD. Counts the calls that change files under a folder, and from a given one
   on kills the process, cuts the write in half and kills, or fails with an error number. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { COUNT, KILL, TORN, FAIL_FROM, FAIL_ONCE };

static char folder[PATH_MAX];
static int mode = COUNT, number = ENOSPC;
static long at = -1, calls = 0;

void faults_arm(const char *place, int what, long where, int error)
{
    snprintf(folder, sizeof folder, "%s", place);
    mode = what, at = where, number = error, calls = 0;
}

long faults_calls(void) { return calls; }

static int inside(const char *path)
{
    return folder[0] && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int inside_fd(int fd)
{
    char link[64], path[PATH_MAX];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return inside(path);
}

/* 1: fail with errno set; 2: cut in half, then die; else go on. */
static int hit(int grows)
{
    long now = calls++;
    if (mode == COUNT || now < at) return 0;
    if (mode == FAIL_FROM || (mode == FAIL_ONCE && now == at)) {
        if (number == ENOSPC && !grows) return 0; /* a full disk lets go of space */
        errno = number;
        return 1;
    }
    if (mode == TORN && grows) return 2;
    if (mode == KILL || mode == TORN) kill(getpid(), SIGKILL);
    return 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITES(name, given, passed, half)                                  \
    ssize_t name given                                                     \
    {                                                                      \
        if (inside_fd(fd)) switch (hit(1)) {                               \
            case 1: return -1;                                             \
            case 2: REAL(name) half; kill(getpid(), SIGKILL);              \
        }                                                                  \
        return REAL(name) passed;                                          \
    }

WRITES(write, (int fd, const void *data, size_t size), (fd, data, size), (fd, data, size / 2))
WRITES(pwrite, (int fd, const void *data, size_t size, off_t place), (fd, data, size, place),
       (fd, data, size / 2, place))
WRITES(pwrite64, (int fd, const void *data, size_t size, off64_t place), (fd, data, size, place),
       (fd, data, size / 2, place))

#define CHANGES(name, given, passed, touched)      \
    int name given                                 \
    {                                              \
        if ((touched) && hit(0) == 1) return -1;   \
        return REAL(name) passed;                  \
    }

CHANGES(fsync, (int fd), (fd), inside_fd(fd))
CHANGES(fdatasync, (int fd), (fd), inside_fd(fd))
CHANGES(ftruncate, (int fd, off_t size), (fd, size), inside_fd(fd))
CHANGES(ftruncate64, (int fd, off64_t size), (fd, size), inside_fd(fd))
CHANGES(rename, (const char *from, const char *to), (from, to), inside(to))
CHANGES(unlink, (const char *path), (path), inside(path))
