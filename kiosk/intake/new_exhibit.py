"""Makes the folders of a new exhibit, whole or not at all; never touches what is there."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.intake.starter import Wishes, exhibit_files, media_files

_FOLDERS = ("media", "exhibits")  # the exhibit last: it is found once its pictures are there


class NewExhibitError(Exception):
    """Nothing was made; `sentence` says why, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def make_exhibit(root: Path, wishes: Wishes) -> tuple[Path, ...]:
    """Make exhibits/ID and media/ID below the folder `root`; the files made, from `root`.

    Raises NewExhibitError or OSError; then, as when it is interrupted, nothing has changed.
    """
    contents = {"media": media_files(), "exhibits": exhibit_files(wishes)}
    if not root.is_dir():
        raise NewExhibitError(f"There is no folder {root}. Make it first, or name another.")
    for name in reversed(_FOLDERS):
        _refuse_taken(root, name, wishes.exhibit_id)
    with _Folders() as folders:
        for name in _FOLDERS:
            folders.prepare(root / name / wishes.exhibit_id, contents[name])
        folders.name()
    return tuple(
        Path(name, wishes.exhibit_id, *place.split("/"))
        for name in reversed(_FOLDERS)
        for place in contents[name]
    )


def _refuse_taken(root: Path, name: str, exhibit_id: str) -> None:
    """Refuse a name that is taken; a link that leads nowhere has taken it, too."""
    parent = root / name
    if os.path.lexists(parent) and not parent.is_dir():
        raise NewExhibitError(f"{parent} is there, but it is not a folder.")
    if os.path.lexists(parent / exhibit_id):
        raise NewExhibitError(
            f"There is '{name}/{exhibit_id}' in {root} already, and it stays as it is. "
            "Choose another id."
        )


class _Folders:
    """Folders made beside their names: `name` them all, or leaving takes all of them away."""

    def __init__(self) -> None:
        self._parts: dict[Path, Path] = {}
        self._made: list[Path] = []
        self._parents: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for folder in (*self._parts, *self._made):
            shutil.rmtree(folder, ignore_errors=True)
        for parent in self._parents:
            if not any(parent.iterdir()):
                parent.rmdir()

    def prepare(self, target: Path, files: Mapping[str, bytes]) -> None:
        """Write the files of a folder, by their places in it; raises OSError."""
        if not target.parent.is_dir():
            target.parent.mkdir()
            self._parents.append(target.parent)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        part.mkdir()
        self._parts[part] = target
        for place, content in files.items():
            path = part / place
            path.parent.mkdir(exist_ok=True)
            with path.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())  # some disks are found full only now

    def name(self) -> None:
        """Give all folders their names, and let them stay; raises OSError."""
        for part, target in self._parts.items():
            part.rename(target)  # which refuses whatever came meanwhile, but an empty folder
            self._made.append(target)
        self._parts.clear()
        self._made.clear()
        self._parents.clear()
