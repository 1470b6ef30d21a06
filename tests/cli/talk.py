"""Talks to a command on a terminal of its own, as a technician does."""

import os
import pty
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_SECONDS = 30.0
ROOT = Path(__file__).parents[2]
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]")


class Talk:
    """A command on a pseudo-terminal; everything it says is in `heard`, without escape codes."""

    def __init__(self, *arguments: str, language: str = "en_GB.UTF-8") -> None:
        self.heard = ""
        self._position = 0
        self._raw = b""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environ = {**kept, "LANG": language, "TERM": "vt100", "PYTHONPATH": str(ROOT)}
        environ |= {"PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            command = [sys.executable, "-m", "kiosk", *arguments]
            os.execve(sys.executable, command, environ)

    def expect(self, words: str) -> str:
        """Wait until it has said `words` since what was last expected; what it said until then."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (found := self.heard.find(words, self._position)) < 0:
            left = deadline - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"It never said {words!r}:\n{self.heard[self._position :]}")
        before = self.heard[self._position : found]
        self._position = found + len(words)
        return before

    def answer(self, words: str, line: str = "") -> None:
        """Wait for a question, and type a line."""
        self.expect(words)
        self.type(line + "\n")

    def answer_hidden(self, words: str, line: str) -> None:
        """The same, once the terminal has stopped showing what is typed."""
        self.expect(words)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while termios.tcgetattr(self._terminal)[3] & termios.ECHO:
            assert time.monotonic() < deadline, "It shows what is typed."
            self._read(0.01)
        self.type(line + "\n")

    def type(self, text: str) -> None:
        """Type something."""
        os.write(self._terminal, text.encode())

    def interrupt(self) -> None:
        """Type Ctrl+C; again if readline was just not looking, as one does."""
        self._insist(lambda: self.type("\x03"))

    def hang_up(self) -> None:
        """Have the connection break; again, likewise: a real one closes the terminal besides."""
        self._insist(lambda: os.kill(self.pid, signal.SIGHUP))

    def _insist(self, act: Callable[[], None]) -> None:
        """Do it once a second until the command has ended."""
        while True:
            act()
            until = time.monotonic() + 1.0
            while (left := until - time.monotonic()) > 0:
                if not self._read(left):
                    return

    def end(self) -> int:
        """Wait for its end; the exit status."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._read(max(deadline - time.monotonic(), 0.0)):
            assert time.monotonic() < deadline, self.heard
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self, seconds: float) -> bool:
        """Take in what it says within so many seconds; False: it has ended."""
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # how Linux tells that the other end is closed
            return False
        self._raw += data
        said = _ESCAPES.sub("", self._raw.decode(errors="ignore"))
        self.heard = said.replace("\r\n", "\n")
        return bool(data)
