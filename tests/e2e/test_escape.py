"""No key, chord, button or handful of fingers leads out of the exhibit.

The program's own part of it, on an X server that passes everything on; what the compositor keeps to
itself is tested on the installed package.
"""

import random
from collections.abc import Iterator
from itertools import combinations

import pytest

from tests.e2e import xclient
from tests.e2e.kiosk_process import Kiosk
from tests.e2e.xclient import KEYCODES, Window, XClient
from tests.e2e.xserver import Display
from tests.e2e.xtouch import Fingers

MODIFIERS = ("Control_L", "Alt_L", "Shift_L", "Super_L", "ISO_Level3_Shift")
CHORDS = [held for count in range(len(MODIFIERS) + 1) for held in combinations(MODIFIERS, count)]
BUTTONS = range(1, 10)
STORM = 200  # notches of a wheel, or clicks


@pytest.fixture
def client(display: Display) -> Iterator[XClient]:
    with xclient.connected(display.name) as client:
        yield client


def assert_the_only_window(client: XClient, window: Window, display: Display) -> None:
    """The same window as before, as large as the display, and no other."""
    assert client.windows() == [window]
    assert (window.left, window.top) == (0, 0)
    assert (window.width, window.height) == (display.width, display.height)


def assert_answers(kiosk: Kiosk, *, high: bool) -> None:
    """A touch still does what it says; fails when the process has ended."""
    kiosk.tap("contrast")
    kiosk.wait_for("contrast-changed", high=high)


def test_every_key_with_every_chord_leaves_the_exhibit_running(
    kiosk: Kiosk, display: Display, client: XClient
) -> None:
    """248 keys with 32 sets of modifiers: Alt+F4, Ctrl+Alt+Del, Print, sound keys and all others.

    Escape once ended the kiosk, F1 opened Kivy's settings, Ctrl+Alt+Backspace ends some X servers.
    """
    kiosk.wake()
    kiosk.open("why")
    [window] = client.windows()
    modifiers = {name: client.keycode(name) for name in MODIFIERS}
    others = [key for key in KEYCODES if key not in modifiers.values()]
    high = False
    for count, chord in enumerate(CHORDS):
        client.strike(others, held=[modifiers[name] for name in chord])
        if count % 4 == 3:
            high = not high
            assert_answers(kiosk, high=high)
            assert_the_only_window(client, window, display)
    kiosk.open("colours")


def test_no_button_and_no_storm_of_the_wheel_leaves_the_exhibit(
    kiosk: Kiosk, display: Display, client: XClient
) -> None:
    kiosk.wake()
    kiosk.open("why")
    [window] = client.windows()
    chance = random.Random(1972)
    high = False
    for button in BUTTONS:
        held = [client.keycode(chance.choice(MODIFIERS))]
        for _ in range(STORM // 50):
            # In the middle of the page, where nothing changes the language or ends the visit.
            x, y = chance.randint(300, 900), chance.randint(150, 550)
            client.click(x, y, button, times=50 if button > 3 else 1)
            client.strike([], held=held)
        high = not high
        assert_answers(kiosk, high=high)
        assert_the_only_window(client, window, display)
    kiosk.open("colours")


def test_ten_fingers_at_random_leave_the_exhibit_running(touched: Kiosk, fingers: Fingers) -> None:
    """Children drum on the glass; afterwards a visitor finds the exhibit as ever."""
    touched.wake()
    touched.open("plan")
    chance = random.Random(1972)
    width, height = touched.window

    def anywhere() -> tuple[float, float]:
        return chance.uniform(0, width - 1), chance.uniform(0, height - 1)

    down: set[int] = set()
    for _ in range(120):
        # A finger at a time as well as several in one instant.
        changing = chance.sample(range(10), chance.randint(1, 10))
        lifted = [finger for finger in changing if finger in down]
        if lifted:
            fingers.lift(lifted)
        pressed = {finger: anywhere() for finger in changing if finger not in down}
        fingers.press(pressed)
        down = down.difference(lifted).union(pressed)
        fingers.slide({finger: anywhere() for finger in down}, steps=2)
    fingers.lift()
    touched.rest(0.5)
    # Wherever they have led, even to the end of the visit: the middle of attract wakes it.
    if touched.events and "contents" not in touched.controls:
        fingers.tap(width / 2, height / 2)
    touched.open("why")
