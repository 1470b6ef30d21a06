import fcntl
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.content.diagnostics import Diagnostic, Severity
from kiosk.releases.errors import Busy, NoRoom, NotWritable, RefusedBefore, Unfit, UnknownRelease
from kiosk.releases.limits import Limits
from kiosk.releases.release import is_sound, is_whole
from kiosk.releases.store import Releases
from tests.releases.contents import WALL, fill, filling, shown, staged

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="mounting a disk needs root")


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    return Releases(tmp_path / "state/content", spare=0)


def labels(releases: Releases) -> list[str]:
    return [each.release.label for each in releases.list()]


def incoming(releases: Releases) -> list[Path]:
    return list((releases.folder / "incoming").iterdir())


def test_a_new_kiosk_has_no_release_and_looking_writes_nothing(releases: Releases) -> None:
    assert releases.current_id() is None
    assert releases.current() is None
    assert releases.list() == ()
    assert releases.refusals() == ()
    assert not releases.folder.exists()


def test_a_staged_release_is_whole_and_not_shown_yet(releases: Releases) -> None:
    release = staged(releases, "one", origin="pack:1")
    assert releases.current_id() is None
    assert (release.number, release.label, release.origin) == (1, "one", "pack:1")
    assert release.id == f"000001-{release.digest[:8]}"
    assert is_whole(release)
    assert is_sound(release)
    assert (release.folder / "media/ảnh/cầu.jpg").read_bytes() == b"one" * 4000
    assert incoming(releases) == []


def test_switching_shows_it(releases: Releases) -> None:
    release = staged(releases, "one")
    releases.switch(release.id)
    assert releases.current_id() == release.id
    assert releases.current() == release
    assert Releases(releases.folder).current() == release


def test_the_same_contents_as_shown_make_no_release(releases: Releases) -> None:
    release = shown(releases, "one")
    assert staged(releases, "one") == release
    assert len(releases.list()) == 1


def test_of_contents_with_errors_nothing_is_kept(releases: Releases) -> None:
    error = Diagnostic("exhibits/a/exhibit.yaml", 3, 1, "x", "That is wrong.")
    notice = Diagnostic("exhibits/a/exhibit.yaml", 4, 1, "y", "Look.", severity=Severity.NOTICE)
    old = shown(releases, "one")
    with pytest.raises(Unfit) as refused:
        releases.stage(
            filling("two"), label="", source="", wall=WALL, check=lambda _: (notice, error)
        )
    assert refused.value.diagnostics == (notice, error)
    assert "1 mistake" in refused.value.sentence
    assert releases.current() == old
    assert labels(releases) == ["one"]
    assert incoming(releases) == []
    release = releases.stage(
        filling("two"), label="two", source="", wall=WALL, check=lambda _: (notice,)
    )
    assert releases.get(release.id) == release


def test_what_the_check_sees_is_what_is_shown_later(releases: Releases) -> None:
    seen = []

    def check(folder: Path) -> tuple[Diagnostic, ...]:
        seen.append((folder / "media/ảnh/cầu.jpg").read_bytes())
        return ()

    release = releases.stage(filling("one"), label="", source="", wall=WALL, check=check)
    assert seen == [(release.folder / "media/ảnh/cầu.jpg").read_bytes()]


def test_what_copying_raises_comes_out_and_leaves_nothing(releases: Releases) -> None:
    def copy(folder: Path) -> None:
        fill(folder, "half")
        raise ConnectionResetError("the network went")

    with pytest.raises(ConnectionResetError, match="the network went"):
        releases.stage(copy, label="", source="", wall=WALL)
    assert incoming(releases) == []
    assert releases.list() == ()


def test_a_network_that_times_out_is_not_taken_for_another_update(releases: Releases) -> None:
    def copy(_: Path) -> None:
        raise TimeoutError("the server does not answer")

    with pytest.raises(TimeoutError), releases.taking():
        releases.stage(copy, label="", source="", wall=WALL)


def test_what_lies_beside_the_contents_is_not_taken(releases: Releases) -> None:
    """A pack that brought a file called good would have proved itself."""

    def copy(folder: Path) -> None:
        fill(folder, "one")
        (folder / "good").touch()
        (folder / "bin").mkdir()
        (folder / "etc").symlink_to("/etc")

    release = releases.stage(copy, label="", source="", wall=WALL)
    names = {each.name for each in release.folder.iterdir()}
    assert names == {"exhibits", "media", "release.json", "files.txt"}
    assert not releases.list()[0].is_good


def link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


@pytest.mark.parametrize(("make", "code"), [(link, "link"), (pipe, "no-file"), (bind, "no-file")])
def test_links_pipes_and_sockets_are_refused(
    make: Callable[[Path], None], code: str, monkeypatch: pytest.MonkeyPatch, releases: Releases
) -> None:
    def copy(folder: Path) -> None:
        fill(folder, "one")
        monkeypatch.chdir(folder / "media")  # a socket's path must be short
        make(Path("odd"))
        monkeypatch.undo()

    with pytest.raises(Unfit) as refused:
        releases.stage(copy, label="", source="", wall=WALL)
    assert [(each.file, each.code) for each in refused.value.diagnostics] == [("media/odd", code)]
    assert incoming(releases) == []


