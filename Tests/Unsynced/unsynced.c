// A disk that loses what was not synced: loaded before a program (LD_PRELOAD), it writes down how to undo each write
// until fsync or fdatasync of that file has returned. Tests/TortureTests/PowerLoss.swift undoes what is left.
//
// UNSYNCED_ROOT names the folder that is watched, UNSYNCED_LOG the folder of the notes, one file for each process.
// Only contents are watched; making, renaming and removing files is taken as done at once.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { UNDO = 1, SYNC = 2 };

// All little-endian on the machines that run it; read back by PowerLoss.swift field by field.
struct note {
  uint64_t kind, time, inode, birth, offset, size, length;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int lock_file = -1, notes = -1;
static pid_t owner;

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

#define REAL(name) \
  static __typeof__(&name) real; \
  if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t real_pwrite(int file, const void *bytes, size_t count, off_t offset) {
  REAL(pwrite);
  return real(file, bytes, count, offset);
}

static ssize_t real_write(int file, const void *bytes, size_t count) {
  REAL(write);
  return real(file, bytes, count);
}

static int prepare(void) {
  if (notes >= 0 && owner == getpid()) return 1;
  const char *folder = getenv("UNSYNCED_LOG");
  if (!folder || !getenv("UNSYNCED_ROOT")) return 0;
  char path[4096];
  snprintf(path, sizeof path, "%s/lock", folder);
  lock_file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  snprintf(path, sizeof path, "%s/notes-%d", folder, getpid());
  notes = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  owner = getpid();
  return lock_file >= 0 && notes >= 0;
}

static int is_watched(int file, struct statx *found) {
  if (statx(file, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_BTIME, found) != 0) return 0;
  if (!S_ISREG(found->stx_mode)) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t count = readlink(link, path, sizeof path - 1);
  const char *root = getenv("UNSYNCED_ROOT");
  if (count <= 0 || !root) return 0;
  path[count] = 0;
  size_t length = strlen(root);
  // Memory that processes share is a file by name only.
  if (count > 4 && strcmp(path + count - 4, "-shm") == 0) return 0;
  return strncmp(path, root, length) == 0 && path[length] == '/';
}

static void begin(void) {
  pthread_mutex_lock(&mutex);
  if (prepare()) flock(lock_file, LOCK_EX);
}

static void end(void) {
  if (lock_file >= 0) flock(lock_file, LOCK_UN);
  pthread_mutex_unlock(&mutex);
}

static void put(struct note note, const void *bytes) {
  // In one write, so that a process that is killed leaves a whole note or one that is cut off at the end.
  size_t count = sizeof note + note.length;
  char *all = malloc(count);
  if (!all) abort();
  memcpy(all, &note, sizeof note);
  if (note.length) memcpy(all + sizeof note, bytes, note.length);
  if (notes < 0 || real_write(notes, all, count) != (ssize_t)count) abort();
  free(all);
}

static uint64_t birth(const struct statx *found) {
  return (uint64_t)found->stx_btime.tv_sec * 1000000000u + found->stx_btime.tv_nsec;
}

// Notes what a range of a file holds before it is changed; the lock is held.
static void remember(int file, const struct statx *found, uint64_t offset, uint64_t count) {
  uint64_t size = found->stx_size;
  uint64_t length = offset >= size ? 0 : (offset + count > size ? size - offset : count);
  char *old = malloc(length ? length : 1);
  if (!old) abort();
  // Closing another descriptor of the same file would give up the locks that SQLite holds on it (fcntl(2)); only files
  // that were opened for writing alone, which are nobody's database, are opened again.
  ssize_t held = length ? pread(file, old, length, (off_t)offset) : 0;
  if (held < 0 && errno == EBADF) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int reader = open(link, O_RDONLY | O_CLOEXEC);
    held = reader < 0 ? -1 : pread(reader, old, length, (off_t)offset);
    close(reader);
  }
  if (held != (ssize_t)length) abort();
  put((struct note){UNDO, now(), found->stx_ino, birth(found), offset, size, length}, old);
  free(old);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  struct statx found;
  if (!is_watched(file, &found)) return real_pwrite(file, bytes, count, offset);
  begin();
  statx(file, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_BTIME, &found);
  remember(file, &found, (uint64_t)offset, count);
  ssize_t result = real_pwrite(file, bytes, count, offset);
  int error = errno;
  end();
  errno = error;
  return result;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return pwrite(file, bytes, count, offset);
}

ssize_t write(int file, const void *bytes, size_t count) {
  struct statx found;
  if (!is_watched(file, &found)) return real_write(file, bytes, count);
  begin();
  statx(file, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_BTIME, &found);
  int is_append = (fcntl(file, F_GETFL) & O_APPEND) != 0;
  off_t offset = is_append ? (off_t)found.stx_size : lseek(file, 0, SEEK_CUR);
  remember(file, &found, (uint64_t)offset, count);
  ssize_t result = real_write(file, bytes, count);
  int error = errno;
  end();
  errno = error;
  return result;
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  REAL(writev);
  struct statx found;
  if (!is_watched(file, &found)) return real(file, parts, count);
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    ssize_t written = write(file, parts[part].iov_base, parts[part].iov_len);
    if (written < 0) return all ? all : written;
    all += written;
    if ((size_t)written < parts[part].iov_len) break;
  }
  return all;
}

int ftruncate(int file, off_t size) {
  REAL(ftruncate);
  struct statx found;
  if (!is_watched(file, &found)) return real(file, size);
  begin();
  statx(file, "", AT_EMPTY_PATH, STATX_BASIC_STATS | STATX_BTIME, &found);
  uint64_t cut = found.stx_size > (uint64_t)size ? found.stx_size - (uint64_t)size : 0;
  remember(file, &found, (uint64_t)size, cut);
  int result = real(file, size);
  int error = errno;
  end();
  errno = error;
  return result;
}

int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

static void synced(const struct statx *found, uint64_t time) {
  begin();
  put((struct note){SYNC, now(), found->stx_ino, birth(found), time, 0, 0}, NULL);
  end();
}

int fsync(int file) {
  REAL(fsync);
  struct statx found;
  // What was written before it began is on the disk when it returns.
  uint64_t time = now();
  int is_ours = is_watched(file, &found);
  int result = real(file);
  if (is_ours && result == 0) synced(&found, time);
  return result;
}

int fdatasync(int file) {
  REAL(fdatasync);
  struct statx found;
  uint64_t time = now();
  int is_ours = is_watched(file, &found);
  int result = real(file);
  if (is_ours && result == 0) synced(&found, time);
  return result;
}

// What tells a file from a later one with its number; for PowerLoss.swift, as Glibc's module leaves statx out.
int unsynced_identify(const char *path, uint64_t *inode, uint64_t *born) {
  struct statx found;
  if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_BASIC_STATS | STATX_BTIME, &found) != 0) return -1;
  *inode = found.stx_ino;
  *born = birth(&found);
  return 0;
}
