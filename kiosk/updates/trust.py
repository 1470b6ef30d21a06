"""What is newest, by The Update Framework: fetched, verified, and what was verified remembered.

The trust begins anew each time with the root.json that the museum has put on this kiosk; what this
kiosk has written itself (roots that follow, the versions last seen) is only believed as far as that
one vouches for it. What python-tuf writes is not synced, so it writes into a folder of its own, and
from there each file is kept durably: a power cut must not make the kiosk forget what it has seen.
"""

import datetime as dt
import hashlib
import inspect
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, Signed, TargetFile
from tuf.api.serialization import DeserializationError
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from kiosk.core.durable import write_durably
from kiosk.updates.errors import UpdateError, not_written
from kiosk.updates.pack import PACK_NAME
from kiosk.updates.source import METADATA, TARGETS, MissingError, Source

_CONFIG = UpdaterConfig(
    max_root_rotations=64,
    max_delegations=0,
    root_max_length=128 * 1024,
    timestamp_max_length=16 * 1024,
    snapshot_max_length=64 * 1024,
    targets_max_length=256 * 1024,
)
_ROLES = ("timestamp", "snapshot", "targets")
_SCRATCH = ".verified-"
_COPY_AGAIN = "Copy the folder that 'kiosk publish' wrote once more, timestamp.json last."


@dataclass(frozen=True, slots=True)
class Offer:
    """The pack that is newest: its file at the source, and what was signed about it."""

    path: str
    target: TargetFile

    @property
    def digest(self) -> str:
        """The SHA-256 of the pack in hexadecimal."""
        return self.target.hashes["sha256"]


def newest_offer(source: Source, root: bytes, memory: Path, wall: dt.datetime) -> Offer:
    """What `source` offers, verified from `root` on; raises UpdateError.

    `memory` is the folder of what was seen before, for one look at a time; `wall` is only told in
    messages, since python-tuf reads the machine's clock itself.
    """
    kept = _Kept(memory, root)
    for left in memory.glob(f"{_SCRATCH}*"):  # by a look that was killed
        shutil.rmtree(left, ignore_errors=True)
    fetcher = _Fetcher(source, kept)
    try:
        with TemporaryDirectory(prefix=_SCRATCH, dir=memory) as scratch:
            kept.lay_out(Path(scratch))
            try:
                return _refreshed(fetcher, Path(scratch), root)
            finally:
                kept.keep(Path(scratch), fetcher.roots)
    except UpdateError:
        raise
    except (RepositoryError, DownloadError) as error:
        kept.forget_root(fetcher.last)
        raise _explained(error, fetcher, kept, wall) from error
    except OSError as error:
        raise not_written(error, "what was fetched") from error


def _refreshed(fetcher: "_Fetcher", scratch: Path, root: bytes) -> Offer:
    # python-tuf 5.1 reads root.json from the folder, 7 wants to be given it.
    given: dict[str, Any] = {}
    if "bootstrap" in inspect.signature(Updater).parameters:
        given["bootstrap"] = root
    updater = Updater(str(scratch), f"{METADATA}/", fetcher=fetcher, config=_CONFIG, **given)
    updater.refresh()
    target = updater.get_targetinfo(PACK_NAME)
    if target is None or "sha256" not in target.hashes:
        raise UpdateError(
            f"Nothing for a kiosk is published at {fetcher.source.name}.",
            "Publish with 'kiosk publish'.",
        )
    return Offer(f"{TARGETS}/{target.hashes['sha256']}.{PACK_NAME}", target)


