"""Many processes at one store of releases, or one that is killed; a program of its own.

Prints one JSON object: {"rounds": n, "outcomes": {...}, "faults": [...]}. It is single-threaded and
forks, which a test process with threads must not.
"""

import argparse
import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Event

from kiosk.releases.errors import ReleaseError
from kiosk.releases.folder import take_folder
from kiosk.releases.release import is_sound
from kiosk.releases.store import Releases
from kiosk.releases.trial import Trial
from tests.releases.contents import WALL, fill, filling, shown

FACTORY = Path("/nowhere")


def an_updater(folder: Path, chance: random.Random) -> None:
    releases = Releases(folder, spare=0)
    word = f"update {os.getpid()} {chance.random()}"
    with releases.taking():
        release = releases.stage(filling(word), label=word, source="net", wall=WALL)
        releases.switch(release.id)
    releases.tidy()


def a_curator(folder: Path, chance: random.Random) -> None:
    curated = folder.parent / f"curated-{os.getpid()}-{chance.random()}"
    fill(curated, str(curated))
    take_folder(curated, Releases(folder, spare=0), lambda _: (), wall=WALL, anyway=True)


def staff(folder: Path, chance: random.Random) -> None:
    releases = Releases(folder, spare=0)
    standings = releases.list()
    if standings and chance.random() < 0.5:
        releases.go_to(chance.choice(standings).release.id, wall=WALL)
    else:
        releases.roll_back(wall=WALL)


def a_kiosk(folder: Path, chance: random.Random) -> None:
    """Whatever others do, what is shown stays as it is while it is shown."""
    trial = Trial(Releases(folder, spare=0), FACTORY)
    start = trial.begin(f"boot {chance.randint(1, 3)}", 0.0, WALL)
    for _ in range(5):
        if start.release is not None and not is_sound(start.release):
            raise AssertionError(f"{start.release.id} changed while it was shown")
    match chance.randint(1, 3):
        case 1:
            trial.came_up(1.0)
            trial.proved()
        case 2:
            trial.stopped_cleanly(2.0)
    trial.close()


PARTS: tuple[Callable[[Path, random.Random], None], ...] = (an_updater, a_curator, staff, a_kiosk)


def play(part: Callable[[Path, random.Random], None], folder: Path, seed: int, times: int) -> int:
    """A process that does its part some times (0: until it is killed); its id."""
    child = os.fork()
    if child:
        return child
    chance = random.Random(seed)
    done = 0
    try:
        for attempt in count():
            if times and (done == times or attempt == 20 * times):
                break
            try:
                part(folder, chance)
                done += 1
            except ReleaseError:  # another was faster, or there is nothing to go back to
                Event().wait(chance.uniform(0.0, 0.01))
    except BaseException as error:  # noqa: BLE001  # the parent tells it
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0 if done else 3)


def faults_in(folder: Path) -> list[str]:
    releases = Releases(folder, spare=0)
    faults = [
        f"{each.release.id} is not sound" for each in releases.list() if not is_sound(each.release)
    ]
    pointed = releases.current_id()
    if pointed is not None and releases.get(pointed) is None:
        faults.append(f"the current release {pointed} is not there")
    trial = Trial(releases, FACTORY)
    start = trial.begin("last boot", 0.0, WALL)
    trial.close()
    if start.pointer is not None and releases.is_refused(start.pointer):
        faults.append("what was refused is shown")
    try:
        shown(releases, f"afterwards {len(releases.refusals())} {os.urandom(4).hex()}")
    except ReleaseError as error:
        faults.append(f"nothing can be taken any more: {error.sentence}")
    releases.tidy()
    if list((folder / "incoming").iterdir()):
        faults.append("something is left in incoming/")
    if len(releases.list()) > 3:
        faults.append("more than three releases are kept")
    return faults


def kill(folder: Path, rounds: int) -> tuple[Counter[str], list[str]]:
    """Each part in turn is killed at a random moment."""
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    chance = random.Random(2)
    for n in range(rounds):
        part = (an_updater, a_curator)[n % 2] if n % 5 else staff
        child = play(part, folder, n, 0)
        Event().wait(chance.uniform(0.001, 0.08))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            faults.append(f"{part.__name__} ended by itself")
        left = any((folder / "incoming").iterdir()) if (folder / "incoming").exists() else False
        outcomes["something half made was left" if left else "nothing was left"] += 1
        faults += faults_in(folder)
    return outcomes, faults


def together(folder: Path, rounds: int) -> tuple[Counter[str], list[str]]:
    """All parts at once, two of each."""
    outcomes: Counter[str] = Counter()
    children = {play(part, folder, n, rounds): part for n, part in enumerate(PARTS * 2)}
    faults = []
    for child, part in children.items():
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        outcomes[f"{part.__name__}: {code}"] += 1
        if code:
            faults.append(
                f"{part.__name__} {'never got to do anything' if code == 3 else 'failed'}"
            )
    return outcomes, faults + faults_in(folder)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("how", choices=("kill", "together"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("rounds", type=int)
    args = parser.parse_args()
    do = kill if args.how == "kill" else together
    outcomes, faults = do(args.folder / "content", args.rounds)
    told = {"rounds": args.rounds, "outcomes": outcomes, "faults": faults}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
