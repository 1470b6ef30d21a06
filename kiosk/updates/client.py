"""Takes what is newest: verified, fetched, unpacked, checked, and only then shown."""

import datetime as dt
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.content.diagnostics import Diagnostic, Problem
from kiosk.exhibit.finder import EXHIBIT_FILE
from kiosk.ops.update_note import Note, RefusedPack, moment, read_note, write_note
from kiosk.releases.disk import give, make_folder
from kiosk.releases.errors import Busy, ReleaseError, Unfit
from kiosk.releases.store import Release, Releases
from kiosk.updates.clock import check_clock
from kiosk.updates.errors import UpdateError, not_written
from kiosk.updates.fetching import fetch_pack
from kiosk.updates.release_info import ReleaseInfo, is_too_old, parse_custom
from kiosk.updates.source import Source
from kiosk.updates.trust import Offer, newest_offer
from kiosk.updates.unpack import unpack

FOLDER = "updates"
"""Below the state folder: what was seen, and a pack while it is being fetched."""

_PART = ".part"

Check = Callable[[Path], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Site:
    """This kiosk: its state folder, its root of trust, and what it has to show.

    `wanted` are the exhibits that its settings name, `version` and `built` are of its program.
    """

    state: Path
    root: bytes
    version: str
    built: dt.datetime
    wanted: tuple[str, ...] = ()

    @property
    def judge(self) -> str:
        """What a refusal depends on besides the pack: another kiosk may take it."""
        return " ".join((self.version, *self.wanted))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a look, in a sentence; `release` if there is a new one."""

    sentence: str
    release: Release | None = None


class Client:
    """Looks at sources, one at a time; what is shown stays until something sound replaces it."""

    def __init__(self, site: Site, releases: Releases, check: Check) -> None:
        self._site = site
        self._releases = releases
        self._check = check
        self._folder = site.state / FOLDER
        self._trust = hashlib.sha256(site.root).hexdigest()

    def update(self, source: Source, wall: dt.datetime, *, anyway: bool = False) -> Outcome:
        """Take what `source` offers, if it is new; raises UpdateError, and notes it for health.

        `anyway`: also what was refused or taken before.
        """
        note = read_note(self._site.state)
        try:
            check_clock(wall, self._site.built, moment(note.good))
            offer = self._offer(source, wall)
            note = replace(note, good=wall.isoformat(timespec="seconds"))
            outcome, note = self._take(source, offer, note, wall, anyway=anyway)
        except UpdateError as error:
            if isinstance(error, RefusedPackError):
                note = note.with_refused(error.pack)
            self._write(note.with_problem(error.problem, wall, passes=error.passes))
            raise
        self._write(note.with_problem(None, wall, passes=False))
        return outcome

    def _offer(self, source: Source, wall: dt.datetime) -> Offer:
        try:
            make_folder(self._folder)
        except OSError as error:
            raise not_written(error, "what was fetched") from error
        return newest_offer(source, self._site.root, self._folder, wall)

    def _take(
        self, source: Source, offer: Offer, note: Note, wall: dt.datetime, *, anyway: bool
    ) -> tuple[Outcome, Note]:
        info = parse_custom(offer.target.custom)
        named = f"'{info.label}' (version {info.version})"
        if not anyway and (known := self._known(offer, info, note, named)):
            return known, note
        self._check_fit(info, note, named)
        release = self._stage(source, offer, info, wall, anyway=anyway)
        note = replace(
            note, trust=self._trust, version=info.version, taken=offer.digest, label=info.label
        )
        if release is None:
            return Outcome(f"{named} has the contents that are shown already."), note
        return Outcome(f"{named} is taken; it is shown once no visitor is there.", release), note

    def _known(self, offer: Offer, info: ReleaseInfo, note: Note, named: str) -> Outcome | None:
        """What to say of a pack that was looked at before; raises UpdateError if it was no good."""
        if refusal := self._releases.refusal_of(origin=_origin(offer)):
            return Outcome(f"{named} was taken back and is left alone. {refusal.reason}")
        if (self._trust, info.version, offer.digest) == (note.trust, note.version, note.taken):
            return Outcome(f"Nothing new: {named} was taken before.")
        if refused := note.refusal(offer.digest, self._site.judge):
            raise UpdateError(refused.message, refused.hint)
        return None

    def _check_fit(self, info: ReleaseInfo, note: Note, named: str) -> None:
        """Raise UpdateError for a release that is not for this kiosk, whatever is in it."""
        if note.trust == self._trust and info.version < note.version:
            raise UpdateError(
                f"{named} is older than version {note.version}, which this kiosk has taken.",
                "To go back to older contents, publish them anew: they get a new version.",
            )
        if is_too_old(self._site.version, info.min_kiosk):
            raise UpdateError(
                f"{named} needs a kiosk of version {info.min_kiosk}, and this is version "
                f"{self._site.version}.",
                "Bring this kiosk's program up to date, then it takes the release by itself.",
            )

    def _stage(
        self, source: Source, offer: Offer, info: ReleaseInfo, wall: dt.datetime, *, anyway: bool
    ) -> Release | None:
        """Have the release shown next; None when it is what is shown. Raises UpdateError."""
        part = self._folder / f"{offer.digest}{_PART}"

        def copy(folder: Path) -> None:
            for other in self._folder.glob(f"*{_PART}"):
                if other != part:
                    other.unlink()
            fetch_pack(source, offer.path, offer.target, part)
            unpack(part, folder)
            self._check_wanted(folder)

        shown = self._releases.current_id()
        try:
            release = self._releases.stage(
                copy,
                label=info.label,
                source=source.name,
                origin=_origin(offer),
                wall=wall,
                needs=info.total + offer.target.length,
                check=self._check,
                anyway=anyway,
            )
            if release.id != shown:
                self._releases.switch(release.id)
        except UpdateError as error:
            if error.lasts:
                part.unlink(missing_ok=True)
                raise self._refused(offer, info, error.problem) from error
            raise
        except Unfit as error:
            part.unlink(missing_ok=True)
            raise self._refused(offer, info, _told(error), error.diagnostics) from error
        except ReleaseError as error:
            raise UpdateError(error.sentence, passes=isinstance(error, Busy)) from error
        except OSError as error:
            raise not_written(error, "the new content") from error
        part.unlink(missing_ok=True)
        self._releases.tidy()
        return None if release.id == shown else release

    def _check_wanted(self, folder: Path) -> None:
        """Raise UpdateError when an exhibit is missing that this kiosk is set to show."""
        for name in self._site.wanted:
            if not (folder / "exhibits" / name / EXHIBIT_FILE).is_file():
                raise UpdateError(
                    f"The pack lacks the exhibit '{name}', which this kiosk is set to show.",
                    "Publish it along with the others, or take it out of 'exhibits' in kiosk.yaml.",
                    lasts=True,
                )

    def _refused(
        self,
        offer: Offer,
        info: ReleaseInfo,
        problem: Problem,
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> "RefusedPackError":
        message = f"'{info.label}' (version {info.version}) is refused: {problem.message}"
        pack = RefusedPack(offer.digest, self._site.judge, message, problem.hint)
        return RefusedPackError(pack, diagnostics)

    def _write(self, note: Note) -> None:
        try:
            path = write_note(self._site.state, note)
            owner = self._site.state.stat()
            for each in (path, self._folder, *self._folder.rglob("*")):
                give(each, owner)
        except OSError as error:
            raise not_written(error, "what came of the look") from error


class RefusedPackError(UpdateError):
    """A pack that is no good, and would be none if it were fetched again."""

    def __init__(self, pack: RefusedPack, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(pack.message, pack.hint, lasts=True)
        self.pack = pack
        self.diagnostics = diagnostics


@contextmanager
def one_at_a_time(state: Path, *, waits: bool) -> Iterator[bool]:
    """Within: whether this is the only one that looks; with `waits`, it is, in the end."""
    try:
        state.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(state, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise not_written(error, "the state folder") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)


def _origin(offer: Offer) -> str:
    return f"pack:{offer.digest}"


def _told(unfit: Unfit) -> Problem:
    """The first mistake stands for all: whoever published it sees them with `kiosk check`."""
    first = next((each for each in unfit.diagnostics if each.is_error), None)
    where = "" if first is None else f" {first.file}:{first.line}: {first.message}"
    return Problem(
        f"{unfit.sentence}{where}",
        "At the office: 'kiosk check' with the version of the program that the kiosk has, mend it, "
        "publish again.",
    )
