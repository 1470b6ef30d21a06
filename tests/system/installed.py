"""The kiosk that the package installed, in a running machine: its service, its screen, its journal
of events.

Knows what the package promises to technicians (names of units, users and folders), and nothing of
the program inside.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from tests.e2e.kiosk_process import Hand
from tests.system import wayland
from tests.system.machine import Container, MachineError, System
from tests.system.wayland import Hands

SERVICE = "kiosk.service"
SAFE_SERVICE = "kiosk-safe.service"
USER = "kiosk"
SETTINGS = "/etc/kiosk/kiosk.yaml"
PLAIN_SETTINGS = "format: 1\n"
STATE = "/var/lib/kiosk"
RUNTIME = "/run/kiosk"
FAULT_FOLDER = "/usr/local/lib/python3.13/dist-packages"
EVENTS = f"{STATE}/events.jsonl"

# What the tests need besides, in the machine: pictures of the screen, sockets, keyboard layouts.
TOOLS = ("grim", "iproute2", "libfaketime", "libxkbcommon-tools", "procps")

READY_SECONDS = 30.0  # llvmpipe on a busy two-core machine, not what a kiosk takes
ANSWER_SECONDS = 15.0
QUIET_LOOKS = 5  # without anything new, until a picture counts as at rest
TOUCH_SECONDS = 2.0
LEAST_COLOURS = 500  # of a picture of an exhibit; a message on a plain ground has fewer
SCREEN = (1280, 720)  # the compositor's own choice without a screen

Event = dict[str, Any]


@dataclass(slots=True)
class InstalledKiosk:
    """The kiosk's service; events are taken in order, as `wait_for` returns them."""

    machine: System
    screen: tuple[int, int] = SCREEN  # in pixels
    slowness: float = 1.0  # how many times longer than here things may take
    _taken: int = field(default=0, init=False)

    def start(self) -> None:
        """Start it, and wait until it says that it is ready."""
        self.machine.run("systemctl", "reset-failed", SERVICE, check=False)
        try:
            self.machine.run("systemctl", "start", SERVICE, seconds=READY_SECONDS)
        except MachineError as error:
            raise MachineError(f"{error}\n{self.machine.journal(lines=60)}") from None
        self.forget()

    def restart(self) -> None:
        """Stop and start it."""
        self.machine.run("systemctl", "stop", SERVICE, SAFE_SERVICE)
        self.start()

    @property
    def is_ready(self) -> bool:
        """Whether the service manager was told so, since it last started."""
        return self.machine.show(SERVICE, "ActiveState") == "active"

    @property
    def starts(self) -> str:
        """Changes with every start: the service manager's own name of this one."""
        return self.machine.show(SERVICE, "InvocationID")

    def process(self, name: str) -> int:
        """The number of one of its processes: `cage`, `Xwayland` or `kiosk`, the program itself."""
        found = self.machine.processes(SERVICE)
        for number, line in found.items():
            program, *rest = line.split()
            if name == "kiosk":
                is_it = program.rpartition("/")[2].startswith("python") and " run" in line
            else:
                is_it = program.rpartition("/")[2] == name
            if is_it and "--" not in rest[: 3 if name == "kiosk" else 0]:
                return number
        raise AssertionError(f"no process {name} among {found}")

    def await_another_start(self, before: str, what: str) -> None:
        """Wait until it is ready again after the start that `starts` named `before`."""
        self.until(lambda: self.is_ready and self.starts != before, what, seconds=READY_SECONDS)
        self.forget()

    @property
    def events(self) -> list[Event]:
        """Everything that its journal of events holds."""
        text = self.machine.run("cat", EVENTS, check=False)
        return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]

    def forget(self) -> None:
        """Wait for nothing that has already happened."""
        self._taken = len(self.events)

    def wait_for(self, name: str, *, seconds: float = ANSWER_SECONDS, **fields: object) -> Event:
        """The next event of that name with those fields."""
        found: list[Event] = []

        def has_come() -> bool:
            for index, event in enumerate(self.events[self._taken :], self._taken + 1):
                if event["event"] == name and fields.items() <= event.items():
                    self._taken = index
                    found.append(event)
                    return True
            return False

        self.until(has_come, f"{name} {fields}", seconds=seconds)
        return found[0]

    def middle_of(self, control: str) -> tuple[float, float]:
        """Where a control is on the screen, once it is there and nothing moves about; in pixels."""
        quiet_looks, seen = 0, -1

        def is_settled() -> bool:
            nonlocal quiet_looks, seen
            count = len(self.events)
            quiet_looks, seen = (quiet_looks + 1 if count == seen else 0), count
            return quiet_looks >= QUIET_LOOKS and control in self.controls

        self.until(is_settled, f"the control {control}", seconds=ANSWER_SECONDS)
        left, top, width, height = self.controls[control]
        return left + width / 2, top + height / 2

    @property
    def controls(self) -> Mapping[str, tuple[float, float, float, float]]:
        """The touch targets now on the screen: left, top, width, height in pixels."""
        shown = [event["controls"] for event in self.events if event["event"] == "controls"]
        return shown[-1] if shown else {}

    def until(self, condition: Callable[[], bool], what: str, *, seconds: float) -> None:
        """As the machine's, in its own time; tells the last events when it is in vain."""
        try:
            self.machine.until(condition, what, seconds=seconds * self.slowness)
        except MachineError as error:
            last = "\n".join(json.dumps(event) for event in self.events[-8:])
            raise MachineError(f"{error}\nits last events:\n{last}") from None

    @contextmanager
    def hands(self) -> Iterator[Hands]:
        """A keyboard and a pointer at its compositor, which must run in a container."""
        assert isinstance(self.machine, Container)
        compiled = self.machine.run("xkbcli", "compile-keymap", "--layout", "us")
        display = self.machine.path(f"{RUNTIME}/{self._display()}")
        with wayland.hands(display, compiled.encode(), *self.screen) as hands:
            yield hands

    def wake(self, hand: Hand) -> None:
        """Touch the attract screen until a visit begins.

        More than once: a touch with a pointer that has just been plugged in comes before the X
        server listens to it.
        """
        self.forget()

        def is_awake() -> bool:
            hand.tap(self.screen[0] / 2, self.screen[1] / 4)
            with suppress(MachineError):
                self.wait_for("state-changed", seconds=TOUCH_SECONDS, state="exploring")
                return True
            return False

        self.until(is_awake, "a touch wakes it", seconds=ANSWER_SECONDS)
        self.forget()

    def back_to_attract(self, hand: Hand) -> None:
        """End the visit, if there is one, as a visitor does."""
        states = [event["state"] for event in self.events if event["event"] == "state-changed"]
        if states[-1] != "attract":
            hand.tap(*self.middle_of("start-again"))
            self.wait_for("state-changed", state="attract")

    def assert_answers_a_touch(self, hand: Hand) -> None:
        """A touch in the middle wakes it, a touch of the contrast changes that; then the visit is
        over.
        """
        self.wake(hand)
        hand.tap(*self.middle_of("contrast"))
        self.wait_for("contrast-changed")
        hand.tap(*self.middle_of("start-again"))
        self.wait_for("state-changed", state="attract")

    def screenshot(self) -> Image.Image:
        """What is on the screen now."""
        return screenshot(self.machine, self._display())

    def _display(self) -> str:
        return display_name(self.machine)


