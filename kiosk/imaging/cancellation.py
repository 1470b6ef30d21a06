"""How long work on pictures is told that nobody waits for it any more; knows no thread."""

from collections.abc import Callable

GoOn = Callable[[], bool]
"""Asked between the steps of long work: False once something more urgent waits."""


class Cancelled(Exception):  # noqa: N818  # no error: the work was given up on request
    """Work that was told not to go on; what it had made is lost."""


def regardless() -> bool:
    """Go on, whatever waits."""
    return True


def check(go_on: GoOn) -> None:
    """Raise Cancelled unless the work may go on."""
    if not go_on():
        raise Cancelled
