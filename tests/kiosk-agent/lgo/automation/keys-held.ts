/** Which keys the X server believes to be down, asked of libX11 itself. */
import koffi from 'koffi';

export function keysHeld(display: string): number {
  const x11 = koffi.load('libX11.so.6');
  const open = x11.func('void *XOpenDisplay(const char *name)');
  const query = x11.func('int XQueryKeymap(void *display, _Out_ uint8_t *keys)');
  const close = x11.func('int XCloseDisplay(void *display)');
  const connection: unknown = open(display);
  const keys = new Uint8Array(32);
  query(connection, keys);
  close(connection);
  return keys.reduce((count, byte) => count + byte.toString(2).replaceAll('0', '').length, 0);
}
