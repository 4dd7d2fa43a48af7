"""A pseudo-terminal in front of a TCP printer, under a name of its own: stands in for /dev/usb/lp0.

It proves how the agent handles a device file (no blocking, partial writes, a plug that is pulled), and nothing of
usblp itself. Usage: pty_stand_in.py PORT LINK. Says "ready" when LINK is there; ends, and takes it away, on SIGTERM.
"""

import os
import pty
import select
import signal
import socket
import sys
import tty

port, link = int(sys.argv[1]), sys.argv[2]
master, slave = pty.openpty()
# Raw: a terminal would echo, and turn some bytes into others. Our own end of the slave stays open, so that the master
# does not end when the agent closes.
tty.setraw(slave)
os.symlink(os.ttyname(slave), link)


def unplug(*_):
    os.unlink(link)
    sys.exit(0)


signal.signal(signal.SIGTERM, unplug)
printer = socket.create_connection(("127.0.0.1", port))
print("ready", flush=True)
while True:
    for ready in select.select([master, printer], [], [])[0]:
        if ready is master:
            printer.sendall(os.read(master, 4096))
        else:
            answer = printer.recv(4096)
            if not answer:
                unplug()
            os.write(master, answer)
