"""A kiosk that stands in a museum: goes by a settings file, and shows the contents taken over.

What is wrong with the settings or the contents never keeps it from showing what is right.
"""

import argparse
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli import place, rollback, state
from kiosk.cli.installed import Installed, installed_in
from kiosk.content.diagnostics import render_text
from kiosk.core.clock import SystemClock
from kiosk.core.worker import Executor
from kiosk.ops.update_note import update_trouble
from kiosk.releases.store import Releases
from kiosk.releases.trial import Start, Trial, boot_id
from kiosk.site.hours import timetable_of
from kiosk.site.overrides import Overrides, read_overrides
from kiosk.site.reading import SiteRead, read_settings
from kiosk.site.settings import OFF, Settings
from kiosk.staff.pin import KeptPin, PinLineError, read_pin

if TYPE_CHECKING:
    from kiosk.stage.caretaker import Rules

NO_DISPLAY = 3
EVENTS = "events.jsonl"
DISPLAY_PATIENCE = 60.0
"""Seconds. A service manager gives a start 90; failing sooner and more often looks like a fault."""
FACTORY = Path("/usr/share/museum-kiosk")

Trouble = tuple[str, str]
"""A part, and what is wrong with it."""


def stand(args: argparse.Namespace) -> int:
    """Show what the settings say until asked to stop; the exit status."""
    folder, clock = state.state_folder(args), SystemClock()
    read = read_settings(args.settings, folder)
    if read.diagnostics:
        print(render_text(read.diagnostics), file=sys.stderr)
    overrides = read_overrides(folder)
    releases = Releases(folder / rollback.FOLDER)
    trial = Trial(releases, factory=_factory(args.root))
    start = trial.begin(boot_id(), now=clock.now(), wall=clock.wall())
    there = installed_in(start.root)
    wanted, troubles = _wanted(read, overrides, there)
    try:
        exhibits = place.open_folders(start.root / "exhibits" / name for name in wanted)
    except place.NoExhibitError as error:
        print(error.sentence, file=sys.stderr)
        return place.USAGE
    from kiosk.stage.content_watch import ContentWatch  # noqa: PLC0415  # `check` starts without
    from kiosk.stage.display import NoDisplayError  # noqa: PLC0415
    from kiosk.wiring import Site, run_kiosk  # noqa: PLC0415

    settings = read.settings
    spoken = {code for exhibit in exhibits for code in exhibit.languages}
    pin, pin_troubles = _pin(settings)
    site = Site(
        state_folder=folder,
        size=args.size,
        windowed=args.windowed,
        language=settings.language if settings.language in spoken else None,
        events=args.events or folder / EVENTS,
        still=settings.screen.still or args.still,
        sound=settings.sound is not None and not args.silent,
        screen_width_mm=settings.screen.width,
        distance_mm=settings.screen.distance,
        rotation=settings.screen.rotation,
        display_patience=DISPLAY_PATIENCE,
        rules=_rules(settings),
        overrides=overrides,
        troubles=(*troubles, *pin_troubles, *_troubles(read, start, spoken)),
        staff_pin=pin,
        exhibits_there=tuple((each.name, each.title) for each in there),
        release=None if start.release is None else start.release.id,
    )

    def follow(executor: Executor) -> ContentWatch:
        return ContentWatch(
            releases, trial, start.pointer, executor, lambda: update_trouble(folder)
        )

    try:
        return run_kiosk(exhibits, site, follow)
    except NoDisplayError as error:
        trial.excuse()
        print(f"There is no display to show anything on ({error.reason}).", file=sys.stderr)
        return NO_DISPLAY


def _factory(root: Path) -> Path:
    """What the kiosk came with: the folder named, else where the package has it."""
    installed = root == Path() and (FACTORY / "exhibits").is_dir()
    return FACTORY if installed else root.absolute()


def _wanted(
    read: SiteRead, overrides: Overrides, there: tuple[Installed, ...]
) -> tuple[tuple[str, ...], tuple[Trouble, ...]]:
    """The exhibits to show, by the names of their folders, as far as they are there."""
    names = [each.name for each in there]
    wanted = overrides.exhibits or read.settings.exhibits or tuple(names)
    missing = [name for name in wanted if name not in names]
    troubles = tuple(
        (f"exhibits/{name}", "The settings name it, and it is not there.") for name in missing
    )
    return tuple(name for name in wanted if name in names) or tuple(names), troubles


def _rules(settings: Settings) -> "Rules":
    from kiosk.stage.caretaker import Rules  # noqa: PLC0415  # as above

    screen_off = settings.hours.screen == OFF
    return Rules(timetable_of(settings), settings.museum, screen_off=screen_off)


def _pin(settings: Settings) -> tuple[KeptPin | None, tuple[Trouble, ...]]:
    """The staff's PIN, if the settings have one that can be read."""
    if settings.staff.pin is None:
        return None, ()
    try:
        return read_pin(settings.staff.pin), ()
    except PinLineError:
        return None, (("staff menu", "The PIN in the settings cannot be read: set another one."),)


def _troubles(read: SiteRead, start: Start, spoken: Collection[str]) -> Iterator[Trouble]:
    errors = [each for each in read.diagnostics if each.is_error]
    if errors:
        holds = "the last right ones hold" if read.used_last_good else "they count for nothing"
        yield "settings", f"Line {errors[0].line}: {errors[0].message} Until then {holds}."
    if start.notice:
        yield "contents", start.notice
    language = read.settings.language
    if language is not None and language not in spoken:
        yield "language", f"No exhibit speaks '{language}'."
