/*
 * Preloaded into a test's own pcscd, in the place of libudev: USB readers that are not there are plugged in and
 * unplugged by two bytes in a pipe, `+3` or `-3`, and pcscd does with them what it does with real ones.
 * Each reader N is the USB device b0e0:000N, for which there is a driver (plugged-reader.c).
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct udev_device {
  char sign;
  char attribute[5], node[16];
};

static int context;
static int events = -1;

static struct udev_device *device(char sign, char number) {
  struct udev_device *made = calloc(1, sizeof *made);
  made->sign = sign;
  snprintf(made->attribute, sizeof made->attribute, "%04x", number - '0');
  snprintf(made->node, sizeof made->node, "/dev/reader/%c", number);
  return made;
}

void *udev_new(void) { return &context; }
void *udev_unref(void *udev) { return udev; }

void *udev_monitor_new_from_netlink(void *udev, const char *name) { return udev; }
void *udev_monitor_unref(void *monitor) { return monitor; }
int udev_monitor_filter_add_match_subsystem_devtype(void *m, const char *s, const char *t) { return 0; }
int udev_monitor_enable_receiving(void *monitor) {
  events = open(getenv("FAKE_UDEV_EVENTS"), O_RDWR);
  return events < 0;
}
int udev_monitor_get_fd(void *monitor) { return events; }
struct udev_device *udev_monitor_receive_device(void *monitor) {
  char event[2];
  return read(events, event, sizeof event) == sizeof event ? device(event[0], event[1]) : NULL;
}

/* Nothing is plugged in at the start. */
void *udev_enumerate_new(void *udev) { return udev; }
void *udev_enumerate_unref(void *enumerate) { return enumerate; }
int udev_enumerate_add_match_subsystem(void *enumerate, const char *name) { return 0; }
int udev_enumerate_scan_devices(void *enumerate) { return 0; }
void *udev_enumerate_get_list_entry(void *enumerate) { return NULL; }
void *udev_list_entry_get_next(void *current) { return NULL; }
const char *udev_list_entry_get_name(void *current) { return ""; }
void *udev_device_new_from_syspath(void *udev, const char *path) { return NULL; }

void *udev_device_unref(struct udev_device *device) {
  free(device);
  return NULL;
}
void *udev_device_get_parent_with_subsystem_devtype(void *device, const char *s, const char *t) { return device; }
const char *udev_device_get_action(struct udev_device *device) { return device->sign == '+' ? "add" : "remove"; }
const char *udev_device_get_devnode(struct udev_device *device) { return device->node; }
const char *udev_device_get_sysname(struct udev_device *device) { return device->attribute; }
const char *udev_device_get_property_value(struct udev_device *device, const char *name) { return NULL; }
const char *udev_device_get_sysattr_value(struct udev_device *device, const char *name) {
  if (name[0] != 'i' || name[1] != 'd') return NULL;
  return name[2] == 'V' ? "b0e0" : device->attribute;
}
