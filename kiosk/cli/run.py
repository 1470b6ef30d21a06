"""`kiosk run`: shows exhibits full screen until it is told to stop."""

import argparse
import logging
import sys
from math import isfinite
from pathlib import Path

from kiosk.cli import place, standing, state, tour
from kiosk.core.quiet import QuietHours, parse_quiet_hours
from kiosk.schedule.timetable import Timetable

NO_DISPLAY = 3
_LEAST_SIDE, _MOST_SIDE = 320, 16384


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `run` to the commands."""
    parser = subparsers.add_parser(
        "run",
        help="show exhibits full screen",
        description="Show exhibits full screen; visitors choose where there are several. It ends"
        " on SIGTERM. Exit status: 0 asked to end, 2 wrong usage or nothing to show, 3 no display,"
        " 70 too many failures, 75 it wants to be started again.",
    )
    place.add_arguments(parser)
    parser.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="go by a settings file, as an installed kiosk does",
    )
    parser.add_argument(
        "--windowed", action="store_true", help="in a window that Escape closes, for development"
    )
    parser.add_argument(
        "--size", type=parse_size, metavar="WxH", help="window size in pixels, such as 1920x1080"
    )
    parser.add_argument("--language", metavar="CODE", help="the language at rest, such as en")
    parser.add_argument("--still", action="store_true", help="turn all motion off")
    parser.add_argument("--silent", action="store_true", help="make no sound")
    parser.add_argument(
        "--quiet-hours", type=parse_quiet, default=QuietHours(), metavar="SPANS",
        help="times of every day without any sound, such as 12:00-13:30,20:00-08:00",
    )  # fmt: skip
    parser.add_argument(
        "--screen-mm", type=parse_length, metavar="W", help="width of the screen in millimetres"
    )
    parser.add_argument(
        "--distance-mm", type=parse_length, metavar="D", help="how far away visitors stand"
    )
    parser.add_argument("--events", type=Path, metavar="FILE", help="write events as JSON lines")
    state.add_state(parser, "the one folder that may be written to")
    parser.add_argument(
        "--or-tour", action="store_true", help="without a display, take the guided tour instead"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show the exhibits that `args` names; the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    if args.settings is not None:
        return standing.stand(args)
    try:
        exhibits = place.open_exhibits(args)
    except place.NoExhibitError as error:
        return _refuse(error.sentence)
    languages = dict.fromkeys(code for exhibit in exhibits for code in exhibit.languages)
    if args.language not in (None, *languages):
        return _refuse(f"'{args.language}' is not among {', '.join(languages)}.")
    from kiosk.stage.caretaker import Rules  # noqa: PLC0415
    from kiosk.stage.display import NoDisplayError  # noqa: PLC0415  # `check` starts without
    from kiosk.wiring import Site, run_kiosk  # noqa: PLC0415

    site = Site(
        state_folder=state.state_folder(args),
        size=args.size,
        windowed=args.windowed,
        language=args.language,
        events=args.events,
        still=args.still,
        sound=not args.silent,
        screen_width_mm=args.screen_mm,
        distance_mm=args.distance_mm,
        rules=Rules(Timetable(quiet=args.quiet_hours)),
    )
    try:
        return run_kiosk(exhibits, site)
    except NoDisplayError as error:
        print(f"There is no display to show the exhibit on ({error.reason}).", file=sys.stderr)
        if not args.or_tour:
            return NO_DISPLAY
    print("Taking the guided tour instead.")
    return tour.take(exhibits, Path("build/proof"))


def parse_size(text: str) -> tuple[int, int]:
    """(width, height) in pixels from "1920x1080"; raises argparse.ArgumentTypeError."""
    parts = text.lower().split("x")
    if len(parts) == 2 and all(part.isascii() and part.isdigit() for part in parts):
        width, height = int(parts[0]), int(parts[1])
        if all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height)):
            return width, height
    raise argparse.ArgumentTypeError(
        f"'{text}' is not a size; write 1920x1080 ({_LEAST_SIDE} to {_MOST_SIDE} pixels a side)"
    )


def parse_length(text: str) -> float:
    """Millimetres, more than 0; raises argparse.ArgumentTypeError."""
    try:
        length = float(text)
    except ValueError:
        length = 0.0
    if not (isfinite(length) and length > 0):
        raise argparse.ArgumentTypeError(f"'{text}' is not a length in millimetres, such as 344")
    return length


def parse_quiet(text: str) -> QuietHours:
    """Quiet hours from "12:00-13:30"; raises argparse.ArgumentTypeError."""
    try:
        return parse_quiet_hours(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return place.USAGE
