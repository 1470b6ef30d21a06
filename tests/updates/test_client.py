"""What a kiosk takes and what it leaves."""

import datetime as dt
import json
from pathlib import Path

import pytest

from kiosk.ops.update_note import Note, read_note, update_trouble
from kiosk.updates.due import INTERVAL, LONGEST_WAIT, is_due, machine_name, phase_of
from tests.updates.museum import Kiosk, Museum, now, write_content
from tests.updates.servers import StaticServer


def publish_unchecked(museum: Museum, word: str, **content: bool) -> None:
    """As an office does whose program overlooks a mistake."""
    museum.office().publish(write_content(museum.folder / "content", word, **content), word)


def test_a_first_release_replaces_what_the_kiosk_came_with(fresh: Kiosk, museum: Museum) -> None:
    assert fresh.shown is None
    fresh.look(museum.repository)
    assert fresh.shown == "one"
    assert fresh.note.label == "one"
    assert fresh.note.version == int(f"{now():%Y%m%d}01")


def test_each_release_is_taken_once(kiosk: Kiosk, museum: Museum) -> None:
    assert "taken before" in kiosk.look(museum.repository).sentence
    museum.publish("two")
    assert kiosk.look(museum.repository).release is not None
    assert kiosk.shown == "two"


def test_an_exhibit_with_mistakes_is_refused_once_and_not_fetched_again(
    kiosk: Kiosk, museum: Museum, server: StaticServer
) -> None:
    publish_unchecked(museum, "two", mistake=True)
    refusal = kiosk.refusal(server.source())
    assert "exhibits/small/why.yaml" in refusal
    assert "'two' (version" in refusal
    assert kiosk.note.trouble == refusal.strip()
    server.asked.clear()
    assert kiosk.refusal(server.source()) == refusal
    assert not [path for path, _ in server.asked if path.endswith(".zip")]
    assert kiosk.note.trouble == refusal.strip()
    museum.publish("three")
    kiosk.look(server.source())
    assert kiosk.shown == "three"
    assert update_trouble(kiosk.state) is None


def test_a_newer_program_looks_again_at_what_the_older_refused(
    kiosk: Kiosk, museum: Museum, server: StaticServer
) -> None:
    publish_unchecked(museum, "two", mistake=True)
    kiosk.refusal(server.source())
    newer = Kiosk(kiosk.state, museum.root, version="1.3.0")
    server.asked.clear()
    newer.refusal(server.source())
    assert [path for path, _ in server.asked if path.endswith(".zip")]


def test_a_release_that_was_taken_back_is_left_alone_and_the_next_one_is_taken(
    kiosk: Kiosk, museum: Museum
) -> None:
    museum.publish("two")
    kiosk.look(museum.repository)
    kiosk.releases.roll_back(wall=now(), reason="It showed nothing.")
    assert kiosk.shown == "one"
    outcome = kiosk.look(museum.repository)
    assert "It showed nothing." in outcome.sentence
    assert kiosk.shown == "one"
    museum.publish("three")
    kiosk.look(museum.repository)
    assert kiosk.shown == "three"


def test_a_release_that_was_taken_back_is_left_alone_when_the_note_is_lost_too(
    kiosk: Kiosk, museum: Museum
) -> None:
    museum.publish("two")
    kiosk.look(museum.repository)
    kiosk.releases.roll_back(wall=now(), reason="It showed nothing.")
    (kiosk.state / "update.json").write_text("{")
    assert kiosk.look(museum.repository).release is None
    assert kiosk.shown == "one"


def test_staff_may_have_it_anyway(kiosk: Kiosk, museum: Museum) -> None:
    museum.publish("two")
    kiosk.look(museum.repository)
    kiosk.releases.roll_back(wall=now(), reason="It showed nothing.")
    assert kiosk.look(museum.repository, anyway=True).release is not None
    assert kiosk.shown == "two"


def test_contents_that_return_under_a_new_version_are_taken(kiosk: Kiosk, museum: Museum) -> None:
    museum.publish("two")
    kiosk.look(museum.repository)
    museum.publish("one")
    kiosk.look(museum.repository)
    assert kiosk.shown == "one"


def test_a_release_for_newer_kiosks_waits_for_the_program(kiosk: Kiosk, museum: Museum) -> None:
    content = write_content(museum.folder / "content", "two")
    museum.office().publish(content, "two", "1.10.0")
    assert "needs a kiosk of version 1.10.0" in kiosk.refusal(museum.repository)
    newer = Kiosk(kiosk.state, museum.root, version="1.10")
    assert "needs a kiosk" in newer.refusal(museum.repository)
    newer = Kiosk(kiosk.state, museum.root, version="1.10.1")
    newer.look(museum.repository)
    assert newer.shown == "two"


