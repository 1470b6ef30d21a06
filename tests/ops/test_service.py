"""What the service manager is told: over a real socket, as systemd's."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ops.service import service_manager


class Manager:
    """The other end of NOTIFY_SOCKET."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("\0" + address[1:] if address.startswith("@") else address)
        self.socket.setblocking(False)

    def told(self) -> list[str]:
        messages = []
        while True:
            try:
                messages.append(self.socket.recv(4096).decode())
            except BlockingIOError:
                return messages


@pytest.fixture(params=["a file", "an abstract name"])
def manager(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Manager]:
    path = tmp_path / "notify"
    abstract = f"@{path}"
    manager = Manager(str(path) if request.param == "a file" else abstract)
    yield manager
    manager.socket.close()


def test_it_is_told_when_the_first_picture_is_there_and_at_the_end(manager: Manager) -> None:
    service = service_manager({"NOTIFY_SOCKET": manager.address})
    service.ready("Shows harbour\non 1920x1080")
    service.stopping()
    assert manager.told() == ["READY=1\nSTATUS=Shows harbour on 1920x1080", "STOPPING=1"]


def test_the_watchdog_is_fed_four_times_in_its_interval(manager: Manager) -> None:
    service = service_manager({"NOTIFY_SOCKET": manager.address, "WATCHDOG_USEC": "20000000"})
    beats = []
    for tick in range(600):
        service.alive(1000 + tick / 10)
        if manager.told():
            beats.append(tick / 10)
    assert beats == [5.0 * each for each in range(12)]


def test_without_a_watchdog_nothing_is_fed(manager: Manager) -> None:
    for environ in ({}, {"WATCHDOG_USEC": ""}, {"WATCHDOG_USEC": "much"}, {"WATCHDOG_USEC": "0"}):
        service_manager({"NOTIFY_SOCKET": manager.address, **environ}).alive(5)
    assert manager.told() == []


def test_a_service_manager_that_is_gone_or_not_there_does_no_harm(manager: Manager) -> None:
    manager.socket.close()
    for environ in ({"NOTIFY_SOCKET": manager.address}, {"NOTIFY_SOCKET": ""}, {}):
        service = service_manager(environ)
        service.ready("")
        service.alive(0)
        service.stopping()


def test_a_service_manager_that_does_not_read_keeps_nobody_waiting(manager: Manager) -> None:
    """Its socket's buffer is full after some hundred messages; a blocking one would hang there."""
    service = service_manager({"NOTIFY_SOCKET": manager.address})
    for _ in range(5000):
        service.status("x" * 1000)
    assert 0 < len(manager.told()) < 5000
