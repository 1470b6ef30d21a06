"""What is noted and heard when the harbour's pages open and its visits begin and end."""

from kiosk.audio.cue import Cue
from kiosk.core.events import ItemShown, PageOpened, StateChanged
from kiosk.session.visit import State
from kiosk.stage.journey import CONTENTS
from tests.stage.visitor import Happened, Step, touch

START = StateChanged(State.ATTRACT, "start")
WOKEN = StateChanged(State.EXPLORING, "touch")
ASKED: list[Happened] = [Cue.STILL_THERE, StateChanged(State.ASKING, "idle")]
ANSWERED = StateChanged(State.EXPLORING, "extended")
ON_CONTENTS = PageOpened(CONTENTS, CONTENTS)
ON_DOCKS: list[Happened] = [PageOpened("docks", "story"), ItemShown("docks", "crane", 0, 2)]
ON_SHIPS: list[Happened] = [PageOpened("ships", "slideshow"), ItemShown("ships", "crane", 0, 3)]
ON_VOICES: list[Happened] = [PageOpened("voices", "quotes"), ItemShown("voices", "master", 0, 3)]
ON_LAMP: list[Happened] = [PageOpened("lamp", "story")]
WAKE: list[Step] = [(0, touch, [START, WOKEN, *ON_DOCKS])]


def over(reason: str) -> StateChanged:
    """The end of a visit."""
    return StateChanged(State.ATTRACT, reason)
