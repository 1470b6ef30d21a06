"""Keyboards and mice at the installed kiosk: what the compositor and the X server below it pass on
leads nowhere.
"""

from itertools import combinations

from tests.system.installed import ANSWER_SECONDS, SCREEN, InstalledKiosk, shows_a_picture
from tests.system.wayland import BUTTONS, Hands, Held

MODIFIERS = (Held.CONTROL, Held.ALT, Held.SHIFT, Held.SUPER, Held.ALT_GR)
CHORDS = [
    Held(sum(held))
    for count in range(len(MODIFIERS) + 1)
    for held in combinations(MODIFIERS, count)
]
KEYS = range(
    1, 248
)  # evdev's that an X server can have: letters, SysRq, sound, power, sleep, VT switches
MODIFIER_KEYS = {29, 97, 56, 100, 42, 54, 125, 126}


def let_it_read(kiosk: InstalledKiosk, hands: Hands) -> None:
    """Wait until it has answered everything so far.

    A compositor drops a client that leaves thousands of events unread, and no keyboard and no wheel
    makes so many in a second.
    """
    hands.tap(*kiosk.middle_of("contrast"))
    kiosk.wait_for("contrast-changed")


def test_no_key_with_any_modifiers_leads_out(kiosk: InstalledKiosk) -> None:
    """Also Ctrl+Alt+F1 to F12, Ctrl+Alt+Del, Ctrl+Alt+Backspace, Alt+SysRq: of each all of the
    kiosk goes on.
    """
    before = kiosk.machine.processes("kiosk.service")
    plain = [key for key in KEYS if key not in MODIFIER_KEYS]
    with kiosk.hands() as hands:
        kiosk.wake(hands)
        for held in CHORDS:
            hands.strike(plain, held)
            let_it_read(kiosk, hands)
        hands.strike(MODIFIER_KEYS)
        hands.strike(plain)
        kiosk.back_to_attract(hands)
        kiosk.assert_answers_a_touch(hands)
    assert kiosk.machine.processes("kiosk.service") == before
    kiosk.until(
        lambda: shows_a_picture(kiosk.screenshot()), "attract shows", seconds=ANSWER_SECONDS
    )


def test_no_button_and_no_wheel_leads_out(kiosk: InstalledKiosk) -> None:
    before = kiosk.machine.processes("kiosk.service")
    width, height = SCREEN
    with kiosk.hands() as hands:
        kiosk.wake(hands)
        for button in BUTTONS:
            for x, y in ((1, 1), (width - 2, 1), (1, height - 2), (width / 2, height / 2)):
                if button != "left":
                    hands.click(x, y, button)
        for notches in (40, -40) * 8:
            hands.turn_wheel(notches)
            let_it_read(kiosk, hands)
        kiosk.back_to_attract(hands)
        kiosk.assert_answers_a_touch(hands)
    assert kiosk.machine.processes("kiosk.service") == before
