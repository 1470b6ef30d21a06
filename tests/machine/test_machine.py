"""The installed kiosk on a whole machine: what only a kernel, a screen and USB can show.

The tests share one machine and stand in the order in which they run; the last one stops it.
"""

import subprocess
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest

from tests.machine.agent_keys import KEYS, MODIFIERS, SYSRQ
from tests.machine.vm import SCREEN, VirtualMachine
from tests.system.installed import (
    RUNTIME,
    SERVICE,
    USER,
    InstalledKiosk,
    add_fault,
    remove_fault,
    shows_a_picture,
)
from tests.system.machine import MachineError

CONNECTOR = "/sys/class/drm/card0-Virtual-1/status"
STICK_MB = 64
# Takes memory until there is none, in the main loop, when asked by a signal.
HOG = """
import signal, sys

def hog(*_):
    held = []
    while True:
        held.append(bytearray(16 << 20))

if "run" in sys.orig_argv:
    signal.signal(signal.SIGUSR1, hog)
"""


def active_terminal(machine: VirtualMachine) -> str:
    return machine.run("cat", "/sys/class/tty/tty0/active").strip()


def assert_undisturbed(kiosk: InstalledKiosk, machine: VirtualMachine, start: str) -> None:
    """The same start of the kiosk on the same boot of the machine, and its terminal in front."""
    assert not machine.has_ended, "the machine was switched off or started again"
    assert active_terminal(machine) == "tty1"
    assert kiosk.starts == start


def plug_stick(machine: VirtualMachine, image: Path) -> None:
    machine.command("blockdev-add", driver="raw", **{"node-name": "stick"},
                    file={"driver": "file", "filename": str(image)})  # fmt: skip
    machine.command("device_add", driver="usb-storage", id="stick", bus="usb.0", drive="stick")


def unplug_stick(machine: VirtualMachine) -> None:
    machine.command("device_del", id="stick")

    def is_gone() -> bool:
        with suppress(MachineError):  # in use until the machine's kernel has let go
            machine.command("blockdev-del", **{"node-name": "stick"})
            return True
        return False

    machine.until(is_gone, "the stick is gone", seconds=60)


@pytest.fixture
def stick(machine: VirtualMachine) -> Path:
    """An empty USB stick: FAT, on the first partition, as shops sell them."""
    image = machine.folder / "stick.img"
    image.write_bytes(b"")
    with image.open("r+b") as file:
        file.truncate(STICK_MB << 20)
    table = "label: dos\nstart=2048, type=c\n"
    subprocess.run(
        ["sfdisk", "--quiet", image], input=table.encode(), check=True, capture_output=True
    )
    subprocess.run(
        ["mkfs.vfat", "--offset=2048", "-n", "STICK", image, str((STICK_MB << 10) - 1024)],
        check=True,
        capture_output=True,
    )
    return image


@pytest.mark.usefixtures("kiosk")
def test_it_has_the_screen_and_nobody_can_log_in(machine: VirtualMachine) -> None:
    assert shows_a_picture(machine.screenshot())
    assert active_terminal(machine) == "tty1"
    assert machine.show(SERVICE, "NRestarts") == "0"
    running = machine.run("ps", "-eo", "comm=").split()
    assert not {"agetty", "login", "sulogin", "bash"} & set(running)
    assert machine.run("cat", "/proc/sys/kernel/sysrq").strip() == "0"


def test_fingers_reach_the_exhibit(kiosk: InstalledKiosk, machine: VirtualMachine) -> None:
    kiosk.assert_answers_a_touch(machine)
    width, height = SCREEN
    kiosk.forget()
    machine.touch(*((width * (n + 0.5) / 10, height / 2) for n in range(10)))
    kiosk.wait_for("state-changed", state="exploring")
    kiosk.back_to_attract(machine)


def test_no_key_with_any_modifiers_leads_out(
    kiosk: InstalledKiosk, machine: VirtualMachine
) -> None:
    """Also Ctrl+Alt+F1 to F12, Ctrl+Alt+Del, and the keys for power, sleep and sound."""
    start = kiosk.starts
    for count in range(len(MODIFIERS) + 1):
        for held in combinations(MODIFIERS, count):
            machine.strike(KEYS, held=held)
            assert_undisturbed(kiosk, machine, start)
    kiosk.back_to_attract(machine)
    kiosk.assert_answers_a_touch(machine)
    assert shows_a_picture(machine.screenshot())


@pytest.mark.usefixtures("kiosk")
def test_the_power_key_of_a_keyboard_does_not_switch_it_off(machine: VirtualMachine) -> None:
    """Only the button of the case does. logind obeys every device that has this tag now."""
    tagged = machine.run("udevadm", "trigger", "--dry-run", "--verbose", "--tag-match=power-switch")
    names = [
        machine.run("cat", f"{path}/device/name").strip()
        for path in tagged.split()
        if "power-switch" in machine.run(
            "udevadm", "info", "--query=property", "--property=CURRENT_TAGS", "--value", path
        )
    ]  # fmt: skip
    assert set(names) <= {"Power Button", "Sleep Button"}


