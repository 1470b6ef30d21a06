"""The PIN pad: digits that are entered, checked, and nowhere shown; knows no menu."""

from kiosk.content.words import Words
from kiosk.staff.gate import PinGate, Verdict
from kiosk.staff.intents import Digit, EnterPin, Erase, StaffIntent
from kiosk.staff.pin import LEAST_DIGITS, MOST_DIGITS
from kiosk.staff.views import PadView, Tone


class Pad:
    """One use of the pad, from a knock until it closes."""

    def __init__(self, gate: PinGate) -> None:
        self._gate = gate
        self._digits = ""
        self._was_wrong = False
        self._has_asked = False

    @property
    def is_checking(self) -> bool:
        """Whether a PIN is being checked."""
        return self._gate.is_checking

    def handle(self, intent: StaffIntent, now: float) -> bool:
        """Take a key; False while none is taken."""
        if self.is_checking or self._gate.locked_seconds(now):
            return False
        match intent:
            case Digit(digit) if len(self._digits) < MOST_DIGITS and digit in range(10):
                self._digits += str(digit)
            case Erase() if self._digits:
                self._digits = self._digits[:-1]
            case EnterPin() if len(self._digits) >= LEAST_DIGITS:
                self._has_asked = self._gate.try_pin(self._digits, now)
                self._digits = ""
            case _:
                return False
        self._was_wrong = False
        return True

    def advance(self, now: float) -> Verdict | None:
        """The answer to a PIN that was entered here, once.

        An answer that a former pad did not wait for lets nobody in.
        """
        verdict = self._gate.verdict(now)
        if verdict is None or not self._has_asked:
            return None
        self._has_asked = False
        self._was_wrong = not verdict.ok
        return verdict

    def view(self, words: Words, now: float) -> PadView:
        """How it stands."""
        locked = self._gate.locked_seconds(now)
        prompt, tone = self._prompt(words, locked)
        live = not self.is_checking and not locked
        return PadView(
            digits=len(self._digits),
            least=LEAST_DIGITS,
            prompt=prompt,
            tone=tone,
            live=live,
            ready=live and len(self._digits) >= LEAST_DIGITS,
            erase=words.say("staff_pin_erase"),
            enter=words.say("staff_pin_enter"),
        )

    def _prompt(self, words: Words, locked: int) -> tuple[str, Tone]:
        if self.is_checking:
            return words.say("staff_pin_checking"), "mute"
        if locked:
            wait = f"{locked // 60}:{locked % 60:02}"
            return words.say("staff_pin_locked", wait=wait), "fire"
        if self._was_wrong:
            return words.say("staff_pin_wrong"), "fire"
        return words.say("staff_pin_prompt"), "mute"
