"""Which key does what; knows key codes and the shell's verbs, nothing else.

Five keys reach everything (previous, next, select, back and, later, help); a keypad such as Storm
AudioNav sends the same codes as a keyboard.
"""

from collections.abc import Callable, Collection

from kiosk.stage.shell import Shell

TAB, ENTER, ESCAPE, SPACE, BACKSPACE = 9, 13, 27, 32, 8
KEYPAD_ENTER = 271
UP, DOWN, RIGHT, LEFT = 273, 274, 275, 276


class Keys:
    """Turns a key press into one of the shell's verbs."""

    def __init__(self, shell: Shell) -> None:
        self._other = shell.key_other
        self._next: Callable[[], None] = lambda: shell.key_next(1)
        self._previous: Callable[[], None] = lambda: shell.key_next(-1)
        self._verbs: dict[int, Callable[[], None]] = {
            TAB: self._next,
            RIGHT: self._next,
            DOWN: self._next,
            LEFT: self._previous,
            UP: self._previous,
            ENTER: shell.key_select,
            KEYPAD_ENTER: shell.key_select,
            SPACE: shell.key_select,
            ESCAPE: shell.key_back,
            BACKSPACE: shell.key_back,
        }

    def press(self, key: int, modifiers: Collection[str]) -> None:
        """A key went down; one that means nothing still shows that somebody is there."""
        if key == TAB and "shift" in modifiers:
            self._previous()
        else:
            self._verbs.get(key, self._other)()
