"""`kiosk check`: tells curators what is wrong with their exhibits; opens no window."""

import argparse
import io
import os
import sys
from pathlib import Path

from kiosk.cli import place
from kiosk.content.diagnostics import render_json, render_text
from kiosk.exhibit.finder import EXHIBIT_FILE
from kiosk.exhibit.loader import Loaded
from kiosk.site.places import SETTINGS_FILE

CLEAN, MISTAKES = 0, 1


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check` to the commands."""
    parser = subparsers.add_parser(
        "check",
        help="find mistakes in exhibits",
        description="Find mistakes in exhibits. Exit status: 0 none, 1 mistakes, 2 wrong usage.",
    )
    parser.add_argument(
        "exhibit", nargs="?", help="the exhibit's folder or its name; all exhibits when left out"
    )
    place.add_root(parser)
    parser.add_argument(
        "--settings", type=Path, nargs="?", const=SETTINGS_FILE, metavar="FILE",
        help=f"check the settings of a kiosk instead (default: {SETTINGS_FILE}); with --root also"
        " whether the exhibits and the language in them are there",
    )  # fmt: skip
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text for people, json for programs (default: text)",
    )
    parser.set_defaults(run=run, root=None)


def run(args: argparse.Namespace) -> int:
    """Check the exhibits that `args` names, print what was found, return the exit status."""
    if args.settings is not None:
        return _check_settings(args)
    root = args.root or Path()
    try:
        folders = _folders(args.exhibit, root)
    except place.NoExhibitError as error:
        print(error.sentence, file=sys.stderr)
        return place.USAGE
    loaded = [(folder, place.load(folder)) for folder in folders]
    _spell_what_a_console_lacks()
    if args.format == "json":
        print(render_json(diagnostic for _, one in loaded for diagnostic in one.diagnostics))
    else:
        for folder, one in loaded:
            if one.diagnostics:
                print(render_text(one.diagnostics))
            print(f"{folder.name}: {_summary(one)}")
    return MISTAKES if any(one.has_errors for _, one in loaded) else CLEAN


def _check_settings(args: argparse.Namespace) -> int:
    """Print what is wrong with a settings file; the exit status."""
    from kiosk.cli.check_settings import check_file, summary  # noqa: PLC0415  # its libraries

    if args.exhibit is not None:
        print("Name an exhibit or --settings, not both.", file=sys.stderr)
        return place.USAGE
    _spell_what_a_console_lacks()
    found = check_file(args.settings, args.root)
    if args.format == "json":
        print(render_json(found))
    else:
        if found:
            print(render_text(found))
        print(summary(args.settings, found))
    return MISTAKES if any(diagnostic.is_error for diagnostic in found) else CLEAN


def _spell_what_a_console_lacks() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _folders(named: str | None, root: Path) -> tuple[Path, ...]:
    """The folders to check; raises NoExhibitError."""
    if named is None:
        return place.all_in(root)
    try:
        return (place.named(root, named),)
    except place.NoExhibitError:
        folder = _folder(named, root)
        if folder is None:
            raise
        return (folder,)


def _folder(named: str, root: Path) -> Path | None:
    """The folder of that path, from here or else from `root`; its exhibit.yaml stands for it."""
    for path in (Path(named), root / named, root / "exhibits" / named) if named else ():
        folder = path.parent if path.name == EXHIBIT_FILE else path
        if folder.is_dir():
            return Path(os.path.normpath(folder.absolute()))
    return None


def _summary(loaded: Loaded) -> str:
    """One friendly line about an exhibit."""
    errors = sum(diagnostic.is_error for diagnostic in loaded.diagnostics)
    exhibit = loaded.exhibit
    if errors or exhibit is None:
        return f"{_count(errors, 'mistake')}. Once mended, others may show up: check again."
    notices = len(loaded.diagnostics) - errors
    played = ((exhibit.sounds, "sound"), (exhibit.videos, "video"))
    counts = (
        _count(len(exhibit.pages), "page"),
        _count(len(exhibit.pictures), "picture"),
        *(_count(len(some), noun) for some, noun in played if some),
        _count(len(exhibit.languages), "language"),
    )
    noticed = f", {_count(notices, 'notice')}" if notices else ""
    return f"{', '.join(counts)}. No mistakes found{noticed}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
