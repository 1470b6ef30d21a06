"""The machine that a kiosk is set up on: its service, its screens, its loudspeakers.

A desk has no service: there, everything starts as a plain program.
"""

import contextlib
import grp
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import kiosk
from kiosk.cli.setup.edid import SYSFS, ConnectedScreen, connected_screens

SERVICE, TOUCH_SERVICE = "kiosk.service", "kiosk-touch-test.service"
RUNTIME = Path("/run/kiosk")
USER = "kiosk"
AUDIO_GROUP = "audio"

_BOOTED = Path("/run/systemd/system")
_RESULT = "touch-test.json"
_TONE_SECONDS = 20.0
_TOUCH_SECONDS = 300.0
_SERVICE_SECONDS = 150.0


class MachineError(Exception):
    """Something on the machine did not do what it was asked to; the sentence is for people."""


@dataclass(frozen=True, slots=True)
class TouchOutcome:
    """How the touch test ended; `verdict` is its own sentence. None: it was not finished."""

    is_fine: bool | None
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class _Account:
    """Who runs a program, and in which environment; None: as we are."""

    environ: Mapping[str, str] | None = None
    user: str | None = None
    groups: tuple[int, ...] | None = None


class Machine:
    """The machine. With `systemctl`, the kiosk is a service of it; without, this is a desk."""

    def __init__(
        self, systemctl: str | None, *, runtime: Path = RUNTIME, sysfs: Path = SYSFS
    ) -> None:
        self._systemctl = systemctl
        self._runtime = runtime
        self._sysfs = sysfs

    @classmethod
    def here(cls, *, is_desk: bool) -> "Machine":
        """This one."""
        managed = not is_desk and os.geteuid() == 0 and _BOOTED.is_dir()
        return cls(shutil.which("systemctl") if managed else None)

    @property
    def has_service(self) -> bool:
        """Whether the kiosk runs as a service here."""
        return self._systemctl is not None

    def screens(self) -> tuple[ConnectedScreen, ...]:
        """Those that are plugged in."""
        return connected_screens(self._sysfs)

    @property
    def has_screen(self) -> bool:
        """Whether a touch test could be seen."""
        if self.has_service:
            return bool(self.screens())
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

    def restart_kiosk(self) -> None:
        """Have the kiosk start anew, now and at every boot; waits until it shows something.

        Raises MachineError.
        """
        with contextlib.suppress(MachineError):  # it may never have failed
            self._service("reset-failed", SERVICE)
        self._service("enable", SERVICE)
        self._service("restart", SERVICE)

    @contextlib.contextmanager
    def kiosk_resting(self) -> Iterator[None]:
        """Have screen and loudspeakers free meanwhile; however this ends, the kiosk comes back."""
        was_active = self.has_service and self._is_active()
        try:
            if was_active:
                self._service("stop", SERVICE)
            yield
        finally:
            if was_active:
                self._service("start", "--no-block", SERVICE)

    def test_touch(self, language: str = "en") -> TouchOutcome:
        """Have the touch test done on the screen; raises MachineError.

        The service speaks the language of the settings that are there.
        """
        if not self.has_service:
            with tempfile.TemporaryDirectory() as folder:
                result = Path(folder, _RESULT)
                command = [*_PYTHON, "-m", "kiosk", "touch-test", "--result", str(result)]
                command += ["--language", language]
                self._run(command, _TOUCH_SECONDS, account=_Account(_own_environment()))
                return _outcome(result)
        result = self._runtime / _RESULT
        result.unlink(missing_ok=True)
        with self.kiosk_resting():
            failed = ""
            try:
                self._service("start", TOUCH_SERVICE)
            except MachineError as error:
                failed = str(error)
            try:
                return _outcome(result)
            except MachineError:
                if failed:
                    raise MachineError(failed) from None
                raise

    def play_tone(self, share: float) -> None:
        """Play a tone, `share` (0 to 1) as loud; raises MachineError with why it cannot."""
        command = [*_PYTHON, "-m", "kiosk.cli.setup.tone", f"{share:.3f}"]
        with self.kiosk_resting():
            ended = self._run(command, _TONE_SECONDS, account=_kiosk_account())
        if ended.returncode:
            said = (ended.stdout.strip() or ended.stderr.strip()).splitlines()
            raise MachineError(said[-1] if said else f"exit status {ended.returncode}")

    def _is_active(self) -> bool:
        return self._systemd("is-active", "--quiet", SERVICE).returncode == 0

    def _service(self, *words: str) -> None:
        ended = self._systemd(*words)
        if ended.returncode:
            said = ended.stderr.strip().splitlines()[:1]
            raise MachineError(said[0] if said else f"systemctl {' '.join(words)} failed.")

    def _systemd(self, *words: str) -> "subprocess.CompletedProcess[str]":
        if self._systemctl is None:
            raise MachineError("the kiosk is no service here.")
        return self._run([self._systemctl, *words], _SERVICE_SECONDS + _TOUCH_SECONDS)

    @staticmethod
    def _run(
        command: list[str],
        seconds: float,
        *,
        account: "_Account | None" = None,
    ) -> "subprocess.CompletedProcess[str]":
        account = account or _Account()
        try:
            return subprocess.run(  # noqa: S603  # our own words, and no shell
                command,
                capture_output=True,
                check=False,
                encoding="utf-8",
                env=account.environ,
                errors="replace",
                stdin=subprocess.DEVNULL,
                timeout=seconds,
                user=account.user,
                group=account.user,
                extra_groups=account.groups,
            )
        except subprocess.TimeoutExpired:
            raise MachineError(f"no answer in {seconds:.0f} seconds") from None
        except OSError as error:
            raise MachineError(f"{command[0]}: {error.strerror or error}") from error


_PYTHON = (sys.executable, "-P")
_KEPT = {"PATH", "LANG", "PYTHONPATH"}


def _own_environment() -> dict[str, str]:
    """Ours, with this very kiosk to import."""
    folder = str(Path(kiosk.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": folder, "PYTHONUNBUFFERED": "1"}


def _kiosk_account() -> _Account:
    """The kiosk's own, where root may choose: what root hears, the kiosk might not."""
    environ = _own_environment()
    try:
        home = pwd.getpwnam(USER).pw_dir
    except KeyError:
        return _Account(environ)
    if os.geteuid() != 0:
        return _Account(environ)
    # Without root's own sound server and folders.
    kept = {name: value for name, value in environ.items() if name in _KEPT}
    with contextlib.suppress(KeyError):
        return _Account({**kept, "HOME": home}, USER, (grp.getgrnam(AUDIO_GROUP).gr_gid,))
    return _Account({**kept, "HOME": home}, USER, ())


def _outcome(result: Path) -> TouchOutcome:
    """What the touch test has left; raises MachineError when that is nothing."""
    try:
        told = json.loads(result.read_bytes())
    except (OSError, ValueError):
        raise MachineError("it left no result.") from None
    if not isinstance(told, dict):
        raise MachineError("it left no result.")
    verdict = " ".join(str(told.get("verdict") or "").split())
    outcomes = {"fine": True, "off": False}
    return TouchOutcome(outcomes.get(str(told.get("outcome"))), verdict)
