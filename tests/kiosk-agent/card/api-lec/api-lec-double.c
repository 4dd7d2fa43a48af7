/*
 * API_LEC DOUBLE. Not the licensed library, and nothing of it: what a library of the same shape may do to us, for tests.
 * Its cards are invented and come from a file. It refuses to open where BORNE_MODE=production.
 *
 * In the folder that it is opened with, the file `behaviour` says what the next reading does:
 * answer (the file `answer.xml`), refuse, crash, hang, noise, too-long or empty; `open-refuse`, `open-crash` and
 * `open-hang` when it is opened.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[1024];

static long readFile(const char *name, char *text, long size) {
  char path[1200];
  snprintf(path, sizeof path, "%s%s", folder, name);
  FILE *file = fopen(path, "r");
  long length = file ? (long)fread(text, 1, size, file) : 0;
  if (file) fclose(file);
  return length;
}

static int behaves(const char *like) {
  char text[64] = {0};
  readFile("behaviour", text, sizeof text - 1);
  return strcmp(text, like) == 0;
}

/* The mark of a double. */
int API_LEC_DOUBLE(void) { return 1; }

unsigned short Double_Open(const char *settings, unsigned short *mode, unsigned short *error) {
  const char *where = getenv("BORNE_MODE");
  fprintf(stderr, "API_LEC DOUBLE: invented cards\n");
  snprintf(folder, sizeof folder, "%s", settings);
  *mode = 3;
  *error = 0;
  if (!where || strcmp(where, "development") != 0) *error = 99;
  if (behaves("open-refuse")) *error = 41;
  if (behaves("open-crash")) raise(SIGSEGV);
  if (behaves("open-hang")) sleep(3600);
  return *error;
}

unsigned short Double_Read(short seconds, char *answer, unsigned int *length, short *state, unsigned short *error) {
  *state = seconds;
  *error = 0;
  if (behaves("refuse")) return *error = 7;
  if (behaves("crash")) raise(SIGSEGV);
  if (behaves("hang")) sleep(3600);
  if (behaves("too-long")) return *length = 1000000, 0;
  if (behaves("empty")) return *length = 0, 0;
  if (behaves("noise")) {
    for (unsigned int at = 0; at < 2000; at += 1) answer[at] = (char)(at * 7919 >> 3);
    return *length = 2000, 0;
  }
  *length = (unsigned int)readFile("answer.xml", answer, *length);
  return 0;
}

unsigned short Double_Close(unsigned short *error) { return *error = 0; }
