"""X servers of our own for a test: one with a pointer, one with ten fingers, neither with a screen.

Knows nothing of the kiosk. The servers choose their numbers, so tests never meet another's.
"""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageGrab

READY_SECONDS = 30.0
STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Display:
    """A running X server: what goes into DISPLAY, and its size in pixels."""

    name: str
    width: int
    height: int
    process: subprocess.Popen[bytes]

    def screenshot(self) -> Image.Image:
        """What a visitor would see now, without the pointer."""
        return ImageGrab.grab(xdisplay=self.name).convert("RGB")


def program(name: str, *places: str) -> str:
    """The path of a program that `make test` installs."""
    found = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *places]))
    assert found, f"{name} is not installed: `make test` installs what these tests need"
    return found


@contextmanager
def xvfb(folder: Path, width: int, height: int) -> Iterator[Display]:
    """A display in memory with one pointer and one keyboard."""
    command = [program("Xvfb"), "-screen", "0", f"{width}x{height}x24"]
    with _running(command, folder, width, height) as display:
        yield display


@contextmanager
def xorg(folder: Path, width: int, height: int) -> Iterator[tuple[Display, Path]]:
    """A display in memory with a touch screen, and the socket that moves its fingers."""
    for module in ("input/inputtest_drv.so", "drivers/dummy_drv.so"):
        path = Path("/usr/lib/xorg/modules", module)
        assert path.exists(), f"{path} is missing: `make test` installs what these tests need"
    # The socket is named relative to the folder: a socket's whole path may have 107 characters.
    socket = folder / "fingers"
    configuration = _XORG_CONF.format(
        width=width,
        height=height,
        across=" ".join(str(width + more) for more in (0, 48, 96, 192)),
        down=" ".join(str(height + more) for more in (0, 3, 8, 24)),
    )
    (folder / "xorg.conf").write_text(configuration)
    command = [
        program("Xorg", "/usr/lib/xorg"),
        *("-config", "xorg.conf", "-logfile", "xorg.log"),
        *("-novtswitch", "-sharevts", "vt7"),
    ]
    with _running(command, folder, width, height) as display:
        yield display, socket


@contextmanager
def _running(command: list[str], folder: Path, width: int, height: int) -> Iterator[Display]:
    receiver, sender = os.pipe()
    command = [*command, "-displayfd", str(sender), "-nolisten", "tcp", "-noreset"]
    log = folder / "xserver.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, pass_fds=[sender], stdout=output, stderr=subprocess.STDOUT
        )
    os.close(sender)
    try:
        ready, _, _ = select.select([receiver], [], [], READY_SECONDS)
        number = os.read(receiver, 16).decode().strip() if ready else ""
        assert number, f"{command[0]} did not start:\n{log.read_text(errors='replace')}"
        yield Display(f":{number}", width, height, process)
    finally:
        os.close(receiver)
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


_XORG_CONF = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "fingers"
EndSection
Section "InputDevice"
    Identifier "fingers"
    Driver "inputtest"
    Option "DeviceType" "Touch"
    Option "TouchCount" "10"
    Option "SocketPath" "./fingers"
EndSection
Section "Device"
    Identifier "card"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5-1000
    VertRefresh 5-200
    # Nothing is shown, so any timing does that leaves room around the picture.
    Modeline "mode" 150 {across} {down}
EndSection
Section "Screen"
    Identifier "screen"
    Device "card"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "mode"
        Virtual {width} {height}
    EndSubSection
EndSection
"""
