"""The navigation bar: always there, always at the bottom, within reach."""

from collections.abc import Callable

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.intents import (
    ChooseLanguage,
    GoBack,
    Intent,
    OpenContents,
    StartAgain,
    StepTextSize,
    StepVolume,
    ToggleContrast,
    TurnPage,
)
from kiosk.stage.views import BarView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_GAP = 16.0
_PAD = 17.0
_GROUP_GAP = 40.0


class Bar(Widget):
    """Groups of buttons in one row; what does not fit goes to a second and a third row."""

    def __init__(self, send: Callable[[Intent], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._ground = Ground()
        self._rule = Ground()
        self._back = PushButton("back", lambda: send(GoBack()))
        self._contents = PushButton("contents", lambda: send(OpenContents()))
        self._again = PushButton("start-again", lambda: send(StartAgain()))
        self._previous = PushButton("previous-page", lambda: send(TurnPage(-1)))
        self._next = PushButton("next-page", lambda: send(TurnPage(1)))
        self._progress = Text()
        self._text_size = PushButton("text-size", lambda: send(StepTextSize()))
        self._contrast = PushButton("contrast", lambda: send(ToggleContrast()))
        self._volume = PushButton("volume", lambda: send(StepVolume()))
        self._languages: dict[str, PushButton] = {}
        for part in (
            *(self._ground, self._rule, self._back, self._contents, self._again),
            *(self._previous, self._progress, self._next),
            *(self._text_size, self._contrast, self._volume),
        ):
            self.add_widget(part)

    def render(self, view: BarView, look: Look, words: Words, width: float) -> float:
        """Draw along the lower edge of a window `width` wide; returns the bar's height."""
        self._dress(view, look, words)
        rows = self._rows(look, width)
        if len(rows) > 1:
            for button in (self._back, self._contents):
                button.hush(look)
            rows = self._rows(look, width)
        pad = look.px(_PAD)
        row_height = look.button_px
        height = 2 * pad + len(rows) * row_height + (len(rows) - 1) * look.px(_GAP)
        self._ground.lay(Rect(0, 0, width, height), look, role="scrim")
        self._rule.lay(Rect(0, height, width, max(1.0, look.px(1.4))), look, role="line")
        y = height - pad - row_height
        for groups in rows:
            self._place_row(groups, look, width, y)
            y -= row_height + look.px(_GAP)
        return height + max(1.0, look.px(1.4))

    def targets(self) -> tuple[Target, ...]:
        """The buttons, in reading order."""
        buttons = (self._back, self._contents, self._again, *self._languages.values(),
                   self._previous, self._next, self._text_size, self._contrast,
                   self._volume)  # fmt: skip
        return tuple(button for button in buttons if button.is_live)

    def _dress(self, view: BarView, look: Look, words: Words) -> None:
        self._back.show(shown=view.leads_back)
        self._back.dress(Face(icon="arrow-back-up", words=words.say("back")), look)
        self._contents.show(shown=view.has_contents)
        self._contents.dress(Face(icon="home", words=words.say("contents")), look)
        self._again.dress(Face(icon="refresh", words=words.say("start_again")), look)
        for button in (self._previous, self._next):
            button.show(shown=view.number is not None)
        self._previous.dress(Face(icon="chevron-left"), look, spoken=words.say("previous_page"))
        self._next.dress(Face(icon="chevron-right"), look, spoken=words.say("next_page"))
        self._text_size.dress(
            Face(icon="text-size", filled=view.text_step > 0), look, spoken=words.say("text_size")
        )
        self._contrast.dress(
            Face(icon="contrast", filled=view.high_contrast), look, spoken=words.say("contrast")
        )
        icon = "volume" if view.volume > 0.8 else "volume-low" if view.volume else "volume-off"
        self._volume.dress(Face(icon=icon), look, spoken=words.say("volume"))
        progress = (
            words.say("page_progress", index=view.number, count=view.count) if view.number else ""
        )
        self._progress.set(plain(progress), look, role="label", colour="mute")
        self._dress_languages(view, look)

    def _dress_languages(self, view: BarView, look: Look) -> None:
        spoken = {line.language for line in view.languages}
        for language, button in self._languages.items():
            button.show(shown=language in spoken)
        for line in view.languages:
            if line.language not in self._languages:
                self._languages[line.language] = button = self._language_button(line.language)
                self.add_widget(button)
            chosen = line.language == view.language
            self._languages[line.language].dress(Face(words=line.text, filled=chosen), look)

    def _language_button(self, language: str) -> PushButton:
        return PushButton(f"language-{language}", lambda: self._send(ChooseLanguage(language)))

    def _rows(self, look: Look, width: float) -> list[list[list[Widget]]]:
        """Rows of groups: the first group stands left, the last right, others between."""
        ways = (self._back, self._contents, self._again)
        go: list[Widget] = [button for button in ways if button.shown]
        tongues: list[Widget] = [one for one in self._languages.values() if one.shown]
        turn: list[Widget] = (
            [self._previous, self._progress, self._next] if self._progress.text else []
        )
        adjust: list[Widget] = [self._text_size, self._contrast, self._volume]
        one_row = [[[*go, *tongues], turn, adjust]]
        two_rows = [[go, turn, adjust], [tongues]] if len(tongues) > 3 else [
            [go, turn], [tongues, adjust]]  # fmt: skip
        for layout in (one_row, two_rows):
            rows = _without_empty(layout)
            if all(self._row_width(groups, look) <= width for groups in rows):
                return rows
        many = [[go, adjust], [turn], *([part] for part in self._wrapped(tongues, look, width))]
        return _without_empty(many)

    def _wrapped(self, group: list[Widget], look: Look, width: float) -> list[list[Widget]]:
        parts: list[list[Widget]] = []
        for widget in group:
            if parts and self._row_width([[*parts[-1], widget]], look) <= width:
                parts[-1].append(widget)
            else:
                parts.append([widget])
        return parts

    def _row_width(self, groups: list[list[Widget]], look: Look) -> float:
        inside = sum(self._group_width(group, look) for group in groups)
        return inside + look.px(_GROUP_GAP) * (len(groups) - 1) + 2 * look.px(_GROUP_GAP)

    def _group_width(self, group: list[Widget], look: Look) -> float:
        return sum(_wish(part, look) for part in group) + look.px(_GAP) * (len(group) - 1)

    def _place_row(self, groups: list[list[Widget]], look: Look, width: float, y: float) -> None:
        edge = look.px(_GROUP_GAP)
        widths = [self._group_width(group, look) for group in groups]
        lefts = [edge]
        if len(groups) > 1:
            lefts.append(width - edge - widths[-1])
        if len(groups) == 3:
            free_from, free_to = edge + widths[0], lefts[-1]
            centred = (width - widths[1]) / 2
            gap = look.px(_GROUP_GAP)
            low, high = free_from + gap, free_to - gap - widths[1]
            lefts.insert(1, min(max(centred, low), high))
        for group, left in zip(groups, lefts, strict=True):
            x = left
            for part in group:
                wish = _wish(part, look)
                if isinstance(part, PushButton):
                    part.place(x, y, wish, look.button_px)
                else:
                    part.place(x, y + (look.button_px + part.height) / 2)
                x += wish + look.px(_GAP)


def _without_empty(rows: list[list[list[Widget]]]) -> list[list[list[Widget]]]:
    rows = [[group for group in groups if group] for groups in rows]
    return [groups for groups in rows if groups]


def _wish(part: Widget, look: Look) -> float:
    return part.wish(look) if isinstance(part, PushButton) else float(part.width)
