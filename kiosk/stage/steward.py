"""Does what staff ask for at the screen, and tells them how the kiosk is; draws nothing."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

from kiosk.content.words import Words
from kiosk.core.worker import Executor
from kiosk.imaging.snapshot import Snapshot
from kiosk.ops import machine
from kiosk.ops.health import Health
from kiosk.ops.requests import Requests
from kiosk.site.overrides import Overrides, write_overrides
from kiosk.staff.facts import ExhibitFact, Facts, ScreenFact
from kiosk.staff.wishes import (
    CloseForToday,
    Export,
    Leave,
    OpenAgain,
    Restart,
    SetBrightness,
    SetVolume,
    ShowExhibits,
    TakeScreenshot,
    Wish,
)
from kiosk.stage.caretaker import Caretaker

SCREENSHOTS = "screenshots"
MOST_SCREENSHOTS = 20

_NEXT_DAY = time(5)  # "for today" ends then: staff who close after midnight mean the day before

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Premises:
    """What does not change while the kiosk runs.

    `exhibits` are all that there are, by id, with their titles; `shown` those on the screen.
    """

    version: str
    release: str | None
    exhibits: tuple[tuple[str, str], ...]
    shown: frozenset[str]
    screen: ScreenFact
    state_folder: Path
    can_restart: bool


class Steward:
    """Carries out wishes. What takes time is done by an executor; nothing here raises.

    `screenshot` reads the screen back.
    """

    def __init__(
        self,
        premises: Premises,
        caretaker: Caretaker,
        health: Health,
        requests: Requests,
        executor: Executor,
        *,
        overrides: Overrides,
        screenshot: Callable[[], Snapshot],
    ) -> None:
        self._premises = premises
        self._caretaker = caretaker
        self._health = health
        self._requests = requests
        self._executor = executor
        self._overrides = overrides
        self._screenshot = screenshot
        self._now = 0.0
        self._started: float | None = None
        self._wall: datetime | None = None
        self._exporting = False

    def advance(self, now: float, wall: datetime) -> str:
        """Let time pass; a late answer for staff, mostly ""."""
        self._now, self._wall = now, wall
        if self._started is None:
            self._started = now
        if not self._exporting or self._requests.is_pending("export"):
            return ""
        answer = self._requests.answer("export")
        self._exporting = not answer
        return answer

    def facts(self, language: str) -> Facts:
        """How the kiosk is now; exhibits by the titles in the first of their languages."""
        premises, chosen, caretaker = self._premises, self._overrides, self._caretaker
        wall = self._wall
        moment = None if wall is None else caretaker.timetable.at(wall)
        return Facts(
            version=premises.version,
            screen=premises.screen,
            exhibits=tuple(
                ExhibitFact(name, title, name in premises.shown)
                for name, title in premises.exhibits
            ),
            release=premises.release,
            health=None if wall is None else self._health.report_at(wall),
            up_seconds=self._now - (self._started or 0.0),
            disk_free_bytes=machine.free_bytes(premises.state_folder),
            temperature=machine.temperature(),
            volume=chosen.volume,
            house_volume=1.0 if moment is None else moment.volume,
            brightness=chosen.brightness,
            is_open=moment is None or moment.is_open,
            next_change=None if moment is None else moment.next_change,
            closed_by_staff=wall is not None and chosen.is_closed_at(wall),
            can_export=self._requests.are_heard,
            can_restart=premises.can_restart,
        )

    def carry(self, wish: Wish, words: Words) -> str | None:
        """Do what is wished; a sentence for staff, or None."""
        match wish:
            case SetVolume(level):
                self._choose(replace(self._overrides, volume=level))
            case SetBrightness(level):
                self._choose(replace(self._overrides, brightness=level))
            case ShowExhibits(exhibits):
                self._choose(replace(self._overrides, exhibits=exhibits))
                self._caretaker.start_anew()
                return words.say("staff_exhibits_soon")
            case CloseForToday():
                self._choose(replace(self._overrides, closed_until=self._next_day()))
            case OpenAgain():
                self._choose(replace(self._overrides, closed_until=None))
            case Restart():
                self._caretaker.start_anew()
            case TakeScreenshot():
                self._keep(self._screenshot())
            case Export():
                return self._ask("export", words)
            case Leave():
                return self._ask("leave", words)
        return None

    def _next_day(self) -> datetime | None:
        if self._wall is None:
            return None
        wall = self._wall
        day = wall if wall.time() < _NEXT_DAY else wall + timedelta(days=1)
        return datetime.combine(day.date(), _NEXT_DAY, tzinfo=wall.tzinfo)

    def _choose(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self._caretaker.use(overrides)
        self._executor.submit(lambda: self._write(overrides))

    def _write(self, overrides: Overrides) -> None:
        try:
            write_overrides(self._premises.state_folder, overrides)
        except OSError as error:
            self._health.report("staff's choices", f"They cannot be kept: {error}")
        else:
            self._health.report("staff's choices", None)

    def _ask(self, verb: str, words: Words) -> str | None:
        if not self._requests.are_heard:
            self._caretaker.end()
            return None
        try:
            self._requests.ask(verb)
        except OSError as error:
            return f"{verb}: {error}"
        self._exporting |= verb == "export"
        return words.say("staff_export_begun") if verb == "export" else None

    def _keep(self, picture: Snapshot) -> None:
        wall = self._wall
        if wall is not None:
            name = f"{wall:%Y-%m-%d_%H-%M-%S}.png"
            self._executor.submit(lambda: self._save(picture, name))

    def _save(self, picture: Snapshot, name: str) -> None:
        folder = self._premises.state_folder / SCREENSHOTS
        try:
            picture.save(folder / name)
            for old in sorted(folder.glob("*.png"))[:-MOST_SCREENSHOTS]:
                old.unlink()
        except OSError as error:
            _log.warning("A screenshot cannot be kept: %s", error)
