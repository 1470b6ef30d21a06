"""A whole machine in QEMU, without help of the processor: a kernel, a screen, USB, and hands that
its kernel believes.

Knows nothing of the kiosk.
"""

import io
import json
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from tests.system.debian import Tree, in_mounts
from tests.system.machine import (
    COMMAND_SECONDS,
    NOTHING_MORE,
    MachineError,
    System,
    as_somebody,
    within,
)

# Much slower than a real machine: every instruction is translated.
SLOWNESS = 10
BOOT_SECONDS = 300.0
MEMORY_MB = 2048
DISK_MB = 4000
SCREEN = (1280, 800)
PORT = "kiosk-test"
NEEDS = ("linux-image-amd64", "python3-evdev")
PROGRAMS = ("qemu-system-x86_64", "mke2fs")

AGENT_UNIT = f"""
[Unit]
Description=Does what the tests say
DefaultDependencies=no
After=systemd-udevd.service systemd-modules-load.service
[Service]
ExecStart=/usr/bin/python3 /usr/local/lib/agent.py /dev/virtio-ports/{PORT}
Restart=always
RestartSec=1
StandardError=journal+console
"""


def why_not() -> str | None:
    """Why there is no such machine here; None where there is."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    return f"{', '.join(lacking)} not installed" if lacking else None


@dataclass(slots=True)
class VirtualMachine(System):
    """A booted machine: its agent, and QEMU's monitor."""

    agent: "Talk"
    monitor: "Talk"
    folder: Path
    process: subprocess.Popen[bytes] = field(repr=False)

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
        seconds *= SLOWNESS
        full = as_somebody(command, user, variables)
        done = self.agent.ask(
            {"what": "run", "command": full, "stdin": stdin, "seconds": seconds}, seconds + 60
        )
        if check and done["code"] != 0:
            said = f"{done['out']}{done['err']}"
            raise MachineError(f"{' '.join(command)} ended with {done['code']}:\n{said}")
        return str(done["out"])

    def read(self, file: str) -> bytes:
        """As System says."""
        return bytes.fromhex(self.run("od", "-An", "-v", "-tx1", file))

    def plug(self, name: str) -> None:
        """Plug in a `keyboard` or a `touchscreen`."""
        width, height = SCREEN
        self._do({"what": "plug", "name": name, "width": width, "height": height})

    def unplug(self, name: str) -> None:
        """Pull it out again."""
        self._do({"what": "unplug", "name": name})

    def strike(self, keys: Sequence[int], *, held: Sequence[int] = ()) -> None:
        """Press and let go of keys, by evdev's numbers, in turn, while others are held."""
        self._do({"what": "strike", "keys": [*keys], "held": [*held]})

    def touch(self, *fingers: tuple[float, float]) -> None:
        """Fingers on the touch screen, all in one instant; in pixels from the top left."""
        self._do({"what": "touch", "fingers": [(round(x), round(y)) for x, y in fingers]})

    def tap(self, x: float, y: float) -> None:
        """One finger."""
        self.touch((x, y))

    def screenshot(self) -> Image.Image:
        """What the graphics card gives to the screen."""
        file = self.folder / "screen.ppm"
        self.command("screendump", filename=str(file))
        return Image.open(io.BytesIO(file.read_bytes())).convert("RGB")

    def command(self, name: str, **arguments: object) -> Any:
        """One of QEMU's own: plugs USB devices, takes pictures."""
        answer = self.monitor.ask({"execute": name, "arguments": arguments}, 60, skip="event")
        if "error" in answer:
            raise MachineError(f"{name}: {answer['error']}")
        return answer["return"]

    def crash(self) -> None:
        """Stop its kernel, at once and for good."""
        self.run("sh", "-c", "(sleep 1; echo 1 > /proc/sys/kernel/sysrq;"
                 " echo c > /proc/sysrq-trigger) >/dev/null 2>&1 &")  # fmt: skip

    def await_end(self, *, seconds: float) -> None:
        """Wait until it was switched off, or has started again."""
        if not within(seconds, lambda: self.has_ended):
            raise MachineError(f"it goes on after {seconds:g} s")

    @property
    def has_ended(self) -> bool:
        """Whether it was switched off, or has started again."""
        return self.process.poll() is not None

    def _do(self, message: dict[str, Any]) -> None:
        answer = self.agent.ask(message, 600)
        if "error" in answer:
            raise MachineError(f"{message['what']}: {answer['error']}")


