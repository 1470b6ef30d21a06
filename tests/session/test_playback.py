from hypothesis import given
from hypothesis import strategies as st

from kiosk.session.playback import Playback


def test_it_stands_at_its_beginning_until_it_is_started() -> None:
    playback = Playback(10.0)
    assert not playback.is_playing
    assert playback.position(100.0) == 0.0


def test_it_goes_on_with_time_and_stops_at_its_end() -> None:
    playback = Playback(10.0)
    playback.play(100.0)
    assert playback.position(104.0) == 4.0
    assert not playback.has_ended(104.0)
    assert playback.position(130.0) == 10.0
    assert playback.has_ended(130.0)


def test_a_pause_keeps_the_place() -> None:
    playback = Playback(10.0)
    playback.play(100.0)
    playback.toggle(103.0)
    assert playback.position(150.0) == 3.0
    playback.toggle(150.0)
    assert playback.position(151.0) == 4.0


def test_from_the_end_it_begins_again() -> None:
    playback = Playback(10.0)
    playback.play(0.0)
    playback.toggle(50.0)
    assert playback.is_playing
    assert playback.position(51.0) == 1.0


def test_moved_while_it_plays_it_goes_on_from_there() -> None:
    playback = Playback(10.0)
    playback.play(0.0)
    playback.seek(0.5, 3.0)
    assert playback.position(4.0) == 6.0
    playback.seek(7.0, 4.0)
    assert playback.has_ended(4.0)


def test_what_has_no_length_has_ended() -> None:
    assert Playback(0.0).has_ended(0.0)
    assert Playback(0.0).share(3.0) == 0.0


@given(
    duration=st.floats(0, 1e4),
    steps=st.lists(
        st.tuples(st.sampled_from(["play", "pause", "toggle", "seek"]), st.floats(-5, 100)),
        max_size=20,
    ),
)
def test_it_never_leaves_its_length(duration: float, steps: list[tuple[str, float]]) -> None:
    playback, now = Playback(duration), 0.0
    for what, amount in steps:
        now += amount
        if what == "seek":
            playback.seek(amount, now)
        else:
            getattr(playback, what)(now)
        assert 0.0 <= playback.position(now) <= playback.duration
        assert 0.0 <= playback.share(now) <= 1.0
