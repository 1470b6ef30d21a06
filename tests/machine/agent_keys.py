"""Keys of keyboards, by evdev's numbers (linux/input-event-codes.h)."""

MODIFIERS = (29, 56, 42, 125, 100)  # left Ctrl, left Alt, Shift, Super, AltGr
SYSRQ = 99
OTHER_MODIFIERS = (97, 54, 126)  # at the right: they would only stay down twice
POWER = (116, 356)  # these have a test of their own, for the machine would be gone

# All that the kernel knows as keys, and not as buttons of mice, joysticks and pens.
KEYS = tuple(
    key
    for key in (*range(1, 0x100), *range(0x160, 0x2C0))
    if key not in (*MODIFIERS, *OTHER_MODIFIERS, *POWER)
)
