"""Which exhibits are installed and in which languages, without reading more of them."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.content.source import read_document
from kiosk.exhibit.finder import EXHIBIT_FILE, find_exhibits

PLACES = (Path("/var/lib/kiosk/content/current"), Path("/usr/share/museum-kiosk"))
"""Where an installed kiosk has them, the first that is there: taken over, or as delivered."""


@dataclass(frozen=True, slots=True)
class Installed:
    """An exhibit by the name of its folder; no languages where its file cannot be read."""

    name: str
    title: str
    languages: tuple[str, ...]


def installed_in(root: Path) -> tuple[Installed, ...]:
    """The exhibits below root/exhibits, by name; never raises."""
    return tuple(_installed(folder) for folder in find_exhibits(root / "exhibits"))


def usual_root() -> Path:
    """Where an installed kiosk's exhibits are; the current folder at a desk."""
    return next((place for place in PLACES if (place / "exhibits").is_dir()), Path())


def _installed(folder: Path) -> Installed:
    data = read_document(folder / EXHIBIT_FILE, root=folder).data
    told = data if isinstance(data, dict) else {}
    title, languages = told.get("title"), told.get("languages")
    if isinstance(title, dict):
        title = next(iter(title.values()), None)
    codes = languages if isinstance(languages, list) else []
    return Installed(
        folder.name,
        title if isinstance(title, str) else folder.name,
        tuple(code for code in codes if isinstance(code, str)),
    )
