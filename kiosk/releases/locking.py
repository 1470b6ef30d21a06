"""One process at a time, by the kernel's lock on a folder, which goes with the process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, RLock

_PAUSE_SECONDS = 0.02


class LockedError(Exception):
    """Somebody else has the lock."""


class FolderLock:
    """The lock of a folder, for one holder among all processes and threads.

    It is taken on the folder itself, so it works on a read-only disk and leaves no file behind.
    The thread that holds it may take it again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mine = RLock()
        self._depth = 0

    @contextmanager
    def held(self, patience: float = 0.0) -> Iterator[None]:
        """Hold it within; waits about `patience` seconds, then raises LockedError.

        Raises OSError without the folder.
        """
        if not self._mine.acquire(timeout=patience):
            raise LockedError(str(self._folder))
        try:
            descriptor = -1 if self._depth else _locked(self._folder, fcntl.LOCK_EX, patience)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if descriptor >= 0:
                    os.close(descriptor)
        finally:
            self._mine.release()


class Hold:
    """Keeps a folder where it is until it is closed or the process ends; many may hold one.

    Raises LockedError, or OSError if the folder is gone.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor = _locked(folder, fcntl.LOCK_SH, 0.0)

    def close(self) -> None:
        """Let go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


@contextmanager
def unheld(folder: Path) -> Iterator[bool]:
    """Within: whether nobody holds the folder, this process included; and then nobody can."""
    try:
        descriptor = _locked(folder, fcntl.LOCK_EX, 0.0)
    except (LockedError, OSError):
        yield False
        return
    try:
        yield True
    finally:
        os.close(descriptor)


def _locked(folder: Path, kind: int, patience: float) -> int:
    """The descriptor that has the lock; raises LockedError, or OSError without the folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        for _ in range(1 + int(patience / _PAUSE_SECONDS)):
            try:
                fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                if patience:
                    Event().wait(_PAUSE_SECONDS)
            else:
                if not os.path.samestat(os.fstat(descriptor), folder.lstat()):
                    raise FileNotFoundError(str(folder))  # moved away since
                return descriptor
        raise LockedError(str(folder))  # noqa: TRY301
    except BaseException:
        os.close(descriptor)
        raise
