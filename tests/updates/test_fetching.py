"""Fetching over a network and from sticks that do what such things do."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.clock import SystemClock
from kiosk.updates.folder_source import FolderSource, repository_in
from kiosk.updates.http_source import HttpSource
from tests.updates.museum import Kiosk, Museum, now
from tests.updates.servers import (
    StaticServer,
    answers,
    gives_all,
    hangs_up_after,
    serving,
)

BULK = 2_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte and a half."""
    if os.geteuid() != 0:
        pytest.skip("needs root: it mounts a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_release_comes_over_the_network(fresh: Kiosk, server: StaticServer) -> None:
    outcome = fresh.look(server.source())
    assert fresh.shown == "one"
    assert outcome.release is not None
    assert outcome.release.source == server.address
    assert fresh.note.trouble is None


def test_looking_again_costs_the_timestamp_and_the_next_root_only(
    kiosk: Kiosk, server: StaticServer
) -> None:
    assert kiosk.look(server.source()).release is None
    assert [path for path, _ in server.asked] == ["metadata/2.root.json", "metadata/timestamp.json"]


@pytest.mark.parametrize("behaviour", [None, gives_all])
def test_an_interrupted_download_is_finished_at_the_next_look(
    kiosk: Kiosk, museum: Museum, server: StaticServer, behaviour: object
) -> None:
    museum.publish("two", bulk=BULK)
    server.misbehaves = {".zip": hangs_up_after(BULK // 2)}
    refusal = kiosk.refusal(server.source())
    assert f"ended after {BULK // 2:,} of" in refusal
    assert kiosk.note.passes
    server.misbehaves = {} if behaviour is None else {".zip": behaviour}  # type: ignore[dict-item]
    server.asked.clear()
    kiosk.look(server.source())
    assert kiosk.shown == "two"
    assert [asked for path, asked in server.asked if path.endswith(".zip")] == [
        f"bytes={BULK // 2}-"
    ]
    assert not list(kiosk.state.glob("updates/*.part"))


def test_what_came_first_was_forged_and_the_rest_is_sound_so_it_begins_afresh(
    kiosk: Kiosk, museum: Museum, server: StaticServer
) -> None:
    museum.publish("two", bulk=BULK)
    server.misbehaves = {
        ".zip": lambda handler, data: hangs_up_after(5000)(handler, b"#" * len(data))
    }
    kiosk.refusal(server.source())
    server.misbehaves = {}
    kiosk.look(server.source())
    assert kiosk.shown == "two"


def test_a_pack_that_is_cut_off_at_the_source_is_told_and_mended(
    kiosk: Kiosk, museum: Museum, server: StaticServer
) -> None:
    museum.publish("two", bulk=BULK)
    pack = museum.pack()
    whole = pack.read_bytes()
    pack.write_bytes(whole[:5000])
    for source in (server.source(), FolderSource(museum.repository), server.source()):
        assert "ended after 5,000 of" in kiosk.refusal(source)
    pack.write_bytes(whole)
    kiosk.look(server.source())
    assert kiosk.shown == "two"


def test_what_was_fetched_for_an_older_release_is_thrown_away(
    kiosk: Kiosk, museum: Museum, server: StaticServer
) -> None:
    museum.publish("two", bulk=BULK)
    server.misbehaves = {".zip": hangs_up_after(5000)}
    kiosk.refusal(server.source())
    museum.publish("three")
    server.misbehaves = {}
    kiosk.look(server.source())
    assert kiosk.shown == "three"
    assert not list(kiosk.state.glob("updates/*.part"))


def test_a_server_that_is_down_is_no_trouble_for_two_days(kiosk: Kiosk, museum: Museum) -> None:
    with serving(museum.repository) as server:
        source = server.source()
    assert "cannot be reached" in kiosk.refusal(source)
    assert kiosk.note.trouble is None
    assert "cannot be reached" in kiosk.refusal(source, now(days=-1))
    assert kiosk.note.trouble is None
    kiosk.refusal(source, now(days=-3))
    assert "cannot be reached" in str(kiosk.note.trouble)
    with serving(museum.repository) as server:
        kiosk.look(server.source(), now(days=-3))
    assert kiosk.note.trouble is None


def test_a_name_that_nobody_knows_is_told(kiosk: Kiosk) -> None:
    source = HttpSource("http://kiosk.invalid/content", SystemClock())
    assert "http://kiosk.invalid/content cannot be reached" in kiosk.refusal(source)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(
    kiosk: Kiosk, museum: Museum, server: StaticServer, status: int
) -> None:
    with serving(museum.repository) as elsewhere:
        server.misbehaves = {
            "": answers(status, Location=f"{elsewhere.address}/metadata/timestamp.json")
        }
        assert f"sends us on to {elsewhere.address}" in kiosk.refusal(server.source())
        assert elsewhere.asked == []


@pytest.mark.parametrize("status", [400, 429, 500, 503])
def test_a_server_with_troubles_of_its_own_is_told(
    kiosk: Kiosk, server: StaticServer, status: int
) -> None:
    server.misbehaves = {"": answers(status)}
    assert f"answers {status}" in kiosk.refusal(server.source())
    assert kiosk.note.passes


def test_a_server_that_speaks_something_else_is_told(kiosk: Kiosk, server: StaticServer) -> None:
    server.misbehaves = {"": lambda handler, _: handler.wfile.write(b"SSH-2.0-x\r\n")}
    assert "cannot be reached" in kiosk.refusal(server.source())


def test_a_full_disk_is_told_and_what_is_shown_stays(
    museum: Museum, small_disk: Path, server: StaticServer
) -> None:
    kiosk = Kiosk(small_disk / "state", museum.root)
    kiosk.look(server.source())
    museum.publish("two", bulk=BULK)
    refusal = kiosk.refusal(server.source())
    assert "free for them" in refusal
    museum.publish("three", bulk=256)
    kiosk.look(server.source())
    assert kiosk.shown == "three"


def test_a_disk_that_fills_up_while_fetching_is_told(
    museum: Museum, small_disk: Path, server: StaticServer
) -> None:
    kiosk = Kiosk(small_disk / "state", museum.root)
    kiosk.look(server.source())
    museum.publish("two", bulk=500_000)

    def fills_up(handler: object, data: bytes) -> None:
        with (small_disk / "others").open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass
        gives_all(handler, data)  # type: ignore[arg-type]

    server.misbehaves = {".zip": fills_up}
    source = server.source()
    shown = kiosk.shown
    with pytest.raises(Exception, match=r"full|no room"):
        kiosk.look(source)
    assert kiosk.shown == shown
    (small_disk / "others").unlink()
    server.misbehaves = {}
    kiosk.look(server.source())
    assert kiosk.shown == "two"


def test_a_stick_holds_the_same_folder_under_a_name_of_ours(
    kiosk: Kiosk, museum: Museum, tmp_path: Path
) -> None:
    museum.publish("two")
    stick = tmp_path / "stick"
    stick.mkdir()
    assert repository_in(stick) is None
    museum.repository.rename(stick / "museum-kiosk")
    found = repository_in(stick)
    assert found is not None
    kiosk.look(found)
    assert kiosk.shown == "two"


def test_a_stick_may_be_ahead_of_the_server_and_then_the_server_is_old(
    kiosk: Kiosk, museum: Museum
) -> None:
    old = museum.copy("old")
    museum.publish("two")
    kiosk.look(museum.repository)
    with serving(old) as server:
        assert "older than what this kiosk has seen" in kiosk.refusal(server.source())
    assert kiosk.shown == "two"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_a_stick_with_something_else_for_a_file_keeps_nobody_waiting(
    kiosk: Kiosk, museum: Museum, make: object
) -> None:
    museum.publish("two")
    path = museum.metadata("timestamp.json")
    path.unlink()
    make(path)  # type: ignore[operator]
    assert "timestamp.json" in kiosk.refusal(museum.repository)
