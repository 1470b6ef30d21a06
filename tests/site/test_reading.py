"""What a kiosk goes by, whatever is the matter with its settings file."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.source import parse_document
from kiosk.core.quiet import QuietHours
from kiosk.schedule.timetable import WeeklyTime
from kiosk.site.hours import quiet_hours, restart_time, timetable_of
from kiosk.site.overrides import FILE_NAME, Overrides, read_overrides, write_overrides
from kiosk.site.reading import LAST_GOOD, check_settings, read_settings
from kiosk.site.settings import Settings
from kiosk.site.writing import settings_text, write_settings

ZONE = dt.timezone(dt.timedelta(hours=7))
FULL = """\
format: 1
museum: {vi: Bảo tàng Thành phố, en: City Museum}
exhibits: [hanoi-1972, welcome]
language: vi
screen: {width: 53.1 cm, distance: 0.7 m, rotation: 90, still: true}
sound:
  volume: 80 %
  quiet: "12:00-13:30, 20:00-08:00"
  times: [{hours: "Mo-Fr 10:00-12:00", volume: 40 %}]
hours: {open: "Tu-Su 09:00-17:00; PH off", holidays: VN, closed_on: [2026-12-24], screen: on}
restart: Su 03:30
staff: {pin: "scrypt:14:8:1:AAAAAAAAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAA"}
content: {folder: /srv/kiosk, updates: {url: "https://kiosk.example.org/content/", when: closed}}
"""


def full() -> Settings:
    checked = check_settings(FULL.encode(), "kiosk.yaml")
    assert checked.diagnostics == ()
    assert checked.settings is not None
    return checked.settings


def test_every_key_is_read() -> None:
    settings = full()
    screen = settings.screen
    assert (screen.width, screen.distance, screen.rotation, screen.still) == (531, 700, 90, True)
    assert quiet_hours(settings) == QuietHours(((720, 810), (1200, 480)))
    assert restart_time(settings) == WeeklyTime(6, dt.time(3, 30))
    assert settings.content.folder == Path("/srv/kiosk")
    assert settings.content.updates is not None
    assert settings.content.updates.url == "https://kiosk.example.org/content"


@pytest.mark.parametrize(
    ("when", "is_open", "volume"),
    [
        ("2026-12-01 09:00", True, 0.8),  # a Tuesday
        ("2026-12-01 10:30", True, 0.4),
        ("2026-12-01 12:30", True, 0.0),
        ("2026-12-01 17:00", False, 0.8),
        ("2026-11-30 10:30", False, 0.4),  # a Monday
        ("2026-12-24 10:00", False, 0.4),
        ("2027-01-01 10:00", False, 0.4),  # New Year in Việt Nam
        ("2027-01-02 10:00", True, 0.8),
    ],
)
def test_the_timetable_is_that_of_the_settings(when: str, is_open: bool, volume: float) -> None:
    moment = timetable_of(full()).at(dt.datetime.fromisoformat(when).replace(tzinfo=ZONE))
    assert (moment.is_open, moment.volume) == (is_open, volume)


def test_a_hundred_single_days_are_closed() -> None:
    """They were once put behind the opening hours as text, which may be no longer than 1,000."""
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=number) for number in range(100)]
    text = f"hours: {{open: '00:00-24:00', closed_on: [{', '.join(map(str, days))}]}}"
    settings = check_settings(text.encode(), "kiosk.yaml").settings
    assert settings is not None
    timetable = timetable_of(settings)
    for day in (*days, days[-1] + dt.timedelta(days=1)):
        noon = dt.datetime.combine(day, dt.time(12), ZONE)
        assert timetable.at(noon).is_open is (day not in days)


def test_without_sound_nothing_is_ever_heard() -> None:
    settings = check_settings(b"sound: off", "kiosk.yaml").settings
    assert settings is not None
    assert settings.sound is None
    assert timetable_of(settings).at(dt.datetime(2026, 11, 24, 9, tzinfo=ZONE)).volume == 0.0


def test_no_file_means_all_defaults(tmp_path: Path) -> None:
    (tmp_path / LAST_GOOD).write_text("language: vi\n", encoding="utf-8")
    read = read_settings(tmp_path / "kiosk.yaml", tmp_path)
    assert read.settings == Settings()
    assert (read.diagnostics, read.used_last_good) == ((), False)
    always = timetable_of(read.settings).at(dt.datetime(2026, 11, 24, 3, tzinfo=ZONE))
    assert (always.is_open, always.next_change, always.volume) == (True, None, 1.0)


@pytest.mark.parametrize(
    "bad", [b"", b"language: [", b"language: VN\n", b"\x00" * 5000, b"hours: {open: 9-17}\n"]
)
def test_of_a_file_with_mistakes_the_last_good_one_holds(bad: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.yaml"
    path.write_text("language: vi\n", encoding="utf-8")
    assert read_settings(path, tmp_path).settings.language == "vi"
    path.write_bytes(bad)
    read = read_settings(path, tmp_path)
    assert read.settings.language == "vi"
    assert read.used_last_good
    assert read.has_errors


def test_without_a_last_good_one_the_defaults_hold(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.yaml"
    path.write_text("language: [\n", encoding="utf-8")
    (tmp_path / LAST_GOOD).write_text("language: [\n", encoding="utf-8")
    read = read_settings(path, tmp_path)
    assert read.settings == Settings()
    assert read.has_errors
    assert not read.used_last_good


@pytest.mark.parametrize("what", ["a folder", "a link to nowhere", "a pipe"])
def test_what_is_no_file_is_told_and_read_no_further(what: str, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.yaml"
    if what == "a folder":
        path.mkdir()
    elif what == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("nowhere")
    read = read_settings(path, tmp_path)
    assert read.settings == Settings()
    assert len(read.diagnostics) == 1


def test_a_state_folder_that_is_not_there_keeps_nothing_from_being_read(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.yaml"
    path.write_text("language: vi\n", encoding="utf-8")
    assert read_settings(path, tmp_path / "none").settings.language == "vi"
    assert read_settings(path, None).settings.language == "vi"


KEYS = st.sampled_from(
    ["format", "museum", "exhibits", "language", "screen", "sound", "hours", "restart", "staff",
     "content", "width", "volume", "quiet", "times", "open", "holidays", "closed_on", "pin", "url",
     "updates", "folder", "rotation", "still", "when", "en", "x"]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12)
    | st.sampled_from(["off", "531 mm", "80 %", "Mo 04:00", "Tu-Su 09:00-17:00", "2026-12-24",
                       "VN", "24/7", "PH off", "https://example.org", "/srv", "12:00-13:30"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def is_told_or_read(raw: bytes) -> None:
    checked = check_settings(raw, "kiosk.yaml")
    if checked.settings is None:
        assert any(diagnostic.is_error for diagnostic in checked.diagnostics)
    else:
        timetable_of(checked.settings).at(dt.datetime(2026, 11, 24, 9, tzinfo=ZONE))


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_keys_and_values_give_settings_or_diagnostics(data: dict[str, object]) -> None:
    is_told_or_read(json.dumps(data, ensure_ascii=False).encode(errors="replace"))


@given(st.text())
def test_any_text_gives_settings_or_diagnostics(text: str) -> None:
    is_told_or_read(text.encode(errors="replace"))


@given(st.binary())
def test_any_bytes_give_settings_or_diagnostics(raw: bytes) -> None:
    is_told_or_read(raw)


@given(st.text(alphabet='TuSaFrMoPH0123456789:-;, off"[]/', max_size=30))
def test_any_hours_give_settings_or_diagnostics(text: str) -> None:
    quoted = json.dumps(text)
    is_told_or_read(f"hours: {{open: {quoted}}}\nrestart: {quoted}".encode())


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_is_written_is_what_was_meant(language: str) -> None:
    data = parse_document(FULL.encode(), "kiosk.yaml").data
    text = settings_text(data, language)
    assert parse_document(text.encode(), "kiosk.yaml").data == data
    assert check_settings(text.encode(), "kiosk.yaml").settings == full()


@given(st.text(min_size=1, max_size=40))
def test_any_name_of_a_museum_survives_being_written(name: str) -> None:
    data = {"format": 1, "museum": {"en": name}}
    try:
        text = settings_text(data)
    except ValueError:
        return  # a name that no settings may have
    assert check_settings(text.encode(), "").settings == Settings.model_validate(data)


def test_what_is_not_set_is_told_with_examples_that_hold() -> None:
    """Without its '# ', every example is what may stand there."""
    for language in ("en", "vi"):
        lines = settings_text({"format": 1}, language).splitlines()
        bare = [line.removeprefix("# ") for line in lines if not line.startswith("# #")]
        keys = [line for line in bare if line.lstrip().split(":")[0] in EVERY_KEY and ":" in line]
        checked = check_settings("\n".join(keys).encode(), "kiosk.yaml")
        assert checked.diagnostics == ()
        assert checked.settings is not None
        assert checked.settings.content.updates is not None


EVERY_KEY = {
    "format", "museum", "exhibits", "language", "screen", "width", "distance", "rotation", "still",
    "sound", "volume", "quiet", "times", "hours", "open", "holidays", "closed_on", "restart",
    "content", "folder", "updates", "url", "when",
}  # fmt: skip


def test_the_file_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "etc" / "kiosk.yaml"
    write_settings(path, "language: vi\n")
    write_settings(path, "language: en\n")
    write_settings(path, "language: en\n")
    assert path.read_text(encoding="utf-8") == "language: en\n"
    assert (path.parent / "kiosk.yaml.before").read_text(encoding="utf-8") == "language: vi\n"


def test_what_staff_chose_comes_back(tmp_path: Path) -> None:
    until = dt.datetime(2026, 11, 25, tzinfo=ZONE)
    chosen = Overrides(("welcome",), 0.4, 0.75, until)
    write_overrides(tmp_path, chosen)
    assert read_overrides(tmp_path) == chosen
    assert chosen.is_closed_at(dt.datetime(2026, 11, 24, 18, tzinfo=ZONE))
    assert not chosen.is_closed_at(until)


def test_a_closing_by_a_clock_that_was_wrong_does_not_last_for_years() -> None:
    chosen = Overrides(closed_until=dt.datetime(2031, 11, 25, tzinfo=ZONE))
    assert not chosen.is_closed_at(dt.datetime(2026, 11, 24, 18, tzinfo=ZONE))


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "[" * 9000, '{"format": 2}', '{"format": 1, "volume": 2}',
        '{"format": 1, "volume": "loud"}', '{"format": 1, "exhibits": [1]}',
        '{"format": 1, "closed_until": "tomorrow"}', '{"format": 1, "closed_until": "2026-11-25"}',
        '{"format": 1, "brightness": NaN}',
    ],
)  # fmt: skip
def test_what_staff_chose_is_forgotten_when_it_cannot_be_read(text: str, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert read_overrides(tmp_path) == Overrides()
    assert read_overrides(tmp_path / "none") == Overrides()
