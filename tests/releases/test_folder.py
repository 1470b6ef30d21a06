import datetime as dt
import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from kiosk.content.diagnostics import Diagnostic
from kiosk.releases.errors import Busy
from kiosk.releases.folder import (
    QUIET_SECONDS,
    Outcome,
    Refused,
    Taken,
    Unchanged,
    Waiting,
    take_folder,
)
from kiosk.releases.limits import Limits
from kiosk.releases.release import is_sound
from kiosk.releases.store import Releases
from tests.releases.contents import WALL, fill

WRITTEN = WALL.timestamp()
LATER = WALL + dt.timedelta(minutes=10)


class Desk:
    """A curators' folder and a kiosk that looks at it; files are of `WALL` unless told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "curated"
        self.folder.mkdir()
        self.releases = Releases(folder / "content", spare=0)
        self.checked = 0
        self.found: tuple[Diagnostic, ...] = ()

    def date(self, when: float = WRITTEN) -> None:
        for where, _, names in os.walk(self.folder):
            for path in (Path(where), *(Path(where, name) for name in names)):
                os.utime(path, (when, when), follow_symlinks=False)

    def put(self, word: str, when: float = WRITTEN) -> None:
        for each in self.folder.iterdir():
            shutil.rmtree(each)
        fill(self.folder, word)
        self.date(when)

    def check(self, folder: Path) -> tuple[Diagnostic, ...]:
        self.checked += 1
        return self.found

    def look(
        self, wall: dt.datetime = LATER, *, limits: Limits | None = None, anyway: bool = False
    ) -> Outcome:
        return take_folder(
            self.folder, self.releases, self.check, wall=wall, limits=limits, anyway=anyway
        )

    def shown(self) -> str:
        current = self.releases.current()
        if current is None:
            return ""
        return (current.folder / "exhibits/ha-noi/exhibit.yaml").read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.put("one")
    return made


def test_a_folder_is_taken_and_shown(desk: Desk) -> None:
    outcome = desk.look()
    assert isinstance(outcome, Taken)
    assert outcome.release == desk.releases.current()
    assert is_sound(outcome.release)
    assert outcome.release.source == str(desk.folder)
    assert desk.shown() == "title: one\n"


def test_a_folder_that_did_not_change_is_not_even_read(desk: Desk) -> None:
    desk.look()
    assert desk.look() == Unchanged()
    assert desk.checked == 1


def test_the_same_contents_with_new_times_make_no_release(desk: Desk) -> None:
    desk.look()
    desk.put("one", WRITTEN + 99)
    assert desk.look() == Unchanged()
    assert len(desk.releases.list()) == 1


def test_new_contents_are_a_copy_that_later_changes_do_not_reach(desk: Desk) -> None:
    desk.look()
    for path in desk.folder.rglob("*.yaml"):
        with path.open("a") as file:
            file.write("more")
    assert desk.shown() == "title: one\n"


def test_whoever_is_still_copying_is_waited_for(desk: Desk) -> None:
    soon = WALL + dt.timedelta(seconds=QUIET_SECONDS - 1)
    assert isinstance(desk.look(soon), Waiting)
    assert desk.releases.list() == ()
    assert isinstance(desk.look(WALL + dt.timedelta(seconds=QUIET_SECONDS + 1)), Taken)


def test_times_from_the_future_do_not_keep_it_waiting_for_ever(desk: Desk) -> None:
    """A server's clock was a day ahead of the kiosk's."""
    desk.put("one", WRITTEN + 86400)
    assert isinstance(desk.look(), Waiting)
    assert isinstance(desk.look(), Taken)


def test_mistakes_keep_the_old_contents_and_are_told_again_without_checking(desk: Desk) -> None:
    desk.look()
    desk.put("two", WRITTEN + 60)
    desk.found = (Diagnostic("exhibits/ha-noi/exhibit.yaml", 1, 8, "x", "No.", "Mend it."),)
    first = desk.look()
    assert isinstance(first, Refused)
    assert first.diagnostics == desk.found
    assert desk.look() == first
    assert desk.checked == 2
    assert desk.shown() == "title: one\n"
    desk.found = ()
    desk.put("two", WRITTEN + 70)
    assert isinstance(desk.look(), Taken)
    assert desk.shown() == "title: two\n"


def test_what_staff_sent_back_is_not_taken_again_until_it_changes(desk: Desk) -> None:
    desk.look()
    desk.put("two", WRITTEN + 60)
    desk.look()
    desk.releases.roll_back(wall=LATER)
    assert desk.look() == Unchanged()
    desk.date(WRITTEN + 90)
    outcome = desk.look()
    assert isinstance(outcome, Refused)
    assert "Staff went back" in outcome.sentence
    assert desk.shown() == "title: one\n"
    assert isinstance(desk.look(anyway=True), Taken)
    assert desk.shown() == "title: two\n"


def test_hidden_files_and_what_file_managers_leave_are_not_taken(desk: Desk) -> None:
    (desk.folder / "media/.DS_Store").write_bytes(b"x")
    (desk.folder / "media/Thumbs.db").write_bytes(b"x")
    (desk.folder / "exhibits/.git").mkdir()
    (desk.folder / "exhibits/.git/config").symlink_to("/etc/passwd")
    (desk.folder / "notes.txt").write_bytes(b"x")
    desk.date()
    outcome = desk.look()
    assert isinstance(outcome, Taken)
    names = {path.name for path in outcome.release.folder.rglob("*") if path.is_file()}
    assert names == {"exhibit.yaml", "cầu.jpg", "empty.txt", "release.json", "files.txt"}


@pytest.mark.parametrize("place", ["media/odd.jpg", "exhibits/odd"])
def test_a_link_is_refused_and_never_followed(desk: Desk, tmp_path: Path, place: str) -> None:
    (tmp_path / "secret").mkdir()
    (desk.folder / place).symlink_to(tmp_path / "secret")
    desk.date()
    outcome = desk.look()
    assert isinstance(outcome, Refused)
    assert [(each.file, each.code) for each in outcome.diagnostics] == [(place, "link")]


def test_media_may_not_be_a_link_but_the_folder_itself_may(desk: Desk, tmp_path: Path) -> None:
    alias = tmp_path / "alias"
    alias.symlink_to(desk.folder)
    outcome = take_folder(alias, desk.releases, desk.check, wall=LATER)
    assert isinstance(outcome, Taken)
    shutil.move(desk.folder / "media", tmp_path / "media")
    (desk.folder / "media").symlink_to(tmp_path / "media")
    desk.date()
    assert isinstance(desk.look(), Refused)


def test_a_huge_file_is_refused_before_anything_is_copied(desk: Desk) -> None:
    with (desk.folder / "media/film.mp4").open("wb") as file:
        file.truncate(1 << 40)
    desk.date()
    outcome = desk.look()
    assert isinstance(outcome, Refused)
    assert "1099.5 GB" in outcome.diagnostics[0].message
    assert desk.checked == 0


def test_many_files_are_refused(desk: Desk) -> None:
    outcome = desk.look(limits=Limits(files=5))
    assert isinstance(outcome, Refused)
    assert [each.code for each in outcome.diagnostics] == ["too-much"]


def test_an_empty_or_missing_folder_is_told_and_changes_nothing(desk: Desk) -> None:
    desk.look()
    for each in desk.folder.iterdir():
        shutil.rmtree(each)
    outcome = desk.look()
    assert isinstance(outcome, Refused)
    assert "no exhibits/" in outcome.sentence
    desk.folder.rmdir()
    assert isinstance(desk.look(), Refused)
    assert desk.shown() == "title: one\n"


@pytest.mark.parametrize("change", ["grow", "new", "remove", "swap", "link"])
def test_a_folder_that_changes_while_it_is_copied_is_taken_later(
    desk: Desk, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_it() -> None:
        path = desk.folder / "media/ảnh/cầu.jpg"
        match change:
            case "grow":
                with path.open("ab") as file:
                    file.write(b"more")
            case "new":
                path.with_name("new.jpg").touch()
            case "remove":
                path.unlink()
            case "swap":
                path.with_name("x").write_bytes(b"two" * 4000)
                path.with_name("x").replace(path)
            case _:
                path.parent.rename(desk.folder / "aside")
                path.parent.symlink_to(desk.folder / "aside")

    copied = Path.mkdir

    def mkdir(self: Path, *args: int, **more: bool) -> None:
        copied(self, *args, **more)
        if self.name == "ha-noi" and "incoming" in self.parts:
            change_it()  # the first file has not been copied then

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", mkdir)
        outcome = desk.look()
    assert isinstance(outcome, Waiting)
    assert desk.releases.list() == ()
    assert list((desk.releases.folder / "incoming").iterdir()) == []
    if change != "link":
        desk.date()
        assert isinstance(desk.look(), Taken)


def test_what_changes_after_it_was_copied_is_taken_at_the_next_look(desk: Desk) -> None:
    exhibit = desk.folder / "exhibits/ha-noi/exhibit.yaml"

    def check(_: Path) -> tuple[Diagnostic, ...]:
        exhibit.write_text("title: changed\n", encoding="utf-8")
        desk.date(WRITTEN + 1)
        return ()

    assert isinstance(take_folder(desk.folder, desk.releases, check, wall=LATER), Taken)
    assert desk.shown() == "title: one\n"
    assert isinstance(desk.look(), Taken)
    assert desk.shown() == "title: changed\n"


def test_a_file_that_cannot_be_read_keeps_the_old_contents(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.look()
    desk.put("two", WRITTEN + 60)
    opened = os.open

    def failing(path: str, *args: int, **more: int) -> int:
        if path == "cầu.jpg":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return opened(path, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", failing)
        outcome = desk.look()
    assert isinstance(outcome, Waiting)
    assert "Input/output error" in outcome.sentence
    assert desk.shown() == "title: one\n"
    assert isinstance(desk.look(), Taken)


def test_while_another_takes_contents_it_is_left_for_later(desk: Desk) -> None:
    other = Releases(desk.releases.folder, spare=0)
    with other.taking(), pytest.raises(Busy):
        desk.look()
    assert isinstance(desk.look(), Taken)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0",
        b"[3]",
        b'{"format": 1}',
        b'{"format": 1, "folder": "", "likeness": "", "judged": {"sentence": ""}}',
    ],
)
def test_garbage_in_the_last_look_means_looking_anew(desk: Desk, data: bytes) -> None:
    desk.look()
    (desk.releases.folder / "looked.json").write_bytes(data)
    assert desk.look() == Unchanged()
    assert desk.checked == 2
    assert json.loads((desk.releases.folder / "looked.json").read_bytes())["folder"] == str(
        desk.folder
    )
