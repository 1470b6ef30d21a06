"""Packs: made the same each time, and taken apart with care."""

import os
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.updates.errors import UpdateError
from kiosk.updates.pack import pack_folder
from kiosk.updates.unpack import LIMITS, Limits, PackError, unpack
from tests.updates.museum import write_content

Fill = Callable[[zipfile.ZipFile], None]


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def put(archive: zipfile.ZipFile, name: str, data: bytes = b"x", *, mode: int = 0o100644) -> None:
    member = zipfile.ZipInfo(name)
    member.filename = name  # as it is: the constructor mends some names
    member.create_system = 3
    member.external_attr = mode << 16
    archive.writestr(member, data)


def a_pack(tmp_path: Path, fill: Fill, kind: int = zipfile.ZIP_STORED) -> Path:
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w", kind) as archive:
        fill(archive)
    return path


def refusal(tmp_path: Path, pack: Path, limits: Limits = LIMITS) -> str:
    """Why it is refused; nothing may have been written."""
    into = tmp_path / "into"
    into.mkdir(exist_ok=True)
    with pytest.raises(PackError) as caught:
        unpack(pack, into, limits)
    assert files_in(into) == {}
    assert {path.name for path in tmp_path.iterdir()} <= {"into", "pack.zip"}
    return caught.value.problem.message


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    root = write_content(tmp_path / "content", "Điện Biên Phủ trên không", bulk=3_000_000)
    (root / "media/ảnh cầu Long Biên.jpg").write_bytes(b"jpeg")
    packed = pack_folder(root, tmp_path / "pack.zip")
    (tmp_path / "into").mkdir()
    assert unpack(tmp_path / "pack.zip", tmp_path / "into") == packed.files == 5
    assert files_in(tmp_path / "into") == files_in(root)


