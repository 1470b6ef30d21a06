"""`kiosk tour`: every page in every language, drawn through the real window into pictures."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from kiosk.cli import place
from kiosk.exhibit.model import Exhibit
from kiosk.stage.choices import LARGE_TEXT_PATIENCE


@dataclass(frozen=True, slots=True)
class Format:
    """A screen to prove: window size in pixels and the visitor's text size, from 0."""

    width: int
    height: int
    text_step: int = 0

    @property
    def name(self) -> str:
        """Its folder and heading."""
        return f"{self.width}x{self.height}" + (f"-text{self.text_step}" if self.text_step else "")


STANDARD = (Format(1920, 1080), Format(1080, 1920), Format(1366, 768, 2), Format(1080, 1920, 2))


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the tour; `path` is relative to the contact sheet."""

    exhibit: str
    format: Format
    language: str
    title: str
    path: Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `tour` to the commands."""
    parser = subparsers.add_parser(
        "tour",
        help="draw every page in every language to PNG files with a contact sheet",
        description="Draw every page in every language to PNG files; needs no display.",
    )
    place.add_arguments(parser)
    parser.add_argument(
        "--out", type=Path, default=Path("build/proof"), metavar="DIR",
        help="where to (default: build/proof)",
    )  # fmt: skip
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take the tour of the exhibits that `args` names; the exit status."""
    try:
        exhibits = place.open_exhibits(args)
    except place.NoExhibitError as error:
        print(error.sentence, file=sys.stderr)
        return place.USAGE
    return take(exhibits, args.out)


def take(exhibits: tuple[Exhibit, ...], out: Path, formats: tuple[Format, ...] = STANDARD) -> int:
    """Draw everything into `out` and print where the contact sheet is; the exit status."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"The pictures cannot be written to {out}: {error.strerror}.", file=sys.stderr)
        return place.USAGE
    shots: list[Shot] = []
    for exhibit in exhibits:
        for each in formats:
            for language in exhibit.languages:
                shots.extend(_walk(exhibit, out, each, language))
                print(f"  {each.name} {language}: {len(shots)} pictures so far", flush=True)
    if len(exhibits) > 1:
        shots.extend(_choices(exhibits, out, formats))
    index = out / "index.html"
    index.write_text(_contact_sheet(exhibits, shots), encoding="utf-8")
    print(f"{len(shots)} pictures. Contact sheet: {index.absolute()}")
    return 0


def _walk(exhibit: Exhibit, out: Path, each: Format, language: str) -> Iterator[Shot]:
    """Go through the exhibit as one visitor; gives what was photographed."""
    from kiosk.wiring import rehearse  # noqa: PLC0415  # opens the window

    rehearsal = rehearse(exhibit, (each.width, each.height), still=False, language=language)

    def shot(name: str, title: str) -> Shot:
        path = Path(exhibit.id, each.name, language, f"{name}.png")
        rehearsal.settle()
        rehearsal.save(out / path)
        return Shot(exhibit.id, each, language, title, path)

    items = exhibit.attract.items
    for number in range(max(1, len(items))):
        yield shot(f"00-attract-{number + 1}", f"attract {number + 1}")
        rehearsal.step(exhibit.attract.each_seconds - rehearsal.settle_seconds)
    rehearsal.touch(1, 1)
    for _ in range(each.text_step):
        rehearsal.tap("text-size")
    rehearsal.tap("contents")
    yield shot("01-contents", "contents")
    for number, page in enumerate(exhibit.pages, start=1):
        rehearsal.open(page.id)
        title = page.title.resolve(language, exhibit.languages).text
        for item in range(1, rehearsal.item_count + 1):
            suffix = f" ({item})" if rehearsal.item_count > 1 else ""
            yield shot(f"{number + 1:02}-{page.id}-{item}", f"{number} {title}{suffix}")
            if item < rehearsal.item_count:
                rehearsal.next_item()
        for proof in page.proofs:
            rehearsal.open(page.id, proof)
            yield shot(f"{number + 1:02}-{page.id}-{proof}", f"{number} {title} ({proof})")
        if "sources" in rehearsal.controls:
            rehearsal.tap("sources")
            yield shot(f"{number + 1:02}-{page.id}-sources", f"{number} sources")
            rehearsal.tap("close")
    rehearsal.step(exhibit.timeouts_of(exhibit.pages[-1]).idle_seconds * LARGE_TEXT_PATIENCE + 1)
    yield shot("99-still-there", "still there?")
    rehearsal.close()


def _choices(
    exhibits: tuple[Exhibit, ...], out: Path, formats: tuple[Format, ...]
) -> Iterator[Shot]:
    """What is shown for all of them: the choice, in the language at rest."""
    from kiosk.wiring import rehearse  # noqa: PLC0415  # opens the window

    for each in formats:
        rehearsal = rehearse(exhibits, (each.width, each.height), still=False)
        rehearsal.touch(1, 1)
        for _ in range(each.text_step):
            rehearsal.tap("text-size")
        rehearsal.settle()
        path = Path(each.name, "exhibits.png")
        rehearsal.save(out / path)
        rehearsal.close()
        yield Shot("exhibits", each, exhibits[0].languages[0], "the choice of exhibits", path)


_STYLE = """
body { background: #0b1220; color: #f3ead9; font: 16px sans-serif; margin: 2rem }
section { display: flex; flex-wrap: wrap; gap: 1rem }
figure { margin: 0 }
img { height: 240px; display: block; border: 1px solid #2c3a57 }
figcaption { color: #aab6c9; padding: .3rem 0 1rem }
"""


def _contact_sheet(exhibits: tuple[Exhibit, ...], shots: list[Shot]) -> str:
    first = exhibits[0]
    title = escape(first.title.resolve(first.languages[0], first.languages).text)
    parts = [
        "<!doctype html>",
        f"<meta charset=utf-8><title>{title}</title><style>{_STYLE}</style>",
        f"<h1>{title}</h1>",
    ]
    for heading, group in groupby(
        shots, lambda shot: f"{shot.exhibit} · {shot.format.name} · {shot.language}"
    ):
        parts.append(f"<h2>{escape(heading)}</h2><section>")
        parts.extend(
            f'<figure><a href="{shot.path}"><img loading=lazy src="{shot.path}" alt=""></a>'
            f"<figcaption>{escape(shot.title)}</figcaption></figure>"
            for shot in group
        )
        parts.append("</section>")
    return "\n".join(parts)
