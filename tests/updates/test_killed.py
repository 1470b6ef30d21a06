"""A kiosk's look that ends between any two things it does to its disk."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.releases.release import is_sound
from tests.updates.museum import Kiosk, Museum

EVENTS = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "shutil.rmtree"}
STRIDE = 11  # every step would take minutes


def in_child(job: Callable[[], object], *, dies_at: int) -> tuple[int, int]:
    """Fork a child that does the job and is killed at that step; how it ended, and its steps."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        steps = 0

        def hook(event: str, _: object) -> None:
            nonlocal steps
            if event in EVENTS:
                steps += 1
                if steps == dies_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            sys.addaudithook(hook)
            job()
            os.write(tell, steps.to_bytes(4, "big"))
            os._exit(0)
        except BaseException:  # noqa: BLE001  # a child must never return into pytest
            os._exit(1)
    os.close(tell)
    with os.fdopen(told, "rb") as pipe:
        steps_told = pipe.read()
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), int.from_bytes(steps_told, "big")


def test_killed_at_any_step_it_shows_the_old_or_the_new_and_the_next_look_ends_it(
    museum: Museum, tmp_path: Path
) -> None:
    first = museum.copy("first")
    museum.rotate(["timestamp"])
    museum.publish("two", bulk=600_000)

    def kiosk(name: str) -> Kiosk:
        made = Kiosk(tmp_path / name, museum.root)
        made.look(first)
        return made

    whole = kiosk("whole")
    status, steps = in_child(lambda: whole.look(museum.repository), dies_at=0)
    assert (status, whole.shown) == (0, "two")
    assert steps > 50
    ends = set()
    for step in range(1, steps + 1, STRIDE):
        killed = kiosk(f"killed-{step}")
        status, _ = in_child(lambda it=killed: it.look(museum.repository), dies_at=step)
        assert status == -signal.SIGKILL
        assert killed.shown in {"one", "two"}
        ends.add(killed.shown)
        killed.look(museum.repository)
        assert killed.shown == "two"
        release = killed.releases.current()
        assert release is not None
        assert is_sound(release)
        assert not list(killed.state.glob("updates/*.part"))
        assert not list((killed.state / "content/incoming").iterdir())
        assert len(list(killed.state.glob("updates/.verified-*"))) == 0
    assert ends == {"one", "two"}
