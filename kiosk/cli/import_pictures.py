"""`kiosk import pictures`: takes a folder of pictures into an exhibit, with what they say."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from kiosk.cli import place
from kiosk.content.rights import Rights
from kiosk.content.text import Line

if TYPE_CHECKING:
    from kiosk.intake.finding import Found
    from kiosk.intake.plan import Outcome

DONE, REFUSED, INTERRUPTED = 0, 1, 130


class _NothingDoneError(Exception):
    """Nothing was imported; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `import pictures` to the commands."""
    parser = subparsers.add_parser("import", help="take many pictures into an exhibit")
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    pictures = kinds.add_parser(
        "pictures",
        help="copy pictures and describe them with what is written in them",
        description="Copy pictures to media/ and add entries for them to the exhibit's pictures, "
        "with captions, credits, rights, dates and places as far as the pictures tell them (XMP, "
        "then IPTC, then EXIF). What is left to be written is marked TO FILL IN. Nothing is ever "
        "moved, overwritten or described twice. Exit status: 0 done, 1 some files were refused, "
        "2 nothing could be done.",
    )
    pictures.add_argument(
        "named", nargs="+", type=Path, metavar="FOLDER_OR_FILE", help="what to import"
    )
    pictures.add_argument("--exhibit", required=True, metavar="ID", help="into which exhibit")
    place.add_root(pictures)
    pictures.add_argument(
        "--recursive", action="store_true", help="look into the folders within folders, too"
    )
    pictures.add_argument(
        "--credit", type=_credit, metavar="TEXT", help="of pictures that name nobody themselves"
    )
    pictures.add_argument(
        "--rights", type=_rights, metavar="RIGHTS",
        help="of pictures that name no licence themselves, such as CC-BY-4.0",
    )  # fmt: skip
    pictures.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    pictures.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Import what `args` names, tell about each file, return the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    try:
        return _run(args)
    except (_NothingDoneError, place.NoExhibitError) as error:
        print(error.sentence, file=sys.stderr)
        return place.USAGE
    except KeyboardInterrupt:
        print("\nInterrupted: nothing was imported.", file=sys.stderr)
        return INTERRUPTED


def _run(args: argparse.Namespace) -> int:
    """What `run` does; raises NoExhibitError, _NothingDoneError and KeyboardInterrupt."""
    from kiosk.intake import telling  # noqa: PLC0415  # what reads pictures is big
    from kiosk.intake.catalogue import CatalogueError  # noqa: PLC0415

    folder = place.named(args.root, args.exhibit)
    found = _found(args.named, recursive=args.recursive)
    try:
        outcomes, shown = _imported(args, folder, found.files)
    except CatalogueError as error:
        raise _NothingDoneError(f"{error.sentence}\nNothing was imported.") from None
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise _NothingDoneError(
            f"The system says: {error.strerror or error}{where}.\nNothing was imported."
        ) from None
    occasion = telling.Occasion(folder.name, shown, args.dry_run)
    for outcome in outcomes:
        print(telling.line(outcome, occasion))
    if found.folders_left_out:
        print(telling.folders_left_out(found.folders_left_out))
    for sentence in telling.summary(outcomes, occasion):
        print(sentence)
    return REFUSED if telling.refusals(outcomes) else DONE


def _found(named: Sequence[Path], *, recursive: bool) -> "Found":
    """The files that are meant; raises _NothingDoneError."""
    from kiosk.intake.finding import find_files  # noqa: PLC0415  # as above
    from kiosk.intake.telling import folders_left_out  # noqa: PLC0415

    for path in named:
        if not path.exists():
            raise _NothingDoneError(f"There is no file or folder {path}.")
    try:
        found = find_files(named, recursive=recursive)
    except OSError as error:
        raise _NothingDoneError(
            f"{error.filename} cannot be looked into. The system says: {error.strerror}."
        ) from None
    if not found.files:
        more = f" {folders_left_out(found.folders_left_out)}" if found.folders_left_out else ""
        raise _NothingDoneError(f"There are no files in {named[0]}.{more}")
    return found


def _imported(
    args: argparse.Namespace, folder: Path, files: Sequence[Path]
) -> tuple[list["Outcome"], str]:
    """What became of the files, and the name of the file that has the entries.

    Raises CatalogueError and OSError.
    """
    from kiosk.intake.catalogue import open_catalogue  # noqa: PLC0415  # as above
    from kiosk.intake.importing import import_pictures  # noqa: PLC0415
    from kiosk.intake.plan import Accepted, Defaults, Plan  # noqa: PLC0415

    media_root = folder.parent.parent / "media"
    catalogue = open_catalogue(folder)
    print(f"Reading {len(files):,} {'file' if len(files) == 1 else 'files'} ...", flush=True)
    plan = Plan(folder.name, media_root, catalogue, Defaults(args.credit, args.rights))
    outcomes = list(plan.outcomes(files))
    accepted = [each for each in outcomes if isinstance(each, Accepted)]
    if accepted:
        import_pictures(accepted, catalogue, media_root, dry=args.dry_run)
    return outcomes, catalogue.shown


def _credit(text: str) -> str:
    return _checked(Line, text)


def _rights(text: str) -> str:
    return _checked(Rights, text)


def _checked(kind: Any, text: str) -> str:
    """`text` as exhibits may have it; raises argparse.ArgumentTypeError."""
    try:
        value: str = TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        told = error.errors()[0]
        hint = told.get("ctx", {}).get("hint", "")
        raise argparse.ArgumentTypeError(f"{told['msg']} {hint}".rstrip()) from None
    return value
