"""What was once computed from pictures, as files that may be deleted at any time.

Whatever goes wrong here, a full disk, a folder that may not be written, a file that vanished or
was cut, only means that it is computed again.
"""

import logging
import os
import stat
import zlib
from pathlib import Path

_log = logging.getLogger(__name__)

BUDGET_BYTES = 2 << 30
"""2,000 photographs in the sizes of a screen of 1920 x 1080 are about 1.6 GB."""

_CHECKSUM_BYTES = 4
_SHRINK_TO = 0.9  # of the budget, so that not every new file makes the folder be looked through
_COUNT_AFTER = 64  # files written: another process may fill the folder, or a person empty it

_PART = ".part"
_WRITING_SECONDS = 600.0  # what has not been given its name by then was left by a process that died


class DerivativeCache:
    """Files by name in one folder, of `budget_bytes` together; the least recently used one goes.

    No method raises for what happens to the folder. Several processes may share it: a file appears
    complete or not at all, and there is no list beside the files that could be wrong. Used by one
    thread at a time.
    """

    def __init__(self, folder: Path, budget_bytes: int = BUDGET_BYTES) -> None:
        self._folder = folder
        self._budget_bytes = budget_bytes
        self._held_bytes = 0
        self._until_counted = 0
        self._fails = False

    def has(self, name: str) -> bool:
        """Whether there is a file of that name, whole or not."""
        return os.path.exists(self._folder / name)  # noqa: PTH110  # Path.exists may raise

    def find(self, name: str) -> Path | None:
        """The file of that name, which counts as used now; it ends with a checksum."""
        path = self._folder / name
        try:
            os.utime(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._say(error)
        return path

    def read(self, name: str) -> bytes | None:
        """What was written under that name; None if it is not there, or not whole."""
        path = self.find(name)
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # another process was quicker
            return None
        except OSError as error:
            self._say(error)
            return None
        body = content[:-_CHECKSUM_BYTES]
        # A file that was being written when the power failed has its length, and zeros in it.
        if content[-_CHECKSUM_BYTES:] != _checksum(body):
            self.forget(name)
            return None
        return body

    @property
    def accepts(self) -> bool:
        """Whether what is not urgent should be written: it can be, and pushes nothing out."""
        if self._until_counted <= 0:
            self._count()
        return not self._fails and self._held_bytes < self._budget_bytes * _SHRINK_TO

    def write(self, name: str, content: bytes) -> bool:
        """Keep `content`, with a checksum behind it; whether it is kept."""
        if self._until_counted <= 0:
            self._count()
        try:
            try:
                self._put(name, content)
            except FileNotFoundError:  # somebody deleted the folder just now
                self._put(name, content)
        except OSError as error:
            self._say(error)
            return False
        self._fails = False
        self._until_counted -= 1
        self._held_bytes += len(content) + _CHECKSUM_BYTES
        if self._held_bytes > self._budget_bytes:
            self._evict()
        return True

    def forget(self, name: str) -> None:
        """Delete the file of that name, if that is possible."""
        try:
            (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            self._say(error)

    def _put(self, name: str, content: bytes) -> None:
        """Write a file that is there as a whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{name}.{os.getpid()}{_PART}"
        try:
            with part.open("wb") as file:
                file.write(content)
                file.write(_checksum(content))
            part.replace(self._folder / name)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    def _files(self) -> list[tuple[float, int, str]]:
        """When each file was last used, how many bytes it has, and its path; no folders."""
        found = []
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:  # another process was quicker
                        continue
                    if not stat.S_ISDIR(status.st_mode):
                        found.append((status.st_mtime, status.st_size, entry.path))
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                self._say(error)
        return found

    def _count(self) -> None:
        self._held_bytes = sum(size_bytes for _, size_bytes, _ in self._files())
        self._until_counted = _COUNT_AFTER

    def _evict(self) -> None:
        files = sorted(self._files())
        self._held_bytes = sum(size_bytes for _, size_bytes, _ in files)
        newest = files[-1][0] if files else 0.0
        for last_used, size_bytes, path in files:
            if path.endswith(_PART) and last_used > newest - _WRITING_SECONDS:
                continue  # another process is about to give it its name
            if self._held_bytes <= self._budget_bytes * _SHRINK_TO:
                break
            try:
                Path(path).unlink(missing_ok=True)
            except OSError as error:
                self._say(error)
                continue
            self._held_bytes -= size_bytes

    def _say(self, error: OSError) -> None:
        """Log the first of failures that follow on each other."""
        if not self._fails:
            self._fails = True
            _log.warning("Derivatives of pictures are not kept: %s", error)


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM_BYTES, "big")
