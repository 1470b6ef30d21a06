"""Tells the service manager how the kiosk is, as sd_notify(3) says; without one, tells nobody.

A datagram a message. systemd's own library would be a compiled dependency for these few lines.
"""

import logging
import os
import socket
from collections.abc import Mapping

_BEATS = 4  # to a watchdog's interval: three may be lost

_log = logging.getLogger(__name__)


class ServiceManager:
    """Sends to the socket in NOTIFY_SOCKET. Nothing here waits or raises.

    `watchdog_seconds`: the service manager ends a kiosk that has been silent for so long; None
    when it does not.
    """

    def __init__(self, address: str | None, watchdog_seconds: float | None = None) -> None:
        self._address = address
        self._beat_seconds = watchdog_seconds / _BEATS if watchdog_seconds else None
        self._next_beat = float("-inf")

    def ready(self, status: str) -> None:
        """The first picture is on the screen."""
        self._send(f"READY=1\nSTATUS={_one_line(status)}")

    def status(self, status: str) -> None:
        """What it does now, in a line for `systemctl status`."""
        self._send(f"STATUS={_one_line(status)}")

    def alive(self, now: float) -> None:
        """The main loop has come round at `now` (monotonic seconds); called by nothing else."""
        if self._beat_seconds is not None and now >= self._next_beat:
            self._next_beat = now + self._beat_seconds
            self._send("WATCHDOG=1")

    def stopping(self) -> None:
        """It was asked to end, or wants to."""
        self._send("STOPPING=1")

    def _send(self, message: str) -> None:
        if self._address is None:
            return
        name = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as way:
                way.settimeout(0)  # a stuck service manager must not stop the main loop
                way.sendto(message.encode(), name)
        except OSError as error:
            _log.debug("The service manager was not told: %s", error)


def service_manager(environ: Mapping[str, str] = os.environ) -> ServiceManager:
    """The one that started this process, by its environment.

    WATCHDOG_PID is not looked at: it names the compositor, the unit's main process.
    """
    try:
        seconds = int(environ.get("WATCHDOG_USEC", "0")) / 1e6
    except ValueError:
        seconds = 0.0
    return ServiceManager(environ.get("NOTIFY_SOCKET") or None, seconds or None)


def _one_line(text: str) -> str:
    return " ".join(text.split())
