"""Pad and menu of staff: who is let in, what is shown, when it closes; draws nothing.

closed -> PIN pad -> home <-> a section
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from math import inf

from kiosk.content.words import Words, language_name
from kiosk.core.events import (
    Event,
    StaffAdmitted,
    StaffAsked,
    StaffCalled,
    StaffLeft,
    StaffRefused,
)
from kiosk.staff.facts import Facts
from kiosk.staff.gate import PinGate
from kiosk.staff.intents import (
    Ask,
    Back,
    CloseMenu,
    Digit,
    EnterPin,
    Erase,
    OpenSection,
    OtherLanguage,
    ScreenshotSoon,
    StaffIntent,
)
from kiosk.staff.pad import Pad
from kiosk.staff.sections import HOME, SECTIONS, Moment, Section
from kiosk.staff.views import ActionView, StaffView
from kiosk.staff.wishes import Leave, Restart, TakeScreenshot, Wish

PAD_SECONDS, MENU_SECONDS = 20.0, 60.0
SCREENSHOT_SECONDS = 10.0

_FACTS_SECONDS = 1.0  # between two looks at how the kiosk is
_ENDING = (Restart, Leave)

Carry = Callable[[Wish, Words], str | None]
"""Does what is wished; may return a sentence for staff, in the language of those words."""


class StaffMenu:
    """Closed until somebody knocks, and only a right PIN opens more than the pad.

    Without a gate, because the settings have no PIN, it never opens. `facts` is asked with the
    language that titles are wanted in, and must answer at once. Times are monotonic seconds.
    """

    def __init__(
        self,
        gate: PinGate | None,
        facts: Callable[[str], Facts],
        carry: Carry,
        note: Callable[[Event, float], None],
        languages: Sequence[str],
    ) -> None:
        self._gate = gate
        self._ask_facts = facts
        self._carry = carry
        self._note = note
        self._languages = tuple(languages)
        self._words = Words(self._languages[0])
        self._pad: Pad | None = None
        self._section: Section | None = None
        self._facts: Facts | None = None
        self._facts_at = -inf
        self._wall: datetime | None = None
        self._touched_at = -inf
        self._message = ""
        self._screenshot_at = inf
        self._shown: StaffView | None = None
        self.revision = 0
        """Grows whenever there is something else to show."""

    # ------------------------------------------------------------------------------ what is so

    @property
    def is_open(self) -> bool:
        """Whether pad or menu are on the screen."""
        return self._pad is not None or self._section is not None

    @property
    def wants_fingers(self) -> bool:
        """Whether raw fingers beside the buttons mean something now."""
        return self._section is not None and self._section.wants_fingers

    def view(self, now: float) -> StaffView | None:
        """What is to be seen; None while it is closed."""
        words = self._words
        if self._pad is not None:
            return StaffView(
                "pad", words.say("staff_title"), "", self._pad.view(words, now), (), words
            )
        if self._section is None:
            return None
        moment = self._moment(now)
        return StaffView(
            section=self._section.name,
            title=words.say(self._section.title),
            message=self._message,
            body=self._section.body(moment),
            actions=(*self._ways(words), *self._section.actions(moment)),
            words=words,
        )

    # ---------------------------------------------------------------------------- what happens

    def knock(self, now: float) -> bool:
        """Show the pad; False where it was open already, or there is no PIN."""
        if self._gate is None or self.is_open:
            return False
        self._screenshot_at = inf
        self._words = Words(self._languages[0])
        self._pad = Pad(self._gate)
        self._touched_at = now
        self._note(StaffCalled(), now)
        self._look(now)
        return True

    def touched(self, now: float) -> None:
        """Somebody is there: a finger anywhere, or a key."""
        self._touched_at = now

    def tell(self, sentence: str, now: float) -> None:
        """Show a late answer, such as of an export; kept for the next time if it is closed."""
        self._message = sentence
        self._look(now)

    def handle(self, intent: StaffIntent, now: float) -> bool:
        """Do what was pressed; False when that means nothing here."""
        if not self.is_open:
            return False
        self._touched_at = now
        done = self._handle(intent, now)
        self._look(now)
        return done

    def advance(self, now: float, wall: datetime) -> None:
        """Let time pass; `wall` is what the clock on the wall shows."""
        self._wall = wall
        if now >= self._screenshot_at:
            self._screenshot_at = inf
            self._wish(TakeScreenshot(), now)
        if self._pad is not None:
            self._await_verdict(self._pad, now)
        elif self._gate is not None:
            self._gate.verdict(now)  # counted, but nobody waits for it
        if not self.is_open:
            return
        patience = PAD_SECONDS if self._section is None else self._section.patience
        is_busy = self._pad is not None and self._pad.is_checking
        if now - self._touched_at >= patience and not is_busy:
            self._close("time", now)
        elif self._section is not None and now - self._facts_at >= _FACTS_SECONDS:
            self._renew_facts(now)
        self._look(now)

    def _handle(self, intent: StaffIntent, now: float) -> bool:
        match intent:
            case CloseMenu():
                return self._close("button", now)
            case OtherLanguage():
                self._words = Words(self._other_language)
                self._facts = None  # its titles are in the other language
                return True
            case Digit() | Erase() | EnterPin():
                return self._pad is not None and self._pad.handle(intent, now)
        if self._section is None:  # nothing else means anything before the right PIN
            return False
        match intent:
            case Back():
                return self._open(HOME, now)
            case OpenSection(name) if name in SECTIONS:
                return self._open(name, now)
            case Ask(wish):
                return self._wish(wish, now)
            case ScreenshotSoon():
                self._screenshot_at = now + SCREENSHOT_SECONDS
                return self._close("wish", now)
            case _:
                return self._hand_on(self._section, intent, now)

    def _hand_on(self, section: Section, intent: StaffIntent, now: float) -> bool:
        """Let the section answer, and do what it asks for in turn."""
        answer = section.handle(intent, self._moment(now))
        if isinstance(answer, bool):
            return answer
        return self._handle(answer, now)

    def _await_verdict(self, pad: Pad, now: float) -> None:
        verdict = pad.advance(now)
        if verdict is None:
            return
        self._touched_at = now
        if verdict.ok:
            self._note(StaffAdmitted(), now)
            self._pad = None
            self._open(HOME, now, keep_message=True)
        else:
            self._note(StaffRefused(verdict.locked_seconds), now)

    def _open(self, name: str, now: float, *, keep_message: bool = False) -> bool:
        if not keep_message:
            self._message = ""
        self._renew_facts(now)
        self._section = SECTIONS[name](self._moment(now))
        return True

    def _wish(self, wish: Wish, now: float) -> bool:
        name, _, detail = repr(wish).rstrip(")").partition("(")
        self._note(StaffAsked(name, detail), now)
        self._message = self._carry(wish, self._words) or ""
        if isinstance(wish, _ENDING):
            return self._close("wish", now)
        if self._section is not None and self._section.is_done_by_wish:
            return self._open(HOME, now, keep_message=True)
        if self.is_open:
            self._renew_facts(now)
        return True

    def _close(self, reason: str, now: float) -> bool:
        self._pad, self._section, self._facts = None, None, None
        self._facts_at = -inf
        if reason != "wish":
            self._message = ""
        self._note(StaffLeft(reason), now)
        return True

    # --------------------------------------------------------------------------------- helpers

    def _moment(self, now: float) -> Moment:
        facts = self._facts or self._renew_facts(now)
        return Moment(facts, self._words, now, self._wall)

    def _renew_facts(self, now: float) -> Facts:
        self._facts, self._facts_at = self._ask_facts(self._words.language), now
        return self._facts

    @property
    def _other_language(self) -> str:
        """The one after the language of now."""
        place = self._languages.index(self._words.language) + 1
        return self._languages[place % len(self._languages)]

    def _ways(self, words: Words) -> tuple[ActionView, ...]:
        """The buttons that every screen of the menu has; Close is the last in reading order."""
        ways: list[ActionView] = []
        if self._section is not None and self._section.name != HOME:
            ways.append(ActionView("back", words.say("back"), Back(), "arrow-left"))
        elif len(self._languages) > 1:
            name = language_name(self._other_language)
            ways.append(ActionView("language", name, OtherLanguage(), "language"))
        return tuple(ways)

    def _look(self, now: float) -> None:
        view = self.view(now)
        if view != self._shown:
            self._shown = view
            self.revision += 1
