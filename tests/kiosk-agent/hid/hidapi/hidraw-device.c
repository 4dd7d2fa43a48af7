/*
 * The device at the other end of hidraw-preload.c: argument 1 is its path. What it is sent is a line of hexadecimal on
 * stdout; a line of hexadecimal on stdin is a report of its own; "unplug" hangs up; "opened" and "closed" are told.
 */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int send_hex(int fd, const char *line) {
  unsigned char report[256];
  size_t length = 0;
  unsigned byte;
  while (length < sizeof report && sscanf(line + 2 * length, "%2x", &byte) == 1) report[length++] = byte;
  return (int)send(fd, report, length, MSG_NOSIGNAL);
}

int main(int count, char **arguments) {
  if (count < 2) return 1;
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, arguments[1], sizeof address.sun_path - 1);
  int node = socket(AF_UNIX, SOCK_SEQPACKET, 0), user = -1;
  if (bind(node, (struct sockaddr *)&address, sizeof address) < 0 || listen(node, 4) < 0) return 1;
  setvbuf(stdin, NULL, _IONBF, 0);
  setvbuf(stdout, NULL, _IOLBF, 0);
  puts("listening");
  for (;;) {
    struct pollfd waiting[] = {{0, POLLIN, 0}, {user < 0 ? node : -1, POLLIN, 0}, {user, POLLIN, 0}};
    if (poll(waiting, 3, -1) < 0) return 1;
    if (waiting[0].revents) {
      char line[1024];
      if (!fgets(line, sizeof line, stdin)) return 0;
      if (strcmp(line, "unplug\n") == 0) close(user), user = -1;
      else if (user >= 0) send_hex(user, line);
    }
    if (waiting[1].revents) user = accept(node, NULL, NULL), puts("opened");
    else if (user >= 0 && waiting[2].fd == user && waiting[2].revents) {
      unsigned char packet[512];
      ssize_t length = recv(user, packet, sizeof packet, 0);
      if (length <= 0) close(user), user = -1, puts("closed");
      else for (ssize_t i = 0; i <= length; i++) i < length ? printf("%02x", packet[i]) : putchar('\n');
    }
  }
}
