"""`kiosk basemap`: makes a base map of a part of the world from public geodata."""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.place import USAGE

if TYPE_CHECKING:
    from kiosk.atlas.drafting import Draft
    from kiosk.cartography.survey import Survey

_NOT_INSTALLED = (
    "What base maps are made from is not installed. "
    'Type: make basemap ARGS="..." or: pip install "museum-kiosk[basemap]"'
)
_EDGES = ("W", "S", "E", "N")
_DETAILS, _FEWEST_DETAILS, _MOST_DETAILS = 4000, 100, 40_000
_TOWNS, _MOST_TOWNS = 120, 1000
_RELIEF_PX, _MOST_RELIEF_PX = 1400, 4096
_WIDEST_MEANT = 180  # degrees; hardly anyone wants more the other way round
_FARTHEST = 85
_TOWNS_TOLD = 5
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
            "also go on beyond 180, up to once round the world. An edge may be negative: -5 is "
            "5 degrees west or south."
        ),
    )
    parser.add_argument(
        "--bbox", nargs=4, type=_degrees, required=True, metavar=_EDGES,
        help="what is shown closely: west, south, east, north",
    )  # fmt: skip
    parser.add_argument(
        "--around", nargs=4, type=_degrees, metavar=_EDGES,
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
        for sentence in _doubts(args):
            print(sentence, file=sys.stderr, flush=True)
        files, survey = _made(args)
        _write(files)
    except _RefusedError as error:
        print(error.sentence, file=sys.stderr)
        return USAGE
    print(_shown(survey))
    for path, content in files.items():
        print(f"{path}: {len(content) / 1000:.0f} kB")
    print(f"\nWherever the map goes, this goes with it; it is in {args.out.name} too:\n")
    print(survey.licence)
    return 0


def _degrees(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        hint = "write degrees such as 20.5"
        if text.count(",") == 1:
            hint = f"write {text.replace(',', '.')}, with a point"
        elif "," in text:
            hint = "write spaces between the numbers"
        raise argparse.ArgumentTypeError(f"'{text}' is not a number: {hint}") from None


def _doubts(args: argparse.Namespace) -> Iterator[str]:
    """What is possible, but perhaps was not meant."""
    for name, edges in (("--bbox", args.bbox), ("--around", args.around)):
        if edges is None:
            continue
        west, south, east, north = edges
        width = east + 360 - west
        if east < west and width > _WIDEST_MEANT:
            yield (
                f"Note: from {west:g} eastwards to {east:g}, {name} goes {width:g} degrees round "
                f"the world. Did you mean {east:g} {south:g} {west:g} {north:g}?"
            )
        if max(abs(south), abs(north)) > _FARTHEST:
            yield (
                f"Note: this projection ends at {_FARTHEST} degrees north and south; what {name} "
                "has beyond is left out."
            )


def _shown(survey: "Survey") -> str:
    """What was cut out of the world, so that a wrong corner is seen at once."""
    box = survey.plates[-1].box
    inside = (
        town
        for town in survey.towns
        if box.south <= town.latitude <= box.north
        and (town.longitude - box.west) % 360 <= box.width
    )
    largest = sorted(inside, key=lambda town: -town.population)[:_TOWNS_TOLD]
    names = ", ".join(town.names.get("en") or next(iter(town.names.values())) for town in largest)
    latitudes = _span(box.south, box.north, "S", "N")
    longitudes = _span(_within_a_turn(box.west), _within_a_turn(box.east), "W", "E")
    return f"{longitudes}, {latitudes}; largest towns: {names or 'none'}"


def _within_a_turn(longitude: float) -> float:
    return longitude - 360 if longitude > 180 else longitude


def _span(low: float, high: float, negative: str, positive: str) -> str:
    """Two edges as an atlas tells them: "20-40 E", "5 S-12 N"."""
    sides = [negative if edge < 0 else positive for edge in (low, high)]
    first = f"{abs(low):g}" if sides[0] == sides[1] else f"{abs(low):g} {sides[0]}"
    return f"{first}-{abs(high):g} {sides[1]}"


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


def _made(args: argparse.Namespace) -> tuple[dict[Path, bytes], "Survey"]:
    """The files by their places, and what is in the map; raises _RefusedError."""
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
    return _files(args.out, draft), draft.survey


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
