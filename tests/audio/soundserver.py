"""A PulseAudio of a test's own with one device that leads nowhere, and ears at that device.

Knows nothing of the kiosk.
"""

import os
import select
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import numpy as np

from tests.audio.tones import RATE_HZ, Samples

READY_SECONDS = 30.0
BLOCK_SECONDS = 0.05
_BLOCK_BYTES = 2 * round(BLOCK_SECONDS * RATE_HZ)
_DEVICE = "nowhere"

missing = next((name for name in ("pulseaudio", "parec", "pactl") if not shutil.which(name)), None)
WHY_NOT = f"{missing} is not installed: `make test` installs what these tests need"


class SoundServer:
    """The server: it can be killed, stopped from answering, robbed of its device, and come back."""

    def __init__(self, folder: Path) -> None:
        """The folder's path must be short: that of a socket may have 107 characters."""
        self._folder = folder
        self._socket = folder / "native"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to play here."""
        return {
            "SDL_AUDIODRIVER": "pulseaudio",
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_COOKIE": str(self._folder / "cookie"),
        }

    def start(self) -> None:
        """Run, and wait until it answers."""
        self._socket.unlink(missing_ok=True)
        log = self._folder / "log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [
                    *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no"),
                    *("--exit-idle-time=-1", "--disable-shm=yes", "--log-target=stderr"),
                    f"--load=module-null-sink sink_name={_DEVICE} rate={RATE_HZ} norewinds=1",
                    f"--load=module-native-protocol-unix socket={self._socket} auth-anonymous=1",
                ],
                env=self._bare,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        for _ in range(round(READY_SECONDS / BLOCK_SECONDS)):
            with socket.socket(socket.AF_UNIX) as client:
                if client.connect_ex(str(self._socket)) == 0:
                    return
            assert self._process.poll() is None, log.read_text(errors="replace")
            Event().wait(BLOCK_SECONDS)
        raise AssertionError(log.read_text(errors="replace"))

    def kill(self) -> None:
        """End it without a word."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop_answering(self) -> None:
        """Let it be there, and do nothing."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def answer_again(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    def lose_device(self) -> None:
        """Pull its only device out."""
        self._control("unload-module", "module-null-sink")

    def find_device(self) -> None:
        """Put it in again."""
        self._control("load-module", "module-null-sink", f"sink_name={_DEVICE}", "norewinds=1")

    @contextmanager
    def ears(self) -> Iterator["Ears"]:
        """Hear what its device plays."""
        command = ["parec", f"--device={_DEVICE}.monitor", "--raw", "--format=s16le"]
        command += ["--channels=1", f"--rate={RATE_HZ}", "--latency-msec=20"]
        process = subprocess.Popen(
            command, env=self._bare, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0
        )
        try:
            yield Ears(process)
        finally:
            process.kill()
            process.communicate()

    @property
    def _bare(self) -> dict[str, str]:
        home = str(self._folder)
        places = dict.fromkeys(("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH"), home)
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **places, **self.environment}

    def _control(self, *arguments: str) -> None:
        done = subprocess.run(
            ["pactl", *arguments],
            env=self._bare,
            capture_output=True,
            timeout=READY_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stderr


class Ears:
    """Blocks of what is heard, BLOCK_SECONDS each, as time goes by."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def block(self) -> Samples:
        """The next one, -1 to 1; fails when there is none."""
        pipe = self._process.stdout
        assert pipe
        heard = b""
        while len(heard) < _BLOCK_BYTES:
            ready, _, _ = select.select([pipe], [], [], READY_SECONDS)
            piece = pipe.read(_BLOCK_BYTES - len(heard)) if ready else b""
            assert piece, "the sound server has fallen silent"
            heard += piece
        return np.frombuffer(heard, "<i2") / 32768


@contextmanager
def sound_server() -> Iterator[SoundServer]:
    """A server that runs until the block ends."""
    with tempfile.TemporaryDirectory(prefix="pulse-") as folder:
        server = SoundServer(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.kill()
