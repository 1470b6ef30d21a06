import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.releases.store import Releases
from kiosk.releases.trial import (
    FAILED_STARTS_OVER_BOOTS,
    PROOF_SECONDS,
    START_SECONDS,
    Start,
    Trial,
    boot_id,
)
from tests.releases.contents import WALL, shown, staged

BOOT = "a boot"


class Kiosk:
    """A machine that starts the program again and again."""

    def __init__(self, folder: Path) -> None:
        self.releases = Releases(folder / "content", spare=0)
        self.factory = folder / "factory"
        self.trial = Trial(self.releases, self.factory)

    def start(self, boot: str = BOOT) -> Start:
        self.trial.close()
        self.trial = Trial(self.releases, self.factory)
        return self.trial.begin(boot, 100.0, WALL)


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path)
    yield made
    made.trial.close()


def word(start: Start) -> str:
    return "factory" if start.release is None else start.release.label


def test_a_new_kiosk_shows_what_it_came_with(kiosk: Kiosk) -> None:
    start = kiosk.start()
    assert (start.root, start.release, start.pointer) == (kiosk.factory, None, None)
    assert start.notice == ""
    kiosk.trial.came_up(101.0)
    assert not kiosk.trial.is_proof_due(1e6)
    kiosk.trial.proved()
    kiosk.trial.stopped_cleanly(1e6)
    assert not kiosk.releases.folder.exists()


def test_a_release_is_shown_from_its_own_folder(kiosk: Kiosk) -> None:
    one = shown(kiosk.releases, "one", good=False)
    start = kiosk.start()
    assert (start.root, start.release, start.pointer) == (one.folder, one, one.id)
    assert "current" not in start.root.parts


