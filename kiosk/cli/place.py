"""Finds the exhibit that a command is about; knows no window."""

import argparse
import sys
from pathlib import Path

from kiosk.content.diagnostics import render_text
from kiosk.content.suggest import did_you_mean
from kiosk.exhibit.finder import find_exhibits
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit


class NoExhibitError(Exception):
    """There is no exhibit to show; `sentence` says why, for whoever typed the command."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what names an exhibit."""
    parser.add_argument(
        "--exhibit", metavar="ID", help="which exhibit; needed when there are several"
    )
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder that holds exhibits/ and media/ (default: the current one)",
    )


def open_exhibit(args: argparse.Namespace) -> Exhibit:
    """The exhibit that `args` names, without its faulty pages; raises NoExhibitError.

    Mistakes go to standard error: a curator's slip must not keep the rest from being shown.
    """
    root: Path = args.root.absolute()
    folder = _choose(find_exhibits(root / "exhibits"), args.exhibit, root / "exhibits")
    loaded = load_exhibit(folder, root / "media")
    if loaded.has_errors:
        print(render_text(loaded.diagnostics), file=sys.stderr)
    if loaded.exhibit is None:
        raise NoExhibitError(f"Nothing of the exhibit '{folder.name}' can be shown.")
    return loaded.exhibit


def _choose(folders: tuple[Path, ...], wanted: str | None, where: Path) -> Path:
    names = [folder.name for folder in folders]
    if wanted in names:
        return folders[names.index(wanted)]
    if not folders:
        raise NoExhibitError(f"There are no exhibits in {where}.")
    if wanted is not None:
        hint = did_you_mean(wanted, names)
        raise NoExhibitError(f"There is no exhibit '{wanted}' in {where}. {hint}".rstrip())
    if len(folders) == 1:
        return folders[0]
    raise NoExhibitError(
        f"There are several exhibits: {', '.join(names)}. Name one: --exhibit {names[0]}"
    )
