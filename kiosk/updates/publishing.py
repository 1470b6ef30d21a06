"""What the museum's office does: first keys, releases, and signatures renewed before they expire.

Versions are days, `2026112301` being the first of that day: whoever loses the published folder
publishes into a new one, and no kiosk takes it for a replay.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tuf.api.metadata import (
    Key,
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization import DeserializationError

from kiosk.core.durable import sync_folder, sync_tree, write_durably
from kiosk.updates.errors import UpdateError
from kiosk.updates.folder_source import FolderSource
from kiosk.updates.keys import Keyring, load_keys, new_key
from kiosk.updates.pack import PACK_NAME, pack_folder
from kiosk.updates.release_info import MAX_LABEL, ReleaseInfo, parse_custom
from kiosk.updates.repository import SCRATCH, Repository
from kiosk.updates.trust import newest_offer

ROLES = ("root", "targets", "snapshot", "timestamp")
ROOT_FILE = "root.json"

ROOT_DAYS, RELEASE_DAYS, TIMESTAMP_DAYS = 1095, 365, 30
KEPT_RELEASES = 3
WARN_ROOT, WARN_RELEASE = dt.timedelta(days=120), dt.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Published:
    """What is at hand for kiosks now. `is_new`: with other contents than before.

    `until` is when kiosks begin to wonder why nobody confirms it; `warnings` are sentences.
    """

    release: ReleaseInfo
    is_new: bool
    until: dt.datetime
    warnings: tuple[str, ...] = ()


def make_keys(folder: Path, wall: dt.datetime, *, root_keys: int = 2, threshold: int = 1) -> Path:
    """Make all keys in a new folder; the first root.json in it is what kiosks are given.

    `threshold` of the `root_keys` must sign whenever keys are replaced. Raises UpdateError.
    """
    if not 1 <= threshold <= root_keys <= 9:
        raise UpdateError(
            f"{threshold} of {root_keys} root keys cannot be asked for.",
            "Up to 9 root keys are made, and at least one of them must sign.",
        )
    if folder.exists() and any(folder.iterdir()):
        raise UpdateError(f"{folder} is not empty.", "Name a folder that is not there yet.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    root = Root(version=1, expires=_after(wall, ROOT_DAYS), consistent_snapshot=True)
    signers = [new_key(folder, "root") for _ in range(root_keys)]
    for signer in signers:
        root.add_key(signer.public_key, "root")
    root.roles["root"].threshold = threshold
    for role in ROLES[1:]:
        root.add_key(new_key(folder, role).public_key, role)
    signed = Metadata(root)
    for signer in signers:
        signed.sign(signer, append=True)
    path = folder / ROOT_FILE
    write_durably(path, signed.to_bytes())
    return path


class Office:
    """Writes one repository with the keys at hand; `first_roots` are looked up for a new one."""

    def __init__(
        self,
        repository: Repository,
        keyring: Keyring,
        wall: dt.datetime,
        first_roots: Sequence[Path] = (),
        *,
        days: int = TIMESTAMP_DAYS,
    ) -> None:
        self._repository = repository
        self._keyring = keyring
        self._wall = wall
        self._days = days
        self._first_roots = first_roots

    def publish(self, content: Path, label: str, min_kiosk: str = "") -> Published:
        """Pack the checked folder `content`, and sign it. Raises UpdateError, OSError."""
        root = self._root().signed
        self._need(root, *ROLES[1:])
        before = self._repository.release()
        version = self._next("targets")
        with TemporaryDirectory(prefix=SCRATCH, dir=self._repository.folder) as scratch:
            pack = Path(scratch, PACK_NAME)
            packed = pack_folder(content, pack)
            with pack.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            known = _target(before)
            is_new = known is None or known.hashes.get("sha256") != digest
            if is_new or known is None:
                info = ReleaseInfo(
                    version, label[:MAX_LABEL], packed.files, packed.total, min_kiosk
                )
                target = TargetFile.from_file(PACK_NAME, str(pack), ["sha256"])
                target.unrecognized_fields["custom"] = info.as_custom()
            else:
                info, target = _info(known), known
            sync_tree(Path(scratch))
            pack.replace(self._repository.targets / f"{digest}.{PACK_NAME}")
        sync_folder(self._repository.targets)
        self._sign_release(root, Targets(version=version, targets={PACK_NAME: target}))
        self._repository.tidy(KEPT_RELEASES)
        return self._published(info, is_new=is_new)

    def refresh(self) -> Published:
        """Confirm once more that the release is the newest; takes the timestamp's key only."""
        timestamp, targets = self._repository.timestamp(), self._repository.release()
        target = _target(targets)
        if timestamp is None or target is None:
            raise UpdateError(
                f"Nothing was ever published in {self._repository.folder}.",
                "Publish first: kiosk publish FOLDER --to DIR --keys DIR.",
            )
        self._sign_timestamp(self._root().signed, timestamp.signed.snapshot_meta)
        return self._published(_info(target), is_new=False)

    def rotate(self, replace: Collection[str], keys: Path) -> Published | None:
        """Write the next root: with new keys in `keys` for the roles in `replace`, and a new term.

        What the replaced keys had signed is signed anew. None when nothing was published yet.
        """
        before = self._root().signed
        old = self._keyring.signers(_keys(before, "root"))
        if len(old) < before.roles["root"].threshold:
            raise _lacking("root")
        root = Root.from_dict(before.to_dict())
        root.version += 1
        root.expires = _after(self._wall, ROOT_DAYS)
        for role in replace:
            _renew(root, role, keys)
        ring = self._keyring.joined(load_keys([keys])) if replace else self._keyring
        signers = (*old, *ring.signers(_keys(root, "root")))
        signed = Metadata(root)
        for signer in {signer.public_key.keyid: signer for signer in signers}.values():
            signed.sign(signer, append=True)
        successor = Office(self._repository, ring, self._wall, days=self._days)
        return successor._follow(signed, replace)

    def _follow(self, root: Metadata[Root], replaced: Collection[str]) -> Published | None:
        """Write a root, and sign anew what only the replaced keys had signed."""
        snapshot, targets = self._repository.snapshot(), self._repository.release()
        target = _target(targets)
        touched = [role for role in ROLES[1:] if role in replaced]
        if touched and snapshot is not None:
            self._need(root.signed, *ROLES[ROLES.index(touched[0]) :])
        self._repository.write(f"{root.signed.version}.root.json", root)
        if snapshot is None or targets is None or target is None:
            return None
        match touched[:1]:
            case ["targets"]:
                targets.signed.version = self._next("targets")
                self._sign_release(root.signed, targets.signed)
            case ["snapshot"]:
                self._sign_snapshot(root.signed, snapshot.signed.meta["targets.json"])
            case ["timestamp"]:
                self._sign_timestamp(root.signed, self._timestamp().snapshot_meta)
        return self._published(_info(target), is_new=False)

    def _sign_release(self, root: Root, targets: Targets) -> None:
        targets.expires = _after(self._wall, RELEASE_DAYS)
        data = self._write(f"{targets.version}.targets.json", targets, root)
        self._sign_snapshot(root, _meta(targets.version, data))

    def _sign_snapshot(self, root: Root, targets: MetaFile) -> None:
        snapshot = Snapshot(
            version=self._next("snapshot"),
            expires=_after(self._wall, RELEASE_DAYS),
            meta={"targets.json": targets},
        )
        data = self._write(f"{snapshot.version}.snapshot.json", snapshot, root)
        self._sign_timestamp(root, _meta(snapshot.version, data))

    def _sign_timestamp(self, root: Root, snapshot: MetaFile) -> None:
        before = self._repository.timestamp()
        version = _after_version(0 if before is None else before.signed.version, self._wall)
        timestamp = Timestamp(
            version=version, expires=_after(self._wall, self._days), snapshot_meta=snapshot
        )
        self._write("timestamp.json", timestamp, root)

    def _write(self, name: str, signed: Signed, root: Root) -> bytes:
        """Sign with the keys that the root names for this kind, and write it."""
        signers = self._keyring.signers(_keys(root, signed.type))
        if len(signers) < root.roles[signed.type].threshold:
            raise _lacking(signed.type)
        metadata: Metadata[Any] = Metadata(signed)
        for signer in signers:
            metadata.sign(signer, append=True)
        return self._repository.write(name, metadata)

    def _need(self, root: Root, *roles: str) -> None:
        """Raise UpdateError, before anything is written, unless the keys of all roles are here."""
        for role in roles:
            if len(self._keyring.signers(_keys(root, role))) < root.roles[role].threshold:
                raise _lacking(role)

    def _root(self) -> Metadata[Root]:
        """The newest root; of a new repository the first, which is put there."""
        self._repository.prepare()
        root = self._repository.root()
        if root is not None:
            return root
        first = next((path for path in self._first_roots if path.is_file()), None)
        if first is None:
            raise UpdateError(
                f"There is no root.json for the new folder {self._repository.folder}.",
                "Name the folder that 'kiosk publish --new-keys' made with --keys: it has one.",
            )
        try:
            root = Metadata[Root].from_bytes(first.read_bytes())
        except (OSError, DeserializationError) as error:
            raise UpdateError(f"{first} cannot be read: {error}.") from error
        self._repository.write(f"{root.signed.version}.root.json", root)
        return root

    def _timestamp(self) -> Timestamp:
        found = self._repository.timestamp()
        assert found is not None  # noqa: S101  # there is a snapshot, which it names
        return found.signed

    def _next(self, role: str) -> int:
        return _after_version(self._repository.newest_version(role), self._wall)

    def _published(self, info: ReleaseInfo, *, is_new: bool) -> Published:
        """What kiosks find now, seen with their eyes; UpdateError if they would refuse it."""
        first = self._repository.metadata / "1.root.json"
        with TemporaryDirectory(prefix=SCRATCH, dir=self._repository.folder) as scratch:
            source = FolderSource(self._repository.folder)
            newest_offer(source, first.read_bytes(), Path(scratch), self._wall)
        return Published(info, is_new, self._timestamp().expires, tuple(self._warnings()))

    def _warnings(self) -> Iterator[str]:
        root, snapshot = self._root().signed, self._repository.snapshot()
        targets = self._repository.release()
        if root.expires - self._wall < WARN_ROOT:
            yield (
                f"The root expires on {root.expires:%Y-%m-%d}, and then no kiosk takes anything "
                "more: run 'kiosk publish --rotate' with the root keys before."
            )
        terms = [each.signed.expires for each in (snapshot, targets) if each is not None]
        if min(terms) - self._wall < WARN_RELEASE:
            yield (
                f"The release's signature expires on {min(terms):%Y-%m-%d}: publish again before, "
                "with the same or new contents."
            )


