"""A film begins when it is asked for, is told apart by its words, and ends behind its poster."""

import pytest

from kiosk.core.intents import (
    FilmEnded,
    FilmFailed,
    FilmStands,
    GoBack,
    Intent,
    Next,
    OpenSources,
    Previous,
    ScrubFilm,
    ToggleFilm,
    ToggleMute,
    ZoomBy,
)
from kiosk.exhibit.model import Exhibit
from kiosk.pages.presenting import Place
from kiosk.pages.screening import Screening
from kiosk.pages.slideshow.model import SlideshowPage
from kiosk.pages.slideshow.presenter import SlideshowPresenter, SlideView
from kiosk.pages.story.model import StoryPage
from kiosk.pages.story.presenter import StoryPresenter
from kiosk.video.view import FilmState, FilmView
from tests.pages.reading import reader
from tests.video.exhibits import CAPTIONS, write_cinema

PLACE = Place(1, "Here")
SECONDS = 4.0
AT_REST, PLAYING, PAUSED = FilmState.AT_REST, FilmState.PLAYING, FilmState.PAUSED


@pytest.fixture(scope="module")
def cinema(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    return write_cinema(tmp_path_factory.mktemp("cinema"))


class Seat:
    """Someone before a film."""

    def __init__(
        self,
        exhibit: Exhibit,
        video: str = "arrival",
        language: str = "en",
        *,
        length: float = SECONDS,
    ) -> None:
        self.film = Screening(video, exhibit)
        self.reader = reader(exhibit, language)
        self.view = self.look()
        self.do(FilmStands(0.0, length), 0.0)

    def look(self) -> FilmView:
        view = self.film.view(self.reader)
        assert view is not None
        self.view = view
        return view

    def do(self, intent: Intent, now: float) -> bool:
        done = self.film.handle(intent, now)
        self.look()
        return done

    def wait(self, now: float) -> bool:
        changed = self.film.advance(now)
        if changed:
            self.look()
        return changed


@pytest.fixture
def seat(cinema: Exhibit) -> Seat:
    return Seat(cinema)


class TestPlaying:
    def test_it_never_starts_by_itself(self, seat: Seat) -> None:
        assert not seat.wait(1000.0)
        assert (seat.view.state, seat.view.captions) == (AT_REST, "")
        assert not seat.film.performs
        assert not seat.film.is_heard

    def test_asked_for_it_plays_from_its_beginning_with_its_sound(self, seat: Seat) -> None:
        assert seat.do(ToggleFilm(), 10.0)
        view = seat.view
        assert (view.state, view.second_at(10.0), view.second_at(12.5)) == (PLAYING, 0.0, 2.5)
        assert view.share_at(12.0) == pytest.approx(0.5)
        assert not view.muted
        assert seat.film.performs
        assert seat.film.is_heard

    def test_paused_it_stands_still_and_then_goes_on(self, seat: Seat) -> None:
        seat.do(ToggleFilm(), 0.0)
        seat.do(ToggleFilm(), 1.5)
        assert (seat.view.state, seat.view.second_at(99.0)) == (PAUSED, 1.5)
        assert not seat.film.performs
        seat.do(ToggleFilm(), 100.0)
        assert (seat.view.state, seat.view.second_at(101.0)) == (PLAYING, 2.5)

    def test_at_its_end_the_poster_is_back_and_it_can_be_seen_again(self, seat: Seat) -> None:
        seat.do(ToggleFilm(), 0.0)
        assert seat.film.is_awaited
        seat.wait(SECONDS - 0.01)
        assert seat.view.state is PLAYING
        assert seat.wait(SECONDS)
        assert (seat.view.state, seat.film.performs, seat.film.is_awaited) == (
            AT_REST,
            False,
            False,
        )
        seat.do(ToggleFilm(), 50.0)
        assert seat.view.second_at(50.5) == 0.5
        assert seat.film.is_awaited

    def test_each_beginning_and_each_scrub_is_another_take(self, seat: Seat) -> None:
        takes = [seat.view.take]
        for intent in (ToggleFilm(), ScrubFilm(0.5), ScrubFilm(0.25)):
            seat.do(intent, 1.0)
            takes.append(seat.view.take)
        assert len(set(takes)) == len(takes)
        seat.do(ToggleFilm(), 2.0)
        seat.do(ToggleFilm(), 3.0)
        assert seat.view.take == takes[-1], "a pause changes no place"

    def test_scrubbed_it_goes_on_from_there(self, seat: Seat) -> None:
        seat.do(ToggleFilm(), 0.0)
        assert seat.do(ScrubFilm(0.75), 1.0)
        assert seat.view.second_at(1.5) == 3.5

    def test_scrubbed_while_it_stands_still_it_stands_there(self, seat: Seat) -> None:
        seat.do(ToggleFilm(), 0.0)
        seat.do(ToggleFilm(), 1.0)
        seat.do(ScrubFilm(0.75), 2.0)
        assert (seat.view.state, seat.view.second_at(9.0)) == (PAUSED, 3.0)

    @pytest.mark.parametrize("intent", [ScrubFilm(0.5), ToggleMute(), GoBack()])
    def test_behind_its_poster_there_is_nothing_to_scrub_or_mute(
        self, seat: Seat, intent: Intent
    ) -> None:
        before = seat.look()
        assert not seat.do(intent, 0.0)
        assert seat.view == before

    def test_muted_it_plays_on_and_nothing_is_heard_of_it(self, seat: Seat) -> None:
        seat.do(ToggleFilm(), 0.0)
        assert seat.do(ToggleMute(), 1.0)
        assert (seat.view.muted, seat.film.performs, seat.film.is_heard) == (True, True, False)
        seat.do(ToggleMute(), 2.0)
        assert (seat.view.muted, seat.film.is_heard) == (False, True)

    def test_one_step_back_closes_the_film_and_the_next_the_page(self, seat: Seat) -> None:
        seat.do(ToggleFilm(), 0.0)
        assert seat.do(GoBack(), 1.0)
        assert seat.view.state is AT_REST
        assert not seat.do(GoBack(), 2.0)

    def test_it_waits_behind_the_sources(self, seat: Seat) -> None:
        """It played on unseen beneath the panel, and its captions were missed."""
        seat.do(ToggleFilm(), 0.0)
        assert not seat.do(OpenSources(), 1.0), "the panel opens all the same"
        assert (seat.view.state, seat.view.second_at(60.0)) == (PAUSED, 1.0)


class TestItsOwnWord:
    def test_where_it_really_stands_counts(self, seat: Seat) -> None:
        """A film that took half a second to start showed its captions half a second early."""
        seat.do(ToggleFilm(), 0.0)
        before = seat.view.take
        assert seat.do(FilmStands(0.1, SECONDS), 0.6)
        assert seat.view.second_at(1.0) == pytest.approx(0.5)
        assert seat.view.take == before, "it is told nothing: it knows"

    def test_a_length_that_no_header_told_is_learned(self, cinema: Exhibit) -> None:
        seat = Seat(cinema, "live", length=0.0)
        seat.do(ToggleFilm(), 0.0)
        seat.do(FilmStands(1.0, 8.0), 1.0)
        assert (seat.view.length, seat.view.share_at(1.0)) == (8.0, 0.125)
        assert seat.do(ScrubFilm(0.5), 2.0)
        assert seat.view.second_at(2.0) == 4.0

    def test_one_whose_length_nobody_knows_plays_until_it_says_that_it_is_over(
        self, cinema: Exhibit
    ) -> None:
        """A live recording was cut off after 30 seconds; a shorter one never ended, and nobody was
        asked any more whether they were still there.
        """
        seat = Seat(cinema, "live", length=0.0)
        seat.do(ToggleFilm(), 0.0)
        seat.do(FilmStands(299.0, 0.0), 300.0)
        assert not seat.wait(301.0)
        assert (seat.view.state, seat.view.second_at(301.0)) == (PLAYING, 300.0)
        assert seat.do(FilmEnded(), 302.0)
        assert (seat.view.state, seat.view.second_at(303.0)) == (AT_REST, 0.0)
        assert not seat.film.performs
        assert not seat.film.is_awaited, "it has been seen"

    def test_an_end_that_is_told_too_late_ends_nothing(self, seat: Seat) -> None:
        seat.do(FilmEnded(), 1.0)
        assert seat.film.is_awaited

    def test_a_word_that_comes_too_late_starts_nothing(self, seat: Seat) -> None:
        seat.do(FilmStands(2.0, SECONDS), 5.0)
        assert (seat.view.state, seat.view.second_at(6.0)) == (AT_REST, 0.0)

    def test_a_film_that_failed_leaves_its_poster_and_waits_for_nobody(self, seat: Seat) -> None:
        seat.do(ToggleFilm(), 0.0)
        assert seat.film.handle(FilmFailed(), 1.0)
        assert seat.film.view(seat.reader) is None
        assert not seat.film.performs
        assert not seat.film.is_awaited
        assert not seat.film.handle(ToggleFilm(), 2.0)
        picture = seat.film.picture(seat.reader)
        assert (picture.path.name, picture.caption) == ("poster.png", "A picture of the harbour")

    def test_without_a_file_there_is_the_poster_with_its_own_words(self, cinema: Exhibit) -> None:
        film = Screening("missing", cinema)
        assert film.view(reader(cinema)) is None
        assert not film.is_awaited
        assert not film.handle(ToggleFilm(), 0.0)
        assert film.picture(reader(cinema)).caption == "A picture of the harbour"


class TestWords:
    @pytest.mark.parametrize("language", ["en", "vi"])
    def test_what_is_said_is_written_in_the_visitors_language(
        self, cinema: Exhibit, language: str
    ) -> None:
        first, second = CAPTIONS[language]
        seat = Seat(cinema, language=language)
        seat.do(ToggleFilm(), 0.0)
        tenths = (tenth / 10 for tenth in range(1, 40))
        told = [(now, seat.view.captions) for now in tenths if seat.wait(now)]
        assert told == [(0.5, first), (1.5, ""), (2.0, second)]

    def test_its_own_caption_credit_and_alternative_text(self, seat: Seat) -> None:
        picture = seat.film.picture(seat.reader)
        assert picture.path.name == "poster.png"
        assert (picture.caption, picture.alt) == ("The arrival", "A ship enters the harbour")
        assert picture.credit == "The film studio · December 1972 · CC BY 4.0"
        assert seat.view.title == "The arrival"

    def test_without_a_caption_it_is_named_by_its_alternative_text(self, cinema: Exhibit) -> None:
        assert Seat(cinema, "dubbed").view.title == "A ship leaves"

    def test_another_language_may_have_another_film(self, cinema: Exhibit) -> None:
        paths = [Seat(cinema, "dubbed", language).view.path for language in ("vi", "en")]
        assert [path and path.name for path in paths] == ["dubbed-vi.mkv", "dubbed-en.mkv"]


class TestInAStory:
    @pytest.fixture
    def story(self, cinema: Exhibit) -> StoryPresenter:
        page = cinema.page("harbour")
        assert isinstance(page, StoryPage)
        presenter = StoryPresenter(page, cinema)
        presenter.open(None, 0.0)
        return presenter

    def test_the_film_stands_where_the_picture_would(
        self, cinema: Exhibit, story: StoryPresenter
    ) -> None:
        view = story.view(reader(cinema), PLACE)
        assert view.film is not None
        assert view.picture is not None
        assert view.picture.caption == "The arrival"
        assert (view.count, story.position) == (0, None)

    def test_it_is_performed_and_heard_while_it_plays(
        self, cinema: Exhibit, story: StoryPresenter
    ) -> None:
        assert (story.performs, story.is_heard) == (False, False)
        assert story.handle(ToggleFilm(), 0.0)
        assert (story.performs, story.is_heard) == (True, True)

    def test_a_finger_on_the_glass_does_not_stop_it(
        self, cinema: Exhibit, story: StoryPresenter
    ) -> None:
        """Every touch of the volume made it stutter."""
        story.handle(ToggleFilm(), 0.0)
        story.advance(1.0, held=True)
        view = story.view(reader(cinema), PLACE)
        assert view.film is not None
        assert view.film.second_at(1.5) == 1.5

    def test_opened_again_it_is_behind_its_poster(
        self, cinema: Exhibit, story: StoryPresenter
    ) -> None:
        story.handle(ToggleFilm(), 0.0)
        story.open(None, 2.0)
        view = story.view(reader(cinema), PLACE)
        assert view.film is not None
        assert view.film.state is AT_REST

    def test_lists_the_sources_of_the_film_and_its_poster(
        self, cinema: Exhibit, story: StoryPresenter
    ) -> None:
        assert story.source_ids(reader(cinema)) == ("S1", "S2")

    def test_a_story_without_a_film_knows_none(self, cinema: Exhibit) -> None:
        page = cinema.page("dock")
        assert isinstance(page, StoryPage)
        story = StoryPresenter(page, cinema)
        story.open(None, 0.0)
        assert not story.handle(ToggleFilm(), 0.0)
        assert story.view(reader(cinema), PLACE).film is None


class TestInASlideshow:
    """Four slides of 5 s: a boat, a film, a film, a picture."""

    EACH = 5.0

    @pytest.fixture
    def slides(self, cinema: Exhibit) -> SlideshowPresenter:
        page = cinema.page("slides")
        assert isinstance(page, SlideshowPage)
        presenter = SlideshowPresenter(page, cinema)
        presenter.open("arrival", 0.0)
        presenter.view(reader(cinema), PLACE)
        presenter.handle(FilmStands(0.0, SECONDS), 0.0)
        return presenter

    def look(self, cinema: Exhibit, slides: SlideshowPresenter) -> SlideView:
        return slides.view(reader(cinema), PLACE)

    def test_a_film_has_an_item_of_its_own(self, slides: SlideshowPresenter) -> None:
        assert slides.position == ("arrival", 1, 4)

    def test_a_film_is_not_counted_as_a_picture(
        self, cinema: Exhibit, slides: SlideshowPresenter
    ) -> None:
        assert self.look(cinema, slides).progress == "2 of 4"

    def test_slides_wait_for_a_film_that_nobody_has_started(
        self, slides: SlideshowPresenter
    ) -> None:
        for second in range(1, 200):
            slides.advance(float(second), held=False)
        assert slides.position == ("arrival", 1, 4)
        assert not slides.performs

    def test_and_go_on_once_it_has_been_seen(
        self, cinema: Exhibit, slides: SlideshowPresenter
    ) -> None:
        slides.handle(ToggleFilm(), 10.0)
        slides.advance(10.0 + SECONDS, held=False)
        stays = self.look(cinema, slides).seconds
        slides.advance(10.0 + SECONDS + stays - 0.1, held=False)
        assert slides.position == ("arrival", 1, 4)
        slides.advance(10.0 + SECONDS + stays, held=False)
        assert slides.position == ("dubbed", 2, 4)

    @pytest.mark.parametrize("failed", [FilmFailed()])
    def test_and_for_one_that_cannot_be_shown_they_do_not_wait(
        self, cinema: Exhibit, slides: SlideshowPresenter, failed: Intent
    ) -> None:
        slides.handle(failed, 1.0)
        stays = self.look(cinema, slides).seconds
        slides.advance(1.0, held=False)
        slides.advance(1.0 + stays, held=False)
        assert slides.position == ("dubbed", 2, 4)

    @pytest.mark.parametrize("turn", [Next(), Previous()])
    def test_a_turn_ends_it(
        self, cinema: Exhibit, slides: SlideshowPresenter, turn: Intent
    ) -> None:
        slides.handle(ToggleFilm(), 0.0)
        assert slides.handle(turn, 1.0)
        assert not slides.performs
        back = Previous() if turn == Next() else Next()
        slides.handle(back, 2.0)
        film = self.look(cinema, slides).film
        assert film is not None
        assert (film.state, film.second) == (AT_REST, 0.0)

    def test_a_film_is_not_magnified_and_its_slide_has_one_button_to_play(
        self, cinema: Exhibit, slides: SlideshowPresenter
    ) -> None:
        assert not slides.handle(ZoomBy(2.0), 1.0)
        assert slides.scale == 1.0
        assert not self.look(cinema, slides).plays
        slides.handle(Previous(), 2.0)
        assert self.look(cinema, slides).plays
        assert slides.handle(ZoomBy(2.0), 3.0)

    def test_its_poster_alone_can_be_magnified_as_any_picture(
        self, cinema: Exhibit, slides: SlideshowPresenter
    ) -> None:
        slides.handle(FilmFailed(), 0.0)
        assert self.look(cinema, slides).film is None
        assert slides.handle(ZoomBy(2.0), 1.0)


def test_in_still_mode_a_film_is_seen_all_the_same(cinema: Exhibit) -> None:
    page = cinema.page("slides")
    assert isinstance(page, SlideshowPage)
    slides = SlideshowPresenter(page, cinema)
    slides.open("arrival", 0.0, still=True)
    assert slides.handle(ToggleFilm(), 0.0)
    assert slides.performs


def test_the_page_of_a_lost_film_shows_its_poster(cinema: Exhibit) -> None:
    page = cinema.page("broken")
    assert isinstance(page, StoryPage)
    story = StoryPresenter(page, cinema)
    story.open(None, 0.0)
    view = story.view(reader(cinema), PLACE)
    assert view.film is None
    assert view.picture is not None
    assert view.picture.path.name == "poster.png"
