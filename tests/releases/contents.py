"""Contents for releases of tests: a few files, told apart by a word."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from kiosk.releases.store import Release, Releases

WALL = dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC)


def fill(folder: Path, word: str) -> None:
    """Put exhibits/ and media/ into `folder`."""
    exhibit, media = folder / "exhibits/ha-noi", folder / "media/ảnh"
    exhibit.mkdir(parents=True)
    media.mkdir(parents=True)
    (exhibit / "exhibit.yaml").write_text(f"title: {word}\n", encoding="utf-8")
    (media / "cầu.jpg").write_bytes(word.encode() * 4000)
    (media / "empty.txt").write_bytes(b"")


def filling(word: str) -> Callable[[Path], None]:
    """What `Releases.stage` takes."""
    return lambda folder: fill(folder, word)


def staged(releases: Releases, word: str, **more: str) -> Release:
    """Stage contents, labelled with their word."""
    return releases.stage(filling(word), label=word, source="a test", wall=WALL, **more)  # type: ignore[arg-type]


def shown(releases: Releases, word: str, *, good: bool = True) -> Release:
    """Stage and switch to contents, and have them prove themselves."""
    release = releases.switch(staged(releases, word).id)
    if good:
        releases.mark_good(release.id)
    return release
