"""What a service manager hears of the kiosk, over a real socket; tests/system has a real one."""

import signal
import socket
from pathlib import Path

from tests.e2e.conftest import Run

BEAT_SECONDS = 1.0  # a quarter of the watchdog's interval below


def test_it_says_ready_after_the_first_picture_beats_and_says_goodbye(
    run: Run, tmp_path: Path
) -> None:
    address = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(address))
        manager.settimeout(30)
        variables = {
            "NOTIFY_SOCKET": str(address),
            "WATCHDOG_USEC": str(round(4e6 * BEAT_SECONDS)),
            "WATCHDOG_PID": "1",  # the compositor's, under systemd
        }
        with run(variables=variables) as kiosk:
            heard = [manager.recv(4096).decode()]
            while not heard[-1].startswith("READY=1"):
                heard.append(manager.recv(4096).decode())
            assert any(event["event"] == "ready" for event in kiosk.events)
            assert "STATUS=Shows small on 1280x720 (x11)" in heard[-1]
            assert manager.recv(4096) == b"WATCHDOG=1"
            kiosk.process.send_signal(signal.SIGTERM)
            while heard[-1] != "STOPPING=1":
                heard.append(manager.recv(4096).decode())
            assert kiosk.exit_code(seconds=2) == 0
