"""The strip in which sounds are started, paused, moved, and read."""

from itertools import product
from pathlib import Path

import pytest

from kiosk.exhibit.model import Exhibit
from kiosk.stage.rehearsal import Rehearsal
from tests.stage.museum import SOUNDS, WITH_SOUNDS, make_exhibit
from tests.ui.audit import LineRecorder, audit
from tests.ui.conftest import Stage
from tests.ui.hands import enter, words

SIZES = ((1920, 1080), (1080, 1920), (1366, 768), (1024, 768))
LARGEST_TEXT = 2
LONG = (
    "A line of forty-two letters, and not fewer\nabove another one of forty-two letters too.",
    "Một dòng dài bốn mươi hai chữ cái, đủ dấu\nvà thêm một dòng dài như thế ở ngay dưới.",
)
TALK = "- Who is there?\n- I am.\n- Come in, then.\n- No."
LONGEST = " ".join(f"{number} words" for number in range(10, 40))[:240].rsplit(" ", 1)[0]


@pytest.fixture
def harbour(tmp_path: Path) -> Exhibit:
    return make_exhibit(tmp_path, WITH_SOUNDS)


@pytest.fixture
def talkative(tmp_path: Path) -> Exhibit:
    """Three sounds with long names, and captions as long as captions may be."""
    more = "".join(
        f"whistle-{number}: {{kind: recording, file: horn.wav,\n"
        "  captions: {en: long-en.vtt, vi: long-vi.vtt},\n"
        f"  title: {{en: The ship's whistle as it was heard across the bay at night {number},\n"
        f"  vi: Tiếng còi tàu như người ta nghe thấy từ bên kia vịnh vào ban đêm {number}}},\n"
        "  credit: The museum's own recording with all of its members, rights: CC0-1.0}\n"
        for number in (1, 2, 3)
    )
    files = {
        **WITH_SOUNDS,
        "sounds.yaml": SOUNDS + more,
        "docks.yaml": WITH_SOUNDS["docks.yaml"].replace(
            "[docks-read, horn]", "[whistle-1, whistle-2, whistle-3]"
        ),
    }
    return make_exhibit(
        tmp_path, files, captions=dict(zip(("long-en", "long-vi"), LONG, strict=True))
    )


def test_a_sound_is_started_and_its_words_follow_it(stage: Stage, harbour: Exhibit) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=harbour, language="en"), "docks")
    assert "Listen" in words(rehearsal)
    assert "Draft · A voice" in words(rehearsal)
    rehearsal.tap("sound-docks-read")
    rehearsal.step(1.0)
    assert "The docks open early." in _caption(rehearsal)
    rehearsal.step(4.0)
    assert "They close late." in _caption(rehearsal)
    rehearsal.step(4.0)
    assert "Listen" in words(rehearsal), "it is over, and can be heard again"


def test_it_goes_where_a_finger_leads_it(stage: Stage, harbour: Exhibit) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=harbour, language="en"), "docks")
    rehearsal.tap("sound-docks-read")
    bar = rehearsal.control("sound-position")
    rehearsal.touch(bar.x + 0.75 * bar.width, bar.centre[1])
    rehearsal.step(0.1)
    assert "They close late." in _caption(rehearsal)
    finger = rehearsal.down(bar.x + 0.75 * bar.width, bar.centre[1])
    rehearsal.move(finger, bar.x + 0.5 * bar.width, bar.centre[1])
    rehearsal.move(finger, bar.x + 0.1 * bar.width, bar.centre[1])
    rehearsal.step(0.1)
    rehearsal.up(finger)
    assert "The docks open early." in _caption(rehearsal)


def test_it_is_paused_and_stopped(stage: Stage, harbour: Exhibit) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=harbour, language="en"), "docks")
    rehearsal.tap("sound-docks-read")
    rehearsal.step(1.0)
    rehearsal.tap("sound-toggle")
    rehearsal.step(10.0)
    assert "The docks open early." in _caption(rehearsal)
    rehearsal.tap("sound-stop")
    assert "sound-docks-read" in rehearsal.controls


