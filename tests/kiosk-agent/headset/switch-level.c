/*
 * Loaded into a test's process before libc: a FIFO answers EVIOCGSW as a socket would, with the switches of the
 * environment, so that the real koffi calls the real ioctl with the kernel's own number and memory.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/input.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

int ioctl(int fd, unsigned long request, ...) {
  static int (*real)(int, unsigned long, ...);
  va_list rest;
  va_start(rest, request);
  void *memory = va_arg(rest, void *);
  va_end(rest);
  struct stat file;
  const char *switches = getenv("SWITCHES");
  if (_IOC_TYPE(request) == 'E' && switches && fstat(fd, &file) == 0 && S_ISFIFO(file.st_mode)) {
    unsigned long bits = strtoul(switches, NULL, 16);
    if (request != EVIOCGSW(sizeof bits)) {
      errno = EINVAL;
      return -1;
    }
    memcpy(memory, &bits, sizeof bits);
    return sizeof bits;
  }
  if (!real) real = dlsym(RTLD_NEXT, "ioctl");
  return real(fd, request, memory);
}
