/*
 * The driver of the pluggable readers of a test's own pcscd: vsmartcard's virtual reader, which fails like a real one
 * does while it is unplugged. vpcd keeps its slots in static memory, so reader N has its own copy of it,
 * FOLDER/vpcd-N.so; it is out while FOLDER/unplugged-N is there. CHANNELS: "/dev/null:PORT" of each reader.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long DWORD;
typedef unsigned char BYTE;
typedef struct {
  DWORD protocol, length;
} Header;

enum { readersMax = 10, noSuchDevice = 617, simultaneousAccess = 0x0FAF };

static const char *const channels[] = {CHANNELS};
/* pcscd gives each reader a number of its own, in the high half of `lun`; the slot is in the low half. */
static char readerOf[16];

static char reader(DWORD lun) { return readerOf[lun >> 16 & 15]; }

static int isOut(char number) {
  char file[256];
  snprintf(file, sizeof file, "%s/unplugged-%c", FOLDER, number);
  return access(file, F_OK) == 0;
}

static void *vpcd(char number, const char *name) {
  static void *libraries[readersMax];
  void **library = &libraries[number - '0'];
  char file[256];
  snprintf(file, sizeof file, "%s/vpcd-%c.so", FOLDER, number);
  if (!*library) *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  return *library ? dlsym(*library, name) : NULL;
}

#define PASS(name, condition, parameters, arguments) \
  long name parameters { \
    long(*real) parameters = reader(lun) ? vpcd(reader(lun), #name) : NULL; \
    return real && (condition) ? real arguments : noSuchDevice; \
  }
#define IF_IN !isOut(reader(lun))

PASS(IFDHCloseChannel, 1, (DWORD lun), (lun))
PASS(IFDHSetCapabilities, 1, (DWORD lun, DWORD tag, DWORD length, BYTE *value), (lun, tag, length, value))
PASS(IFDHPowerICC, IF_IN, (DWORD lun, DWORD action, BYTE *atr, DWORD *length), (lun, action, atr, length))
PASS(IFDHICCPresence, IF_IN, (DWORD lun), (lun))
PASS(IFDHSetProtocolParameters, IF_IN, (DWORD lun, DWORD protocol, BYTE flags, BYTE a, BYTE b, BYTE c),
     (lun, protocol, flags, a, b, c))
PASS(IFDHControl, IF_IN, (DWORD lun, DWORD code, BYTE *in, DWORD inLength, BYTE *out, DWORD size, DWORD *length),
     (lun, code, in, inLength, out, size, length))

long IFDHCreateChannel(DWORD lun, DWORD channel) { return noSuchDevice; }

/* "usb:b0e0/0003:libudev:0:/dev/reader/3" */
long IFDHCreateChannelByName(DWORD lun, char *name) {
  char number = name[strlen(name) - 1];
  if (isOut(number)) return noSuchDevice;
  readerOf[lun >> 16 & 15] = number;
  long (*real)(DWORD, const char *) = vpcd(number, "IFDHCreateChannelByName");
  return real ? real(lun, channels[number - '0']) : noSuchDevice;
}

long IFDHGetCapabilities(DWORD lun, DWORD tag, DWORD *length, BYTE *value) {
  if (tag == simultaneousAccess) {
    *length = 1;
    *value = readersMax;
    return 0;
  }
  long (*real)(DWORD, DWORD, DWORD *, BYTE *) = reader(lun) ? vpcd(reader(lun), "IFDHGetCapabilities") : NULL;
  return real ? real(lun, tag, length, value) : noSuchDevice;
}

/* A transfer that was under way when the cable came out fails too. */
long IFDHTransmitToICC(DWORD lun, Header send, BYTE *in, DWORD inLength, BYTE *out, DWORD *length, Header *receive) {
  long (*real)(DWORD, Header, BYTE *, DWORD, BYTE *, DWORD *, Header *) = vpcd(reader(lun), "IFDHTransmitToICC");
  long result = isOut(reader(lun)) ? noSuchDevice : real(lun, send, in, inLength, out, length, receive);
  if (!isOut(reader(lun))) return result;
  *length = 0;
  return noSuchDevice;
}
