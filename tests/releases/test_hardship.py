"""What happens to kiosks: the power goes, programs are killed, several do something at once."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
LOOP_CTL_GET_FREE = 0x4C82


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory, where making and losing a disk costs little."""
    with TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as name:
        yield Path(name)


def told_by(program: str, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, HERE / program, *map(str, arguments)]
    if program == "cutting.py":
        # Whoever copies this machine's mounts meanwhile, as containers do, would keep the lost
        # disk alive, and the next mount would get that one instead of what is on the image.
        command = ["unshare", "--mount", *command]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def why_no_cuts() -> str:
    if os.geteuid() != 0:
        return "cutting the power of a disk needs root"
    try:
        with Path("/dev/loop-control").open("rb") as control:
            fcntl.ioctl(control, LOOP_CTL_GET_FREE)
    except OSError as error:
        return f"cutting the power of a disk needs a loop device: {error}"
    return ""


needs_cuts = pytest.mark.skipif(bool(why_no_cuts()), reason=why_no_cuts() or "-")


@needs_cuts
def test_a_power_cut_at_any_step_leaves_the_old_or_the_new_release_whole(memory: Path) -> None:
    """One cut before each system call that changes the disk, in one of two ways: all that was not
    synced is lost, or names are kept and what the files hold is lost. `--both` does both."""
    told = told_by("cutting.py", memory)
    assert told["faults"] == []
    assert told["cuts"] >= 250


@needs_cuts
def test_without_fsync_the_same_cuts_lose_releases(memory: Path) -> None:
    told = told_by("cutting.py", memory, "--every", 10, "--without-fsync")
    assert told["faults"] != []


def test_killing_it_at_fifty_moments_leaves_whole_releases(tmp_path: Path) -> None:
    told = told_by("living.py", "kill", tmp_path, 50)
    assert told["faults"] == []
    assert told["outcomes"].get("something half made was left", 0) > 0, "nothing was interrupted"


def test_updates_curators_staff_and_kiosks_do_not_disturb_each_other(tmp_path: Path) -> None:
    told = told_by("living.py", "together", tmp_path, 30)
    assert told["faults"] == []
