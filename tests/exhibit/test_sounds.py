"""Sounds and videos of an exhibit: what a visitor hears, and what is left when some are broken."""

from pathlib import Path

import pytest

from kiosk.content.captions import NO_CAPTIONS
from kiosk.content.links import PageLink
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.pages.page import Page
from tests.exhibit.media import make_media
from tests.exhibit.write import HEAD, picture, story, write_exhibit

RIGHTS = "credit: Museum, rights: CC0-1.0"
SOUNDS = f"""
why-read:
  {{kind: narration, file: {{en: good.wav, vi: other.wav}},
   captions: {{en: good.vtt, vi: long.vtt}}, {RIGHTS}}}
call: {{kind: recording, file: good.wav, captions: {{en: good.vtt}}, title: A call, {RIGHTS}}}
wind: {{kind: ambience, file: other.wav, {RIGHTS}}}
rain: {{kind: ambience, file: minutes.wav, {RIGHTS}}}
click: {{kind: effect, file: good.wav, {RIGHTS}}}
"""
VIDEOS = f"""
film: {{file: good.webm, poster: bridge, alt: A film, captions: good.vtt, {RIGHTS}}}
torn: {{file: text.webm, poster: bridge, alt: A film, {RIGHTS}}}
"""


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_media(tmp_path_factory.mktemp("media") / "media")


def load(tmp_path: Path, media: Path, main: str = "", **files: str) -> Exhibit:
    written: dict[str, str | bytes] = {
        "exhibit.yaml": HEAD + "pages: [one.yaml, two.yaml]\n" + main,
        "one.yaml": story("one", "sounds: [why-read, call]\nvideo: film\n"),
        "two.yaml": story("two"),
        "pictures.yaml": picture("bridge", "good.png"),
        "sounds.yaml": SOUNDS,
        "videos.yaml": VIDEOS,
        **{f"{name}.yaml": content for name, content in files.items()},
    }
    exhibit = load_exhibit(write_exhibit(tmp_path, written), media).exhibit
    assert exhibit is not None
    return exhibit


def pages(exhibit: Exhibit) -> tuple[Page, ...]:
    return exhibit.pages


