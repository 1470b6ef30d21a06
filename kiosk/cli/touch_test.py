"""`kiosk touch-test`: whether the touch panel feels fingers where they are."""

import argparse
import json
import sys
from pathlib import Path

from kiosk.cli import state
from kiosk.cli.run import NO_DISPLAY, parse_length, parse_size
from kiosk.content.theme import load_builtin_theme
from kiosk.content.words import FALLBACK_LANGUAGE, WORD_LANGUAGES, Words
from kiosk.core.clock import SystemClock
from kiosk.core.durable import write_durably
from kiosk.core.geometry import Size
from kiosk.site.reading import read_settings
from kiosk.staff.lone_test import LoneTest
from kiosk.staff.touch_test import Glass

_STATUS = {True: 0, False: 1, None: 2}
_THEME = "night"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `touch-test` to the commands."""
    parser = subparsers.add_parser(
        "touch-test",
        help="test whether touch is where the finger is",
        description="Show five crosses to touch and tell how far off the touch panel is; then the"
        " whole glass can be painted to find places that feel nothing. Exit status: 0 accurate,"
        " 1 off, 2 not finished, 3 no display.",
    )
    parser.add_argument("--result", type=Path, metavar="FILE", help="write what was found as JSON")
    parser.add_argument(
        "--language", choices=WORD_LANGUAGES, help="the language of the test (default: settings)"
    )
    parser.add_argument("--settings", type=Path, metavar="FILE", help="where the screen is stated")
    parser.add_argument(
        "--screen-mm", type=parse_length, metavar="W", help="width of the screen in millimetres"
    )
    parser.add_argument("--windowed", action="store_true", help="in a window, for development")
    parser.add_argument("--size", type=parse_size, metavar="WxH", help="window size in pixels")
    state.add_state(parser, "the state folder that the kiosk was given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the test; the exit status."""
    from kiosk.stage.configure import WindowPlan, configure_kivy  # noqa: PLC0415  # ctypes and SDL
    from kiosk.stage.display import (  # noqa: PLC0415
        NoDisplayError,
        check_driver,
        open_display,
        wanted_driver,
    )

    settings = read_settings(args.settings, None).settings
    try:
        display = open_display(wanted_driver())
        size = args.size or (display.width, display.height)
        configure_kivy(WindowPlan(size[0], size[1], args.windowed, state.state_folder(args)))
        from kiosk.staff.screen.window import run_test, window_size  # noqa: PLC0415  # opens it
        from kiosk.stage.fingers import forward_fingers  # noqa: PLC0415

        opened = window_size()
        check_driver(display.driver)
    except NoDisplayError as error:
        print(f"There is no display to show the test on ({error.reason}).", file=sys.stderr)
        return NO_DISPLAY
    wide = settings.screen.width if args.screen_mm is None else args.screen_mm
    px_per_mm = None if wide is None else opened[0] / float(wide)
    language = args.language or settings.language or FALLBACK_LANGUAGE
    clock = SystemClock()
    test = LoneTest(Glass(Size(*opened), px_per_mm), Words(language), clock.now())
    run_test(test, load_builtin_theme(_THEME), clock, forward_fingers, px_per_mm)
    print(test.sentence or "The touch test was not finished.")
    if args.result is not None and not _keep(args.result, test):
        return _STATUS[None]
    return _STATUS[test.is_fine]


def _keep(path: Path, test: LoneTest) -> bool:
    """Write the result; False, and a sentence, where that fails."""
    try:
        write_durably(path, json.dumps(test.result(), ensure_ascii=False, indent=1).encode())
    except OSError as error:
        print(f"The result cannot be written to {path}: {error.strerror}.", file=sys.stderr)
        return False
    return True
