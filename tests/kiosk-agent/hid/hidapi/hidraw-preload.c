/*
 * Loaded into a test's process before libc: a path that ends in ".hidraw" is a UNIX socket of packets in place of the
 * kernel's node. Packets keep the bounds of reports and a hang-up is an unplugging, so the real node-hid and the real
 * hidapi run on it. Feature reports, which go by ioctl, travel as packets with an F0 in front.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/hidraw.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define MOST_FDS 1024
static char ours[MOST_FDS];

static int is_node(const char *path) {
  size_t length = strlen(path);
  return length > 7 && strcmp(path + length - 7, ".hidraw") == 0;
}

static int dial(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0 || fd >= MOST_FDS) {
    int error = errno;
    close(fd);
    errno = error;
    return -1;
  }
  ours[fd] = 1;
  return fd;
}

#define OPEN(name)                                                   \
  int name(const char *path, int flags, ...) {                       \
    static int (*real)(const char *, int, ...);                      \
    if (!real) real = dlsym(RTLD_NEXT, #name);                       \
    va_list rest;                                                    \
    va_start(rest, flags);                                           \
    int mode = va_arg(rest, int);                                    \
    va_end(rest);                                                    \
    return is_node(path) ? dial(path) : real(path, flags, mode);     \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "close");
  if (fd >= 0 && fd < MOST_FDS) ours[fd] = 0;
  return real(fd);
}

static int feature(int fd, const unsigned char *report, size_t length) {
  unsigned char packet[512] = {0xf0};
  memcpy(packet + 1, report, length);
  return send(fd, packet, length + 1, MSG_NOSIGNAL) < 0 ? -1 : (int)length;
}

int ioctl(int fd, unsigned long request, ...) {
  static int (*real)(int, unsigned long, ...);
  if (!real) real = dlsym(RTLD_NEXT, "ioctl");
  va_list rest;
  va_start(rest, request);
  void *argument = va_arg(rest, void *);
  va_end(rest);
  if (fd < 0 || fd >= MOST_FDS || !ours[fd]) return real(fd, request, argument);
  if (request == HIDIOCGRDESCSIZE) {
    *(int *)argument = 1;
    return 0;
  }
  size_t length = _IOC_SIZE(request);
  if (_IOC_NR(request) == _IOC_NR(HIDIOCSFEATURE(1)) && length < 512) return feature(fd, argument, length);
  errno = EINVAL;
  return -1;
}