def test_the_same_files_give_the_same_pack_whenever_and_wherever_it_is_made(tmp_path: Path) -> None:
    first = write_content(tmp_path / "a", "one", bulk=5000)
    second = write_content(tmp_path / "b", "one", bulk=5000)
    for path in second.rglob("*"):
        os.utime(path, (1e9, 1e9))
        if path.is_file():
            path.chmod(0o600)
    pack_folder(first, tmp_path / "a.zip")
    pack_folder(second, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    (second / "media/word.txt").write_text("two")
    pack_folder(second, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() != (tmp_path / "b.zip").read_bytes()


def test_what_no_visitor_sees_is_left_out(tmp_path: Path) -> None:
    root = write_content(tmp_path / "content", "one")
    before = files_in(root)
    for name in (".git/config", "draw.py", "README.md", "Thumbs.db", "a.jpg~", "__pycache__/x.pyc"):
        path = root / "media" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (root / "notes.txt").write_text("beside")
    pack_folder(root, tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert sorted(archive.namelist()) == sorted(before)


@pytest.mark.parametrize("target", ["/etc/passwd", "word.txt", ".", "/nowhere"])
def test_a_link_among_the_files_is_told_and_not_followed(tmp_path: Path, target: str) -> None:
    root = write_content(tmp_path / "content", "one")
    (root / "media/link").symlink_to(target)
    with pytest.raises(UpdateError, match="media/link is a link"):
        pack_folder(root, tmp_path / "pack.zip")


@pytest.mark.parametrize(
    "names", [("A.jpg", "a.jpg"), ("é.jpg", "e\u0301.jpg"), ("ss/x", "ß/x"), ("a/x", "A/y")]
)
def test_names_that_some_disks_take_for_the_same_are_told(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    root = write_content(tmp_path / "content", "one")
    for name in names:
        path = root / "media" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    with pytest.raises(UpdateError, match="one and the same"):
        pack_folder(root, tmp_path / "pack.zip")


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "\u202egpj.exe", "x" * 201, "a\udcffb"])
def test_a_name_that_no_pack_may_hold_is_told_at_the_office(tmp_path: Path, name: str) -> None:
    root = write_content(tmp_path / "content", "one")
    (root / "media" / name).write_text("x")
    with pytest.raises(UpdateError, match="may not read"):
        pack_folder(root, tmp_path / "pack.zip")


def test_a_pipe_among_the_files_is_told(tmp_path: Path) -> None:
    root = write_content(tmp_path / "content", "one")
    os.mkfifo(root / "media/pipe")
    with pytest.raises(UpdateError, match="is not a file"):
        pack_folder(root, tmp_path / "pack.zip")


HOSTILE: dict[str, Fill] = {
    "dots": lambda z: put(z, "media/../../evil"),
    "dots first": lambda z: put(z, "../evil"),
    "absolute": lambda z: put(z, "/tmp/evil"),
    "elsewhere": lambda z: put(z, "etc/evil"),
    "the folder itself": lambda z: put(z, "media"),
    "a folder": lambda z: put(z, "media/a/"),
    "doubled slash": lambda z: put(z, "media//a"),
    "backslash": lambda z: put(z, "media/..\\evil"),
    "drive": lambda z: put(z, "C:/media/a"),
    "hidden": lambda z: put(z, "media/.bashrc"),
    "control letter": lambda z: put(z, "media/a\x1b[2J"),
    "turned around": lambda z: put(z, "media/\u202egpj.a"),
    "long part": lambda z: put(z, "media/" + "n" * 300),
    "long path": lambda z: put(z, "media/" + "/".join(["n" * 100] * 9)),
    "deep": lambda z: put(z, "media/" + "/".join("n" * 40)),
    "link": lambda z: put(z, "media/a", b"/etc/passwd", mode=stat.S_IFLNK | 0o777),
    "device": lambda z: put(z, "media/a", b"", mode=stat.S_IFBLK | 0o666),
    "pipe": lambda z: put(z, "media/a", b"", mode=stat.S_IFIFO | 0o666),
    "case clash": lambda z: (put(z, "media/A"), put(z, "media/a"))[0],
    "accent clash": lambda z: (put(z, "media/\u00e9"), put(z, "media/e\u0301"))[0],
    "folder clash": lambda z: (put(z, "media/A/x"), put(z, "media/a/y"))[0],
    "file and folder": lambda z: (put(z, "media/a"), put(z, "media/a/b"))[0],
    "folder and file": lambda z: (put(z, "media/a/b"), put(z, "media/A"))[0],
    "nothing": lambda _: None,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_pack_leaves_nothing_behind(tmp_path: Path, case: str) -> None:
    assert refusal(tmp_path, a_pack(tmp_path, HOSTILE[case]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice_is_refused(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, lambda z: (put(z, "media/a", b"1"), put(z, "media/a", b"2"))[0])
    assert "two files of one name" in refusal(tmp_path, pack)


def test_a_bomb_is_refused_because_nothing_may_be_compressed(tmp_path: Path) -> None:
    def fill(archive: zipfile.ZipFile) -> None:
        archive.writestr("media/bomb", bytes(50_000_000))

    pack = a_pack(tmp_path, fill, zipfile.ZIP_DEFLATED)
    assert pack.stat().st_size < 100_000
    assert "compressed" in refusal(tmp_path, pack)


def test_a_bomb_of_files_that_lie_upon_each_other_is_refused(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, lambda z: [put(z, f"media/{n}", bytes(9000)) for n in "abc"] and None)
    data = bytearray(pack.read_bytes())
    start = data.index(b"PK\x01\x02")
    for _ in range(3):  # every entry of the table points to the first file
        struct.pack_into("<L", data, start + 42, 0)
        start = data.find(b"PK\x01\x02", start + 4)
    first = data.index(b"PK\x03\x04", 4)
    pack.write_bytes(bytes(data[:first] + data[data.index(b"PK\x01\x02") :]))
    assert refusal(tmp_path, pack)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        (Limits(pack=1000), "larger than"),
        (Limits(file=500), "more than it can"),
        (Limits(files=1), "more than 1 files"),
        (Limits(index=50), "table of contents"),
        (Limits(depth=1), "may not be in it"),
    ],
)
def test_there_is_a_limit_to_everything(tmp_path: Path, limits: Limits, told: str) -> None:
    pack = a_pack(tmp_path, lambda z: (put(z, "media/a", bytes(900)), put(z, "media/b"))[0])
    assert told in refusal(tmp_path, pack, limits)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_pack_that_is_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    pack = a_pack(tmp_path, lambda z: put(z, "media/a", bytes(900)))
    data = pack.read_bytes()
    pack.write_bytes(data[: int(len(data) * share)])
    refusal(tmp_path, pack)


def test_no_byte_of_a_pack_can_be_changed_into_something_that_leads_out(tmp_path: Path) -> None:
    pack = a_pack(tmp_path, lambda z: (put(z, "media/a", b"word"), put(z, "exhibits/b"))[0])
    sound = pack.read_bytes()
    for at in range(len(sound)):
        pack.write_bytes(sound[:at] + bytes([sound[at] ^ 0x2E]) + sound[at + 1 :])
        into = tmp_path / f"into-{at}"
        into.mkdir()
        with suppress(PackError):
            unpack(pack, into)
        assert all(name.startswith(("media/", "exhibits/")) for name in files_in(into))
        assert not any(path.is_symlink() for path in into.rglob("*"))
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith("into-")} == {
        "pack.zip"
    }