def display_name(machine: System) -> str:
    """The name of the compositor's socket."""
    names = machine.run("ls", RUNTIME).split()
    found = [name for name in names if name.startswith("wayland-") and "." not in name]
    assert found, f"no compositor's socket in {RUNTIME}: {names}"
    return found[-1]


def screenshot(machine: System, display: str) -> Image.Image:
    """What the compositor with this socket shows."""
    file = "/run/screenshot.png"
    variables = {"XDG_RUNTIME_DIR": RUNTIME, "WAYLAND_DISPLAY": display}
    # As root, who may open anybody's socket: grim then writes where only root can.
    machine.run("grim", file, variables=variables)
    return Image.open(io.BytesIO(machine.read(file))).convert("RGB")


def shows_a_picture(picture: Image.Image) -> bool:
    """Whether it is more than black, one colour, or a few lines of text."""
    colours = picture.getcolors(picture.width * picture.height) or []
    return len(colours) >= LEAST_COLOURS


def unit_lines(section: str, values: Mapping[str, str]) -> str:
    """A drop-in of one section."""
    return "\n".join([f"[{section}]", *(f"{key}={value}" for key, value in values.items()), ""])


def add_drop_in(machine: System, unit: str, name: str, text: str) -> None:
    """Change a unit until the machine ends."""
    machine.write(f"/run/systemd/system/{unit}.d/{name}.conf", text)
    machine.run("systemctl", "daemon-reload")


def remove_drop_in(machine: System, unit: str, name: str) -> None:
    """Undo `add_drop_in`."""
    machine.run("rm", f"/run/systemd/system/{unit}.d/{name}.conf")
    machine.run("systemctl", "daemon-reload")


def add_fault(machine: System, name: str, code: str) -> None:
    """Have Python run some code whenever it starts, in every program, until `remove_fault`."""
    machine.write(f"{FAULT_FOLDER}/{name}.py", code)
    machine.write(f"{FAULT_FOLDER}/{name}.pth", f"import {name}\n")


def remove_fault(machine: System, name: str) -> None:
    """Undo `add_fault`."""
    machine.run("rm", f"{FAULT_FOLDER}/{name}.pth")


def enable(layer: Path, drop_in: str) -> None:
    """In a layer of a tree, have the kiosk started at boot, its services changed by a drop-in.

    It stands for `kiosk setup`, which has tests of its own.
    """
    units = layer / "etc/systemd/system"
    for service in (SERVICE, SAFE_SERVICE):
        (units / f"{service}.d").mkdir(parents=True)
        (units / f"{service}.d" / "test.conf").write_text(drop_in)
    wants = units / "graphical.target.wants"
    wants.mkdir()
    (wants / SERVICE).symlink_to(f"/usr/lib/systemd/system/{SERVICE}")
    settings = layer / SETTINGS.removeprefix("/")
    settings.parent.mkdir(parents=True)
    settings.write_text(PLAIN_SETTINGS)
