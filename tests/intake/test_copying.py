"""Copies are whole or not there; what was there stays."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.intake.contents import Contents
from kiosk.intake.copying import Copies
from kiosk.intake.finding import find_files


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "card" / "bridge.jpg"
    path.parent.mkdir()
    path.write_bytes(b"bridge")
    os.utime(path, ns=(10**18, 10**18))
    return path


def below(folder: Path) -> list[str]:
    """Everything in a folder, hidden files included."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_copies_that_are_kept_stay(tmp_path: Path, source: Path) -> None:
    with Copies() as copies:
        copies.copy(source, tmp_path / "media" / "test" / "bridge.jpg")
        copies.keep()
    assert below(tmp_path / "media") == ["test", "test/bridge.jpg"]
    copy = tmp_path / "media" / "test" / "bridge.jpg"
    assert copy.read_bytes() == source.read_bytes()
    assert copy.stat().st_mtime_ns == source.stat().st_mtime_ns


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError])
def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, source: Path, interruption: type[BaseException]
) -> None:
    media = tmp_path / "media"
    media.mkdir()
    with pytest.raises(interruption):
        copy_twice_and_raise(source, media / "test", interruption)
    assert below(media) == []


def test_a_folder_with_other_files_stays(tmp_path: Path, source: Path) -> None:
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "mine.txt").touch()
    with pytest.raises(KeyboardInterrupt):
        copy_twice_and_raise(source, tmp_path / "test", KeyboardInterrupt)
    assert below(tmp_path / "test") == ["mine.txt"]


def copy_twice_and_raise(source: Path, folder: Path, error: type[BaseException]) -> None:
    with Copies() as copies:
        copies.copy(source, folder / "one.jpg")
        copies.copy(source, folder / "two.jpg")
        raise error


def test_a_full_disk_in_the_middle_of_a_file_leaves_no_half(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"), Copies() as copies:
        copies.copy(source, tmp_path / "media" / "bridge.jpg")
    assert not (tmp_path / "media").exists()


@pytest.mark.parametrize("has_links", [True, False])
def test_nothing_is_overwritten_not_even_what_came_meanwhile(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    target = tmp_path / "theirs.jpg"
    target.write_bytes(b"theirs")
    with pytest.raises(FileExistsError), Copies() as copies:
        copies.copy(source, target)
    assert target.read_bytes() == b"theirs"
    assert below(tmp_path) == ["card", "card/bridge.jpg", "theirs.jpg"]


def test_a_memory_card_that_has_no_links_does_as_well(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    with Copies() as copies:
        copies.copy(source, tmp_path / "bridge.jpg")
        copies.keep()
    assert below(tmp_path) == ["bridge.jpg", "card", "card/bridge.jpg"]


def full_disk(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def no_links(*_: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_files_are_known_by_what_is_in_them(tmp_path: Path) -> None:
    for name, content in (("a", b"same"), ("b", b"same"), ("c", b"else"), ("d", b"longer")):
        (tmp_path / name).write_bytes(content)
    contents = Contents()
    contents.add(tmp_path / "a")
    likes = [contents.first_like(tmp_path / name) for name in "abcd"]
    assert likes == [tmp_path / "a", tmp_path / "a", None, None]


@pytest.fixture
def card(tmp_path: Path) -> Path:
    for name in (
        *("IMG_10.jpg", "IMG_2.jpg", "Ảnh 1.jpg", "notes.txt", ".hidden.jpg", "Thumbs.db"),
        *("old/1.jpg", "old/older/2.jpg", ".trash/3.jpg"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path


def test_a_folder_is_looked_through_in_the_order_of_its_names(card: Path) -> None:
    found = find_files([card], recursive=False)
    names = [path.name for path in found.files]
    assert names == [*("IMG_2.jpg", "IMG_10.jpg", "notes.txt", "Ảnh 1.jpg")]
    assert found.folders_left_out == (card / "old",)


def test_folders_within_are_looked_through_when_asked_for(card: Path) -> None:
    found = find_files([card], recursive=True)
    assert [path.name for path in found.files[-2:]] == ["1.jpg", "2.jpg"]
    assert len(found.files) == 6
    assert found.folders_left_out == ()


def test_a_file_that_is_named_is_meant_and_counts_once(card: Path) -> None:
    named = [card / ".hidden.jpg", card / "notes.txt", card]
    names = [path.name for path in find_files(named, recursive=False).files]
    assert names == [".hidden.jpg", "notes.txt", "IMG_2.jpg", "IMG_10.jpg", "Ảnh 1.jpg"]
