"""The walk: one question after the other, in the order in which a kiosk is put up."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.cli.installed import Installed
from kiosk.cli.setup.asking import ask_value, whole_number, with_unit
from kiosk.cli.setup.choosing import ask_exhibits, ask_language
from kiosk.cli.setup.draft import Draft
from kiosk.cli.setup.edid import ConnectedScreen
from kiosk.cli.setup.machine import Machine, MachineError
from kiosk.cli.setup.says import LANGUAGES, Says, terminal_country
from kiosk.cli.setup.terminal import LEAVE_OUT, Terminal
from kiosk.cli.setup.trust import TrustError, read_trust
from kiosk.cli.setup.week import week
from kiosk.site.hours import opening_hours
from kiosk.site.measures import spoken_length
from kiosk.site.remarks import tells_of_holidays
from kiosk.site.settings import ALWAYS, OFF
from kiosk.staff.pin import make_pin, pin_fault

_USUAL_DISTANCE = "700 mm"
_USUAL_VOLUME = "80 %"
_ON = "on"


@dataclass(slots=True)
class Walk:
    """What the questions are about. `root` holds exhibits/; `now` is local and aware.

    `has_trust`: there is a root of trust already; `trust` is the one that replaces it.
    """

    terminal: Terminal
    draft: Draft
    machine: Machine
    root: Path
    installed: Sequence[Installed]
    now: dt.datetime
    has_trust: bool
    trust: bytes | None = field(default=None)

    def take(self) -> None:
        """All of it; raises KeyboardInterrupt when somebody ends it."""
        self._ask_museum()
        self._ask_screen()
        self._offer_touch_test()
        self._ask_sound()
        self._ask_hours()
        self._ask_exhibits()
        self._ask_pin()
        self._ask_updates()

    def _ask_museum(self) -> None:
        self.terminal.begin("part_museum")
        there = self.draft.value(("museum",))
        if isinstance(there, str):
            self.draft.put(("museum",), dict.fromkeys(LANGUAGES, there))
        for code in sorted(LANGUAGES, key=lambda code: code != self.terminal.says.language):
            others = self.draft.value(("museum",)) or {}
            suggestion = str(next(iter(others.values()), ""))
            ask_value(
                self.terminal, self.draft, ("museum", code), f"museum_{code}",
                suggestion=suggestion, complaint="museum",
            )  # fmt: skip

    def _ask_screen(self) -> None:
        self.terminal.begin("part_screen")
        screens = [screen for screen in self.machine.screens() if screen.width_mm is not None]
        for screen in screens:
            size = {"width": screen.width_mm, "height": screen.height_mm}
            self.terminal.tell("screen_found", name=screen.name, **size)
        if not screens:
            self.terminal.tell("screen_none")
        ask_value(
            self.terminal, self.draft, ("screen", "rotation"), "rotation",
            suggestion="0", meant=whole_number,
        )  # fmt: skip
        width = _width_as_it_hangs(screens, self.draft.value(("screen", "rotation")))
        ask_value(
            self.terminal, self.draft, ("screen", "width"), "width",
            suggestion=width, meant=with_unit("mm"),
        )  # fmt: skip
        ask_value(
            self.terminal, self.draft, ("screen", "distance"), "distance",
            suggestion=_USUAL_DISTANCE, meant=with_unit("mm"),
        )  # fmt: skip

    def _offer_touch_test(self) -> None:
        if not self.machine.has_screen:
            self.terminal.tell("touch_no_screen")
            return
        if not self.terminal.agree(self.terminal.says.say("touch_offer"), default=True):
            return
        self.terminal.tell("touch_running")
        try:
            outcome = self.machine.test_touch(self.terminal.says.language)
        except MachineError as error:
            self.terminal.tell("touch_failed", reason=error)
            return
        words = {True: "touch_fine", False: "touch_off", None: "touch_cancelled"}
        self.terminal.tell(words[outcome.is_fine], verdict=outcome.verdict)

    def _ask_sound(self) -> None:
        self.terminal.begin("part_sound")
        is_on = self.draft.value(("sound",)) != OFF
        if not self.terminal.agree(self.terminal.says.say("sound_wanted"), default=is_on):
            self.draft.put(("sound",), OFF)
            return
        if not is_on:
            self.draft.drop(("sound",))
        ask_value(
            self.terminal, self.draft, ("sound", "volume"), "volume",
            suggestion=_USUAL_VOLUME, meant=with_unit("%"),
        )  # fmt: skip
        self._offer_tone()
        ask_value(self.terminal, self.draft, ("sound", "quiet"), "quiet")

    def _offer_tone(self) -> None:
        say = self.terminal.says.say
        wanted = self.terminal.agree(say("tone_offer"), default=True)
        while wanted:
            sound = self.draft.settings.sound
            try:
                self.machine.play_tone(1.0 if sound is None else sound.volume)
                self.terminal.tell("tone_played")
            except MachineError as error:
                self.terminal.tell("tone_failed", reason=error)
            else:
                if self.terminal.agree(say("tone_heard"), default=True):
                    return
            self.terminal.tell("tone_unheard")
            wanted = self.terminal.agree(say("tone_again"), default=False)

    def _ask_hours(self) -> None:
        self.terminal.begin("part_hours")
        self.terminal.tell("hours_help")
        ask_value(self.terminal, self.draft, ("hours", "open"), "open", suggestion=ALWAYS)
        if tells_of_holidays(self.draft.text(("hours", "open"))):
            suggestion = terminal_country() or ""
            path = ("hours", "holidays")
            ask_value(self.terminal, self.draft, path, "holidays", suggestion=suggestion)
        else:
            self.draft.drop(("hours", "holidays"))
        hours = self.draft.settings.hours
        if hours.open.strip() == ALWAYS:
            return
        self.terminal.tell("hours_mean")
        for line in week(opening_hours(hours), self.now, self.terminal.says):
            self.terminal.show(f"    {line}")
        off = self.terminal.agree(self.terminal.says.say("screen_off"), default=hours.screen == OFF)
        self.draft.put(("hours", "screen"), OFF if off else _ON)

    def _ask_exhibits(self) -> None:
        self.terminal.begin("part_exhibits")
        if not self.installed:
            self.terminal.tell("exhibits_none", root=self.root.absolute())
            return
        ask_exhibits(self.terminal, self.draft, self.installed)
        ask_language(self.terminal, self.draft, self.installed)

    def _ask_pin(self) -> None:
        say = self.terminal.says.say
        self.terminal.begin("part_staff")
        self.terminal.tell("pin_why")
        path = ("staff", "pin")
        while True:
            has_pin = self.draft.value(path) is not None
            typed = self.terminal.ask_hidden(say("pin_keep" if has_pin else "pin"))
            if typed == LEAVE_OUT:
                self.draft.drop(path)
            if typed in {"", LEAVE_OUT}:
                if self.draft.value(path) is None:
                    self.terminal.tell("pin_none")
                return
            fault = pin_fault(typed)
            if fault is not None:
                self.terminal.tell(f"pin_{fault}")
            elif self.terminal.ask_hidden(say("pin_again")) != typed:
                self.terminal.tell("pin_differs")
            else:
                self.draft.put(path, make_pin(typed))
                return

    def _ask_updates(self) -> None:
        self.terminal.begin("part_updates")
        path = ("content", "updates", "url")
        ask_value(self.terminal, self.draft, path, "updates_url", complaint="url")
        if self.draft.value(path) is None:
            self.draft.drop(path[:-1])
            return
        key = "trust_keep" if self.has_trust else "trust"
        while True:
            answer = self.terminal.ask(self.terminal.says.say(key))
            if answer in {"", LEAVE_OUT}:
                if not self.has_trust:
                    self.terminal.tell("trust_missing")
                return
            try:
                self.trust = read_trust(Path(answer).expanduser())
            except TrustError as error:
                told = "trust_wrong" if error.reason is None else "trust_unreadable"
                self.terminal.tell(told, file=answer, reason=error.reason)
            else:
                return


def choose_language(terminal: Terminal) -> None:
    """The first question, before anybody's language is known."""
    names = " / ".join(f"{name} ({code})" for code, name in LANGUAGES.items())
    while (code := terminal.ask(names, terminal.says.language).lower()) not in LANGUAGES:
        continue
    terminal.use(Says(code))


def _width_as_it_hangs(screens: Sequence[ConnectedScreen], rotation: object) -> str:
    """What the first screen says of itself, in the direction in which it hangs."""
    if not screens:
        return ""
    first = screens[0]
    side = first.height_mm if rotation in {90, 270} else first.width_mm
    return "" if side is None else spoken_length(side)
