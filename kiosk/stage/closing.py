"""What is told while the house is closed; knows no clock and no screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.content.text import LocalizedText
from kiosk.content.words import Words, format_moment
from kiosk.stage.views import ClosedView


@dataclass(frozen=True, slots=True)
class Closing:
    """The house is closed: whose it is, and when it opens again, as far as that is known."""

    museum: LocalizedText | None
    opens: datetime | None


def closed_view(closing: Closing, languages: Sequence[str], drift: tuple[int, int]) -> ClosedView:
    """The words in every language, the first one's first."""
    lines: list[str] = []
    for language in languages:
        words = Words(language)
        said = [words.say("closed_now")]
        if closing.opens is not None:
            moment = format_moment(closing.opens, language)
            said.append(words.say("opens_again", moment=moment))
        lines.append("  ·  ".join(said))
    name = ""
    if closing.museum is not None:
        name = closing.museum.resolve(languages[0], languages).text
    return ClosedView(name, tuple(dict.fromkeys(lines)), drift)
