"""New content in a kiosk that runs: taken between visits, refused when it is wrong, taken back when
it kills the kiosk.
"""

from collections.abc import Iterator

import pytest

from tests.e2e.pictures import is_reddish, share
from tests.system.installed import (
    SERVICE,
    SETTINGS,
    STATE,
    USER,
    InstalledKiosk,
    add_drop_in,
    add_fault,
    remove_fault,
    shows_a_picture,
    unit_lines,
)

CURATOR = "/srv/curator"
EXHIBIT = f"{CURATOR}/exhibits/small/exhibit.yaml"
TITLE = "Triển lãm nhỏ"
SECONDS = 90.0

# A fault of the program that only some content brings out, once a window is there: a library that
# crashes.
CRASH = f"""
import os, pathlib, signal, sys, threading, time

def crash():
    while "kivy.core.window" not in sys.modules:
        time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGSEGV)

content = pathlib.Path("{STATE}/content/current/exhibits/small/exhibit.yaml")
if "run" in sys.orig_argv and content.exists() and "CRASH" in content.read_text():
    threading.Thread(target=crash, daemon=True).start()
"""


@pytest.fixture
def factory(kiosk: InstalledKiosk) -> Iterator[InstalledKiosk]:
    """The kiosk with no content but the package's own, soon back after each end."""
    machine = kiosk.machine
    add_drop_in(machine, SERVICE, "soon", unit_lines("Service", {"RestartSec": "200ms"}))
    machine.run("systemctl", "stop", SERVICE)
    machine.run("rm", "-rf", f"{STATE}/content")
    machine.write(SETTINGS, "format: 1\n")
    machine.run("rm", "-rf", "/run/curator-before")
    machine.run("cp", "-a", CURATOR, "/run/curator-before")
    kiosk.start()
    yield kiosk
    machine.run("rm", "-rf", CURATOR)
    machine.run("cp", "-a", "/run/curator-before", CURATOR)


def take(kiosk: InstalledKiosk, *, check: bool = True) -> str:
    """What the program says when a curator's folder is given to it, which has been at rest for an
    hour.
    """
    kiosk.machine.run("find", CURATOR, "-exec", "touch", "--date=-1 hour", "{}", "+")
    return kiosk.machine.run(
        "sh", "-c", f"kiosk take --state {STATE} {CURATOR} 2>&1", user=USER, check=check
    )


def change(kiosk: InstalledKiosk, old: str, new: str) -> None:
    """Change a text in the curator's exhibit."""
    text = kiosk.machine.read(EXHIBIT).decode()
    assert old in text
    kiosk.machine.write(EXHIBIT, text.replace(old, new))


def shows_the_small_exhibit(kiosk: InstalledKiosk) -> bool:
    return share(kiosk.screenshot(), is_reddish) > 0.3


def current(kiosk: InstalledKiosk) -> str:
    """The release that the kiosk is to show; nothing for the package's own."""
    return kiosk.machine.run("readlink", f"{STATE}/content/current", check=False).strip()


def test_new_content_is_shown_once_the_visit_is_over(factory: InstalledKiosk) -> None:
    before = factory.starts
    with factory.hands() as hands:
        factory.wake(hands)
        take(factory)
        # A visitor is there: whatever is taken meanwhile, they go on.
        hands.tap(*factory.middle_of("contrast"))
        factory.wait_for("contrast-changed")
        assert factory.starts == before
        hands.tap(*factory.middle_of("start-again"))
        factory.wait_for("state-changed", state="attract")
    factory.await_another_start(before, "it starts again with the new content")
    factory.machine.until(
        lambda: shows_the_small_exhibit(factory), "the small exhibit shows", seconds=SECONDS
    )


def test_content_that_is_wrong_is_refused_and_told(factory: InstalledKiosk) -> None:
    before = factory.starts
    change(factory, "picture: red", "picture: rde")
    said = take(factory, check=False)
    assert "exhibit.yaml" in said
    assert "rde" in said
    assert current(factory) == ""
    assert factory.starts == before
    assert shows_a_picture(factory.screenshot())


def test_rollback_brings_back_what_was_shown_before(factory: InstalledKiosk) -> None:
    before = factory.starts
    take(factory)
    factory.await_another_start(before, "it starts again with the new content")
    before, taken = factory.starts, current(factory)
    factory.machine.run("kiosk", "rollback", "--state", STATE, user=USER)
    factory.await_another_start(before, "it starts again with what was before")
    assert current(factory) != taken
    assert not shows_the_small_exhibit(factory)


def test_content_that_kills_the_kiosk_twice_is_taken_back(factory: InstalledKiosk) -> None:
    before = factory.starts
    take(factory)
    factory.await_another_start(before, "it starts again with the new content")
    good = current(factory)
    # Well proved: the kiosk was asked to end, and has started with it once more.
    factory.restart()
    add_fault(factory.machine, "crash_on_content", CRASH)
    change(factory, TITLE, "CRASH")
    before = factory.starts
    take(factory)
    fatal = current(factory)
    assert fatal != good
    factory.machine.until(
        lambda: factory.is_ready and current(factory) != fatal,
        "the kiosk runs with other content",
        seconds=SECONDS,
    )
    assert factory.starts != before
    assert factory.machine.show("kiosk-safe.service", "ActiveState") == "inactive"
    listed = factory.machine.run("kiosk", "rollback", "--list", "--state", STATE, user=USER)
    number = int(fatal.rpartition("/")[2].partition("-")[0])
    assert f"{number} is refused" in listed
    remove_fault(factory.machine, "crash_on_content")
