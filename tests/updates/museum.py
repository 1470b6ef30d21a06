"""A museum for tests: an office that publishes, and kiosks that look."""

import datetime as dt
import shutil
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from kiosk.cli.take import check_content
from kiosk.core.clock import SystemClock
from kiosk.ops.update_note import Note, read_note
from kiosk.releases.store import Releases
from kiosk.updates.client import Client, Outcome, Site
from kiosk.updates.errors import UpdateError
from kiosk.updates.folder_source import FolderSource
from kiosk.updates.keys import load_keys
from kiosk.updates.publishing import Office, Published, make_keys
from kiosk.updates.repository import Repository
from kiosk.updates.source import Source
from tests.exhibit.write import HEAD, story, write_exhibit

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
WORD_FILE = "media/word.txt"


def now(**ago: float) -> dt.datetime:
    """The time, or one before: python-tuf reads the machine's clock, so tests use it too."""
    return SystemClock().wall() - dt.timedelta(**ago)


def write_content(root: Path, word: str, *, mistake: bool = False, bulk: int = 0) -> Path:
    """A sound exhibit in `root` that is told apart by `word`, with so many bytes of media."""
    shutil.rmtree(root, ignore_errors=True)
    page = story("why") if not mistake else "kind: storry\nid: why\n"
    write_exhibit(root, {"exhibit.yaml": f"{HEAD}pages: [why.yaml]\n", "why.yaml": page}, "small")
    (root / "media").mkdir()
    (root / WORD_FILE).write_text(word)
    (root / "media/bulk.dat").write_bytes(bytes(range(256)) * (bulk // 256))
    return root


class Museum:
    """An office with keys and a published folder below `folder`."""

    def __init__(self, folder: Path, **roots: int) -> None:
        self.folder = folder
        self.keys = folder / "keys"
        self.repository = folder / "published"
        self.root = make_keys(self.keys, now(), **roots)

    def office(self, wall: dt.datetime | None = None, *, days: int = 30) -> Office:
        ring = load_keys([self.keys])
        repository = Repository(self.repository)
        return Office(repository, ring, wall or now(), [self.root], days=days)

    def publish(self, word: str, *, bulk: int = 0, wall: dt.datetime | None = None) -> Published:
        content = write_content(self.folder / "content", word, bulk=bulk)
        return self.office(wall).publish(content, word)

    def rotate(self, replace: Collection[str] = ()) -> Published | None:
        return self.office().rotate(replace, self.keys)

    def metadata(self, name: str) -> Path:
        """A file of the published folder; `snapshot` is the newest of its kind."""
        folder = self.repository / "metadata"
        if name in {"snapshot", "targets", "root"}:
            found = folder.glob(f"*.{name}.json")
            return max(found, key=lambda path: int(path.name.split(".")[0]))
        return folder / name

    def pack(self) -> Path:
        """The newest pack."""
        return max((self.repository / "targets").iterdir(), key=lambda path: path.stat().st_mtime)

    def copy(self, name: str) -> Path:
        """A copy of the published folder as it is now."""
        return Path(shutil.copytree(self.repository, self.folder / name))


class Kiosk:
    """A kiosk with its state in `state`, which trusts the museum from its first root on."""

    def __init__(self, state: Path, root: Path, **site: object) -> None:
        self.state = state
        self.site = replace(Site(state, root.read_bytes(), "1.2.0", LONG_AGO), **site)
        self.releases = Releases(state / "content", spare=0)

    def look(
        self, source: Source | Path, wall: dt.datetime | None = None, *, anyway: bool = False
    ) -> Outcome:
        if isinstance(source, Path):
            source = FolderSource(source)
        client = Client(self.site, self.releases, check_content)
        return client.update(source, wall or now(), anyway=anyway)

    def refusal(self, source: Source | Path, wall: dt.datetime | None = None) -> str:
        """The sentences with which a source is refused; what is shown must have stayed."""
        shown = self.shown
        try:
            outcome = self.look(source, wall)
        except UpdateError as error:
            problem = error.problem
        else:
            raise AssertionError(f"not refused: {outcome}")
        assert self.shown == shown
        assert self.note.message == problem.message
        return f"{problem.message} {problem.hint}"

    @property
    def shown(self) -> str | None:
        """The word of the contents that are shown next; None for none."""
        release = self.releases.current()
        return None if release is None else (release.folder / WORD_FILE).read_text()

    @property
    def note(self) -> Note:
        return read_note(self.state)
