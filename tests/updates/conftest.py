"""Fixtures: a museum that has published once, and a kiosk that shows that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.updates.museum import Kiosk, Museum
from tests.updates.servers import StaticServer, serving


@pytest.fixture(autouse=True)
def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine's proxy knows nothing of our own servers."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def museum(tmp_path: Path) -> Museum:
    museum = Museum(tmp_path)
    museum.publish("one")
    return museum


@pytest.fixture
def fresh(museum: Museum, tmp_path: Path) -> Kiosk:
    """A kiosk that shows what it came with."""
    return Kiosk(tmp_path / "state", museum.root)


@pytest.fixture
def kiosk(fresh: Kiosk, museum: Museum) -> Kiosk:
    """A kiosk that shows the first release."""
    fresh.look(museum.repository)
    return fresh


@pytest.fixture
def server(museum: Museum) -> Iterator[StaticServer]:
    with serving(museum.repository) as server:
        yield server