def test_a_pack_without_the_exhibit_that_this_kiosk_shows_is_refused(
    museum: Museum, tmp_path: Path
) -> None:
    kiosk = Kiosk(tmp_path / "state", museum.root, wanted=("hanoi-1972",))
    assert "lacks the exhibit 'hanoi-1972'" in kiosk.refusal(museum.repository)
    other = Kiosk(tmp_path / "state", museum.root, wanted=("small",))
    other.look(museum.repository)
    assert other.shown == "one"


@pytest.mark.parametrize("days", [2, 400, 20_000])
def test_a_clock_that_woke_up_in_the_past_is_told_and_nothing_is_taken_away(
    kiosk: Kiosk, museum: Museum, days: int
) -> None:
    museum.publish("two")
    refusal = kiosk.refusal(museum.repository, now(days=days))
    assert "The clock is wrong" in refusal
    assert kiosk.shown == "one"
    kiosk.look(museum.repository)
    assert kiosk.shown == "two"
    assert kiosk.note.trouble is None


def test_a_clock_before_the_program_was_built_is_told(museum: Museum, tmp_path: Path) -> None:
    kiosk = Kiosk(tmp_path / "state", museum.root, built=now(days=-30))
    assert "The clock is wrong" in kiosk.refusal(museum.repository)


def test_a_note_that_cannot_be_read_is_no_note(tmp_path: Path) -> None:
    path = tmp_path / "update.json"
    good = {"format": 1, "refused": []}
    for text in ("", "{", "[]", "null", '{"format": 1}', json.dumps({**good, "version": "x"}),
                 json.dumps({**good, "other": 1}), json.dumps({**good, "refused": [1]}),
                 "[" * 100_000):  # fmt: skip
        path.write_text(text)
        assert read_note(tmp_path) == Note()
        assert update_trouble(tmp_path) is None
    path.write_text(json.dumps({**good, "message": "No."}))
    assert update_trouble(tmp_path) == "No."


def test_a_new_root_of_trust_begins_anew(kiosk: Kiosk, tmp_path: Path) -> None:
    """All keys are lost: the office makes new ones, and staff carry root.json to the kiosk."""
    (tmp_path / "new").mkdir()
    new = Museum(tmp_path / "new")
    new.publish("two", wall=now(days=20))
    assert "not signed" in kiosk.refusal(new.repository)
    again = Kiosk(kiosk.state, new.root)
    again.look(new.repository)
    assert again.shown == "two"


WALL = dt.datetime(2026, 5, 1, 12, 0, tzinfo=dt.UTC)


def test_each_kiosk_has_its_own_moment_to_look() -> None:
    phases = {phase_of(f"machine {number}") for number in range(50)}
    assert len(phases) > 40
    assert all(dt.timedelta() <= phase < INTERVAL for phase in phases)
    assert phase_of(machine_name(Path("/nowhere"))) == phase_of("")


def test_a_kiosk_looks_once_an_interval() -> None:
    phase = phase_of("this one")
    looked: list[dt.datetime] = []
    for minute in range(24 * 60):
        at = WALL + dt.timedelta(minutes=minute)
        if is_due(looked[-1] if looked else None, WALL, at, phase, None):
            looked.append(at)
    assert abs(len(looked) - dt.timedelta(days=1) / INTERVAL) <= 1


def test_a_kiosk_that_waits_for_closing_time_looks_after_it() -> None:
    def is_open(at: dt.datetime) -> bool:
        return 9 <= at.hour < 17

    noon, night = WALL, WALL.replace(hour=20)
    assert not is_due(WALL.replace(hour=2), WALL.replace(hour=2), noon, dt.timedelta(), is_open)
    assert is_due(WALL.replace(hour=2), WALL.replace(hour=2), night, dt.timedelta(), is_open)


def test_a_kiosk_without_power_at_night_looks_by_day_in_the_end() -> None:
    seldom = WALL - LONGEST_WAIT
    assert is_due(seldom, seldom, WALL, dt.timedelta(), lambda _: True)
    assert is_due(None, None, WALL, dt.timedelta(), lambda _: True)
    later = seldom + dt.timedelta(hours=1)
    assert not is_due(later, later, WALL, dt.timedelta(), lambda _: True)


def test_a_clock_that_jumps_back_does_not_stop_the_looking() -> None:
    future = WALL + dt.timedelta(days=4000)
    assert is_due(future, future, WALL, dt.timedelta(), None)
    assert is_due(future, future, WALL, dt.timedelta(), lambda _: True)
