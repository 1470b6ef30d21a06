"""What `kiosk health` tells staff about a kiosk that runs."""

import subprocess
import sys

from tests.e2e import kiosk_process
from tests.e2e.conftest import Run
from tests.e2e.kiosk_process import Kiosk, Place
from tests.e2e.pictures import is_greenish, share
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


def test_a_broken_picture_is_told_until_it_is_mended(
    kiosk: Kiosk, place: Place, display: Display
) -> None:
    name = "pictures/small/green.png"
    picture = place.content / "media" / "small" / "green.png"
    whole = picture.read_bytes()
    picture.write_bytes(whole[: len(whole) // 2])
    kiosk.wake()
    kiosk.open("colours")
    kiosk.tap("next-item")
    kiosk.until(lambda: is_told(place, name), "it is told")
    status, told = health(place)
    assert status == 1
    assert told.startswith(f"1 thing is wrong:\n  {name}, since ")

    picture.write_bytes(whole)
    kiosk.tap("start-again")
    kiosk.wait_for("state-changed", state="attract")
    kiosk.wake()
    kiosk.open("colours")
    kiosk.tap("next-item")
    kiosk.until(lambda: share(display.screenshot(), is_greenish) > 0.2, "the picture is back")
    kiosk.until(lambda: not is_told(place, name), "it is mended")
    assert health(place)[0] == 0


def test_a_missing_sound_device_is_told(run: Run, place: Place) -> None:
    with run(variables={"SDL_AUDIODRIVER": "nonexistent"}) as kiosk:
        kiosk.start()
        kiosk.until(lambda: is_told(place, "sound"), "it is told")
        assert health(place)[0] == 1
        kiosk.wake()
        kiosk.open("why")
