"""A conversation line by line, over ssh or on a console; knows nothing of kiosks.

Plain prompts: they work on every terminal, in every size, and for a screen reader.
"""

import contextlib
import getpass
import io
import re
import sys
import unicodedata

from kiosk.cli.setup.says import Says
from kiosk.content.invisible import INVISIBLE

LEAVE_OUT = "-"
_YES, _NO = {"y", "yes", "c", "có", "co"}, {"n", "no", "k", "không", "khong"}
_SPACES = re.compile("[\u00a0\u202f\u2007\u2009\u3000]")
_UNSEEN = re.compile(INVISIBLE)


class Terminal:
    """Asks in the words of `says`. Any question may raise KeyboardInterrupt; so does its end."""

    def __init__(self, says: Says) -> None:
        self.says = says
        with contextlib.suppress(ImportError):  # arrow keys and deleting; some Pythons lack it
            import readline  # noqa: F401, PLC0415
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")

    def use(self, says: Says) -> None:
        """Go on in other words."""
        self.says = says

    def tell(self, key: str, **values: object) -> None:
        """Say something."""
        self.show(self.says.say(key, **values))

    def show(self, text: str = "") -> None:
        """Print what is no words of ours; nothing of it can move the cursor."""
        print("\n".join(_printable(line) for line in text.split("\n")), flush=True)

    def begin(self, key: str) -> None:
        """Begin a part."""
        print()
        print(f"== {self.says.say(key)} ==", flush=True)

    def ask(self, prompt: str, default: str = "") -> str:
        """The line typed after a prompt, tidied; `default` if none was."""
        offered = f" [{_printable(default)}]" if default else ""
        try:
            line = input(f"{prompt}{offered}: ")
        except EOFError:
            raise KeyboardInterrupt from None
        return _tidy(line) or default

    def ask_hidden(self, prompt: str) -> str:
        """The line typed after a prompt, which is not shown."""
        try:
            return getpass.getpass(f"{prompt}: ").strip()
        except EOFError:
            raise KeyboardInterrupt from None

    def agree(self, prompt: str, *, default: bool) -> bool:
        """Whether the answer is yes."""
        offered = self.says.say("yes" if default else "no")
        while True:
            answer = self.ask(f"{prompt} [{offered}]").lower()
            if not answer or answer in _YES | _NO:
                return answer in _YES if answer else default
            self.tell("answer_yes_or_no")


def _tidy(line: str) -> str:
    """What was meant by a line that may have been pasted."""
    line = _UNSEEN.sub("", _SPACES.sub(" ", line))
    kept = "".join(letter for letter in line if letter.isprintable())
    return unicodedata.normalize("NFC", kept).strip()


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
