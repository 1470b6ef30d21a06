"""A machine whose clock jumps: no battery, a first reply of a time server, a wrong date set by
hand.
"""

from collections.abc import Iterator

import pytest

from tests.system.installed import (
    ANSWER_SECONDS,
    SERVICE,
    InstalledKiosk,
    add_drop_in,
    remove_drop_in,
    shows_a_picture,
    unit_lines,
)

CLOCK = "/etc/pretended-clock"
LIBRARY = "/usr/$LIB/faketime/libfaketime.so.1"


@pytest.fixture
def pretending(kiosk: InstalledKiosk) -> Iterator[InstalledKiosk]:
    """The kiosk whose wall clock is what a file says; a container may not set the real one."""
    kiosk.machine.write(CLOCK, "+0d\n")
    variables = (
        f"LD_PRELOAD={LIBRARY} FAKETIME_TIMESTAMP_FILE={CLOCK} FAKETIME_CACHE_DURATION=1"
        " FAKETIME_DONT_FAKE_MONOTONIC=1"
    )
    lines = unit_lines("Service", {"Environment": variables})
    add_drop_in(kiosk.machine, SERVICE, "clock", lines)
    kiosk.restart()
    yield kiosk
    remove_drop_in(kiosk.machine, SERVICE, "clock")


def test_no_jump_of_the_clock_stops_the_kiosk(pretending: InstalledKiosk) -> None:
    before = pretending.starts
    with pretending.hands() as hands:
        for jump in ("-20000d", "+4000d", "-3h", "+0d"):
            pretending.machine.write(CLOCK, f"{jump}\n")
            seen = pretending.machine.run(
                *("env", f"LD_PRELOAD={LIBRARY}", f"FAKETIME_TIMESTAMP_FILE={CLOCK}", "date", "+%Y")
            )
            assert seen.strip()
            pretending.assert_answers_a_touch(hands)
    pretending.until(
        lambda: shows_a_picture(pretending.screenshot()), "attract shows", seconds=ANSWER_SECONDS
    )
    assert pretending.starts == before
