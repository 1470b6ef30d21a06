"""What is said at a time, and nothing between."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.captions import NO_CAPTIONS, Captions, Cue

TWO = Captions((Cue(1.0, 3.0, "One."), Cue(4.0, 6.0, "Two.")))


def test_words_are_shown_from_their_start_until_their_end() -> None:
    assert [TWO.at(second) for second in (0.0, 0.99, 1.0, 2.99, 3.0, 4.0, 6.0, 60.0)] == [
        "",
        "",
        "One.",
        "One.",
        "",
        "Two.",
        "",
        "",
    ]


def test_the_end_is_that_of_the_longest() -> None:
    assert TWO.end == 6.0
    assert Captions((Cue(0.0, 9.0, "Long."), Cue(1.0, 2.0, "Short."))).end == 9.0
    assert NO_CAPTIONS.end == 0.0
    assert NO_CAPTIONS.at(0.0) == ""


def test_of_words_at_the_same_time_the_later_ones_are_shown_and_then_the_others_again() -> None:
    captions = Captions((Cue(0.0, 9.0, "Music."), Cue(2.0, 3.0, "A shout."), Cue(4.0, 5.0, "Two.")))
    assert [captions.at(second) for second in (1.0, 2.0, 3.0, 4.5, 8.0)] == [
        "Music.",
        "A shout.",
        "Music.",
        "Two.",
        "Music.",
    ]


class Counted(float):
    """Seconds that count how often they are compared."""

    comparisons = 0

    def __lt__(self, other: float) -> bool:
        self.comparisons += 1
        return float(self) < other


def test_words_beneath_thousands_of_others_are_found_in_a_few_steps() -> None:
    """Words that spanned a whole file had all of it looked through at every tick."""
    shouts = [Cue(float(second), second + 0.5, "A shout.") for second in range(1, 5000)]
    captions = Captions((Cue(0.0, 6000.0, "Music."), *shouts))
    second = Counted(4999.75)
    assert captions.at(second) == "Music."
    assert second.comparisons < 30


CUES = st.builds(
    lambda start, length, text: Cue(start, start + length, text),
    st.floats(0, 100),
    st.floats(0.01, 50),
    st.text(min_size=1, max_size=3),
)


@given(st.lists(CUES, max_size=12), st.floats(-1, 200))
def test_what_is_shown_is_what_a_look_at_all_cues_finds(cues: list[Cue], second: float) -> None:
    now = [cue for cue in Captions(cues).cues if cue.start <= second < cue.end]
    assert Captions(cues).at(second) == (now[-1].text if now else "")
