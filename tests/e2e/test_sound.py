"""A visit while the sound device goes: heard from a device that leads nowhere."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audio import soundserver, tones
from tests.audio.soundserver import SoundServer
from tests.audio.tones import level
from tests.e2e.conftest import Run
from tests.e2e.kiosk_process import Kiosk, Place

PITCH = 440.0
ANSWER_BLOCKS = round(10 / soundserver.BLOCK_SECONDS)

SOUNDS = """
wind:
  kind: ambience
  file: small/wind.wav
  credit: "The museum kiosk authors"
  rights: CC0-1.0
"""


@pytest.fixture
def audible(server: SoundServer, place: Place, run: Run) -> Iterator[Kiosk]:
    """A kiosk in a visit whose ambience is heard."""
    exhibit = place.content / "exhibits" / "small"
    with (exhibit / "exhibit.yaml").open("a", encoding="utf-8") as file:
        file.write("\nsounds: sounds.yaml\nambience: wind\n")
    (exhibit / "sounds.yaml").write_text(SOUNDS, encoding="utf-8")
    tones.write(place.content / "media" / "small" / "wind.wav", (PITCH, 1.0))
    with run(variables=server.environment) as kiosk, server.ears() as ears:
        kiosk.start()
        kiosk.wake()
        assert any(level(ears.block(), PITCH) > 0.02 for _ in range(ANSWER_BLOCKS)), (
            kiosk.log.read_text()
        )
        yield kiosk


def complaints(log: Path) -> list[str]:
    return [line for line in log.read_text().splitlines() if "kiosk.audio" in line]


def test_the_exhibit_goes_on_without_its_sound_device(audible: Kiosk, server: SoundServer) -> None:
    server.kill()
    audible.until(lambda: bool(complaints(audible.log)), "it notices")
    audible.open("colours")
    audible.tap("next-item")
    audible.wait_for("item-shown", item="green")
    audible.open("why")
    assert len(complaints(audible.log)) == 1
    assert "No sound" in complaints(audible.log)[0]
    audible.process.send_signal(signal.SIGTERM)
    assert audible.exit_code(seconds=1) == 0


def test_a_sound_server_that_stops_answering_stops_nothing_else(
    audible: Kiosk, server: SoundServer
) -> None:
    """pygame waited for it for ever when the process ended."""
    server.stop_answering()
    audible.open("colours")
    audible.tap("next-item")
    audible.wait_for("item-shown", item="green")
    audible.process.send_signal(signal.SIGTERM)
    assert audible.exit_code(seconds=1) == 0
    assert complaints(audible.log) == []
