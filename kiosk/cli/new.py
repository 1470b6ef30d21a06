"""`kiosk new`: makes a small exhibit that works, for a curator to make their own."""

import argparse
import io
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from kiosk.cli import place
from kiosk.content.invisible import find_invisible, invisible_problem
from kiosk.content.references import check_id
from kiosk.content.text import Title
from kiosk.exhibit.file import Languages

if TYPE_CHECKING:
    from kiosk.intake.starter import Wishes

DONE, INTERRUPTED = 0, 130
_LANGUAGES = "en,vi"
_KIOSK = ".venv/bin/python -m kiosk"
_GUIDE = "exhibits/README.md"
_FIRST_PAGE = "pages/story.yaml"


class _NothingDoneError(Exception):
    """Nothing was made; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `new` to the commands."""
    parser = subparsers.add_parser(
        "new",
        help="make a small exhibit to begin with",
        description="Make a small exhibit that works: a few pages and a picture, with notes in "
        "every file that say what to change. Nothing is ever overwritten. Exit status: 0 made, "
        "2 nothing was made.",
    )
    parser.add_argument(
        "id", metavar="ID", help="a short name in small letters, with hyphens: old-bridge"
    )
    place.add_root(parser)
    parser.add_argument("--title", metavar="TEXT", help="its title (default: the id as words)")
    parser.add_argument(
        "--languages", default=_LANGUAGES, metavar="CODES",
        help=f"its languages, the one at rest first (default: {_LANGUAGES})",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the exhibit that `args` names, tell what to do next, return the exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console that lacks letters
    try:
        wishes, files = _made(args)
    except _NothingDoneError as error:
        print(error.sentence, file=sys.stderr)
        return place.USAGE
    except KeyboardInterrupt:
        print("\nInterrupted: nothing was made.", file=sys.stderr)
        return INTERRUPTED
    for line in _told(args.root, wishes, files):
        print(line)
    return DONE


def _made(args: argparse.Namespace) -> "tuple[Wishes, Sequence[Path]]":
    """What was asked for and the files made of it; raises _NothingDoneError."""
    from kiosk.intake.new_exhibit import NewExhibitError, make_exhibit  # noqa: PLC0415
    from kiosk.intake.starter import Wishes  # noqa: PLC0415  # other commands start without

    problem = check_id(args.id)
    if problem is not None:
        raise _NothingDoneError(f"{problem.message} {problem.hint}")
    title = args.id.replace("-", " ").capitalize() if args.title is None else args.title.strip()
    languages = tuple(code.strip() for code in args.languages.split(",") if code.strip())
    _refuse("title", Title, title)
    _refuse_invisible(title)
    _refuse("languages", Languages, languages)
    wishes = Wishes(args.id, title, languages)
    try:
        return wishes, make_exhibit(args.root.absolute(), wishes)
    except NewExhibitError as error:
        raise _NothingDoneError(error.sentence) from None
    except OSError as error:
        raise _NothingDoneError(
            f"The exhibit cannot be written to {args.root.absolute()}. The system says: "
            f"{error.strerror or error}. Nothing was made."
        ) from None


def _refuse(option: str, kind: Any, value: object) -> None:
    """Refuse what exhibits may not have; raises _NothingDoneError."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        told = error.errors()[0]
        hint = told.get("ctx", {}).get("hint", "")
        raise _NothingDoneError(f"--{option}: {told['msg']} {hint}".rstrip()) from None


def _refuse_invisible(title: str) -> None:
    """Refuse a title with letters that no editor shows; raises _NothingDoneError."""
    found = find_invisible(title)
    unseen = [letter for letter in title if not letter.isprintable()]
    if found is not None or unseen:
        problem = invisible_problem(unseen[0] if found is None else title[found])
        raise _NothingDoneError(f"--title: {problem.message} {problem.hint}")


def _told(root: Path, wishes: "Wishes", files: Sequence[Path]) -> Iterator[str]:
    """What was made, and what to do now."""
    from kiosk.intake.starter import TO_TRANSLATE, untranslated  # noqa: PLC0415  # as above

    exhibit = wishes.exhibit_id
    where = "" if root == Path() else f" --root {shlex.quote(str(root))}"
    yield f"The exhibit '{exhibit}' was made in {root.absolute()}:"
    yield ""
    yield from (f"    {file.as_posix()}" for file in files)
    yield ""
    yield "What to do next:"
    yield ""
    yield "1. Look at it. The Escape key closes the window:"
    yield f"       {_KIOSK} run --exhibit {exhibit} --windowed{where}"
    yield f"2. Write your first words into exhibits/{exhibit}/{_FIRST_PAGE}, with any text editor."
    yield f"   Every file says what can be changed in it; {_GUIDE} says the rest."
    yield "3. See whether all is well:"
    yield f"       {_KIOSK} check {exhibit}{where}"
    missing = untranslated(wishes.languages)
    if missing:
        yield ""
        yield (
            f"The words in {', '.join(missing)} are still the English ones: translate them where "
            f"the files say {TO_TRANSLATE}."
        )
