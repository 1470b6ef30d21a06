"""A kiosk that cannot work gives up; one that slips now and then carries on."""

from kiosk.stage.failures import MOST_FAILURES, WINDOW_SECONDS, Failures


def test_as_many_as_are_allowed_within_the_window() -> None:
    failures = Failures()
    assert [failures.too_many(second) for second in range(MOST_FAILURES)] == [False] * MOST_FAILURES


def test_one_more_is_too_many() -> None:
    failures = Failures()
    for _ in range(MOST_FAILURES):
        failures.too_many(0.0)
    assert failures.too_many(WINDOW_SECONDS)


def test_old_ones_no_longer_count() -> None:
    failures = Failures()
    for _ in range(MOST_FAILURES):
        failures.too_many(0.0)
    assert not failures.too_many(WINDOW_SECONDS + 0.1)


def test_a_slip_every_quarter_of_a_minute_can_go_on_for_ever() -> None:
    failures = Failures()
    assert not any(failures.too_many(15.0 * number) for number in range(1000))


def test_it_stays_too_many_while_it_goes_on() -> None:
    failures = Failures()
    told = [failures.too_many(float(second)) for second in range(30)]
    assert told == [False] * MOST_FAILURES + [True] * (30 - MOST_FAILURES)
