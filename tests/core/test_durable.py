import os
from pathlib import Path

import pytest

from kiosk.core.durable import point_link, sync_tree, write_durably


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "état.json"
    write_durably(path, b"old and long")
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["état.json"]


def test_whoever_has_the_old_file_open_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_durably(path, b"old")
    with path.open("rb") as file:
        write_durably(path, b"new")
        assert file.read() == b"old"


def test_the_mode_is_that_asked_for(tmp_path: Path) -> None:
    write_durably(tmp_path / "pin", b"x", mode=0o600)
    assert (tmp_path / "pin").stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    write_durably(path, b"old")

    def failing(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="No space"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_what_an_interrupted_write_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / ".a.part").write_bytes(b"half of something longer")
    write_durably(tmp_path / "a", b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"


def test_a_link_in_its_way_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"kept")
    (tmp_path / ".a.part").symlink_to(victim)
    with pytest.raises(OSError, match=r"symbolic links"):
        write_durably(tmp_path / "a", b"new")
    assert victim.read_bytes() == b"kept"


def test_a_link_points_elsewhere_in_one_step(tmp_path: Path) -> None:
    link = tmp_path / "current"
    point_link(link, "releases/1")
    (tmp_path / ".current.part").symlink_to("left over")
    point_link(link, "releases/2")
    assert str(link.readlink()) == "releases/2"
    assert [each.name for each in tmp_path.iterdir()] == ["current"]


def test_a_folder_is_never_replaced_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(OSError, match="directory"):
        point_link(tmp_path / "current", "releases/1")
    assert (tmp_path / "current").is_dir()


def test_every_file_and_folder_of_a_tree_is_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/file").write_bytes(b"x")
    (tmp_path / "top").write_bytes(b"x")
    synced = []
    monkeypatch.setattr(
        os, "fsync", lambda each: synced.append(str(Path(f"/proc/self/fd/{each}").readlink()))
    )
    sync_tree(tmp_path)
    expected = [tmp_path, *tmp_path.rglob("*")]
    assert sorted(synced) == sorted(map(str, expected))