@pytest.mark.parametrize(
    "name", ["a\nb", "a\\b", "a\u202eb", b"\xff".decode("utf-8", "surrogateescape")]
)
def test_names_that_are_no_names_are_refused(releases: Releases, name: str) -> None:
    def copy(folder: Path) -> None:
        fill(folder, "one")
        (folder / "media" / name).touch()

    with pytest.raises(Unfit) as refused:
        releases.stage(copy, label="", source="", wall=WALL)
    (told,) = refused.value.diagnostics
    assert told.code == "name"
    assert told.file.isprintable()


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(files=5), "too-much"),
        (Limits(bytes=5000), "too-much"),
        (Limits(file_bytes=5000), "too-large"),
    ],
)
def test_too_many_or_too_large_files_are_refused(tmp_path: Path, limits: Limits, code: str) -> None:
    releases = Releases(tmp_path / "content", limits=limits, spare=0)
    with pytest.raises(Unfit) as refused:
        staged(releases, "one")
    assert [each.code for each in refused.value.diagnostics] == [code]


def test_folders_without_end_are_refused(releases: Releases) -> None:
    def copy(folder: Path) -> None:
        (folder / "media" / "/".join("x" * 200)).mkdir(parents=True)

    with pytest.raises(Unfit) as refused:
        releases.stage(copy, label="", source="", wall=WALL)
    assert [each.code for each in refused.value.diagnostics] == ["too-deep"]


def test_rolling_back_shows_the_last_good_release_and_refuses_the_one_left(
    releases: Releases,
) -> None:
    one = shown(releases, "one")
    shown(releases, "two", good=False)
    three = shown(releases, "three")
    assert releases.roll_back(wall=WALL) == one
    assert releases.current() == one
    refusal = releases.refusal_of(digest=three.digest)
    assert refusal is not None
    assert refusal.id == three.id
    with pytest.raises(RefusedBefore) as refused:
        staged(releases, "three")
    assert "000003" in refused.value.sentence
    with pytest.raises(RefusedBefore):
        releases.switch(three.id)


def test_rolling_back_from_the_first_release_shows_what_the_kiosk_came_with(
    releases: Releases,
) -> None:
    shown(releases, "one")
    assert releases.roll_back(wall=WALL) is None
    assert releases.current_id() is None
    assert not releases.is_pointer_lost()
    with pytest.raises(UnknownRelease, match="nothing to go back to"):
        releases.roll_back(wall=WALL)


def test_staff_may_go_to_any_release_that_is_there(releases: Releases) -> None:
    one, two = shown(releases, "one"), shown(releases, "two")
    assert releases.go_to(one.id, wall=WALL) == one
    assert releases.is_refused(two.id), "or the next update would take it again"
    assert releases.go_to(two.id, wall=WALL) == two
    assert releases.refusals() == ()
    with pytest.raises(UnknownRelease):
        releases.go_to("000009-00000000", wall=WALL)
    with pytest.raises(UnknownRelease):
        releases.go_to("../../etc", wall=WALL)


def test_a_refusal_is_known_by_its_origin_before_anything_is_fetched(releases: Releases) -> None:
    shown(releases, "one")
    releases.switch(staged(releases, "two", origin="pack:2").id)
    releases.roll_back(wall=WALL)
    assert releases.refusal_of(origin="pack:2") is not None
    assert releases.refusal_of(origin="pack:3") is None
    assert releases.refusal_of() is None


def test_what_was_refused_is_taken_when_staff_want_it_anyway(releases: Releases) -> None:
    shown(releases, "one")
    two = shown(releases, "two")
    releases.roll_back(wall=WALL)
    again = releases.stage(filling("two"), label="", source="", wall=WALL, anyway=True)
    assert again.number == two.number + 1
    assert releases.go_to(again.id, wall=WALL) == again
    assert releases.refusals() == ()


def test_three_are_kept_the_shown_the_last_good_and_the_newest(releases: Releases) -> None:
    for word in ("one", "two", "three", "four"):
        shown(releases, word, good=word == "two")
    releases.tidy()
    assert labels(releases) == ["four", "three", "two"]
    shown(releases, "five")
    releases.tidy()
    assert labels(releases) == ["five", "four", "two"]
    assert incoming(releases) == []


def test_a_release_that_is_in_use_is_never_removed(releases: Releases) -> None:
    one = shown(releases, "one")
    hold = releases.hold(one)
    assert hold is not None
    for word in ("two", "three", "four", "five"):
        shown(releases, word)
        Releases(releases.folder).tidy()
    assert "one" in labels(releases)
    assert is_sound(one)
    hold.close()
    releases.tidy()
    assert labels(releases) == ["five", "four", "three"]
    assert releases.hold(one) is None


