/*
 * Preloaded into the development's own pcscd, for two faults of its virtual reader (vsmartcard 3.3):
 * - it sends length and payload apart, which Nagle's algorithm turns into 44 ms for each command;
 * - it listens on every address of the machine, where anyone could insert a card.
 * And for tests: pcscd looks at its slots every 400 ms, a time compiled into it; with VPCD_LOOK_MS, that often.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

int accept(int listening, struct sockaddr *address, socklen_t *length) {
  int (*real)(int, struct sockaddr *, socklen_t *) = dlsym(RTLD_NEXT, "accept");
  int accepted = real(listening, address, length), yes = 1;
  if (accepted >= 0) setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return accepted;
}

int nanosleep(const struct timespec *wanted, struct timespec *left) {
  int (*real)(const struct timespec *, struct timespec *) = dlsym(RTLD_NEXT, "nanosleep");
  const char *look = getenv("VPCD_LOOK_MS");
  if (!look || wanted->tv_sec != 0 || wanted->tv_nsec != 400000000) return real(wanted, left);
  struct timespec sooner = {0, atol(look) * 1000000};
  return real(&sooner, left);
}

int bind(int socket, const struct sockaddr *address, socklen_t length) {
  int (*real)(int, const struct sockaddr *, socklen_t) = dlsym(RTLD_NEXT, "bind");
  if (address->sa_family != AF_INET) return real(socket, address, length);
  struct sockaddr_in local = *(const struct sockaddr_in *)address;
  if (local.sin_addr.s_addr == htonl(INADDR_ANY)) local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return real(socket, (struct sockaddr *)&local, sizeof local);
}
