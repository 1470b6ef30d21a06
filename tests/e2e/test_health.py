"""What `kiosk health` tells staff about a kiosk that runs."""

import signal
import subprocess
import sys

from tests.e2e import kiosk_process
from tests.e2e.conftest import Run
from tests.e2e.kiosk_process import Kiosk, Place
from tests.e2e.xserver import Display


def is_told(place: Place, part: str) -> bool:
    """Whether the report says that something is wrong with a part."""
    report = place.state / "health.json"
    return report.exists() and f'"{part}"' in report.read_text()


def health(place: Place) -> tuple[int, str]:
    """The exit status, and what is printed."""
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "health", "--state", str(place.state)],
        env=kiosk_process.environment(place, None),
        cwd=place.work,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        timeout=30,
        check=False,
    )
    return ended.returncode, ended.stdout


def test_a_broken_picture_is_told_until_it_is_seen_again(
    kiosk: Kiosk, place: Place, display: Display
) -> None:
    """Once mended it stayed in the report, when it was only seen in a size held in memory."""
    name = "pictures/small/blue.png"
    picture = place.content / "media" / "small" / "blue.png"
    whole = picture.read_bytes()
    kiosk.wake()
    kiosk.picture(display)  # with it on a card
    picture.write_bytes(whole[: len(whole) // 2])
    kiosk.open("colours")
    kiosk.tap("next-item")
    kiosk.tap("next-item")
    kiosk.until(lambda: is_told(place, name), "it is told")
    status, told = health(place)
    assert status == 1
    assert told.startswith(f"1 thing is wrong:\n  {name}, since ")

    picture.write_bytes(whole)
    kiosk.tap("start-again")
    kiosk.wait_for("state-changed", state="attract")
    kiosk.wake()
    kiosk.until(lambda: not is_told(place, name), "it is mended")
    assert health(place)[0] == 0


def test_a_missing_sound_device_is_told(run: Run, place: Place) -> None:
    with run(variables={"SDL_AUDIODRIVER": "nonexistent"}) as kiosk:
        kiosk.start()
        kiosk.until(lambda: is_told(place, "sound"), "it is told")
        assert health(place)[0] == 1
        kiosk.wake()
        kiosk.open("why")


def test_a_kiosk_that_was_stopped_is_not_told_to_be_well(kiosk: Kiosk, place: Place) -> None:
    """Its report said for ever that all is well."""
    kiosk.until(lambda: health(place)[0] == 0, "all is well")
    kiosk.process.send_signal(signal.SIGTERM)
    assert kiosk.exit_code(seconds=1) == 0
    assert '"stopped": true' in (place.state / "health.json").read_text()
    assert health(place)[0] == 2
