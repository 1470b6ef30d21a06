"""Finds the exhibits that a command is about; knows no window."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from kiosk.content.diagnostics import render_text
from kiosk.content.suggest import did_you_mean
from kiosk.exhibit.finder import EXHIBIT_FILE, find_exhibits
from kiosk.exhibit.loader import Loaded, load_exhibit
from kiosk.exhibit.model import Exhibit

USAGE = 2
"""The exit status of any command that cannot do what it was told."""


class NoExhibitError(Exception):
    """There is no exhibit to show; `sentence` says why, for whoever typed the command."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def add_root(parser: argparse.ArgumentParser) -> None:
    """Add what names the folder of everything."""
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder that holds exhibits/ and media/ (default: the current one)",
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what names exhibits."""
    parser.add_argument(
        "--exhibit", metavar="ID", action="append",
        help="which exhibit; may be given several times (default: all of them)",
    )  # fmt: skip
    add_root(parser)


def open_exhibits(args: argparse.Namespace) -> tuple[Exhibit, ...]:
    """The exhibits that `args` names, or all, without faulty pages; raises NoExhibitError.

    Mistakes go to standard error: a curator's slip must not keep the rest from being shown.
    """
    names = tuple(dict.fromkeys(args.exhibit or ()))
    return open_folders(tuple(named(args.root, name) for name in names) or all_in(args.root))


def open_folders(folders: Iterable[Path]) -> tuple[Exhibit, ...]:
    """The exhibits in those folders, likewise; raises NoExhibitError."""
    opened: list[Exhibit] = []
    for folder in folders:
        loaded = load(folder)
        if loaded.has_errors:
            print(render_text(loaded.diagnostics), file=sys.stderr)
        if loaded.exhibit is None:
            print(f"Nothing of the exhibit '{folder.name}' can be shown.", file=sys.stderr)
        else:
            opened.append(loaded.exhibit)
    if not opened:
        raise NoExhibitError("There is no exhibit that can be shown.")
    return tuple(opened)


def load(folder: Path) -> Loaded:
    """Read an exhibit; its pictures are in the folder media/ beside exhibits/."""
    return load_exhibit(folder, folder.parent.parent / "media")


def all_in(root: Path) -> tuple[Path, ...]:
    """The folders of all exhibits below `root`, by name; raises NoExhibitError."""
    where = root.absolute() / "exhibits"
    folders = find_exhibits(where)
    if not folders:
        raise NoExhibitError(f"There are no exhibits in {where}.")
    return folders


def named(root: Path, name: str) -> Path:
    """The folder of an exhibit below `root`; raises NoExhibitError."""
    where = root.absolute() / "exhibits"
    folders = {folder.name: folder for folder in find_exhibits(where)}
    if name not in folders:
        if name and name == Path(name).name and (where / name).is_dir():
            raise NoExhibitError(
                f"There is no {EXHIBIT_FILE} in {where / name} yet. Write it first: its 'format', "
                "'title', 'languages' and 'pages'."
            )
        folders = {folder.name: folder for folder in all_in(root)}
        sentence = f"There is no exhibit '{name}' in {where}. {did_you_mean(name, folders)}"
        raise NoExhibitError(sentence.rstrip())
    return folders[name]