class TestASound:
    def test_is_heard_in_the_visitors_language(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media)
        assert exhibit.sound_file("why-read", "en") == media / "good.wav"
        assert exhibit.sound_file("why-read", "vi") == media / "other.wav"
        assert exhibit.sound_file("call", "vi") == media / "good.wav"

    def test_is_read_along_in_the_visitors_language(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media)
        assert exhibit.captions("sound", "why-read", "en").end == 2.0
        assert exhibit.captions("sound", "why-read", "vi").end == 4.5
        assert exhibit.captions("sound", "call", "vi").at(0.5) == "One."
        assert exhibit.captions("sound", "wind", "en") == NO_CAPTIONS

    def test_has_a_length(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media)
        assert exhibit.duration("sound", "why-read", "vi") == pytest.approx(2.0)
        assert exhibit.duration("sound", "nowhere", "vi") == 0.0

    def test_that_is_broken_leaves_its_page(self, tmp_path: Path, media: Path) -> None:
        """One file cut short must not take a story away from visitors."""
        broken = SOUNDS.replace("vi: other.wav", "vi: cut.wav")
        exhibit = load(tmp_path, media, sounds=broken)
        assert [page.id for page in pages(exhibit)] == ["one", "two"]
        assert pages(exhibit)[0].sounds_at(None) == ("call",)
        assert "why-read" not in exhibit.sounds
        assert exhibit.sound_file("why-read", "en") is None

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("en: good.vtt, vi", "en: slips.vtt, vi"),
            ("en: good.vtt, vi", "en: late.vtt, vi"),
            ("en: good.vtt, vi", "en: nowhere.vtt, vi"),
            ("captions: {en: good.vtt, vi: long.vtt}", "captions: good.vtt"),
            ("{en: good.wav, vi", "{fr: good.wav, vi"),
            ("kind: narration", "kind: effect"),
            ("kind: narration", "kind: narrator"),
        ],
    )
    def test_with_any_mistake_is_not_offered(
        self, tmp_path: Path, media: Path, old: str, new: str
    ) -> None:
        assert old in SOUNDS
        exhibit = load(tmp_path, media, sounds=SOUNDS.replace(old, new, 1))
        assert pages(exhibit)[0].sounds_at(None) == ("call",)

    def test_that_nobody_described_leaves_its_page(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media, two=story("two", "sounds: [nowhere]\nambience: nowhere\n"))
        assert pages(exhibit)[1].sounds_at(None) == ()
        assert pages(exhibit)[1].ambience is None

    def test_loses_only_the_sources_that_there_are_not(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(
            tmp_path,
            media,
            sounds=SOUNDS.replace("title: A call,", "title: A call, sources: [S9],"),
        )
        assert exhibit.sounds["call"].sources == ()


class TestTheAmbience:
    def test_of_the_exhibit_is_heard_on_pages_that_name_no_other(
        self, tmp_path: Path, media: Path
    ) -> None:
        exhibit = load(tmp_path, media, "ambience: wind\n", two=story("two", "ambience: silence\n"))
        one, two = pages(exhibit)
        assert exhibit.ambience_of(None) == "wind"
        assert exhibit.ambience_of(one) == "wind"
        assert exhibit.ambience_of(two) is None

    def test_of_a_page_is_heard_there(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media, two=story("two", "ambience: wind\n"))
        one, two = pages(exhibit)
        assert (exhibit.ambience_of(None), exhibit.ambience_of(one)) == (None, None)
        assert exhibit.ambience_of(two) == "wind"

    def test_that_is_too_long_gives_way_to_the_exhibits(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media, "ambience: wind\n", two=story("two", "ambience: rain\n"))
        assert exhibit.ambience_of(pages(exhibit)[1]) == "wind"

    def test_and_the_sound_of_touches_are_gone_when_they_are_of_another_kind(
        self, tmp_path: Path, media: Path
    ) -> None:
        exhibit = load(tmp_path, media, "ambience: click\ntouch_sound: wind\n")
        assert (exhibit.ambience, exhibit.touch_sound) == (None, None)
        exhibit = load(tmp_path, media, "ambience: wind\ntouch_sound: click\n")
        assert (exhibit.ambience, exhibit.touch_sound) == ("wind", "click")


class TestAVideo:
    def test_is_found_with_its_captions(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media)
        assert exhibit.video_file("film", "vi") == media / "good.webm"
        assert exhibit.captions("video", "film", "vi").end == 2.0
        assert exhibit.duration("video", "film", "vi") == 2.0
        assert exhibit.duration("video", "torn", "vi") == 0.0

    def test_in_a_file_of_unknown_length_has_not_the_length_of_another(
        self, tmp_path: Path, media: Path
    ) -> None:
        """The bar of a film in one language ended where that in the other did."""
        film = VIDEOS.replace("{file: good.webm", "{file: {en: good.webm, vi: endless.webm}")
        film = film.replace("captions: good.vtt", "captions: {en: good.vtt, vi: good.vtt}")
        exhibit = load(tmp_path, media, videos=film)
        assert exhibit.duration("video", "film", "en") == 2.0
        assert exhibit.duration("video", "film", "vi") == 0.0

    def test_has_captions_that_fit_the_file_which_their_readers_see(
        self, tmp_path: Path, media: Path
    ) -> None:
        """They were held against the file written down first, but the first language's is shown."""
        film = VIDEOS.replace("{file: good.webm", "{file: {vi: endless.webm, en: good.webm}")
        film = film.replace(
            "captions: good.vtt", "captions: {vi: good.vtt, en: good.vtt, fr: late.vtt}"
        )
        main = HEAD.replace("[en, vi]", "[en, vi, fr]") + "pages: [one.yaml, two.yaml]\n"
        assert load(tmp_path, media, exhibit=main, videos=film).video_file("film", "fr") is None
        film = film.replace("late.vtt", "good.vtt")
        exhibit = load(tmp_path, media, exhibit=main, videos=film)
        assert exhibit.video_file("film", "fr") == media / "good.webm"

    def test_shows_its_poster_on_its_pages_card(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media)
        one, two = pages(exhibit)
        assert (exhibit.cover_of(one), exhibit.cover_of(two)) == ("bridge", None)
        (item,) = exhibit.attract.items
        assert (item.picture, item.opens) == ("bridge", PageLink("one"))

    def test_that_is_broken_is_its_poster(self, tmp_path: Path, media: Path) -> None:
        exhibit = load(tmp_path, media, two=story("two", "video: torn\n"))
        assert exhibit.videos["torn"].poster == "bridge"
        assert exhibit.video_file("torn", "en") is None
        assert exhibit.cover_of(pages(exhibit)[1]) == "bridge"

    @pytest.mark.parametrize("video", ["nowhere", "posterless"])
    def test_of_which_nothing_can_be_shown_takes_its_page_away(
        self, tmp_path: Path, media: Path, video: str
    ) -> None:
        more = f"posterless: {{file: good.webm, poster: brigde, alt: A film, {RIGHTS}}}\n"
        exhibit = load(tmp_path, media, two=story("two", f"video: {video}\n"), videos=VIDEOS + more)
        assert [page.id for page in pages(exhibit)] == ["one"]