def test_no_key_speaks_to_the_kernel(kiosk: InstalledKiosk, machine: VirtualMachine) -> None:
    """Alt+SysRq and a letter ends programs, or starts the machine again, as Debian ships its
    kernel.
    """
    start = kiosk.starts
    alt = MODIFIERS[1]
    machine.strike(KEYS, held=[alt, SYSRQ])
    machine.strike(KEYS, held=[MODIFIERS[0], alt, SYSRQ])
    assert_undisturbed(kiosk, machine, start)
    kiosk.back_to_attract(machine)
    kiosk.assert_answers_a_touch(machine)


def test_a_touch_screen_may_be_pulled_out_and_plugged_in(
    kiosk: InstalledKiosk, machine: VirtualMachine
) -> None:
    start = kiosk.starts
    for _ in range(3):
        machine.unplug("touchscreen")
        machine.plug("touchscreen")
        kiosk.assert_answers_a_touch(machine)
    assert_undisturbed(kiosk, machine, start)


def test_a_screen_may_be_pulled_out_and_plugged_in(
    kiosk: InstalledKiosk, machine: VirtualMachine
) -> None:
    """cage 0.1 ended with its last screen."""
    start = kiosk.starts
    machine.write(CONNECTOR, "off")
    machine.until(
        lambda: machine.run("cat", CONNECTOR).strip() == "disconnected", "it is off", seconds=30
    )
    machine.write(CONNECTOR, "detect")
    machine.until(lambda: shows_a_picture(machine.screenshot()), "the picture is back", seconds=120)
    kiosk.assert_answers_a_touch(machine)
    assert kiosk.starts == start


def test_a_keyboard_and_a_stick_with_nothing_on_it_change_nothing(
    kiosk: InstalledKiosk, machine: VirtualMachine, stick: Path
) -> None:
    start = kiosk.starts
    machine.command("device_add", driver="usb-kbd", id="usbkeyboard", bus="usb.0")
    plug_stick(machine, stick)
    machine.until(
        lambda: "STICK" in machine.run("lsblk", "--noheadings", "--output=LABEL"),
        "the stick is seen",
        seconds=60,
    )
    machine.run("udevadm", "settle")
    kiosk.assert_answers_a_touch(machine)
    machine.command("device_del", id="usbkeyboard")
    machine.until(lambda: "/dev/sd" not in machine.run("cat", "/proc/mounts"), "unmounted",
                  seconds=60)  # fmt: skip
    unplug_stick(machine)
    assert_undisturbed(kiosk, machine, start)


@pytest.mark.usefixtures("kiosk")
def test_staff_get_the_logs_on_a_stick(machine: VirtualMachine, stick: Path) -> None:
    plug_stick(machine, stick)
    machine.run("udevadm", "settle")
    machine.until(
        lambda: "STICK" in machine.run("lsblk", "--noheadings", "--output=LABEL"),
        "the stick is seen",
        seconds=60,
    )
    answer = "/run/kiosk-answers/export"
    machine.run("rm", "--force", answer)
    machine.run("touch", f"{RUNTIME}/ask/export", user=USER)
    machine.until(
        lambda: machine.run("cat", answer, check=False) != "", "an answer comes", seconds=300
    )
    said = machine.run("cat", answer)
    told = machine.journal("kiosk-export.service")
    unplug_stick(machine)
    listed = subprocess.run(  # of an empty stick it says that there is no file
        ["mdir", "-/", "-b", "-i", f"{stick}@@1M", "::"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ".zip" in listed.stdout, f"{said}{told}{listed.stdout}{listed.stderr}"


@pytest.mark.parametrize("victim", ["kiosk", "cage", "Xwayland"])
def test_whatever_is_killed_comes_back(
    kiosk: InstalledKiosk, machine: VirtualMachine, victim: str
) -> None:
    before = kiosk.starts
    machine.run("kill", "-KILL", str(kiosk.process(victim)))
    kiosk.await_another_start(before, f"it is back without {victim}")
    assert shows_a_picture(machine.screenshot())
    kiosk.assert_answers_a_touch(machine)


def test_a_program_that_takes_all_memory_is_ended_alone(
    kiosk: InstalledKiosk, machine: VirtualMachine
) -> None:
    """Without a limit the kernel chooses whom to end, or the machine crawls for minutes."""
    add_fault(machine, "hog_on_signal", HOG)
    kiosk.restart()
    before = kiosk.starts
    machine.run("kill", "-USR1", str(kiosk.process("kiosk")))
    remove_fault(machine, "hog_on_signal")
    kiosk.await_another_start(before, "it is back")
    assert "oom" in machine.journal(SERVICE).lower()
    kiosk.assert_answers_a_touch(machine)


def test_a_machine_that_hangs_is_started_again_by_its_watchdog(machine: VirtualMachine) -> None:
    """The last: its kernel stops, and nothing in it can do anything about that any more."""
    waits = machine.run("systemctl", "show", "--value", "--property", "RuntimeWatchdogUSec").strip()
    assert waits not in {"0", "infinity", ""}, "nobody feeds the machine's watchdog"
    machine.crash()
    machine.await_end(seconds=300)