def test_keys_reach_all_of_it(stage: Stage, harbour: Exhibit) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=harbour, language="en"), "docks")
    _focus(rehearsal, "sound-docks-read")
    rehearsal.shell.key_select()
    rehearsal.step(1.0)
    _focus(rehearsal, "sound-position")
    for _ in range(2):  # of two seconds each
        rehearsal.shell.key_select()
    rehearsal.step(0.1)
    assert "They close late." in _caption(rehearsal)
    _focus(rehearsal, "sound-stop")
    rehearsal.shell.key_select()
    assert "sound-docks-read" in rehearsal.controls


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_page_stands_still_when_a_sound_begins_and_ends(
    size: tuple[int, int], stage: Stage, harbour: Exhibit
) -> None:
    rehearsal = enter(stage(size, exhibit=harbour, language="en"), "docks")
    before = rehearsal.control("next-item")
    rehearsal.tap("sound-docks-read")
    rehearsal.step(1.0)
    assert rehearsal.control("next-item") == before
    rehearsal.step(9.0)
    assert rehearsal.control("next-item") == before


@pytest.mark.parametrize(
    ("size", "language", "step"), list(product(SIZES, ("en", "vi"), (0, LARGEST_TEXT)))
)
def test_long_names_and_captions_find_room(
    size: tuple[int, int], language: str, step: int, stage: Stage, talkative: Exhibit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    lines = LineRecorder(monkeypatch)
    rehearsal = enter(stage(size, exhibit=talkative, language=language), "docks")
    for _ in range(step):
        rehearsal.tap("text-size")
    rehearsal.settle()
    assert [*audit(rehearsal), *lines.broken_words()] == []
    rehearsal.tap("sound-whistle-2")
    rehearsal.step(2.0)
    assert [*audit(rehearsal), *lines.broken_words()] == []
    player = rehearsal.shell._player
    assert player._words.text, "there are words to see"
    assert player._words.height <= player._place.height + 2
    assert player._words_px >= rehearsal.shell._look.px(20), "and they can be read"


@pytest.mark.parametrize("text", [TALK, LONGEST], ids=("talk", "longest"))
@pytest.mark.parametrize(("size", "step"), list(product(SIZES, (0, LARGEST_TEXT))), ids=str)
def test_captions_of_any_length_that_is_allowed_stay_in_the_strip(
    text: str, size: tuple[int, int], step: int, stage: Stage, tmp_path: Path
) -> None:
    """Four lines stood on the page above the strip and on the bar below it."""
    recording = (
        "talk: {kind: recording, file: horn.wav, captions: {en: talk-en.vtt, vi: talk-vi.vtt},\n"
        "  title: {en: Talk, vi: Nói}, credit: M, rights: CC0-1.0}\n"
    )
    docks = WITH_SOUNDS["docks.yaml"].replace("[docks-read, horn]", "[talk]")
    files = {**WITH_SOUNDS, "sounds.yaml": SOUNDS + recording, "docks.yaml": docks}
    exhibit = make_exhibit(tmp_path, files, captions={"talk-en": text, "talk-vi": text})
    rehearsal = enter(stage(size, exhibit=exhibit, language="en"), "docks")
    for _ in range(step):
        rehearsal.tap("text-size")
    rehearsal.settle()
    rehearsal.tap("sound-talk")
    player, seen = rehearsal.shell._player, []
    for _ in range(30):
        rehearsal.step(0.1)
        seen += [_caption(rehearsal)] * (_caption(rehearsal) not in seen)
        assert player._words.height <= player._place.height + 2
    rehearsal.step(0.9)
    seen += [_caption(rehearsal)] * (_caption(rehearsal) not in seen)
    assert " ".join(seen).split() == text.split(), "and nothing of them is lost"


def _caption(rehearsal: Rehearsal) -> str:
    return str(rehearsal.shell._player._words.text)


def _focus(rehearsal: Rehearsal, name: str) -> None:
    for _ in range(len(rehearsal.controls)):
        rehearsal.shell.key_next(1)
        target = rehearsal.shell._focus.target
        if target is not None and target.name == name:
            return
    raise KeyError(name)
