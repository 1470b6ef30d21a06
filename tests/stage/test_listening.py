"""What a visitor may listen to, and what is heard meanwhile."""

from pathlib import Path

import pytest

from kiosk.audio.cue import Cue
from kiosk.core.events import ItemShown, SoundToggled
from kiosk.core.intents import (
    ChooseLanguage,
    OpenContents,
    OpenSources,
    ScrubSound,
    StartAgain,
    StepVolume,
    StopSound,
    TogglePlay,
    ToggleSound,
)
from kiosk.session.visit import State
from kiosk.stage.listening import ListeningView, PlayingView
from tests.stage.museum import WITH_A_MAP, WITH_SOUNDS, make_exhibit
from tests.stage.visitor import Visitor, open_page, touch, want

IDLE_SECONDS = 60.0
READ_SECONDS = 8.0


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(make_exhibit(tmp_path, WITH_SOUNDS))


def listening(visitor: Visitor) -> ListeningView:
    view = visitor.view.listening
    assert view is not None, "there is something to listen to"
    return view


def playing(visitor: Visitor) -> PlayingView:
    view = listening(visitor).playing
    assert view is not None, "something plays"
    return view


def at_the_docks(visitor: Visitor) -> Visitor:
    visitor.do(touch)
    visitor.do(open_page("docks"))
    return visitor


# ------------------------------------------------------------------------------------- ambience


def test_nothing_is_heard_while_nobody_is_there(visitor: Visitor) -> None:
    visitor.wait(30)
    assert (visitor.ambience, visitor.speech) == (None, None)


def test_a_visit_has_the_exhibits_ambience_and_a_page_may_have_its_own(visitor: Visitor) -> None:
    at_the_docks(visitor)
    assert visitor.ambience == "gulls.wav"
    visitor.do(want(OpenContents()))
    assert visitor.ambience == "waves.wav"
    visitor.do(open_page("ships"))
    assert visitor.ambience == "waves.wav"


