"""A running Debian: a tree booted with its own systemd, in namespaces that end with it.

It has no hardware and no network but the loopback, and its disk is in memory. Knows nothing of the
kiosk.
"""

import os
import re
import signal
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tests.system.debian import Tree, in_mounts

BOOT_SECONDS = 60.0
COMMAND_SECONDS = 60.0
STOP_SECONDS = 10.0
POLL_SECONDS = 0.05
TMPFS_BYTES = 3 << 30
NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


class MachineError(AssertionError):
    """A command failed, or something did not come to be in time."""


class System(ABC):
    """A running Debian, as root sees it."""

    @abstractmethod
    def run(
        self,
        *command: str,
        user: str | None = None,
        variables: Mapping[str, str] = NOTHING_MORE,
        stdin: str = "",
        check: bool = True,
        seconds: float = COMMAND_SECONDS,
    ) -> str:
        """The output of a command in it, as root unless a user is named; raises MachineError when
        it fails.
        """

    @abstractmethod
    def read(self, file: str) -> bytes:
        """What a file holds."""

    def write(self, file: str, text: str) -> None:
        """Write a file, its folder made where it is not there."""
        self.run("mkdir", "--parents", str(Path(file).parent))
        self.run("tee", file, stdin=text)

    def show(self, unit: str, what: str) -> str:
        """A property of a unit, as `systemctl show` gives it."""
        return self.run("systemctl", "show", "--value", "--property", what, unit).strip()

    def journal(self, unit: str | None = None, *, lines: int = 200) -> str:
        """The last lines of the journal, of one unit or all."""
        of = ("--unit", unit) if unit else ()
        return self.run(
            *("journalctl", "--no-pager", "--output=short-monotonic", f"--lines={lines}"), *of
        )

    def processes(self, unit: str) -> dict[int, str]:
        """The command lines of a unit's processes, by their numbers."""
        if not self.show(unit, "ControlGroup"):
            return {}
        listed = self.run("systemd-cgls", "--no-pager", "--full", "--unit", unit, check=False)
        lines = (re.fullmatch(r"[ │├└─]*(\d+) (.+)", line) for line in listed.splitlines())
        return {int(line[1]): line[2].strip() for line in lines if line}

    def until(self, condition: Callable[[], bool], what: str, *, seconds: float) -> None:
        """Wait until something holds; raises MachineError with the journal's end when it does not
        in time.
        """
        if not within(seconds, condition):
            raise MachineError(f"{what}: not within {seconds:g} s\n\n{self.journal(lines=80)}")


def as_somebody(
    command: Sequence[str], user: str | None, variables: Mapping[str, str]
) -> list[str]:
    """A command with nothing in its environment but what is given, as root or another user."""
    given = [f"{name}={value}" for name, value in variables.items()]
    change = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if user else []
    return ["env", "-i", f"PATH={_PATH}", "LANG=C.UTF-8", *given, *change, *command]


@dataclass(frozen=True, slots=True)
class Container(System):
    """A system in namespaces; `leader` is the number that its process 1 has out here."""

    leader: int

    def run(
        self,
        *command: str,
        user: str | None = None,
        variables: Mapping[str, str] = NOTHING_MORE,
        stdin: str = "",
        check: bool = True,
        seconds: float = COMMAND_SECONDS,
    ) -> str:
        """As System says."""
        enter = ["nsenter", f"--target={self.leader}", "--all", "--wdns=/"]
        done = subprocess.run(
            [*enter, *as_somebody(command, user, variables)],
            input=stdin.encode(),
            capture_output=True,
            check=False,
            timeout=seconds,
        )
        said = done.stdout.decode(errors="replace")
        if check and done.returncode != 0:
            more = done.stderr.decode(errors="replace")
            raise MachineError(f"{' '.join(command)} ended with {done.returncode}:\n{said}{more}")
        return said

    def read(self, file: str) -> bytes:
        """As System says."""
        return self.path(file).read_bytes()

    def path(self, inside: str) -> Path:
        """Where a file of the machine is from out here; a link in it may lead astray."""
        return Path(f"/proc/{self.leader}/root", inside.removeprefix("/"))