class _Kept:
    """What this kiosk has seen from one root of trust on, as files in a folder named by that."""

    def __init__(self, memory: Path, root: bytes) -> None:
        self._root = root
        self.folder = memory / f"seen-{hashlib.sha256(root).hexdigest()[:16]}"

    def lay_out(self, scratch: Path) -> None:
        """Make the folder for python-tuf to begin with."""
        (scratch / "root.json").write_bytes(self._root)
        for role in _ROLES:
            with suppress(FileNotFoundError):
                shutil.copyfile(self.folder / f"{role}.json", scratch / f"{role}.json")

    def root(self, name: str) -> bytes | None:
        """The root of that name, such as `2.root.json`, if it was verified before."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def forget_root(self, name: str) -> None:
        """Fetch a root anew next time: what was kept of it did not hold."""
        if name.endswith(".root.json"):
            (self.folder / name).unlink(missing_ok=True)

    def keep(self, scratch: Path, roots: dict[str, bytes]) -> None:
        """Keep what has been verified: `roots` up to the one that counts, and the rest."""
        self.folder.mkdir(exist_ok=True)
        newest = _parsed((scratch / "root.json").read_bytes())
        if isinstance(newest, Root):
            for name, data in roots.items():
                if int(name.partition(".")[0]) <= newest.version:
                    self._write(name, data)
        for role in _ROLES:
            with suppress(FileNotFoundError):
                self._write(f"{role}.json", (scratch / f"{role}.json").read_bytes())

    def _write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        if not path.is_file() or path.read_bytes() != data:
            write_durably(path, data)

    def all(self) -> Iterator[bytes]:
        """What is kept, for a look at when it expires."""
        for role in _ROLES:
            with suppress(OSError):
                yield (self.folder / f"{role}.json").read_bytes()


class _Fetcher(FetcherInterface):
    """Gives python-tuf what it asks for, and notes what that was."""

    def __init__(self, source: Source, kept: _Kept) -> None:
        self.source = source
        self._kept = kept
        self.last = ""
        self.got: dict[str, bytes] = {}

    @property
    def roots(self) -> dict[str, bytes]:
        """The roots fetched, by their names."""
        return {name: data for name, data in self.got.items() if name.endswith(".root.json")}

    def _fetch(self, url: str) -> Iterator[bytes]:
        name = self.last = url.removeprefix(f"{METADATA}/")
        if name.endswith(".root.json") and (data := self._kept.root(name)) is not None:
            yield data
            return
        self.got[name] = b""
        try:
            with self.source.open(url) as opened:
                for chunk in opened.chunks:
                    self.got[name] += chunk
                    yield chunk
        except MissingError as error:
            del self.got[name]
            raise DownloadHTTPError(error.problem.message, 404) from error


def _explained(error: Exception, fetcher: _Fetcher, kept: _Kept, wall: dt.datetime) -> UpdateError:
    """Why python-tuf refused it, for whoever stands before the kiosk."""
    name, where = fetcher.last, fetcher.source.name
    match error:
        case DownloadHTTPError():
            return MissingError(f"{METADATA}/{name}", where)
        case ExpiredMetadataError():
            return _expired([*kept.all(), *fetcher.got.values()], where, wall)
        case UnsignedMetadataError():
            return UpdateError(
                f"{name} at {where} is not signed with this museum's keys.",
                "Somebody else made it, or this kiosk's root.json is of other keys: compare it "
                "with the one that 'kiosk publish --new-keys' has written.",
            )
        case BadVersionNumberError() if name == "timestamp.json":
            return UpdateError(
                f"What is at {where} is older than what this kiosk has seen already.",
                "It is an old copy: copy the newest folder there.",
            )
        case BadVersionNumberError():
            return UpdateError(
                f"The files at {where} do not belong together: {name} is of another release.",
                _COPY_AGAIN,
            )
        case DownloadLengthMismatchError():
            return UpdateError(f"{name} at {where} is larger than it may be.", _COPY_AGAIN)
        case LengthOrHashMismatchError() | DeserializationError():
            return UpdateError(
                f"{name} at {where} is cut off, damaged or changed: it is not what was signed.",
                _COPY_AGAIN,
            )
    return UpdateError(f"{name} at {where} is not in order: {error}.", _COPY_AGAIN)


def _expired(files: list[bytes], where: str, wall: dt.datetime) -> UpdateError:
    clock = f"This kiosk's clock shows {wall:%Y-%m-%d %H:%M}: if that is wrong, set it."
    found = {signed.type: signed for data in files if (signed := _parsed(data)) is not None}
    for role, cure in _CURES.items():
        signed = found.get(role)
        if signed is not None and signed.expires <= wall:
            return UpdateError(
                f"Since {signed.expires:%Y-%m-%d} nobody has confirmed that what is at {where} is "
                "the newest.",
                f"{cure} {clock}",
            )
    return UpdateError(f"What is at {where} has expired.", f"{_CURES['root']} {clock}")


_CURES = {
    "timestamp": "At the office: kiosk publish --refresh, best every week by itself; then copy the "
    "folder again.",
    "snapshot": "At the office: publish again with 'kiosk publish'.",
    "targets": "At the office: publish again with 'kiosk publish'.",
    "root": "At the office: kiosk publish --rotate, with the root keys.",
}


def _parsed(data: bytes) -> Signed | None:
    try:
        found: Signed = Metadata[Any].from_bytes(data).signed
    except DeserializationError:
        return None
    return found