def test_a_page_may_be_silent(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(open_page("voices"))
    assert visitor.ambience is None


@pytest.mark.parametrize("leave", [lambda v: v.do(want(StartAgain())), lambda v: v.wait(200)])
def test_at_the_end_of_a_visit_everything_falls_silent(visitor: Visitor, leave: object) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    assert callable(leave)
    leave(visitor)
    assert visitor.conductor.state is State.ATTRACT
    assert (visitor.ambience, visitor.speech) == (None, None)


# ------------------------------------------------------------------------------------ narration


def test_a_page_offers_its_sounds_and_a_slide_its_own(visitor: Visitor) -> None:
    at_the_docks(visitor)
    assert [sound.title for sound in listening(visitor).sounds] == ["Listen", "The horn"]
    assert [sound.draft for sound in listening(visitor).sounds] == [True, False]
    visitor.do(open_page("ships"))
    assert visitor.view.listening is None
    visitor.do(open_page("ships", "tug"))
    assert [sound.id for sound in listening(visitor).sounds] == ["horn"]


def test_it_plays_with_captions_to_its_end(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    assert visitor.speech == ("docks-en.wav", 0.0)
    captions, begun = playing(visitor).captions, visitor.now
    assert captions.at(playing(visitor).playback.position(begun + 1)) == "The docks open early."
    assert captions.at(playing(visitor).playback.position(begun + 5)) == "They close late."
    visitor.wait(READ_SECONDS)
    assert listening(visitor).playing is None
    assert visitor.speech is None


def test_it_is_noted(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.since()
    visitor.do(want(ToggleSound("horn")))
    visitor.do(want(ToggleSound("horn")))
    assert visitor.since() == [
        SoundToggled("docks", "horn", playing=True),
        SoundToggled("docks", "horn", playing=False),
    ]


def test_a_pause_keeps_its_place(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    visitor.wait(3)
    visitor.do(want(ToggleSound("docks-read")))
    assert visitor.speech is None
    visitor.wait(10)
    assert playing(visitor).playback.position(visitor.now) == pytest.approx(3.0)
    visitor.do(want(ToggleSound("docks-read")))
    assert visitor.speech == ("docks-en.wav", pytest.approx(3.0))


def test_it_can_be_moved_while_it_plays_and_while_it_stands(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    visitor.do(want(ScrubSound(0.5)))
    assert visitor.speech == ("docks-en.wav", pytest.approx(4.0))
    visitor.do(want(ToggleSound("docks-read")))
    visitor.do(want(ScrubSound(0.25)))
    assert visitor.speech is None
    assert playing(visitor).playback.position(visitor.now) == pytest.approx(2.0)


def test_another_sound_takes_its_place_and_stopping_ends_it(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    visitor.do(want(ToggleSound("horn")))
    assert visitor.speech == ("horn.wav", 0.0)
    visitor.do(want(StopSound()))
    assert visitor.speech is None
    assert listening(visitor).playing is None


def test_a_sound_that_is_not_offered_is_not_played(visitor: Visitor) -> None:
    visitor.do(touch)
    visitor.do(open_page("ships"))
    visitor.do(want(ToggleSound("docks-read")))
    assert visitor.speech is None


@pytest.mark.parametrize("leave", [open_page("ships"), want(OpenContents()),
                                   want(ChooseLanguage("vi"))])  # fmt: skip
def test_leaving_what_it_belongs_to_ends_it(visitor: Visitor, leave: object) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    assert callable(leave)
    visitor.do(leave)
    assert visitor.speech is None


def test_it_is_in_the_visitors_language(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(want(ChooseLanguage("vi")))
    visitor.do(want(ToggleSound("docks-read")))
    assert visitor.speech == ("docks-vi.wav", 0.0)
    assert playing(visitor).captions.at(1.0) == "Bến tàu mở cửa sớm."


def test_the_sources_panel_does_not_stop_it(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    visitor.do(want(OpenSources()))
    visitor.wait(2)
    assert visitor.speech is not None


def test_nobody_is_asked_while_listening(tmp_path: Path) -> None:
    short = {**WITH_SOUNDS, "docks.yaml": WITH_SOUNDS["docks.yaml"] + "timeouts: {idle: 10 s}\n"}
    visitor = at_the_docks(Visitor(make_exhibit(tmp_path, short)))
    visitor.wait(5)
    visitor.do(want(ToggleSound("docks-read")))
    visitor.wait(READ_SECONDS + 9)
    assert visitor.conductor.state is State.EXPLORING, "the idle time began anew when it was over"
    visitor.wait(2)
    assert visitor.conductor.state is State.ASKING


def test_a_paused_sound_holds_nothing(visitor: Visitor) -> None:
    at_the_docks(visitor)
    visitor.do(want(ToggleSound("docks-read")))
    visitor.do(want(ToggleSound("docks-read")))
    visitor.wait(IDLE_SECONDS + 1)
    assert visitor.conductor.state is State.ASKING


def test_slides_do_not_turn_away_from_what_is_heard(visitor: Visitor) -> None:
    visitor.do(touch)
    visitor.do(open_page("ships", "tug"))
    visitor.wait(9)
    visitor.do(want(ToggleSound("horn")))
    visitor.wait(3.5)
    assert visitor.conductor.position is not None
    assert visitor.conductor.position[0] == "tug"
    visitor.wait(5)
    assert visitor.conductor.position[0] != "tug", "and then they go on"


def test_a_map_that_was_asked_to_play_goes_on(tmp_path: Path) -> None:
    bay = WITH_A_MAP["bay.yaml"] + "sounds: [horn]\n"
    main = WITH_SOUNDS["exhibit.yaml"].replace("lamp.yaml]", "lamp.yaml, bay.yaml]")
    files = {**WITH_SOUNDS, "bay.yaml": bay, "exhibit.yaml": main}
    visitor = Visitor(make_exhibit(tmp_path, files))
    visitor.do(touch)
    visitor.do(open_page("bay"))
    visitor.do(want(ToggleSound("horn")))
    visitor.do(want(TogglePlay()))
    visitor.since()
    visitor.wait(8)
    assert ItemShown in map(type, visitor.since())


# ----------------------------------------------------------------------------- touches, loudness


def test_a_press_is_heard_as_the_exhibit_wants_it(visitor: Visitor) -> None:
    assert visitor.cue_files == {Cue.TOUCH: "tick.wav"}
    visitor.do(touch)
    visitor.since()
    visitor.conductor.acknowledge_press()
    assert visitor.since() == [Cue.TOUCH]


def test_without_a_touch_sound_none_is_used(tmp_path: Path) -> None:
    assert Visitor(make_exhibit(tmp_path)).cue_files == {}


def test_the_next_visitor_finds_the_volume_as_it_was(visitor: Visitor) -> None:
    at_rest = visitor.loudness
    at_the_docks(visitor)
    visitor.do(want(StepVolume()))
    assert visitor.loudness != at_rest
    visitor.do(want(StartAgain()))
    assert visitor.loudness == at_rest