def test_a_release_that_was_up_for_five_minutes_is_good(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one", good=False)
    kiosk.start()
    assert not kiosk.trial.is_proof_due(1e6), "it never came up"
    kiosk.trial.came_up(110.0)
    assert not kiosk.trial.is_proof_due(110.0 + PROOF_SECONDS - 1)
    assert kiosk.trial.is_proof_due(110.0 + PROOF_SECONDS)
    kiosk.trial.proved()
    assert not kiosk.trial.is_proof_due(1e6)
    assert kiosk.releases.list()[0].is_good
    for _ in range(9):
        assert word(kiosk.start()) == "one", "what is good is not on trial any more"


@pytest.mark.parametrize("came_up", [False, True])
def test_a_release_that_fell_over_twice_is_refused_and_the_last_good_one_shown(
    kiosk: Kiosk, came_up: bool
) -> None:
    one = shown(kiosk.releases, "one")
    two = shown(kiosk.releases, "two", good=False)
    for _ in range(2):
        assert word(kiosk.start()) == "two"
        if came_up:
            kiosk.trial.came_up(103.0)
    start = kiosk.start()
    assert (start.release, start.pointer) == (one, one.id)
    assert two.id in start.notice
    assert one.id in start.notice
    assert kiosk.releases.refusal_of(digest=two.digest) is not None
    assert kiosk.start().notice == ""


def test_without_a_good_release_the_factory_contents_come_back(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one", good=False)
    assert [word(kiosk.start()) for _ in range(4)] == ["one", "one", "factory", "factory"]
    assert kiosk.releases.current_id() is None


def test_what_comes_back_without_being_good_is_on_trial_itself(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one", good=False)
    shown(kiosk.releases, "two", good=False)
    words = [word(kiosk.start()) for _ in range(6)]
    assert words == ["two", "two", "one", "one", "factory", "factory"]


def test_a_clean_stop_speaks_neither_for_nor_against_a_release(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one", good=False)
    for _ in range(6):
        assert word(kiosk.start()) == "one"
        kiosk.trial.came_up(103.0)
        kiosk.trial.stopped_cleanly(104.0)
    assert not kiosk.releases.list()[0].is_good


def test_being_told_to_end_because_nothing_came_up_is_no_clean_stop(kiosk: Kiosk) -> None:
    """The service manager ends a start that takes too long with the same signal as any other."""
    shown(kiosk.releases, "one", good=False)
    for _ in range(2):
        assert word(kiosk.start()) == "one"
        kiosk.trial.stopped_cleanly(100.0 + START_SECONDS + 1)
    assert word(kiosk.start()) == "factory"


def test_a_screen_that_is_off_is_no_fault_of_the_release(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one", good=False)
    for _ in range(6):
        assert word(kiosk.start()) == "one"
        kiosk.trial.excuse()


def test_power_cuts_during_starts_are_forgiven_but_not_for_ever(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one", good=False)
    words = [word(kiosk.start(f"boot {n}")) for n in range(FAILED_STARTS_OVER_BOOTS + 1)]
    assert words == ["one"] * FAILED_STARTS_OVER_BOOTS + ["factory"]


def test_staff_can_show_again_what_fell_over_and_it_is_tried_anew(kiosk: Kiosk) -> None:
    one = shown(kiosk.releases, "one", good=False)
    assert [word(kiosk.start()) for _ in range(3)] == ["one", "one", "factory"]
    kiosk.releases.go_to(one.id, wall=WALL)
    assert [word(kiosk.start()) for _ in range(3)] == ["one", "one", "factory"]


def test_a_new_release_begins_without_the_old_one_s_failures(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one", good=False)
    kiosk.start()
    shown(kiosk.releases, "two", good=False)
    assert [word(kiosk.start()) for _ in range(2)] == ["two", "two"]


def test_what_is_shown_is_not_removed_while_others_come_and_go(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one")
    start = kiosk.start()
    others = Releases(kiosk.releases.folder, spare=0)
    for n in range(5):
        shown(others, f"later {n}")
        others.tidy()
    assert (start.root / "exhibits/ha-noi/exhibit.yaml").is_file()
    assert kiosk.releases.current_id() != start.pointer
    kiosk.start()
    others.tidy()
    assert not start.root.exists()


def test_a_damaged_release_is_left_and_may_be_taken_again(kiosk: Kiosk) -> None:
    shown(kiosk.releases, "one")
    two = shown(kiosk.releases, "two")
    (two.folder / "media/ảnh/cầu.jpg").unlink()
    start = kiosk.start()
    assert word(start) == "one"
    assert "damaged" in start.notice
    assert kiosk.releases.refusals() == ()
    assert staged(kiosk.releases, "two").digest == two.digest


def test_when_the_pointer_is_lost_the_last_good_release_is_shown(kiosk: Kiosk) -> None:
    for each in ("one", "two", "three"):
        shown(kiosk.releases, each, good=each != "three")
    (kiosk.releases.folder / "current").unlink()
    start = kiosk.start()
    assert word(start) == "two"
    assert start.notice
    assert kiosk.start().notice == ""


def test_a_release_that_was_never_switched_to_is_not_shown(kiosk: Kiosk) -> None:
    staged(kiosk.releases, "one")
    assert word(kiosk.start()) == "factory"


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 512, b"[]", b"{}", b'{"format": 1, "release": 3}', b"\xff", b"[" * 60000,
     b'{"format": 9, "release": "x", "boots": []}'],
)  # fmt: skip
def test_garbage_in_the_record_begins_the_trial_anew(kiosk: Kiosk, data: bytes) -> None:
    shown(kiosk.releases, "one", good=False)
    kiosk.start()
    (kiosk.releases.folder / "trial.json").write_bytes(data)
    assert [word(kiosk.start()) for _ in range(3)] == ["one", "one", "factory"]


def test_all_that_is_refused_leaves_the_factory_contents(kiosk: Kiosk) -> None:
    """The power went between the refusal and the pointer."""
    one = shown(kiosk.releases, "one")
    kiosk.releases.roll_back(wall=WALL)
    pointer = kiosk.releases.folder / "current"
    pointer.unlink()
    pointer.symlink_to(f"releases/{one.id}")
    start = kiosk.start()
    assert (word(start), start.pointer) == ("factory", None)


@pytest.fixture
def failing_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("mounting a disk needs root")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_read_only_disk_a_trial_that_cannot_be_followed_is_not_begun(
    failing_disk: Path,
) -> None:
    kiosk = Kiosk(failing_disk)
    shown(kiosk.releases, "one")
    two = shown(kiosk.releases, "two", good=False)
    subprocess.run(["mount", "-o", "remount,ro", failing_disk], check=True)
    start = kiosk.start()
    assert word(start) == "one"
    assert start.pointer == two.id, "or the kiosk would start anew for ever"
    kiosk.trial.came_up(101.0)
    kiosk.trial.proved()
    kiosk.trial.stopped_cleanly(102.0)
    kiosk.trial.close()


def test_on_a_read_only_disk_with_one_release_that_is_shown(failing_disk: Path) -> None:
    kiosk = Kiosk(failing_disk)
    shown(kiosk.releases, "one", good=False)
    subprocess.run(["mount", "-o", "remount,ro", failing_disk], check=True)
    assert [word(kiosk.start()) for _ in range(4)] == ["one"] * 4
    kiosk.trial.close()


def test_on_a_read_only_disk_a_damaged_release_is_not_shown(failing_disk: Path) -> None:
    kiosk = Kiosk(failing_disk)
    shown(kiosk.releases, "one")
    two = shown(kiosk.releases, "two")
    shutil.rmtree(two.folder / "media")
    subprocess.run(["mount", "-o", "remount,ro", failing_disk], check=True)
    start = kiosk.start()
    assert (word(start), start.pointer) == ("one", two.id)
    kiosk.trial.close()


def test_on_a_full_disk_a_failed_release_is_left_all_the_same(failing_disk: Path) -> None:
    kiosk = Kiosk(failing_disk)
    shown(kiosk.releases, "one")
    shown(kiosk.releases, "two", good=False)
    kiosk.start()
    kiosk.start()
    ballast = failing_disk / "ballast"
    ballast.write_bytes(b"x" * (os.statvfs(failing_disk).f_bavail * 4096))
    assert word(kiosk.start()) == "one"
    assert word(kiosk.start()) == "one"
    kiosk.trial.close()


def test_this_boot_of_the_machine_has_a_name() -> None:
    assert boot_id()
    assert boot_id() == boot_id()