@contextmanager
def booted(tree: Tree, *, read_only: bool = False) -> Iterator[Container]:
    """Boot a tree. Whatever it writes is lost, and whatever ran in it has ended, when the block
    ends.

    `read_only`: the root file system is, with /var and /tmp in memory of their own.
    """
    with tempfile.TemporaryDirectory(prefix="machine-") as name:
        folder = Path(name)
        console = folder / "console.log"
        with _control_group() as group, console.open("wb") as output:
            process = subprocess.Popen(
                _boot_command(tree, folder, group, read_only=read_only),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | {"TMPDIR": name},  # what nspawn cannot tidy away, killed
                start_new_session=True,
            )
            try:
                yield _up(process, console)
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextmanager
def _control_group() -> Iterator[Path]:
    """A control group of its own for a machine: two that share one would take each other's
    processes.

    When the block ends, no process is left in it.
    """
    mounted = Path("/sys/fs/cgroup")
    unified = (mounted / "cgroup.controllers").exists()
    hierarchy, mark = (mounted, "0::") if unified else (mounted / "systemd", ":name=systemd:")
    lines = Path("/proc/self/cgroup").read_text().splitlines()
    ours = next(line.split(mark)[1] for line in lines if mark in line)
    group = hierarchy / ours.removeprefix("/") / f"machine-{os.getpid()}-{time.monotonic_ns()}"
    group.mkdir()
    try:
        yield group
    finally:
        within(STOP_SECONDS, lambda: _is_removed(group))


def _is_removed(group: Path) -> bool:
    """Remove a control group and all below it, as far as nothing runs there."""
    for folder in sorted(group.rglob("*/"), reverse=True):
        with suppress(OSError):
            folder.rmdir()
    with suppress(OSError):
        group.rmdir()
    return not group.exists()


def _boot_command(tree: Tree, folder: Path, group: Path, *, read_only: bool) -> list[str]:
    disk = folder / "disk"
    disk.mkdir()
    nspawn = [
        *("systemd-nspawn", "--quiet", f"--directory={disk}/root", "--register=no", "--keep-unit"),
        *("--private-network", "--resolv-conf=off", "--timezone=off", "--link-journal=no"),
        *("--console=read-only", "--boot", "--kill-signal=SIGRTMIN+3"),
        # A machine writes its state to a partition of its own and nowhere else.
        *(("--read-only", "--overlay=+/var::/var") if read_only else ()),
    ]
    # The disk in memory is mounted in the same namespace as the overlay, and ends with it.
    prepared = (
        f'echo $$ >"$1"/cgroup.procs && mount -t tmpfs -o mode=755,size={TMPFS_BYTES} tmpfs "$0"'
        ' && cd "$0" && mkdir upper work root && shift && exec "$@"'
    )
    inner = in_mounts(tree, disk / "upper", disk / "work", disk / "root", nspawn)
    return [
        *("unshare", "--mount", "--propagation", "private", "--fork", "--kill-child"),
        *("sh", "-c", prepared, str(disk), str(group), *inner),
    ]


def _up(process: subprocess.Popen[bytes], console: Path) -> Container:
    """The machine once all that belongs to its start has come to an end."""
    leader = 0

    def is_there() -> bool:
        nonlocal leader
        if process.poll() is not None:
            raise MachineError(f"it did not boot:\n{console.read_text(errors='replace')}")
        leader = _leader(process.pid)
        return leader != 0

    def is_up() -> bool:
        state = machine.run("systemctl", "is-system-running", check=False).strip()
        return state in {"running", "degraded"}

    if not within(BOOT_SECONDS, is_there):
        raise MachineError(f"no process 1:\n{console.read_text(errors='replace')}")
    machine = Container(leader)
    machine.until(is_up, "the machine is up", seconds=BOOT_SECONDS)
    return machine


def _leader(ancestor: int) -> int:
    """The descendant that is process 1 of the innermost namespace and already systemd; 0 when there
    is none.
    """
    for child in _children(ancestor):
        with suppress(OSError):
            status = Path(f"/proc/{child}/status").read_text()
            numbers = next(line for line in status.splitlines() if line.startswith("NSpid")).split()
            depth = len(numbers) - 1
            if depth >= 3 and numbers[-1] == "1" and status.startswith("Name:\tsystemd\n"):
                return child
        if found := _leader(child):
            return found
    return 0


def _children(process: int) -> list[int]:
    with suppress(OSError):
        return [
            int(word)
            for task in Path(f"/proc/{process}/task").iterdir()
            for word in (task / "children").read_text().split()
        ]
    return []


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether something came to hold in that time."""
    deadline = time.monotonic() + seconds
    waiter = _Waiter()
    while not condition():
        if time.monotonic() > deadline:
            return False
        waiter.rest()
    return True


class _Waiter:
    """Rests between two looks at something that no event tells."""

    def rest(self) -> None:
        with suppress(subprocess.TimeoutExpired):
            signal.sigtimedwait([], POLL_SECONDS)


_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
