"""Captions that are too long for their place are read in parts, each in its share of the time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.captions import Captions, Cue
from kiosk.stage.portions import portioned

WORDS = st.lists(st.text("abcde", min_size=1, max_size=9), min_size=1, max_size=30)


def one(text: str) -> Captions:
    return Captions([Cue(10.0, 20.0, text)])


def test_what_fits_stays_as_it_is_written() -> None:
    captions = Captions([Cue(0.0, 1.0, "- Who?\n- I."), Cue(1.0, 2.0, "Come in.")])
    assert portioned(captions, lambda _: True) == captions


def test_lines_that_have_no_room_run_on() -> None:
    assert portioned(one("- Who?\n- I."), lambda text: "\n" not in text) == one("- Who? - I.")


def test_what_is_too_long_is_parted_evenly_in_its_time() -> None:
    parts = portioned(one("aaaa bbbb cccc dddd"), lambda text: len(text) <= 14)
    assert [cue.text for cue in parts.cues] == ["aaaa bbbb", "cccc dddd"]
    assert [(cue.start, cue.end) for cue in parts.cues] == [(10.0, 15.0), (15.0, 20.0)]


def test_longer_parts_have_more_time() -> None:
    parts = portioned(one("abcdefgh ab"), lambda text: " " not in text)
    assert [(cue.text, cue.end) for cue in parts.cues] == [
        ("abcdefgh", pytest.approx(18.0)),
        ("ab", pytest.approx(20.0)),
    ]


def test_a_word_that_never_fits_stands_alone() -> None:
    parts = portioned(one("a immeasurable word"), lambda text: len(text) <= 4)
    assert [cue.text for cue in parts.cues] == ["a", "immeasurable", "word"]


@given(words=WORDS, most=st.integers(9, 60))
def test_every_word_is_said_once_in_order_and_fits(words: list[str], most: int) -> None:
    parts = portioned(one(" ".join(words)), lambda text: len(text) <= most).cues
    assert " ".join(cue.text for cue in parts).split() == words
    assert all(len(cue.text) <= most for cue in parts)
    assert (parts[0].start, parts[-1].end) == (10.0, pytest.approx(20.0))
    assert all(part.end == following.start for part, following in pairwise(parts))
