"""The screen of last resort: whatever the museum is called, it is told, and nothing is cut."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from kiosk.safe.picture import SafeWords, draw_safe_screen, safe_words
from tests.e2e import xserver
from tests.e2e.pictures import same

LONG = "Bảo tàng Lịch sử và Văn hoá các Dân tộc vùng Thượng du Đông Bắc " * 4
DEADLINE_SECONDS = 30


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """The box of everything that is not the ground."""
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    box = ImageChops.difference(picture, ground).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1366, 768), (800, 480), (480, 800)])
@pytest.mark.parametrize("museum", ["", "City Museum", LONG, "x" * 60])
def test_everything_stays_inside_the_screen(size: tuple[int, int], museum: str) -> None:
    words = safe_words(museum, ("vi", "en", "fr"), "kiosk-03 · 2026-11-23 09:12")
    left, top, right, bottom = ink(draw_safe_screen(words, size))
    assert left > 0.02 * size[0]
    assert right < 0.98 * size[0]
    assert top > 0.03 * size[1]
    assert bottom < size[1]


def test_it_speaks_the_visitors_languages_and_says_the_same_thing_once() -> None:
    words = safe_words("City Museum", ("en", "en-GB", "vi"), "")
    assert len(words.lines) == 4
    assert words.lines[0] == "This screen is resting"


def test_a_process_shows_it_over_the_whole_screen_whatever_is_pressed(tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.yaml"
    settings.write_text("format: 1\nmuseum: {vi: Bảo tàng, en: City Museum}\nlanguage: en\n")
    with xserver.xvfb(tmp_path, 1280, 720) as display:
        process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "safe-screen", "--settings", str(settings),
             "--state", str(tmp_path)],
            env={"PATH": os.environ["PATH"], "DISPLAY": display.name, "HOME": str(tmp_path)},
        )  # fmt: skip
        try:
            seen = shown(display, process)
            for keys in ("Escape", "alt+F4", "ctrl+alt+Delete", "F11", "super", "alt+Tab"):
                subprocess.run(["xdotool", "key", keys],
                               env={"DISPLAY": display.name, "PATH": os.environ["PATH"]},
                               check=True)  # fmt: skip
            assert process.poll() is None
            assert same(seen, display.screenshot())
            process.send_signal(signal.SIGTERM)
            assert process.wait(DEADLINE_SECONDS) == 0
        finally:
            process.kill()
            process.wait()
    expected = draw_safe_screen(SafeWords("City Museum", (), ""), (1280, 720))
    assert seen.getpixel((0, 0)) == expected.getpixel((0, 0))
    left, top, right, bottom = ink(seen)
    assert bottom - top > 150
    assert abs((left + right) / 2 - 640) < 4


def shown(display: xserver.Display, process: subprocess.Popen[bytes]) -> Image.Image:
    """What is on the screen once it is not black; fails when the process ends before."""
    black = Image.new("RGB", (1280, 720))
    for _ in range(10 * DEADLINE_SECONDS):
        picture = display.screenshot()
        if not same(picture, black):
            return picture
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"nothing was shown; it ended with {process.poll()}")


def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "safe-screen", "--state", str(tmp_path)],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "SDL_VIDEODRIVER": "x11"},
        capture_output=True, text=True, check=False, timeout=DEADLINE_SECONDS,
    )  # fmt: skip
    assert ended.returncode == 3
    assert "There is no display" in ended.stderr
    assert "Traceback" not in ended.stderr
