"""A second reader of ESC/POS, written from the printers' command manuals and apart from the virtual printer.

Input: one ticket a line, as hexadecimal. Output: one JSON object a line with what the paper would show:
lines (text, width, height, bold), qr (content, module, level), pictures (width, height, SHA-256 of their rows),
cuts (distance fed so far, in dots), leftovers (any byte that no manual explains). It draws nothing.
"""

import hashlib
import json
import sys

CHARSETS = {0: "cp437", 16: "cp1252", 19: "cp858"}
# ISO/IEC 18004, table 7: bytes that versions 1 to 20 hold at level M.
BYTES_AT_M = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666]
LEVELS = {48: "L", 49: "M", 50: "Q", 51: "H"}
CELL_HEIGHT = 24


class Ticket:
    def __init__(self, data, knife):
        self.data = data
        self.at = 0
        self.knife = knife
        self.out = {"lines": [], "qr": [], "pictures": [], "cuts": [], "leftovers": []}
        self.fed = 0
        self.reset()

    def reset(self):
        self.charset = "cp437"
        self.bold = False
        self.size = (1, 1)
        self.align = 0
        self.spacing = 30
        self.pending = bytearray()
        self.pending_styles = []
        self.qr = {"module": 3, "level": "L", "content": None}

    # Reading --------------------------------------------------------------

    def byte(self):
        value = self.data[self.at]
        self.at += 1
        return value

    def take(self, count):
        value = self.data[self.at : self.at + count]
        if len(value) != count:
            raise EOFError("the ticket ends inside a command")
        self.at += count
        return value

    def word(self):
        low, high = self.take(2)
        return low | high << 8

    def run(self):
        while self.at < len(self.data):
            start = self.at
            first = self.byte()
            if first == 0x1B:
                known = self.escape(self.byte())
            elif first == 0x1D:
                known = self.group(self.byte())
            elif first == 0x1C:
                known = self.byte() == 0x2E  # FS . : no Asian characters
            elif first == 0x0A:
                known = self.feed(self.spacing)
            elif first >= 0x20 and first != 0x7F:
                known = self.letter(first)
            else:
                known = False
            if not known:
                self.out["leftovers"].append(self.data[start : self.at].hex())
        if self.pending:
            self.out["leftovers"].append("a line that was never printed")
        return self.out

    # Letters and paper ------------------------------------------------------

    def letter(self, value):
        self.pending_styles.append((*self.size, self.bold))
        self.pending.append(value)
        return True

    def feed(self, dots):
        height = 0
        if self.pending:
            # A line may begin with plain spaces that push it to the middle: its largest style counts.
            width, lines, bold = (max(part) for part in zip(*self.pending_styles))
            height = CELL_HEIGHT * lines
            text = bytes(self.pending).decode(self.charset)
            self.out["lines"].append({"text": text, "width": width, "height": lines, "bold": bold})
        self.pending.clear()
        self.pending_styles.clear()
        self.fed += max(dots, height)
        return True

    # Commands: ESC, GS --------------------------------------------------------

    def escape(self, code):
        if code == 0x40:  # ESC @
            if self.pending:
                return False
            fed = self.fed
            self.reset()
            self.fed = fed
        elif code == 0x33:  # ESC 3 n
            self.spacing = self.byte()
        elif code == 0x32:  # ESC 2
            self.spacing = 30
        elif code == 0x4A:  # ESC J n
            self.feed(self.byte())
        elif code == 0x61:  # ESC a n
            self.align = self.byte() % 48
        elif code == 0x45:  # ESC E n
            self.bold = self.byte() & 1 == 1
        elif code == 0x74:  # ESC t n
            page = self.byte()
            if page not in CHARSETS:
                return False
            self.charset = CHARSETS[page]
        elif code == 0x4D:  # ESC M n: font A only is used
            return self.byte() in (0, 48)
        elif code == 0x2D:  # ESC - n: no underline is used
            return self.byte() in (0, 48)
        else:
            return False
        return True

    def group(self, code):
        if code == 0x21:  # GS ! n
            value = self.byte()
            self.size = ((value >> 4) + 1, (value & 15) + 1)
        elif code == 0x42:  # GS B n: no reverse is used
            return self.byte() & 1 == 0
        elif code == 0x50:  # GS P x y: one unit is one dot here
            self.take(2)
        elif code == 0x56:  # GS V m [n]
            return self.cut()
        elif code == 0x65:  # GS e n [m [t]]
            self.take({3: 1, 32: 2}.get(self.byte(), 0))
        elif code == 0x76:  # GS v 0 m x x y y d...
            return self.picture()
        elif code == 0x28 and self.byte() == 0x6B:  # GS ( k
            return self.symbol(self.take(self.word()))
        else:
            return False
        return True

    def cut(self):
        mode = self.byte()
        if mode in (65, 66):
            self.fed += self.knife + self.byte()
        elif mode not in (0, 1, 48, 49):
            return False
        self.out["cuts"].append(self.fed)
        return True

    def picture(self):
        if self.byte() not in (0, 0x30) or self.byte() not in (0, 48) or self.pending:
            return False
        across, down = self.word(), self.word()
        rows = self.take(across * down)
        digest = hashlib.sha256(rows).hexdigest()
        self.out["pictures"].append({"width": across * 8, "height": down, "sha256": digest})
        self.fed += down
        return True

    def symbol(self, body):
        kind, function, rest = body[0], body[1], body[2:]
        if kind != 49:
            return False
        if function == 65:
            return rest[0] == 50
        if function == 67:
            self.qr["module"] = rest[0]
        elif function == 69:
            self.qr["level"] = LEVELS[rest[0]]
        elif function == 80:
            self.qr["content"] = rest[1:].decode("latin-1")
        elif function == 81:
            if self.qr["level"] != "M":
                return False
            self.out["qr"].append(dict(self.qr))
            size = len(self.qr["content"])
            version = next(index for index, most in enumerate(BYTES_AT_M, 1) if size <= most)
            self.fed += (17 + 4 * version) * self.qr["module"]
        else:
            return False
        return True


def main():
    for line in sys.stdin:
        knife, ticket = line.split()
        print(json.dumps(Ticket(bytes.fromhex(ticket), int(knife)).run()), flush=True)


main()
