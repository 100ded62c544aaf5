# SPDX-License-Identifier: MIT
"""A program in a pseudo-terminal, and what is to be seen on it. The terminal is
a kind of its own that can do little (place the cursor, clear, write), so that a
few lines are enough to know the picture."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
import unicodedata

KIND = r"""cxladder-test|a terminal of few words,
	am, cols#80, lines#24,
	cup=\E[%i%p1%d;%p2%dH, clear=\E[H\E[2J, cr=\r, cud1=\n, cub1=\b, bel=^G,
	smcup=\E[?1049h, rmcup=\E[?1049l, civis=\E[?25l, cnorm=\E[?25h,
	rev=\E[7m, bold=\E[1m, dim=\E[2m, sgr0=\E[m, smkx=\E[?1h, rmkx=\E[?1l,
	kcuu1=\E[A, kcud1=\E[B, kcuf1=\E[C, kcub1=\E[D,
"""
SEQUENCE = re.compile(r"\x1b\[([0-9;?]*)([A-Za-z])|\x1b.?")


def make_kind(folder):
    """Compiles the terminal's description; the value for TERMINFO."""
    source = os.path.join(folder, "kind.src")
    with open(source, "w", encoding="ascii") as out:
        out.write(KIND)
    place = os.path.join(folder, "terminfo")
    subprocess.run(["tic", "-x", "-o", place, source], check=True,
                   stderr=subprocess.DEVNULL)
    return place


class Picture:
    """What the terminal shows."""

    def __init__(self, width, height):
        self.size = (width, height)
        self.rest = b""
        self.clear()
        self.other_screen, self.cursor_shown, self.pastes = False, True, False

    def clear(self):
        self.cells, self.x, self.y = {}, 0, 0

    def resize(self, width, height):
        self.size = (width, height)

    def put(self, character):
        width = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if unicodedata.combining(character):
            return
        if self.x + width > self.size[0]:
            self.x, self.y = 0, self.y + 1
        self.cells[(self.x, self.y)] = character
        for after in range(1, width):
            self.cells[(self.x + after, self.y)] = ""
        self.x += width

    def obey(self, numbers, letter):
        if letter == "H":
            parts = [int(n or 1) for n in (numbers or "1;1").split(";")]
            self.y, self.x = parts[0] - 1, parts[-1] - 1
        elif letter == "J":
            self.cells = {}
        elif letter in "hl":
            on = letter == "h"
            if numbers == "?1049":
                self.other_screen = on
            elif numbers == "?25":
                self.cursor_shown = on
            elif numbers == "?2004":
                self.pastes = on

    def feed(self, data):
        data = self.rest + data
        # What is not whole yet waits: a sequence, or a character.
        cut = len(data)
        escape = data.rfind(b"\x1b")
        if escape >= 0 and not SEQUENCE.fullmatch(
                data[escape:].decode("latin-1")) and len(data) - escape < 16 \
                and not re.match(rb"\x1b\[[0-9;?]*[A-Za-z]", data[escape:]):
            cut = escape
        else:
            for back in range(1, min(4, len(data)) + 1):
                byte = data[-back]
                if byte >= 0xC0:
                    need = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                    if need > back:
                        cut = len(data) - back
                    break
                if byte < 0x80:
                    break
        self.rest = data[cut:]
        text = data[:cut].decode(errors="replace")
        at = 0
        while at < len(text):
            character = text[at]
            if character == "\x1b":
                match = SEQUENCE.match(text, at)
                if match.group(2):
                    self.obey(match.group(1), match.group(2))
                at = match.end()
                continue
            at += 1
            if character == "\r":
                self.x = 0
            elif character == "\n":
                self.y += 1
            elif character == "\b":
                self.x = max(0, self.x - 1)
            elif character >= " ":
                self.put(character)

    def text(self):
        width, height = self.size
        return "\n".join(
            "".join(self.cells.get((x, y), " ") for x in range(width)).rstrip()
            for y in range(height))


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, command, environment, width=80, height=24, folder=None,
                 ignore=()):
        self.picture = Picture(width, height)
        self.ended = False
        self.output = bytearray()  # the last of it
        self.lines = self.output
        self.file, inside = pty.openpty()
        self.before = self.modes()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self.file)
                os.setsid()
                fcntl.ioctl(inside, termios.TIOCSCTTY, 0)
                for stream in (0, 1, 2):
                    os.dup2(inside, stream)
                if inside > 2:
                    os.close(inside)
                # Who runs the tests in the background ignores some.
                for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                    signal.signal(number, signal.SIG_DFL)
                for number in ignore:
                    signal.signal(number, signal.SIG_IGN)
                fcntl.ioctl(0, termios.TIOCSWINSZ,
                            struct.pack("HHHH", height, width, 0, 0))
                if folder:
                    os.chdir(folder)
                os.execvpe(command[0], command, environment)
            finally:
                os._exit(127)
        os.close(inside)
        self.status = None
        os.set_blocking(self.file, False)

    def modes(self):
        """As stty -g: everything that a terminal keeps."""
        return termios.tcgetattr(self.file)

    def resize(self, width, height):
        self.picture.resize(width, height)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ,
                    struct.pack("HHHH", height, width, 0, 0))

    def read(self, seconds):
        """Takes in what has come; false when the program is gone."""
        if self.ended:
            return False
        if not select.select([self.file], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.file, 65536)
        except BlockingIOError:
            return True
        except OSError as problem:
            if problem.errno != errno.EIO:
                raise
            data = b""
        if not data:
            self.ended = True
            return False
        self.output += data
        del self.output[:-200000]
        self.picture.feed(data)
        return True

    def send(self, data, patience=10):
        """All of [data], while the output is taken in."""
        if isinstance(data, str):
            data = data.encode()
        until = time.monotonic() + patience
        while data and not self.ended and time.monotonic() < until:
            try:
                data = data[os.write(self.file, data):]
            except BlockingIOError:
                self.read(0.01)
            except OSError:
                self.ended = True
        return not data

    def wait_for(self, wanted, patience=10):
        """Until the picture is as [wanted] (a text, or a function of it) says;
        false when the program ends or the time does."""
        test = wanted if callable(wanted) else lambda text: wanted in text
        until = time.monotonic() + patience
        while True:
            if test(self.picture.text()):
                return True
            left = until - time.monotonic()
            if left <= 0 or not self.read(left):
                return test(self.picture.text())

    def settle(self, quiet=0.05, patience=5):
        """Until nothing has come for a while."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            before = len(self.output), bytes(self.output[-64:])
            self.read(quiet)
            if self.ended or before == (len(self.output),
                                        bytes(self.output[-64:])):
                return

    def signal(self, number):
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            pass

    def wait(self, patience=10):
        """The exit status, negative for a signal; None if it does not end."""
        until = time.monotonic() + patience
        while self.status is None and time.monotonic() < until:
            self.read(0.005)
            self.reap()
            if self.ended and self.status is None:
                time.sleep(0.005)
        # What it wrote before it ended is still on its way.
        while self.status is not None and not self.ended and \
                select.select([self.file], [], [], 0)[0] and self.read(0):
            pass
        return self.status

    def reap(self):
        if self.status is None:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                self.usage = usage

    def hang_up(self):
        if self.file >= 0:
            os.close(self.file)
        self.file, self.ended = -1, True

    def close(self):
        self.reap()
        if self.status is None:
            self.signal(signal.SIGKILL)
            _, status, self.usage = os.wait4(self.pid, 0)
            self.status = os.waitstatus_to_exitcode(status)
        self.hang_up()
        return self.status
