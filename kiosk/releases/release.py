"""One release as it stands on the disk: what it is, and whether all of it is there."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.core.durable import write_durably
from kiosk.releases.manifest import Manifest, manifest_of, read_manifest
from kiosk.releases.refusals import Refusal

RELEASE_FILE = "release.json"
MANIFEST_FILE = "files.txt"
GOOD_FILE = "good"
FORMAT = 1
CONTENTS = ("exhibits", "media")

_ID = re.compile(r"([0-9]{6})-([0-9a-f]{8})")
_MAX_BYTES = 64 << 10


@dataclass(frozen=True, slots=True)
class Release:
    """`origin` is what the one who staged it knows it by; `taken` is in ISO 8601.

    `digest` is that of all contents, `size` in bytes; `folder` holds exhibits/ and media/.
    """

    id: str
    number: int
    label: str
    source: str
    origin: str
    taken: str
    digest: str
    size: int
    files: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Standing:
    """A release and how it stands: proved by having run, or refused; else it is on trial."""

    release: Release
    is_current: bool
    is_good: bool
    refusal: Refusal | None


def is_release_id(text: str) -> bool:
    """Whether that is how a release is called: `000012-9f86d081`."""
    return _ID.fullmatch(text) is not None


def release_id(number: int, digest: str) -> str:
    """The name of the release with that number (1 to 999999) and contents."""
    return f"{number:06}-{digest[:8]}"


def write_release(release: Release, manifest: Manifest, folder: Path) -> None:
    """Write what the release is into `folder`, where it is in the making. Raises OSError."""
    told = {"format": FORMAT, **asdict(release)}
    del told["folder"], told["id"]
    write_durably(folder / MANIFEST_FILE, manifest.text().encode())
    write_durably(folder / RELEASE_FILE, json.dumps(told, ensure_ascii=False).encode() + b"\n")


def read_release(folder: Path) -> Release | None:
    """The release in that folder; None if there is none that can be read. Never raises."""
    found = _ID.fullmatch(folder.name)
    if found is None or folder.is_symlink():
        return None
    try:
        with (folder / RELEASE_FILE).open("rb") as file:
            told = json.loads(file.read(_MAX_BYTES))
        release = Release(
            id=folder.name,
            number=int(told["number"]),
            label=str(told["label"]),
            source=str(told["source"]),
            origin=str(told["origin"]),
            taken=str(told["taken"]),
            digest=str(told["digest"]),
            size=int(told["size"]),
            files=int(told["files"]),
            folder=folder,
        )
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    is_named_so = told.get("format") == FORMAT and release.number == int(found[1])
    return release if is_named_so and release.digest.startswith(found[2]) else None


def is_good(release: Release) -> bool:
    """Whether it has proved itself."""
    try:
        return (release.folder / GOOD_FILE).is_file()
    except OSError:
        return False


def is_whole(release: Release) -> bool:
    """Whether all files are there in their sizes; reads none but the list of them."""
    manifest = read_manifest(release.folder / MANIFEST_FILE)
    if manifest is None or manifest.digest != release.digest:
        return False
    return all(_has_size(release.folder / each.path, each.size) for each in manifest.files)


def is_sound(release: Release) -> bool:
    """Whether every file is what it was when the release was taken; reads all of them."""
    listed = read_manifest(release.folder / MANIFEST_FILE)
    if listed is None:
        return False
    try:
        found = manifest_of(release.folder, (each.path for each in listed.files))
    except OSError:
        return False
    return found.digest == release.digest


def _has_size(path: Path, size: int) -> bool:
    try:
        return path.lstat().st_size == size
    except (OSError, ValueError):
        return False
