"""Cuts the power of a disk at every step that a store of releases takes; a program of its own.

Needs root and a loop device. The disk is an ext4 image in memory; FS_IOC_SHUTDOWN ends it between
two system calls, as a power cut would. Prints one JSON object: {"cuts": n, "outcomes": {...},
"faults": [...]}.
"""

import argparse
import fcntl
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kiosk.releases.folder import take_folder
from kiosk.releases.release import is_sound
from kiosk.releases.store import Releases
from kiosk.releases.trial import Trial
from tests.releases.contents import WALL, fill, shown, staged

SHUTDOWN = 0x8004587D
LOGFLUSH, NOLOGFLUSH = 1, 2  # names are kept, contents not synced are lost; all is lost
EVENTS = {
    "open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
}  # fmt: skip
FACTORY = Path("/nowhere")


class Disk:
    """An ext4 image that is mounted at `folder`."""

    def __init__(self, image: Path, folder: Path) -> None:
        self.image, self.folder = image, folder
        folder.mkdir()

    def make(self) -> None:
        with self.image.open("wb") as file:
            file.truncate(24 << 20)
        _run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0", self.image)

    def mount(self) -> None:
        _run("mount", "-o", "loop,noauto_da_alloc,noatime", self.image, self.folder)

    def unmount(self) -> None:
        _run("umount", self.folder)

    def shut_down(self, how: int) -> None:
        descriptor = os.open(self.folder, os.O_RDONLY)
        fcntl.ioctl(descriptor, SHUTDOWN, how.to_bytes(4, "little"))
        os.close(descriptor)


def releases_of(disk: Disk) -> Releases:
    return Releases(disk.folder / "content", spare=0)


def the_old_state(disk: Disk, curated: Path) -> None:
    """Three releases that have proved themselves; the third is current."""
    for word in ("one", "two", "three"):
        shown(releases_of(disk), word)
    fill(curated, "five")


def an_update(disk: Disk, curated: Path, tell: Callable[[str], None]) -> None:
    """A life: an update comes, fails and is left, another is taken, proved, rolled back."""
    releases = releases_of(disk)
    release = staged(releases, "four")
    tell("staged")
    releases.switch(release.id)
    tell("switched")
    releases.tidy()
    tell("tidied")
    for start in ("first start", "second start", "third start"):
        trial = Trial(releases, FACTORY)
        trial.begin("boot", 0.0, WALL)
        trial.close()
        tell(start)
    take_folder(curated, releases, lambda _: (), wall=WALL, anyway=True)
    tell("taken")
    trial = Trial(releases, FACTORY)
    trial.begin("boot", 0.0, WALL)
    tell("shown")
    trial.proved()
    tell("proved")
    releases.roll_back(wall=WALL)
    tell("rolled back")
    releases.tidy()
    tell("tidied again")


# What is to be shown once that was told, and while the next is under way.
SHOWN = {
    "": {"three"},
    "staged": {"three", "four"},
    "switched": {"four"},
    "tidied": {"four"},
    "first start": {"four"},
    "second start": {"four", "three"},
    "third start": {"three", "curated"},
    "taken": {"curated"},
    "shown": {"curated"},
    "proved": {"curated", "three"},
    "rolled back": {"three"},
    "tidied again": {"three"},
}


def faults_after(disk: Disk, told: str) -> tuple[str, list[str]]:
    """What is shown at the next start, and what is wrong."""
    releases = releases_of(disk)
    faults = [
        f"{each.release.id} is not whole" for each in releases.list() if not is_sound(each.release)
    ]
    folders = {each.name for each in (releases.folder / "releases").iterdir()}
    if folders != {each.release.id for each in releases.list()}:
        faults.append("there is a folder that is no release")
    trial = Trial(releases, FACTORY)
    start = trial.begin("next boot", 0.0, WALL)
    trial.close()
    label = "the factory's" if start.release is None else start.release.label
    if label not in SHOWN[told]:
        faults.append(f"{label} is shown, not {SHOWN[told]}")
    if start.pointer is not None and releases.is_refused(start.pointer):
        faults.append("what was refused is current")
    if start.notice and told not in {"second start", "proved"}:
        faults.append(start.notice)
    try:  # and life goes on
        shown(releases, "later")
        releases.tidy()
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told
        faults.append(f"nothing can be taken any more: {error!r}")
    if list((releases.folder / "incoming").iterdir()):
        faults.append("something is left in incoming/")
    if len(releases.list()) > 3:
        faults.append("more than three releases are kept")
    return label, faults


def lived(disk: Disk, curated: Path, cut_before: int, how: int, *, syncs: bool) -> tuple[str, bool]:
    """Live until that step, counted from 1, in a process of its own; (last told, was it cut)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        live(disk, curated, cut_before, how, syncs, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, 9}:
        raise SystemExit(f"the life itself failed after {told}")
    return (told or [""])[-1], code == 9


def live(disk: Disk, curated: Path, cut_before: int, how: int, syncs: bool, pipe: int) -> None:
    steps = 0
    folder, fsync = os.fsencode(disk.folder), os.fsync

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == cut_before:
            disk.shut_down(how)
            os._exit(9)

    def audited(event: str, args: tuple[object, ...]) -> None:
        if event in EVENTS and os.fsencode(str(args[0])).startswith(folder):
            step()

    def synced(descriptor: int) -> None:
        step()
        if syncs:
            fsync(descriptor)

    try:
        sys.addaudithook(audited)
        os.fsync = synced  # type: ignore[assignment]
        an_update(disk, curated, lambda word: os.write(pipe, f"{word}\n".encode()) and None)
        os._exit(0)
    except BaseException as error:  # noqa: BLE001
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="on average; 1: each step")
    parser.add_argument("--both", action="store_true", help="two ways at each step, not one")
    parser.add_argument("--without-fsync", action="store_true", help="to see this program find it")
    args = parser.parse_args()
    disk = Disk(args.folder / "disk.img", args.folder / "disk")
    old, curated = args.folder / "old.img", args.folder / "curated"
    curated.mkdir()
    disk.make()
    disk.mount()
    the_old_state(disk, curated)
    disk.unmount()
    disk.image.rename(old)
    chance = random.Random(1)
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    step, cuts, was_cut = 0, 0, True
    while was_cut:
        step += 1 if args.every == 1 else chance.randint(1, 2 * args.every - 1)
        for how in (LOGFLUSH, NOLOGFLUSH) if args.both else (chance.choice((1, 2)),):
            _run("cp", "--sparse=always", old, disk.image)
            disk.mount()
            told, was_cut = lived(disk, curated, step, how, syncs=not args.without_fsync)
            disk.unmount()
            disk.mount()
            label, found = faults_after(disk, told)
            disk.unmount()
            cuts += was_cut
            outcomes[f"after '{told}': {label}"] += 1
            faults += [f"step {step} ({how}), after '{told}': {each}" for each in found]
    told = {"cuts": cuts, "steps": step, "outcomes": outcomes, "faults": faults}
    sys.stdout.write(json.dumps(told))


def _run(*command: object) -> None:
    subprocess.run([str(each) for each in command], check=True, capture_output=True)


if __name__ == "__main__":
    if shutil.which("mkfs.ext4") is None:
        raise SystemExit("there is no mkfs.ext4")
    main()
