"""What a kiosk remembers of its updates, as state/update.json; knows no network."""

import datetime as dt
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kiosk.content.diagnostics import Problem
from kiosk.core.durable import write_durably

FILE_NAME = "update.json"
FORMAT = 1
QUIET_FOR = dt.timedelta(days=2)
"""How long something that passes, such as a server that is down, worries nobody."""

_MAX_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class RefusedPack:
    """A pack that is not taken, and is not fetched again as long as the same `kiosk` judges."""

    digest: str
    kiosk: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The moments are in ISO 8601 or ""; `good` is when all was last verified.

    `version` is the highest taken from the root of trust with the hash `trust`, `taken` the hash of
    its pack. `message` says what is wrong, "" if nothing is; `passes` that it may pass by itself.
    """

    looked: str = ""
    good: str = ""
    trust: str = ""
    version: int = 0
    label: str = ""
    taken: str = ""
    refused: tuple[RefusedPack, ...] = ()
    message: str = ""
    hint: str = ""
    passes: bool = False
    since: str = ""

    def refusal(self, digest: str, kiosk: str) -> RefusedPack | None:
        """Why the pack was refused by a kiosk that judged as this does, if it was."""
        found = (each for each in self.refused if (each.digest, each.kiosk) == (digest, kiosk))
        return next(found, None)

    def with_refused(self, pack: RefusedPack) -> "Note":
        """With one more pack not to be fetched again."""
        return replace(self, refused=(*self.refused, pack)[-_MAX_REMEMBERED:])

    def with_problem(self, problem: Problem | None, wall: dt.datetime, *, passes: bool) -> "Note":
        """With what came out of the look at that time; the same problem keeps its beginning."""
        now = wall.isoformat(timespec="seconds")
        if problem is None:
            return replace(self, looked=now, message="", hint="", passes=False, since="")
        goes_on = (
            self.since and self.passes == passes and (passes or self.message == problem.message)
        )
        return replace(
            self, looked=now, message=problem.message, hint=problem.hint, passes=passes,
            since=self.since if goes_on else now,
        )  # fmt: skip

    @property
    def trouble(self) -> str | None:
        """What staff should know, in a sentence or two."""
        if not self.message:
            return None
        since, looked = moment(self.since), moment(self.looked)
        if self.passes and since and looked and looked - since < QUIET_FOR:
            return None
        return f"{self.message} {self.hint}".rstrip()


def moment(text: str) -> dt.datetime | None:
    """A moment as noted; None if there is none."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def read_note(state: Path) -> Note:
    """What is noted in the state folder; an empty note when there is none that can be read."""
    try:
        data = json.loads((state / FILE_NAME).read_text(encoding="utf-8"))
        del data["format"]
        refused = tuple(RefusedPack(**each) for each in data.pop("refused"))
        note = Note(**data, refused=refused)
        is_sound = all(type(value) is type(getattr(Note(), key)) for key, value in data.items())
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Note()
    return note if is_sound else Note()


def write_note(state: Path, note: Note) -> Path:
    """Keep the note, durably; where it is. Raises OSError."""
    state.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": FORMAT, **asdict(note)}, ensure_ascii=False, indent=1)
    path = state / FILE_NAME
    write_durably(path, text.encode())
    return path


def note_problem(state: Path, problem: Problem, wall: dt.datetime) -> None:
    """Note what keeps this kiosk from looking at all, as far as the disk allows."""
    with suppress(OSError):
        write_note(state, read_note(state).with_problem(problem, wall, passes=False))


def update_trouble(state: Path) -> str | None:
    """What is wrong with updates, for the health report; None when nothing is. Never raises."""
    return read_note(state).trouble
