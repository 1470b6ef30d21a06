"""`kiosk basemap`: makes a base map of a part of the world from public geodata."""

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.place import USAGE

if TYPE_CHECKING:
    from kiosk.atlas.drafting import Draft

_NOT_INSTALLED = (
    "What base maps are made from is not installed. "
    'Type: make basemap ARGS="..." or: pip install "museum-kiosk[basemap]"'
)
_EDGES = ("W", "S", "E", "N")
_DETAILS, _FEWEST_DETAILS, _MOST_DETAILS = 4000, 100, 40_000
_TOWNS, _MOST_TOWNS = 120, 1000
_RELIEF_PX, _MOST_RELIEF_PX = 1400, 4096
_LEVELS = ("wide", "close")
_FILE_NAME = re.compile(r"\w[\w .-]{0,79}\.json")


class _RefusedError(Exception):
    """Nothing can be made of what was typed; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `basemap` to the commands."""
    parser = subparsers.add_parser(
        "basemap",
        help="make a base map of a part of the world",
        description=(
            "Make a base map of a part of the world: land, waters, borders, towns and relief. "
            "Edges are in degrees. With W greater than E the box crosses the antimeridian; E may "
            "also go on beyond 180, up to once round the world."
        ),
    )
    parser.add_argument(
        "--bbox", nargs=4, type=float, required=True, metavar=_EDGES,
        help="what is shown closely: west, south, east, north",
    )  # fmt: skip
    parser.add_argument(
        "--around", nargs=4, type=float, metavar=_EDGES,
        help="what is shown around it, less closely (default: as much again on each side)",
    )  # fmt: skip
    parser.add_argument(
        "-o", dest="out", type=Path, required=True, metavar="FILE",
        help="where to, such as media/hanoi-1972/tonkin.json; pictures are put beside it",
    )  # fmt: skip
    parser.add_argument(
        "--details", type=_number(_FEWEST_DETAILS, _MOST_DETAILS), default=_DETAILS, metavar="N",
        help=f"how many of the smallest details lie from west to east (default: {_DETAILS})",
    )  # fmt: skip
    parser.add_argument(
        "--no-borders", action="store_true", help="leave out today's borders of states"
    )
    parser.add_argument(
        "--towns", type=_number(0, _MOST_TOWNS), default=_TOWNS, metavar="N",
        help=f"the most towns in each of the two; 0 for none (default: {_TOWNS})",
    )  # fmt: skip
    parser.add_argument(
        "--relief", type=_number(0, _MOST_RELIEF_PX), default=_RELIEF_PX, metavar="PIXELS",
        help=f"longer side of pictures of the relief; 0 for none (default: {_RELIEF_PX})",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the base map that `args` describes; the exit status."""
    try:
        _refuse_place(args.out)
        files, notice = _made(args)
        _write(files)
    except _RefusedError as error:
        print(error.sentence, file=sys.stderr)
        return USAGE
    for path, content in files.items():
        print(f"{path}: {len(content) / 1000:.0f} kB")
    print(f"\nWherever the map goes, this goes with it; it is in {args.out.name} too:\n\n{notice}")
    return 0


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"'{text}' is not a number from {least} to {most}")
        return int(text)

    return number


def _refuse_place(out: Path) -> None:
    if not _FILE_NAME.fullmatch(out.name):
        raise _RefusedError(
            f"'{out.name}' is no name for a base map: use letters, figures and hyphens, and .json."
        )
    if not out.absolute().parent.is_dir():
        raise _RefusedError(f"There is no folder {out.parent}. Make it first.")
    if out.is_dir():
        raise _RefusedError(f"{out} is a folder. Name a file.")


def _made(args: argparse.Namespace) -> tuple[dict[Path, bytes], str]:
    """The files by their places, and the notice of licences; raises _RefusedError."""
    try:
        from kiosk.atlas import drafting, frames, gshhg, packages  # noqa: PLC0415  # big, optional
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("kiosk"):
            raise
        raise _RefusedError(_NOT_INSTALLED) from None
    try:
        around = None if args.around is None else frames.frame(*args.around)
        boxes = frames.levels(frames.frame(*args.bbox), around)
        order = drafting.Order(
            boxes, _command(args), args.details, args.towns, args.relief, not args.no_borders
        )
        print("Drawing the map. This takes a moment ...", flush=True)
        draft = drafting.draft(order, packages.installed())
    except packages.MissingError:
        raise _RefusedError(_NOT_INSTALLED) from None
    except (frames.FrameError, gshhg.SourceError) as error:
        raise _RefusedError(error.sentence) from None
    return _files(args.out, draft), draft.survey.licence


def _files(out: Path, draft: "Draft") -> dict[Path, bytes]:
    """The pictures, then the map that names them."""
    from kiosk.cartography.survey_text import encode  # noqa: PLC0415  # needs numpy

    plates = list(draft.survey.plates)
    files: dict[Path, bytes] = {}
    names = _LEVELS[-len(plates) :]
    for number, (name, picture) in enumerate(zip(names, draft.reliefs, strict=False)):
        path = out.with_name(f"{out.stem}-relief-{name}.jpg")
        plates[number] = replace(plates[number], relief=path.name)
        files[path] = picture
    files[out] = encode(replace(draft.survey, plates=tuple(plates))).encode()
    return files


def _command(args: argparse.Namespace) -> str:
    """What to type to make the same map again."""
    words = ["kiosk basemap --bbox", *(f"{edge:.10g}" for edge in args.bbox)]
    if args.around is not None:
        words += ["--around", *(f"{edge:.10g}" for edge in args.around)]
    if args.details != _DETAILS:
        words += ["--details", str(args.details)]
    if args.no_borders:
        words += ["--no-borders"]
    if args.towns != _TOWNS:
        words += ["--towns", str(args.towns)]
    if args.relief != _RELIEF_PX:
        words += ["--relief", str(args.relief)]
    return " ".join((*words, "-o", args.out.name))


def _write(files: dict[Path, bytes]) -> None:
    from kiosk.atlas.writing import write_files  # noqa: PLC0415  # as above

    try:
        write_files(files)
    except OSError as error:
        raise _RefusedError(f"The base map cannot be written: {error.strerror or error}.") from None
