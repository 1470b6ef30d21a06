"""A narration over an ambience, by touch and by keys: heard from a device for nobody, and read."""

from collections.abc import Iterator

import pytest
from PIL import Image

from tests.audio import tones
from tests.audio.soundserver import SoundServer
from tests.e2e.conftest import HEIGHT, WIDTH, Run
from tests.e2e.hearing import hear, hear_nothing
from tests.e2e.kiosk_process import Kiosk, Place
from tests.e2e.pictures import same
from tests.e2e.pointer import Pointer
from tests.e2e.xserver import Display

WIND, FIRST, LAST = 440.0, 1000.0, 2000.0  # Hz: the ambience, and both halves of the narration
HALF_SECONDS = 30.0
CAPTIONS = """WEBVTT

00:00.000 --> 00:30.000
Nửa đầu của bài đọc.

00:30.000 --> 01:00.000
Và đây là nửa sau.
"""
TONES = (WIND, FIRST, LAST)


@pytest.fixture(autouse=True)
def sounds(place: Place) -> None:
    folder = place.content / "media" / "listening"
    folder.mkdir()
    tones.write(folder / "wind.wav", (WIND, 1.0))
    tones.write(folder / "reading.wav", (FIRST, HALF_SECONDS), (LAST, HALF_SECONDS))
    (folder / "reading.vtt").write_text(CAPTIONS, encoding="utf-8")


@pytest.fixture
def arguments() -> tuple[str, ...]:
    return ()


@pytest.fixture
def listener(run: Run, server: SoundServer, arguments: tuple[str, ...]) -> Iterator[Kiosk]:
    """A visit at the page that is read."""
    with run("--exhibit", "listening", *arguments, variables=server.environment) as kiosk:
        kiosk.start()
        kiosk.wake()
        kiosk.open("read")
        yield kiosk


def words(kiosk: Kiosk, display: Display) -> Image.Image:
    """What is seen to the right of the bar that tells how far it has been read."""
    kiosk.until(lambda: "sound-position" in kiosk.controls, "it is played")
    left, top, width, height = kiosk.controls["sound-position"]
    right_of_time = round(left + width + 160)
    return display.screenshot().crop(
        (right_of_time, round(top), WIDTH, min(HEIGHT, round(top + height)))
    )


def has_words(picture: Image.Image) -> bool:
    return len(picture.getcolors(99_999) or ()) > 5


def scrub(kiosk: Kiosk, share: float) -> None:
    left, top, width, height = kiosk.controls["sound-position"]
    kiosk.hand.tap(left + share * width, top + height / 2)


def test_a_visitor_listens_pauses_moves_silences_and_leaves(
    listener: Kiosk, server: SoundServer, display: Display
) -> None:
    hear(server, TONES, lambda wind, *voice: wind > 0.1 and max(voice) < 0.01)
    listener.tap("sound-reading")
    listener.wait_for("sound-toggled", page="read", sound="reading", playing=True)
    hear(server, TONES, lambda wind, first, last: wind < 0.06 and first > 0.5 and last < 0.01)
    listener.until(lambda: has_words(words(listener, display)), "what is said is read")
    said = words(listener, display)

    listener.tap("sound-toggle")
    listener.wait_for("sound-toggled", playing=False)
    hear(server, TONES, lambda wind, *voice: wind > 0.1 and max(voice) < 0.001)
    assert has_words(words(listener, display))

    scrub(listener, 0.75)
    listener.until(lambda: not same(words(listener, display), said), "something else is said")
    listener.tap("sound-toggle")
    listener.wait_for("sound-toggled", playing=True)
    hear(server, TONES, lambda wind, first, last: wind < 0.06 and first < 0.001 and last > 0.5)
    scrub(listener, 0.25)
    hear(server, TONES, lambda wind, first, last: wind < 0.06 and first > 0.5 and last < 0.001)

    listener.tap("volume")
    listener.wait_for("volume-changed", level=1.0)
    hear(server, (FIRST,), lambda voice: voice > 0.9)
    listener.tap("volume")
    listener.wait_for("volume-changed", level=0.0)
    hear_nothing(server)
    assert has_words(words(listener, display))

    listener.tap("start-again")
    listener.wait_for("state-changed", state="attract")
    hear_nothing(server)
    listener.wake()
    hear(server, TONES, lambda wind, *voice: wind > 0.1 and max(voice) < 0.001)


@pytest.mark.parametrize("arguments", [("--quiet-hours", "00:00-24:00")])
def test_in_quiet_hours_keys_bring_words_and_no_sound(
    listener: Kiosk, server: SoundServer, display: Display, pointer: Pointer
) -> None:
    order = list(listener.controls)
    pointer.key(*["Tab"] * (order.index("sound-reading") + 1), "Return")
    listener.wait_for("sound-toggled", page="read", sound="reading", playing=True)
    listener.until(lambda: has_words(words(listener, display)), "what is said is read")
    hear_nothing(server, 0.6)
    said = words(listener, display)
    order = list(listener.controls)
    steps = order.index("sound-position") - order.index("sound-toggle")
    # The ring goes on from the button that was pressed, which is not there any more.
    pointer.key("Right", *["Right"] * steps, *["Return"] * 4)
    listener.until(lambda: not same(words(listener, display), said), "something else is said")
    hear_nothing(server, 0.6)
    pointer.key(*["Left"] * steps, "Return")
    listener.wait_for("sound-toggled", playing=False)
    pointer.key("Escape")
    listener.wait_for("page-opened", kind="contents")
    assert not [event for event in listener.events if event["event"] == "page-failed"]
