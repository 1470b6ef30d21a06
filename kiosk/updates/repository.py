"""The folder that `kiosk publish` writes: files that never change, and one that names the newest.

    metadata/1.root.json        whose keys count; each next one is signed by the keys before it
    metadata/7.targets.json     which pack is the release, by its hash
    metadata/9.snapshot.json    which targets.json is the newest
    metadata/timestamp.json     which snapshot.json is, until a day that is not far
    targets/HASH.exhibits.zip   the pack

All but timestamp.json is written under a new name, and that is replaced last and in one step:
whoever fetches at any moment finds either release whole.
"""

import shutil
from pathlib import Path
from typing import Any, TypeVar

from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from kiosk.core.durable import sync_folder, write_durably
from kiosk.updates.errors import UpdateError
from kiosk.updates.source import METADATA, TARGETS

SCRATCH = ".making-"
"""How folders begin that are in the making; they belong to no release."""

_S = TypeVar("_S", Root, Timestamp, Snapshot, Targets)


class Repository:
    """Reads and writes the metadata in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.metadata = folder / METADATA
        self.targets = folder / TARGETS

    def prepare(self) -> None:
        """Make the folders."""
        for folder in (self.metadata, self.targets):
            folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(f"{SCRATCH}*"):  # by an office whose power failed
            shutil.rmtree(left, ignore_errors=True)

    def root(self) -> Metadata[Root] | None:
        """The newest root."""
        versions = self._versions("root")
        return self._read(Root, f"{max(versions)}.root.json") if versions else None

    def timestamp(self) -> Metadata[Timestamp] | None:
        """The timestamp, which names everything else."""
        if not (self.metadata / "timestamp.json").exists():
            return None
        return self._read(Timestamp, "timestamp.json")

    def snapshot(self) -> Metadata[Snapshot] | None:
        """The snapshot that the timestamp names."""
        timestamp = self.timestamp()
        if timestamp is None:
            return None
        return self._read(Snapshot, f"{timestamp.signed.snapshot_meta.version}.snapshot.json")

    def release(self) -> Metadata[Targets] | None:
        """The targets that the snapshot names."""
        snapshot = self.snapshot()
        if snapshot is None:
            return None
        return self._read(Targets, f"{snapshot.signed.meta['targets.json'].version}.targets.json")

    def newest_version(self, role: str) -> int:
        """The highest version that a file of that role has had; 0 without any."""
        return max(self._versions(role), default=0)

    def write(self, name: str, metadata: Metadata[Any]) -> bytes:
        """Have a file on the disk, in one step; its bytes."""
        data = metadata.to_bytes()
        write_durably(self.metadata / name, data)
        return data

    def tidy(self, keep: int) -> None:
        """Take away what only releases before the newest `keep` need, once they are complete."""
        targets = sorted(self._versions("targets"), reverse=True)
        kept = [self._read(Targets, f"{version}.targets.json") for version in targets[:keep]]
        packs = {
            f"{target.hashes['sha256']}.{target.path}"
            for each in kept
            for target in each.signed.targets.values()
        }
        for version in targets[keep:]:
            (self.metadata / f"{version}.targets.json").unlink(missing_ok=True)
        for version in sorted(self._versions("snapshot"), reverse=True)[keep:]:
            (self.metadata / f"{version}.snapshot.json").unlink(missing_ok=True)
        for path in self.targets.iterdir():
            if path.is_file() and path.name not in packs:
                path.unlink()
        sync_folder(self.targets)

    def _versions(self, role: str) -> list[int]:
        names = (path.name.split(".") for path in self.metadata.glob(f"*.{role}.json"))
        return [int(name[0]) for name in names if name[0].isdecimal() and len(name) == 3]

    def _read(self, kind: type[_S], name: str) -> Metadata[_S]:
        path = self.metadata / name
        try:
            metadata: Metadata[_S] = Metadata.from_bytes(path.read_bytes())
        except (OSError, DeserializationError) as error:
            raise UpdateError(
                f"{path} cannot be read: {error}.",
                "Bring the folder back from a copy, or publish into a new one with the same keys.",
            ) from error
        if not isinstance(metadata.signed, kind):
            raise UpdateError(f"{path} is not what its name says.")
        return metadata