class Talk:
    """Lines of JSON over a socket, each answered by one."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(str(path))
        except OSError:
            self._socket.close()
            raise
        self._waiting = b""

    def ask(self, message: dict[str, Any], seconds: float, *, skip: str = "") -> Any:
        """The answer to a message; lines that have the key `skip` are none."""
        self._socket.settimeout(seconds)
        self._socket.sendall(json.dumps(message).encode() + b"\n")
        while True:
            answer = self.line()
            if not skip or skip not in answer:
                return answer

    def line(self) -> Any:
        """The next line that comes."""
        while b"\n" not in self._waiting:
            more = self._socket.recv(1 << 20)
            if not more:
                raise MachineError("the machine has ended")
            self._waiting += more
        line, _, self._waiting = self._waiting.partition(b"\n")
        return json.loads(line)

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


@contextmanager
def booted(tree: Tree, extra: Sequence[str] = ()) -> Iterator[VirtualMachine]:
    """Boot a tree on a disk of its own, with more of QEMU's options; switched off when the block
    ends.
    """
    # Sockets' paths are short, and a disk of gigabytes has no place in memory.
    with tempfile.TemporaryDirectory(prefix="vm-", dir="/var/tmp") as name:
        folder = Path(name)
        kernel, initrd = _make_disk(tree, folder)
        log = (folder / "qemu.log").open("wb")
        command = [*_qemu(folder, kernel, initrd), *extra]
        with log:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        try:
            machine = _up(process, folder)
            with closing(machine.agent), closing(machine.monitor):
                yield machine
        finally:
            process.kill()
            process.wait()


def _make_disk(tree: Tree, folder: Path) -> tuple[Path, Path]:
    """A file system with the tree and the agent in it; the kernel and its first files."""
    layer = folder / "agent"
    for name in ("usr/local/lib", "etc/systemd/system/sysinit.target.wants", "etc/modules-load.d"):
        (layer / name).mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("agent.py"), layer / "usr/local/lib/agent.py")
    (layer / "etc/systemd/system/agent.service").write_text(AGENT_UNIT)
    wants = layer / "etc/systemd/system/sysinit.target.wants/agent.service"
    wants.symlink_to("../agent.service")
    (layer / "etc/modules-load.d/agent.conf").write_text("uinput\nvirtio_console\n")
    # A getty on the serial line would hang it up for the kernel's messages.
    (layer / "etc/systemd/system/serial-getty@ttyS0.service").symlink_to("/dev/null")
    for name in ("upper", "work", "merged"):
        (folder / name).mkdir()
    boot = folder / "boot"
    script = (
        'mke2fs -q -t ext4 -d "$1" "$2" "$3"M && cp -L "$1"/boot/vmlinuz-* "$4"/vmlinuz'
        ' && cp -L "$1"/boot/initrd.img-* "$4"/initrd'
    )
    boot.mkdir()
    disk = folder / "disk"
    command = ["sh", "-c", script, "sh", str(folder / "merged"), str(disk), str(DISK_MB), str(boot)]
    upper, work, merged = (folder / name for name in ("upper", "work", "merged"))
    mounted = in_mounts(tree + layer, upper, work, merged, command)
    subprocess.run(mounted, check=True, capture_output=True)
    return boot / "vmlinuz", boot / "initrd"


def _qemu(folder: Path, kernel: Path, initrd: Path) -> list[str]:
    width, height = SCREEN
    return [
        *("qemu-system-x86_64", "-machine", "q35", "-accel", "tcg,thread=multi"),
        *("-smp", "2", "-m", str(MEMORY_MB), "-nic", "none", "-display", "none", "-no-reboot"),
        *("-kernel", str(kernel), "-initrd", str(initrd)),
        *("-append", "root=/dev/vda rw console=ttyS0 systemd.show_status=0"),
        *("-drive", f"file={folder / 'disk'},format=raw,if=virtio,cache=unsafe"),
        *("-vga", "none", "-device", f"virtio-vga,xres={width},yres={height}"),
        *("-device", "qemu-xhci,id=usb", "-device", "i6300esb", "-action", "watchdog=reset"),
        *("-serial", f"file:{folder / 'serial.log'}"),
        *("-device", "virtio-serial"),
        *("-chardev", f"socket,id=agent,path={folder / 'agent.sock'},server=on,wait=off"),
        *("-device", f"virtserialport,chardev=agent,name={PORT}"),
        *("-qmp", f"unix:{folder / 'monitor.sock'},server=on,wait=off"),
    ]


def _up(process: subprocess.Popen[bytes], folder: Path) -> VirtualMachine:
    def said() -> str:
        texts = [(folder / name).read_text(errors="replace") for name in ("qemu.log", "serial.log")]
        return "\n".join(texts)[-4000:]

    def is_there(name: str) -> bool:
        with suppress(OSError):
            Talk(folder / name).close()
            return True
        if process.poll() is not None:
            raise MachineError(f"QEMU has ended:\n{said()}")
        return False

    if not within(30, lambda: is_there("monitor.sock")):
        raise MachineError(f"no monitor:\n{said()}")
    monitor = Talk(folder / "monitor.sock")
    monitor.line()  # its greeting
    monitor.ask({"execute": "qmp_capabilities"}, 30, skip="event")
    machine = VirtualMachine(Talk(folder / "agent.sock"), monitor, folder, process)
    try:
        machine.agent.ask(
            {"what": "run", "command": ["true"], "stdin": "", "seconds": 60}, BOOT_SECONDS
        )
    except TimeoutError:
        raise MachineError(f"it did not boot:\n{said()}") from None
    return machine
