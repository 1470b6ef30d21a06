"""The installed kiosk as a service: when it is ready, what it survives, what it may not do."""

import re
import signal
from collections.abc import Iterator

import pytest

from tests.system.installed import (
    SERVICE,
    STATE,
    USER,
    InstalledKiosk,
    add_drop_in,
    add_fault,
    remove_drop_in,
    remove_fault,
    shows_a_picture,
    unit_lines,
)

# Where the program's own threads go on while its main loop does not come round: a signal's handler
# runs in the loop.
SPIN = """
import signal, sys

def spin(*_):
    while True:
        pass

if "run" in sys.orig_argv:
    signal.signal(signal.SIGUSR1, spin)
"""


@pytest.fixture
def impatient(kiosk: InstalledKiosk) -> Iterator[InstalledKiosk]:
    """The kiosk under a watchdog that waits for seconds instead of a quarter of a minute."""
    add_drop_in(kiosk.machine, SERVICE, "impatient", unit_lines("Service", {"WatchdogSec": "4"}))
    kiosk.restart()
    yield kiosk
    remove_drop_in(kiosk.machine, SERVICE, "impatient")
    kiosk.restart()


def test_it_is_ready_when_its_picture_is_on_the_screen(kiosk: InstalledKiosk) -> None:
    """Ready once meant that a process had started: the screen was black for seconds more, or for
    ever.
    """
    kiosk.restart()
    assert shows_a_picture(kiosk.screenshot())


def test_it_answers_a_touch(kiosk: InstalledKiosk) -> None:
    with kiosk.hands() as hands:
        kiosk.assert_answers_a_touch(hands)


@pytest.mark.parametrize("victim", ["kiosk", "cage", "Xwayland"])
def test_whatever_is_killed_comes_back(kiosk: InstalledKiosk, victim: str) -> None:
    before = kiosk.starts
    kiosk.machine.run("kill", "-KILL", str(kiosk.process(victim)))
    kiosk.await_another_start(before, f"it is back without {victim}")
    assert shows_a_picture(kiosk.screenshot())
    with kiosk.hands() as hands:
        kiosk.assert_answers_a_touch(hands)


def test_a_program_that_stands_still_is_started_again(impatient: InstalledKiosk) -> None:
    before = impatient.starts
    impatient.machine.run("kill", "-STOP", str(impatient.process("kiosk")))
    impatient.await_another_start(before, "the stopped program was ended and started")
    assert "watchdog" in impatient.machine.journal(SERVICE).lower()
    assert shows_a_picture(impatient.screenshot())


def test_a_main_loop_that_spins_is_started_again_though_other_threads_go_on(
    impatient: InstalledKiosk,
) -> None:
    """Liveness that a thread tells is none: the screen stood still, and the watchdog was fed."""
    machine = impatient.machine
    add_fault(machine, "spin_on_signal", SPIN)
    impatient.restart()
    before, program = impatient.starts, impatient.process("kiosk")
    threads = machine.run("ls", f"/proc/{program}/task").split()
    assert len(threads) > 1, "there is no other thread that could feed the watchdog"
    machine.run("kill", f"-{signal.SIGUSR1.value}", str(program))
    impatient.await_another_start(before, "the spinning program was ended and started")
    remove_fault(machine, "spin_on_signal")


def test_it_stops_by_itself_when_asked(kiosk: InstalledKiosk) -> None:
    """Whoever does not, is killed, and counts as failed: that once showed the safe screen at every
    shutdown.
    """
    kiosk.machine.run("systemctl", "stop", SERVICE)
    assert kiosk.machine.show(SERVICE, "Result") == "success"
    assert kiosk.machine.show(SERVICE, "ActiveState") == "inactive"
    assert kiosk.machine.show("kiosk-safe.service", "ActiveState") == "inactive"


def test_it_runs_as_its_own_user_and_may_nothing_more(kiosk: InstalledKiosk) -> None:
    number = kiosk.machine.run("id", "--user", USER).strip()
    assert number != "0"
    for process in kiosk.machine.processes(SERVICE):
        status = dict(
            line.split(":\t", 1)
            for line in kiosk.machine.run("cat", f"/proc/{process}/status").splitlines()
            if ":\t" in line
        )
        assert set(status["Uid"].split()) == {number}
        assert status["NoNewPrivs"] == "1"
        for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
            assert int(status[kind], 16) == 0, f"{kind} of {status['Name']}"


def test_nobody_can_reach_it_through_the_network(kiosk: InstalledKiosk) -> None:
    """All sockets that listen or are bound: TCP, UDP, raw, in the machine's only network."""
    sockets = kiosk.machine.run(
        "ss", "--no-header", "--listening", "--tcp", "--udp", "--raw", "--sctp", "--dccp", "--vsock"
    )
    assert sockets.strip() == ""


def test_it_writes_nowhere_but_in_its_own_folders(kiosk: InstalledKiosk) -> None:
    machine = kiosk.machine
    machine.run("touch", "/run/marker")
    kiosk.restart()
    with kiosk.hands() as hands:
        kiosk.assert_answers_a_touch(hands)
    machine.run("systemctl", "stop", SERVICE)
    programs = machine.run(
        *("find", "/usr", "/etc", "/opt", "/srv", "/home", "/root", "/boot", "/media", "/mnt"),
        *("-newercm", "/run/marker", "-type", "f"),
    )
    assert programs == ""
    its_own = machine.run(
        *("find", "/", "-user", USER, "-not", "-path", "/proc/*", "-not", "-path", "/sys/*"),
        *("-not", "-path", f"{STATE}*"),
        check=False,
    )
    assert its_own.split() == []
    assert re.search(
        r"events\.jsonl$", machine.run("find", STATE, "-newer", "/run/marker"), re.MULTILINE
    )
