"""The kiosk as a service: how it starts, what cannot stop it, how it ends and what it leaves."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e import kiosk_process
from tests.e2e.conftest import Run
from tests.e2e.kiosk_process import Kiosk, Place
from tests.e2e.pictures import is_reddish, same, share
from tests.e2e.pointer import Pointer
from tests.e2e.xserver import Display

NO_DISPLAY = 3


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Everything in a folder, with size and time of change."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_sigterm_ends_it_within_a_second(kiosk: Kiosk) -> None:
    """Once SDL's mixer is on, SDL turns SIGTERM into an event that nobody reads."""
    kiosk.wake()
    kiosk.open("why")
    assert "pygame.libs/libSDL2_mixer" in Path(f"/proc/{kiosk.process.pid}/maps").read_text()
    kiosk.process.send_signal(signal.SIGTERM)
    assert kiosk.exit_code(seconds=1) == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(kiosk.process.pid, 0)


@pytest.mark.parametrize("display", [None, ":7654"])
def test_without_a_display_it_says_so_and_ends(place: Place, display: str | None) -> None:
    """Kivy would draw into memory for ever: a black screen that looks healthy from inside."""
    ended = subprocess.run(
        kiosk_process.command(place, "--size", "1280x720"),
        env=kiosk_process.environment(place, display),
        cwd=place.work,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=5,
        check=False,
    )
    assert ended.returncode == NO_DISPLAY
    assert "display" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) <= 3
    assert not place.events.exists() or '"ready"' not in place.events.read_text()


def test_full_screen_is_the_whole_display(place: Place, display: Display, pointer: Pointer) -> None:
    """Without a window manager SDL's own full screen gave 800x600 in the middle."""
    with kiosk_process.running(place, display.name, pointer) as kiosk:
        ready = kiosk.start()
        assert (ready["width"], ready["height"]) == (display.width, display.height)
        kiosk.rest(1)
        picture = display.screenshot()
        corners = [(2, 2), (display.width - 3, 2), (2, display.height - 3)]
        assert all(picture.getpixel(corner) != (0, 0, 0) for corner in corners)


def test_no_key_and_no_other_button_leaves_the_exhibit(
    kiosk: Kiosk, display: Display, pointer: Pointer
) -> None:
    """Escape once ended the kiosk, F1 opened Kivy's settings, a right click left a red dot."""
    kiosk.wake()
    kiosk.until(lambda: share(display.screenshot(), is_reddish) > 0.05, "the cards' pictures show")
    kiosk.rest(1)  # the other cards' pictures too, on a machine that has much else to do
    before = kiosk.picture(display)
    pointer.key("Escape", "F1", "F11", "alt+F4", "ctrl+q", "ctrl+c", "ctrl+w", "super", "Print")
    pointer.click(640, 200, button=3)
    pointer.click(640, 200, button=2)
    pointer.ask_window_to_close()
    kiosk.rest(1)
    assert same(before, kiosk.picture(display))
    kiosk.open("why")


def test_it_ends_when_the_display_goes(kiosk: Kiosk, display: Display) -> None:
    """So that the service manager starts it again together with the display."""
    display.process.kill()
    assert kiosk.exit_code(seconds=5) != 0


def test_it_writes_nowhere_but_in_its_state_folder(kiosk: Kiosk, place: Place) -> None:
    before = listing(place.content)
    kiosk.wake()
    kiosk.open("colours")
    kiosk.tap("next-item")
    kiosk.wait_for("item-shown", item="green")
    kiosk.process.send_signal(signal.SIGTERM)
    assert kiosk.exit_code(seconds=5) == 0
    for folder in (place.home, place.work, place.scratch):
        assert listing(folder) == {}
    assert listing(place.content) == before


@pytest.mark.parametrize("way_out", [lambda p: p.key("Escape"), Pointer.ask_window_to_close])
def test_a_developers_window_can_be_closed(
    run: Run, pointer: Pointer, way_out: Callable[[Pointer], None]
) -> None:
    with run("--windowed") as kiosk:
        kiosk.start()
        way_out(pointer)
        assert kiosk.exit_code(seconds=2) == 0
