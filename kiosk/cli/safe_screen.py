"""`kiosk safe-screen`: the screen of last resort, with the museum's name."""

import argparse
import platform
import sys
from pathlib import Path

from kiosk.cli import state
from kiosk.core.clock import SystemClock
from kiosk.site.reading import read_settings

NO_DISPLAY = 3
_DEFAULT_LANGUAGES = ("vi", "en")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `safe-screen` to the commands."""
    parser = subparsers.add_parser(
        "safe-screen",
        help="show the museum's name and that the exhibit rests",
        description="Show the museum's name and that the exhibit rests. The service manager starts"
        " this when the kiosk keeps failing. It needs neither exhibits nor a graphics driver.",
    )
    parser.add_argument("--settings", type=Path, metavar="FILE", help="where the name stands")
    parser.add_argument(
        "--minutes", type=float, default=10.0, metavar="N", help="end after that time (default 10)"
    )
    state.add_state(parser, "the state folder that the kiosk was given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show it; the exit status."""
    from kiosk.safe.picture import draw_safe_screen, safe_words  # noqa: PLC0415  # Pillow
    from kiosk.safe.window import NoScreenError, SafeWindow  # noqa: PLC0415  # pygame

    settings = read_settings(args.settings, state.state_folder(args)).settings
    museum = settings.museum
    spoken = museum.languages if museum is not None else ()
    languages = tuple(dict.fromkeys((settings.language or "", *spoken, *_DEFAULT_LANGUAGES)))
    languages = tuple(code for code in languages if code)[:3]
    name = museum.resolve(languages[0], languages).text if museum is not None else ""
    started = SystemClock().wall().strftime("%Y-%m-%d %H:%M")
    try:
        window = SafeWindow()
    except NoScreenError as error:
        print(f"There is no display to show anything on ({error}).", file=sys.stderr)
        return NO_DISPLAY
    words = safe_words(name, languages, f"{platform.node()} · {started}")
    window.show(draw_safe_screen(words, window.size), 60.0 * args.minutes)
    return 0
