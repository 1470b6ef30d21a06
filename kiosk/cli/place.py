"""Finds the exhibits that a command is about; knows no window."""

import argparse
import sys
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
    """Add what names an exhibit."""
    parser.add_argument(
        "--exhibit", metavar="ID", help="which exhibit; needed when there are several"
    )
    add_root(parser)


def open_exhibit(args: argparse.Namespace) -> Exhibit:
    """The exhibit that `args` names, without its faulty pages; raises NoExhibitError.

    Mistakes go to standard error: a curator's slip must not keep the rest from being shown.
    """
    folder = _only(args.root) if args.exhibit is None else named(args.root, args.exhibit)
    loaded = load(folder)
    if loaded.has_errors:
        print(render_text(loaded.diagnostics), file=sys.stderr)
    if loaded.exhibit is None:
        raise NoExhibitError(f"Nothing of the exhibit '{folder.name}' can be shown.")
    return loaded.exhibit


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


def _only(root: Path) -> Path:
    folders = all_in(root)
    if len(folders) == 1:
        return folders[0]
    names = [folder.name for folder in folders]
    raise NoExhibitError(
        f"There are several exhibits: {', '.join(names)}. Name one: --exhibit {names[0]}"
    )
