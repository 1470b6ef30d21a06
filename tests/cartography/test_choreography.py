"""However often and in whatever order a passage is looked at, its numbers are history's."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.choreography import SHORTEST, Choreography, Cue

# Whole seconds: what happens together happens exactly together.
times = st.integers(-100, 100).map(float)
weights = st.one_of(st.just(0.0), st.floats(0.01, 1000.0))
shares = st.floats(0.0, 1.0)
cues = st.lists(st.tuples(times, times, weights), max_size=15).map(
    lambda rows: [Cue(str(row), *cue) for row, cue in enumerate(rows)]
)
passages = st.tuples(times, times).map(lambda pair: (min(pair), max(pair)))


def counted(cue: Cue, second: float) -> float:
    """What of a cue's weight counts by then, the slow way."""
    if cue.ends - cue.begins <= SHORTEST:
        return cue.weight if second >= cue.begins else 0.0
    return cue.weight * max(0.0, min(1.0, (second - cue.begins) / (cue.ends - cue.begins)))


@given(passages, cues, shares)
def test_a_state_is_what_counting_every_cue_says(
    passage: tuple[float, float], given_cues: list[Cue], share: float
) -> None:
    subject = Choreography(*passage, given_cues)
    state = subject.state(share)
    begun = [cue for cue in given_cues if cue.begins <= state.second]
    assert state.second == pytest.approx(passage[0] + share * (passage[1] - passage[0]))
    assert state.begun == len(begun)
    assert state.total == pytest.approx(
        sum(counted(cue, state.second) for cue in given_cues), abs=1e-6
    )
    latest = max(begun, key=lambda cue: (cue.begins, int(cue.id)), default=None)
    assert state.latest == (latest.id if latest else None)


@given(passages, cues, st.lists(shares, min_size=2, max_size=8).map(sorted))
def test_nothing_is_ever_taken_back(
    passage: tuple[float, float], given_cues: list[Cue], run: list[float]
) -> None:
    states = [Choreography(*passage, given_cues).state(share) for share in run]
    for before, after in pairwise(states):
        assert before.second <= after.second
        assert before.begun <= after.begun
        assert before.total <= after.total


@given(cues)
def test_at_the_end_everything_counts(given_cues: list[Cue]) -> None:
    state = Choreography(-100.0, 100.0, given_cues).state(1.0)
    assert state.begun == len(given_cues)
    assert state.total == pytest.approx(sum(cue.weight for cue in given_cues))


@given(passages, shares, times)
def test_shares_and_seconds_are_the_same_thing(
    passage: tuple[float, float], share: float, second: float
) -> None:
    subject = Choreography(*passage)
    assert 0.0 <= subject.share_of(second) <= 1.0
    assert subject.starts <= subject.second_of(share) <= subject.ends
    assert (subject.second_of(0.0), subject.second_of(1.0)) == passage
    if subject.starts < subject.ends:
        assert subject.share_of(subject.second_of(share)) == pytest.approx(share)
        inside = max(subject.starts, min(subject.ends, second))
        assert subject.second_of(subject.share_of(second)) == pytest.approx(inside)


@given(passages, st.floats(-5.0, 5.0))
def test_a_share_beyond_either_end_is_that_end(passage: tuple[float, float], share: float) -> None:
    subject = Choreography(*passage)
    assert subject.second_of(share) == subject.second_of(max(0.0, min(1.0, share)))


def test_a_raid_counts_evenly_while_it_lasts() -> None:
    subject = Choreography(0.0, 100.0, [Cue("raid", 20.0, 60.0, 80.0)])
    totals = [subject.state(share).total for share in (0.0, 0.2, 0.3, 0.4, 0.6, 1.0)]
    assert totals == pytest.approx([0.0, 0.0, 20.0, 40.0, 80.0, 80.0])


def test_what_hardly_lasts_counts_whole_at_once() -> None:
    subject = Choreography(0.0, 100.0, [Cue("flash", 20.0, 20.0 + SHORTEST, 80.0)])
    assert [subject.state(share).total for share in (0.199, 0.2, 0.3)] == [0.0, 80.0, 80.0]


def test_what_begins_together_begins_together_and_the_last_given_is_the_latest() -> None:
    together = [Cue(name, 5.0, 5.0, 1.0) for name in "abc"]
    subject = Choreography(0.0, 10.0, [*together, Cue("later", 6.0, 6.0, 1.0)])
    before, then = subject.state(0.499), subject.state(0.5)
    assert (before.begun, before.total, before.latest) == (0, 0.0, None)
    assert (then.begun, then.total, then.latest) == (3, 3.0, "c")


def test_a_passage_without_length_is_there_from_the_start() -> None:
    subject = Choreography(7.0, 7.0, [Cue("now", 7.0, 7.0, 2.0), Cue("later", 8.0, 9.0, 1.0)])
    for share in (0.0, 0.5, 1.0):
        state = subject.state(share)
        assert (state.second, state.begun, state.total, state.latest) == (7.0, 1, 2.0, "now")
    assert (subject.share_of(6.0), subject.share_of(7.0), subject.share_of(8.0)) == (0.0, 0.0, 1.0)


def test_a_passage_turned_round_has_no_length() -> None:
    subject = Choreography(9.0, 3.0)
    assert (subject.starts, subject.ends) == (9.0, 9.0)


def test_without_cues_nothing_begins() -> None:
    state = Choreography(0.0, 10.0).state(1.0)
    assert (state.begun, state.total, state.latest) == (0, 0.0, None)


def test_a_hundred_thousand_cues_add_up_and_a_state_looks_at_few_of_them() -> None:
    looked_at = 0

    class Watched(float):
        def __gt__(self, other: float) -> bool:
            nonlocal looked_at
            looked_at += 1
            return float(self) > other

    count = 100_000
    day = 86_400.0
    subject = Choreography(
        0.0, day, [Cue(str(row), row * 0.8, row * 0.8 + 600, 0.1) for row in range(count)]
    )
    quarter, end = subject.state(0.25), subject.state(1.0)
    assert quarter.begun == int(day * 0.25 / 0.8) + 1
    assert end.total == pytest.approx(0.1 * count)
    subject._begins = [Watched(second) for second in subject._begins]
    subject._times = [Watched(second) for second in subject._times]
    assert subject.state(0.9).begun > count * 0.9
    assert 0 < looked_at < 60


def test_a_short_heavy_cue_leaves_no_trace_in_the_quiet_after_it() -> None:
    heavy = [Cue(str(row), row / 3, row / 3 + 1.1, 1e6 / 7) for row in range(1000)]
    subject = Choreography(0.0, 1e6, [*heavy, Cue("quiet", 2000.0, 1e6, 1.0)])
    assert subject.state(0.0010).total == subject.state(0.0019).total
    assert subject.state(1.0).total - subject.state(0.002).total == pytest.approx(1.0, abs=1e-3)
