"""The kiosk as visitors and service managers meet it: a process, a window, and its journal.

Knows the command line and the journal's lines, and nothing of the program inside.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from PIL import Image

from tests.e2e.pictures import same
from tests.e2e.xserver import Display

START_SECONDS = 30.0  # llvmpipe on a busy two-core machine, not what a kiosk takes
ANSWER_SECONDS = 10.0
SETTLED_SECONDS = 0.2
STILL_SECONDS = 0.6  # longer than a fade, and than a busy machine takes for the next frame
POLL_SECONDS = 0.02
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})

Event = dict[str, Any]


class Hand(Protocol):
    """Something that can touch the screen."""

    def tap(self, x: float, y: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """The folders that a run of the kiosk sees; `home`, `work` and `scratch` start empty."""

    content: Path  # has exhibits/ and media/
    state: Path
    home: Path
    work: Path
    scratch: Path

    @property
    def events(self) -> Path:
        return self.state / "events.jsonl"


def command(place: Place, *arguments: str) -> list[str]:
    """The command line that shows the small exhibit, or those that `arguments` name."""
    named = () if "--exhibit" in arguments else ("--exhibit", "small")
    return [
        *(sys.executable, "-m", "kiosk", "run", *named),
        *("--root", str(place.content), "--state", str(place.state)),
        *("--events", str(place.events)),
        *arguments,
    ]


def environment(place: Place, display: str | None) -> dict[str, str]:
    """As bare as a service's: nothing of the developer's desktop gets in."""
    bare = {
        "PATH": os.environ["PATH"],
        "HOME": str(place.home),
        "TMPDIR": str(place.scratch),
        "LANG": "C.UTF-8",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "SDL_AUDIODRIVER": "dummy",
    }
    return bare if display is None else bare | {"DISPLAY": display}


@dataclass(slots=True)
class Kiosk:
    """A running kiosk and the hand that touches it.

    Events are taken in order: `wait_for` goes on after the last one it returned.
    """

    process: subprocess.Popen[bytes]
    place: Place
    hand: Hand
    log: Path
    _taken: int = field(default=0, init=False)

    @property
    def events(self) -> list[Event]:
        """Everything written down so far."""
        written = self.place.events.read_bytes() if self.place.events.exists() else b""
        complete = written[: written.rfind(b"\n") + 1]
        return [json.loads(line) for line in complete.splitlines()]

    @property
    def controls(self) -> Mapping[str, tuple[float, float, float, float]]:
        """The touch targets now on the screen: left, top, width, height in pixels."""
        shown = [event["controls"] for event in self.events if event["event"] == "controls"]
        return shown[-1] if shown else {}

    def wait_for(self, name: str, *, seconds: float = ANSWER_SECONDS, **fields: object) -> Event:
        """The next event of that name with those fields; fails when none has come in time."""
        for _ in self._moments(seconds):
            for index, event in enumerate(self.events[self._taken :], self._taken + 1):
                if event["event"] == name and fields.items() <= event.items():
                    self._taken = index
                    return event
        raise AssertionError(self._report(f"no {name} {fields} within {seconds:g} s"))

    def start(self) -> Event:
        """Wait until it shows its first picture."""
        return self.wait_for("ready", seconds=START_SECONDS)

    def wake(self) -> None:
        """Touch the attract screen, as a visitor who walks up."""
        width, height = self.window
        self.hand.tap(width / 2, height / 2)
        self.wait_for("state-changed", state="exploring")
        self.wait_for("page-opened")

    def open(self, page: str) -> None:
        """Go to a page by way of the contents, and wait until its controls are there."""
        if self._last("page-opened")["kind"] != "contents":
            self.tap("contents")
            self.wait_for("page-opened", kind="contents")
        self.tap(f"card-{page}")
        self.wait_for("page-opened", page=page)
        opened = self._taken
        self.until(
            lambda: any(event["event"] == "controls" for event in self.events[opened:]),
            f"the controls of {page} are there",
        )

    def tap(self, control: str) -> None:
        """Touch a control in its middle, once it is there and nothing moves about any more."""
        left, top, width, height = self._settled(control)
        self.hand.tap(left + width / 2, top + height / 2)

    @property
    def window(self) -> tuple[int, int]:
        """The window's size in pixels, as the kiosk said when it was ready."""
        ready = self._last("ready")
        return ready["width"], ready["height"]

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until something holds that no event tells, such as what is on the screen."""
        for _ in self._moments(ANSWER_SECONDS):
            if condition():
                return
        raise AssertionError(self._report(f"{what}: not within {ANSWER_SECONDS:g} s"))

    def picture(self, display: Display) -> Image.Image:
        """What is on the screen once nothing moves any more."""
        seen = display.screenshot()

        def is_still() -> bool:
            nonlocal seen
            self.rest(STILL_SECONDS)
            before, seen = seen, display.screenshot()
            return same(before, seen)

        self.until(is_still, "the picture stands still")
        return seen

    def rest(self, seconds: float = SETTLED_SECONDS) -> None:
        """Let the kiosk run for a while; fails when it ends."""
        for _ in self._moments(seconds):
            pass

    def exit_code(self, *, seconds: float) -> int:
        """How it ended; fails when it has not ended in time."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(self._report(f"still running after {seconds:g} s")) from None

    def _settled(self, control: str) -> tuple[float, float, float, float]:
        unchanged, quiet_moments = -1, 0
        for _ in self._moments(ANSWER_SECONDS):
            count = len(self.events)
            quiet_moments = quiet_moments + 1 if count == unchanged else 0
            unchanged = count
            if quiet_moments * POLL_SECONDS >= SETTLED_SECONDS and control in self.controls:
                return self.controls[control]
        raise AssertionError(self._report(f"no control {control!r} among {[*self.controls]}"))

    def _last(self, name: str) -> Event:
        return next(event for event in reversed(self.events) if event["event"] == name)

    def _moments(self, seconds: float) -> Iterator[None]:
        """Moments to look at the kiosk, for that long; fails as soon as the kiosk has ended."""
        for _ in range(max(1, round(seconds / POLL_SECONDS))):
            yield
            try:
                code = self.process.wait(POLL_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(self._report(f"the kiosk ended with exit code {code}"))
        yield

    def _report(self, what: str) -> str:
        events = "\n".join(json.dumps(event) for event in self.events[-20:])
        said = self.log.read_text(errors="replace")[-6000:]
        return f"{what}\n\nits last events:\n{events}\n\nwhat it said:\n{said}"


@contextmanager
def running(
    place: Place,
    display: str | None,
    hand: Hand,
    *arguments: str,
    variables: Mapping[str, str] = NOTHING_MORE,
) -> Iterator[Kiosk]:
    """Start a kiosk, with some more variables in its environment.

    Whatever happens, none of its processes are left when the block ends.
    """
    place.events.unlink(missing_ok=True)
    log = place.state / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(place, *arguments),
            cwd=place.work,
            env=environment(place, display) | dict(variables),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Kiosk(process, place, hand, log)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
