"""Phases play one after the other, stop where they are told to, and never leave their number."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.pages.map.player import LINGER_SECONDS, Player

SECONDS = 5.0
OVER = SECONDS + LINGER_SECONDS


def share(player: Player, now: float) -> float:
    return max(0.0, min(1.0, (min(now, player.until) - player.since) / SECONDS))


def test_shows_nothing_in_particular_at_first() -> None:
    player = Player(3, SECONDS)
    assert player.phase is None
    assert not player.advance(100.0, held=False)


def test_a_phase_that_is_chosen_is_shown_whole_and_stands_still() -> None:
    player = Player(3, SECONDS)
    player.show(1, 10.0)
    assert share(player, 10.0) == share(player, 99.0) == 1.0
    assert not player.advance(99.0, held=False)


def test_plays_from_the_first_phase_to_the_last_and_stops() -> None:
    player = Player(2, SECONDS)
    player.toggle(0.0)
    assert (player.phase, share(player, 0.0), share(player, 2.5)) == (0, 0.0, 0.5)
    assert not player.advance(OVER - 0.1, held=False)
    assert player.advance(OVER, held=False)
    assert (player.phase, share(player, OVER)) == (1, 0.0)
    assert player.advance(2 * OVER, held=False)
    assert (player.phase, player.playing, share(player, 99.0)) == (1, False, 1.0)


def test_goes_on_from_where_it_was_stopped() -> None:
    player = Player(2, SECONDS)
    player.toggle(0.0)
    player.toggle(2.0)
    assert (player.playing, share(player, 50.0)) == (False, 0.4)
    player.toggle(50.0)
    assert player.playing
    assert share(player, 51.0) == 0.6


def test_plays_a_phase_that_was_over_from_its_beginning() -> None:
    player = Player(2, SECONDS)
    player.show(1, 0.0)
    player.toggle(1.0)
    assert (player.phase, player.playing, share(player, 1.0)) == (1, True, 0.0)


def test_a_hold_stops_the_time_and_lets_it_go_on() -> None:
    player = Player(2, SECONDS)
    player.toggle(0.0)
    assert player.advance(1.0, held=True)
    assert not player.advance(30.0, held=True)
    assert share(player, 30.0) == 0.2
    assert player.advance(30.0, held=False)
    assert share(player, 31.0) == 0.4


def test_scrubbing_stands_still_at_the_moment_under_the_finger() -> None:
    player = Player(3, SECONDS)
    player.toggle(0.0)
    player.scrub(2, 0.25, 1.0)
    assert (player.phase, player.playing, share(player, 77.0)) == (2, False, 0.25)
    player.scrub(2, 7.0, 1.0)
    assert share(player, 77.0) == 1.0


def test_turns_no_further_than_the_last_phase_and_back_to_none() -> None:
    player = Player(2, SECONDS)
    assert [player.turn(1, 0.0) for _ in range(3)] == [True, True, False]
    assert player.phase == 1
    assert [player.turn(-1, 0.0) for _ in range(3)] == [True, True, False]
    assert player.phase is None


deeds = st.lists(
    st.tuples(
        st.sampled_from(["toggle", "next", "previous", "scrub", "hold", "wait"]),
        st.floats(0.0, 20.0),
    )
)


@given(st.integers(1, 4), deeds)
def test_whatever_is_done_there_is_such_a_phase_and_a_share(
    count: int, sequence: list[tuple[str, float]]
) -> None:
    player, now = Player(count, SECONDS), 0.0
    for deed, seconds in sequence:
        now += seconds
        match deed:
            case "toggle":
                player.toggle(now)
            case "next":
                player.turn(1, now)
            case "previous":
                player.turn(-1, now)
            case "scrub":
                player.scrub(int(seconds) % count, seconds / 10, now)
            case _:
                player.advance(now, held=deed == "hold")
        assert player.phase is None or 0 <= player.phase < count
        assert 0.0 <= share(player, now) <= 1.0
        assert player.phase is not None or not player.playing
