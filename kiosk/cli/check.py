"""`kiosk check`: tells curators what is wrong with their exhibits; opens no window."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.content.diagnostics import render_json, render_text
from kiosk.content.suggest import did_you_mean
from kiosk.exhibit.finder import find_exhibits
from kiosk.exhibit.loader import Loaded, load_exhibit

CLEAN, MISTAKES, USAGE = 0, 1, 2


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
    parser.add_argument(
        "--exhibits",
        type=Path,
        default=Path("exhibits"),
        metavar="DIR",
        help="the folder of all exhibits (default: exhibits)",
    )
    parser.add_argument(
        "--media",
        type=Path,
        metavar="DIR",
        help="the folder of pictures (default: media, beside the folder of exhibits)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text for people, json for programs (default: text)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check the exhibits that `args` names, print what was found, return the exit status."""
    folders = _folders(args.exhibit, args.exhibits)
    if isinstance(folders, str):
        print(folders, file=sys.stderr)
        return USAGE
    loaded = [(folder, load_exhibit(folder, _media(folder, args.media))) for folder in folders]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    if args.format == "json":
        print(render_json(diagnostic for _, one in loaded for diagnostic in one.diagnostics))
    else:
        for folder, one in loaded:
            if one.diagnostics:
                print(render_text(one.diagnostics))
            print(f"{folder.name}: {_summary(one)}")
    return MISTAKES if any(one.has_errors for _, one in loaded) else CLEAN


def _folders(named: str | None, exhibits: Path) -> Sequence[Path] | str:
    """The folders to check, or a sentence why there are none."""
    found = find_exhibits(_plain(exhibits))
    if named is None:
        return found or f"There are no exhibits in {exhibits}."
    if Path(named).is_dir():
        return (_plain(Path(named)),)
    folder = exhibits / named
    if named and folder.is_dir():
        return (_plain(folder),)
    suggestion = did_you_mean(named, (each.name for each in found))
    return f"There is no exhibit '{named}' in {exhibits}. {suggestion}".rstrip()


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


def _media(folder: Path, media: Path | None) -> Path:
    return folder.parent.parent / "media" if media is None else _plain(media)


def _summary(loaded: Loaded) -> str:
    """One friendly line about an exhibit."""
    errors = sum(diagnostic.is_error for diagnostic in loaded.diagnostics)
    exhibit = loaded.exhibit
    if errors or exhibit is None:
        return f"{_count(errors, 'mistake')}. Once mended, others may show up: check again."
    notices = len(loaded.diagnostics) - errors
    counts = (
        _count(len(exhibit.pages), "page"),
        _count(len(exhibit.pictures), "picture"),
        _count(len(exhibit.languages), "language"),
    )
    noticed = f", {_count(notices, 'notice')}" if notices else ""
    return f"{', '.join(counts)}. No mistakes found{noticed}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