def _renew(root: Root, role: str, keys: Path) -> None:
    """Give a role new keys instead of those it has, as many."""
    old = list(root.roles[role].keyids)
    for keyid in old:
        root.revoke_key(keyid, role)
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    for _ in old:
        root.add_key(new_key(keys, role).public_key, role)


def _keys(root: Root, role: str) -> list[Key]:
    return [root.keys[keyid] for keyid in root.roles[role].keyids]


def _lacking(role: str) -> UpdateError:
    return UpdateError(
        f"The key that signs as '{role}' is not at hand, or not enough of them are.",
        f"Name the folder or stick with {role}.pem as well: --keys DIR, as often as needed.",
    )


def _meta(version: int, data: bytes) -> MetaFile:
    return MetaFile(version, len(data), {"sha256": hashlib.sha256(data).hexdigest()})


def _target(targets: Metadata[Targets] | None) -> TargetFile | None:
    return None if targets is None else targets.signed.targets.get(PACK_NAME)


def _info(target: TargetFile) -> ReleaseInfo:
    return parse_custom(target.custom)


def _after_version(version: int, wall: dt.datetime) -> int:
    return max(version + 1, int(f"{wall.astimezone(dt.UTC):%Y%m%d}01"))


def _after(wall: dt.datetime, days: int) -> dt.datetime:
    return wall.astimezone(dt.UTC).replace(microsecond=0) + dt.timedelta(days=days)