def test_a_release_that_is_moved_away_at_that_moment_is_not_held(
    releases: Releases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = shown(releases, "one")
    lock = fcntl.flock

    def late(descriptor: int, how: int) -> None:
        one.folder.rename(tmp_path / "gone")
        one.folder.mkdir()
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", late)
    assert releases.hold(one) is None


def test_a_damaged_release_is_not_switched_to(releases: Releases) -> None:
    one, two = shown(releases, "one"), staged(releases, "two")
    (two.folder / "media/ảnh/cầu.jpg").write_bytes(b"short")
    with pytest.raises(UnknownRelease):
        releases.switch(two.id)
    assert releases.current() == one


def test_damaged_contents_may_be_taken_anew(releases: Releases) -> None:
    one = shown(releases, "one")
    (one.folder / "media/ảnh/cầu.jpg").unlink()
    again = staged(releases, "one")
    assert again.id != one.id
    releases.switch(again.id)
    releases.tidy()
    assert [each.release for each in releases.list()] == [again]


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 900, b"[1]", b'{"format": 1}', b'{"format": 1, "refused": [1]}', b"[" * 9000],
)
def test_garbage_in_the_files_is_no_reason_to_fail(releases: Releases, data: bytes) -> None:
    one, two = shown(releases, "one"), shown(releases, "two")
    (releases.folder / "refused.json").write_bytes(data)
    assert releases.refusals() == ()
    (two.folder / "release.json").write_bytes(data)
    assert releases.current() is None
    assert [each.release for each in releases.list()] == [one]
    assert releases.roll_back(wall=WALL) == one
    releases.tidy()
    assert labels(releases) == ["one"]


@pytest.mark.parametrize(
    "target", ["/etc", "../..", "releases", "releases/../..", "elsewhere/000001-00000000"]
)
def test_a_pointer_to_somewhere_else_is_none(releases: Releases, target: str) -> None:
    shown(releases, "one")
    pointer = releases.folder / "current"
    pointer.unlink()
    pointer.symlink_to(target)
    assert releases.current_id() is None
    assert releases.is_pointer_lost()


def test_only_one_takes_contents_at_a_time_and_pointing_does_not_wait(releases: Releases) -> None:
    one, other = shown(releases, "one"), Releases(releases.folder, spare=0)
    shown(releases, "two")
    with releases.taking():
        with pytest.raises(Busy):
            staged(other, "three")
        assert other.roll_back(wall=WALL) == one


def test_what_a_killed_program_left_is_removed(releases: Releases) -> None:
    shown(releases, "one")
    fill(releases.folder / "incoming/tmpx", "half")
    releases.tidy()
    assert incoming(releases) == []


def test_too_little_room_is_told_before_anything_is_copied(tmp_path: Path) -> None:
    releases = Releases(tmp_path / "content")
    copied: list[Path] = []
    with pytest.raises(NoRoom, match=r"TB|GB"):
        releases.stage(copied.append, label="", source="", wall=WALL, needs=1 << 60)
    assert copied == []


def test_what_root_takes_belongs_to_the_kiosk(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    state = tmp_path / "state"
    state.mkdir()
    os.chown(state, 12345, 12345)
    releases = Releases(state / "content", spare=0)
    release = shown(releases, "one", good=False)
    for where, _, names in os.walk(release.folder):
        for path in (Path(where), *(Path(where, name) for name in names)):
            assert path.stat().st_uid == 12345
            assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)
    for folder in (releases.folder, *releases.folder.glob("*/")):
        assert folder.stat().st_uid == 12345


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@needs_root
@pytest.mark.parametrize("room", [0, 1, 2, 3, 4, 5, 6, 8, 12, 20])
def test_a_full_disk_leaves_the_old_release(small_disk: Path, room: int) -> None:
    """`room` pages of 4 KiB are left; the release needs some ten, its list and its name two."""
    releases = Releases(small_disk / "content", spare=0)
    one, two = shown(releases, "one"), shown(releases, "two")
    ballast = small_disk / "ballast"
    free = os.statvfs(small_disk).f_bavail * 4096
    ballast.write_bytes(b"x" * (free - 4096 * room))
    told = ""
    try:
        assert is_sound(staged(releases, "three"))
    except NoRoom as error:
        told = error.sentence
    if room > 12:
        assert told == ""
    elif room < 5 or told:
        assert "is full" in told
        assert labels(releases) == ["two", "one"]
        assert incoming(releases) == []
    assert releases.current() == two
    assert is_sound(two)
    assert releases.roll_back(wall=WALL) == one, "staff can go back on a full disk"


@needs_root
def test_a_disk_that_became_read_only_shows_what_is_there(small_disk: Path) -> None:
    releases = Releases(small_disk / "content", spare=0)
    one, two = shown(releases, "one"), shown(releases, "two")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert releases.current() == two
    hold = releases.hold(two)
    assert hold is not None
    hold.close()
    for change in (
        lambda: staged(releases, "three"),
        lambda: releases.roll_back(wall=WALL),
        lambda: releases.switch(one.id),
        lambda: releases.mark_good(two.id),
    ):
        with pytest.raises(NotWritable, match="Read-only"):
            change()
    releases.tidy()
    assert releases.current() == two
