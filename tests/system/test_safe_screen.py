"""A kiosk that cannot run at all: visitors see the museum's name, never a login prompt."""

from PIL import Image, ImageChops

from kiosk.safe.picture import draw_safe_screen, safe_words
from tests.system.installed import (
    SAFE_SERVICE,
    SCREEN,
    SERVICE,
    SETTINGS,
    InstalledKiosk,
    add_drop_in,
    display_name,
    screenshot,
    unit_lines,
)

MUSEUM = "Bảo tàng Thử nghiệm"
KIVY = "/usr/lib/python3/dist-packages/kivy"
SAFE_SECONDS = 120.0
ALIKE = 0.9


def test_a_program_that_cannot_start_gives_way_to_the_safe_screen(kiosk: InstalledKiosk) -> None:
    """Its window library is broken, as by an upgrade that was cut off; what is shown then must not
    need it.
    """
    machine = kiosk.machine
    add_drop_in(machine, SERVICE, "soon", unit_lines("Service", {"RestartSec": "100ms"}))
    machine.write(SETTINGS, f"format: 1\nmuseum: {{vi: {MUSEUM}, en: Test Museum}}\n")
    machine.run("systemctl", "stop", SERVICE)
    machine.run("mv", KIVY, f"{KIVY}.broken")
    machine.run("systemctl", "start", SERVICE, check=False, seconds=SAFE_SECONDS)

    def is_safe() -> bool:
        return machine.show(SAFE_SERVICE, "ActiveState") == "active"

    machine.until(is_safe, "the safe screen's service runs", seconds=SAFE_SECONDS)
    expected = safe_picture(MUSEUM)
    seen: list[Image.Image] = []

    def is_shown() -> bool:
        seen[:] = [screenshot(machine, display_name(machine))]
        return likeness(seen[0], expected) > ALIKE

    machine.until(is_shown, "the safe screen with the museum's name", seconds=30)
    assert likeness(seen[0], safe_picture("Bảo tàng Khác")) < ALIKE

    machine.run("mv", f"{KIVY}.broken", KIVY)
    machine.run("systemctl", "stop", SAFE_SERVICE)
    kiosk.start()


def safe_picture(museum: str) -> Image.Image:
    """What the program draws for a museum of that name, at the size of the screen."""
    return draw_safe_screen(safe_words(museum, ("vi", "en"), ""), SCREEN)


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The share of what is drawn in either picture that is the same in both, 0 to 1, but for the
    last line.

    That one names the machine and the time. Letters may be rounded a little by another FreeType.
    """
    width, height = one.size
    pictures = [picture.crop((0, 0, width, round(0.92 * height))) for picture in (one, other)]
    ground = Image.new("RGB", pictures[0].size, one.getpixel((0, 0)))
    drawn = ImageChops.lighter(*(distance(picture, ground) for picture in pictures))
    count = share_above(drawn, 24)
    return 1 - share_above(distance(*pictures), 96) / count if count else 0.0


def distance(one: Image.Image, other: Image.Image) -> Image.Image:
    """How far the two are from each other, pixel by pixel, in 256 steps."""
    return ImageChops.difference(one, other).convert("L")


def share_above(grey: Image.Image, level: int) -> float:
    return sum(grey.histogram()[level:]) / (grey.width * grey.height)
