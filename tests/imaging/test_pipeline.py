"""The pipeline decodes the most urgent wish first, each once, and never makes anybody wait."""

import logging
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from kiosk.core.geometry import Size
from kiosk.core.worker import Worker
from kiosk.imaging.cancellation import Cancelled, GoOn, check
from kiosk.imaging.pipeline import Pipeline, Result
from kiosk.imaging.pixels import PictureError, Pixels
from kiosk.imaging.request import Request, Urgency
from kiosk.imaging.tiles import Tile

DEADLINE_SECONDS = 30.0


class Later:
    """An executor that does nothing until told."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, job: Callable[[], None], /) -> None:
        self.jobs.append(job)

    def run(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()


class AtOnce:
    """An executor that does everything at once."""

    def submit(self, job: Callable[[], None], /) -> None:
        job()


class Decoder:
    """Stands in for decoding: notes what it is asked for and may do something meanwhile."""

    def __init__(self, size_bytes: int = 4) -> None:
        self.asked: list[str] = []
        self.kept: list[str] = []
        self.leaves_something = False
        self.given_up: list[str] = []
        self.meanwhile: Callable[[], None] = lambda: None
        self._size_bytes = size_bytes

    def pixels(self, request: Request, go_on: GoOn) -> Pixels:
        self._work(request.path.name, go_on)
        return Pixels(1, 1, bytes(self._size_bytes))

    def keep(self, go_on: GoOn) -> None:
        if self.leaves_something:
            check(go_on)
            self.kept.append(self.asked[-1])

    def bake(self, path: Path, go_on: GoOn) -> None:
        self._work(f"bake {path.name}", go_on)

    def _work(self, name: str, go_on: GoOn) -> None:
        self.asked.append(name)
        self.meanwhile()
        if not go_on():
            self.given_up.append(name)
            raise Cancelled
        if "broken" in name:
            raise PictureError(Path(name), "broken")
        if "bug" in name:
            raise LookupError(name)


def wish(name: str, tile: Tile | None = None) -> Request:
    return Request(Path(name), Size(10, 10), tile)


def names(results: list[Result]) -> list[str]:
    return [result.request.path.name for result in results]


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def decoder() -> Decoder:
    return Decoder()


@pytest.fixture
def pipeline(later: Later, decoder: Decoder) -> Pipeline:
    return Pipeline(later, decoder)


def test_nothing_is_decoded_by_asking(pipeline: Pipeline, decoder: Decoder) -> None:
    pipeline.request(wish("a"))
    assert decoder.asked == []
    assert pipeline.drain(9) == []


def test_the_most_urgent_first_and_of_those_the_newest(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    for name in ("neighbour", "next neighbour"):
        pipeline.request(wish(name), Urgency.AHEAD)
    for name in ("some day", "some other day"):
        pipeline.request(wish(name), Urgency.IDLE)
    for name in ("card", "photograph"):
        pipeline.request(wish(name))
    later.run()
    shown, ahead = ["photograph", "card"], ["next neighbour", "neighbour"]
    assert decoder.asked == [*shown, *ahead, "some day", "some other day"]


def test_a_neighbour_that_is_turned_to_is_lifted(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    for name in ("a", "b"):
        pipeline.request(wish(name), Urgency.AHEAD)
    pipeline.request(wish("a"), Urgency.NOW)
    pipeline.request(wish("c"), Urgency.NOW)
    pipeline.request(wish("a"), Urgency.AHEAD)
    later.run()
    assert decoder.asked == ["a", "c", "b"]


def test_the_newest_first(pipeline: Pipeline, later: Later, decoder: Decoder) -> None:
    for name in ("a", "b", "c"):
        pipeline.request(wish(name))
    later.run()
    assert decoder.asked == ["c", "b", "a"]
    assert names(pipeline.drain(2)) == ["c", "b"]
    assert names(pipeline.drain(2)) == ["a"]
    assert pipeline.drain(2) == []


def test_a_wish_during_decoding_comes_before_older_ones(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    decoder.meanwhile = lambda: pipeline.request(wish("c"))
    pipeline.request(wish("a"))
    pipeline.request(wish("b"))
    later.run()
    assert decoder.asked == ["b", "c", "a"]


def test_the_same_wish_moves_forward_and_is_decoded_once(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    for name in ("a", "b", "a"):
        pipeline.request(wish(name))
    later.run()
    pipeline.request(wish("a"))
    later.run()
    assert decoder.asked == ["a", "b"]
    assert names(pipeline.drain(9)) == ["a", "b"]


def test_the_same_wish_while_it_is_decoded(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    decoder.meanwhile = lambda: pipeline.request(wish("a"))
    pipeline.request(wish("a"))
    later.run()
    assert decoder.asked == ["a"]
    assert names(pipeline.drain(9)) == ["a"]


def test_another_size_is_another_wish(pipeline: Pipeline, later: Later, decoder: Decoder) -> None:
    for side in (10, 20):
        pipeline.request(Request(Path("a"), Size(side, side)))
    later.run()
    assert decoder.asked == ["a", "a"]


def test_what_was_drained_can_be_wished_for_again(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    for _ in range(2):
        pipeline.request(wish("a"))
        later.run()
        assert names(pipeline.drain(9)) == ["a"]
    assert decoder.asked == ["a", "a"]


def test_cancelled_before_decoding(pipeline: Pipeline, later: Later, decoder: Decoder) -> None:
    pipeline.request(wish("a"))
    pipeline.request(wish("b"))
    pipeline.cancel(wish("b"))
    pipeline.cancel(wish("never asked for"))
    later.run()
    assert decoder.asked == ["a"]


def test_cancelled_while_decoding(pipeline: Pipeline, later: Later, decoder: Decoder) -> None:
    decoder.meanwhile = lambda: pipeline.cancel(wish("a"))
    pipeline.request(wish("a"))
    later.run()
    assert decoder.asked == ["a"]
    assert pipeline.drain(9) == []


def test_cancelled_after_decoding(pipeline: Pipeline, later: Later) -> None:
    pipeline.request(wish("a"))
    later.run()
    pipeline.cancel(wish("a"))
    assert pipeline.drain(9) == []


def test_cancelled_and_wished_for_again_while_decoding(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    def change_mind() -> None:
        decoder.meanwhile = lambda: None
        pipeline.cancel(wish("a"))
        pipeline.request(wish("a"))

    decoder.meanwhile = change_mind
    pipeline.request(wish("a"))
    later.run()
    assert names(pipeline.drain(9)) == ["a"]


def test_an_exception_is_a_result_like_any_other(pipeline: Pipeline, later: Later) -> None:
    for name in ("a", "broken", "b"):
        pipeline.request(wish(name))
    later.run()
    results = pipeline.drain(9)
    assert names(results) == ["b", "broken", "a"]
    assert isinstance(results[1].outcome, PictureError)
    assert isinstance(results[2].outcome, Pixels)


def interrupting(decoder: Decoder, wanted: Callable[[], None]) -> None:
    """Have something be wanted while the next picture is being decoded, once."""

    def meanwhile() -> None:
        decoder.meanwhile = lambda: None
        wanted()

    decoder.meanwhile = meanwhile


def test_a_neighbour_gives_way_to_what_is_looked_at(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    pipeline.request(wish("neighbour"), Urgency.AHEAD)
    interrupting(decoder, lambda: pipeline.request(wish("shown")))
    later.run()
    assert decoder.asked == ["neighbour", "shown", "neighbour"]
    assert names(pipeline.drain(9)) == ["shown", "neighbour"]


def test_a_neighbour_that_is_turned_to_while_it_is_decoded_is_not_given_up(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    def turned_to() -> None:
        pipeline.request(wish("neighbour"), Urgency.NOW)
        pipeline.request(wish("card"), Urgency.NOW)

    pipeline.request(wish("neighbour"), Urgency.AHEAD)
    interrupting(decoder, turned_to)
    later.run()
    assert decoder.asked == ["neighbour", "card"]
    assert names(pipeline.drain(9)) == ["neighbour", "card"]


def test_what_is_cancelled_is_given_up_at_once(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    pipeline.request(wish("a"))
    interrupting(decoder, lambda: pipeline.cancel(wish("a")))
    later.run()
    assert decoder.given_up == ["a"]
    assert pipeline.drain(9) == []


def test_tiles_are_made_on_while_others_of_the_picture_are_wanted(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    """All tiles are made at once: begun anew at each pan, they would never be there."""
    first, second = wish("a", Tile(0, 0, 0)), wish("a", Tile(0, 1, 0))

    def pan() -> None:
        pipeline.cancel(first)
        pipeline.request(second)

    pipeline.request(first)
    interrupting(decoder, pan)
    later.run()
    assert (decoder.asked, decoder.given_up) == (["a", "a"], [])
    assert [result.request for result in pipeline.drain(9)] == [second]


def test_tiles_are_given_up_when_only_the_whole_picture_is_wanted(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    def leave() -> None:
        pipeline.cancel(wish("a", Tile(0, 0, 0)))
        pipeline.request(wish("a"))

    pipeline.request(wish("a", Tile(0, 0, 0)))
    interrupting(decoder, leave)
    later.run()
    assert (decoder.asked, decoder.given_up) == (["a", "a"], ["a"])


def test_what_is_left_to_be_done_is_done_when_nobody_waits(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    decoder.leaves_something = True
    pipeline.request(wish("a"))
    pipeline.request(wish("b"))
    later.run()
    assert decoder.asked == ["b", "a", "bake b"]
    assert decoder.kept == ["a"]


def test_baking_is_in_order_and_nothing_of_it_arrives(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    pipeline.bake([Path("a"), Path("broken"), Path("c")])
    pipeline.request(wish("d"), Urgency.AHEAD)
    later.run()
    assert decoder.asked == ["d", "bake a", "bake broken", "bake c"]
    assert names(pipeline.drain(9)) == ["d"]


def test_a_bug_in_baking_is_logged_and_the_rest_is_baked(
    pipeline: Pipeline, later: Later, decoder: Decoder, caplog: pytest.LogCaptureFixture
) -> None:
    pipeline.bake([Path("bug"), Path("b")])
    with caplog.at_level(logging.ERROR, "kiosk.imaging.pipeline"):
        later.run()
    assert decoder.asked == ["bake bug", "bake b"]
    assert len(caplog.records) == 1


def test_baking_gives_way_and_goes_on_where_it_was(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    pipeline.bake([Path("a"), Path("b")])
    interrupting(decoder, lambda: pipeline.request(wish("c"), Urgency.AHEAD))
    later.run()
    assert decoder.asked == ["bake a", "c", "bake a", "bake b"]


def test_what_is_to_be_baked_replaces_what_was(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    pipeline.bake([Path("a"), Path("b")])
    pipeline.bake([Path("c"), Path("b")])
    later.run()
    assert decoder.asked == ["bake c", "bake b"]


def test_closing_gives_up_what_is_being_done_and_bakes_no_more(
    pipeline: Pipeline, later: Later, decoder: Decoder
) -> None:
    pipeline.bake([Path("a"), Path("b")])
    interrupting(decoder, pipeline.close)
    later.run()
    pipeline.bake([Path("c")])
    later.run()
    assert decoder.asked == ["bake a"]


def test_an_executor_that_works_at_once(decoder: Decoder) -> None:
    pipeline = Pipeline(AtOnce(), decoder)
    for name in ("a", "b"):
        pipeline.request(wish(name))
    assert names(pipeline.drain(9)) == ["a", "b"]


def test_pixels_that_nobody_fetches_do_not_pile_up(later: Later) -> None:
    """Somebody who leafs quickly wishes for more than the screen can take."""
    decoder = Decoder(size_bytes=100)
    pipeline = Pipeline(later, decoder, budget_bytes=250)
    for number in range(9):
        pipeline.request(wish(str(number)))
    later.run()
    assert decoder.asked == ["8", "7", "6"]
    assert names(pipeline.drain(1)) == ["8"]
    later.run()
    assert decoder.asked == ["8", "7", "6", "5"]
    pipeline.cancel(wish("7"))
    later.run()
    assert decoder.asked == ["8", "7", "6", "5", "4"]


def test_closed_before_during_and_after(pipeline: Pipeline, later: Later, decoder: Decoder) -> None:
    pipeline.request(wish("a"))
    pipeline.request(wish("b"))
    decoder.meanwhile = pipeline.close
    later.run()
    assert decoder.asked == ["b"]
    assert pipeline.drain(9) == []
    pipeline.request(wish("c"))
    later.run()
    assert decoder.asked == ["b"]
    pipeline.close()


def test_closing_does_not_wait_for_a_picture_that_never_comes() -> None:
    begun, let_go, ended = Event(), Event(), Event()

    def stick() -> None:
        begun.set()
        let_go.wait(DEADLINE_SECONDS)
        ended.set()

    worker, decoder = Worker("pictures"), Decoder()
    decoder.meanwhile = stick
    pipeline = Pipeline(worker, decoder)
    pipeline.request(wish("a"))
    assert begun.wait(DEADLINE_SECONDS)
    pipeline.close()
    worker.close()
    assert not ended.is_set()
    let_go.set()


def test_a_stuck_picture_does_not_keep_the_process() -> None:
    """The standard library's pool would make the interpreter wait for its thread for ever."""
    script = """if True:
        from pathlib import Path
        from threading import Event
        from kiosk.core.geometry import Size
        from kiosk.core.worker import Worker
        from kiosk.imaging.pipeline import Pipeline
        from kiosk.imaging.request import Request
        begun = Event()
        class Stuck:
            def pixels(self, *_):
                begun.set()
                Event().wait()
        pipeline = Pipeline(Worker("pictures"), Stuck())
        pipeline.request(Request(Path("a"), Size(1, 1)))
        assert begun.wait(30)
        pipeline.close()
    """
    done = subprocess.run(
        [sys.executable, "-c", script], timeout=DEADLINE_SECONDS, check=False, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_worker_survives_a_failing_job(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise LookupError

    done = Event()
    worker = Worker("pictures")
    with caplog.at_level(logging.ERROR, "kiosk.core.worker"):
        worker.submit(fail)
        worker.submit(done.set)
        assert done.wait(DEADLINE_SECONDS)
    worker.close()
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_real_pictures_in_a_real_thread(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    Image.new("RGB", (40, 20), (1, 2, 3)).save(good)
    bad.write_bytes(b"")
    with ThreadPoolExecutor(max_workers=1) as executor:
        pipeline = Pipeline(executor)
        for path in (good, bad):
            pipeline.request(Request(path, Size(20, 10)))
    outcomes = {result.request.path: result.outcome for result in pipeline.drain(9)}
    pixels = outcomes[good]
    assert isinstance(pixels, Pixels)
    assert (pixels.width, pixels.height, pixels.data[:4]) == (20, 10, bytes((1, 2, 3, 255)))
    assert isinstance(outcomes[bad], PictureError)


def test_what_was_cancelled_never_arrives_from_a_real_thread(decoder: Decoder) -> None:
    worker = Worker("pictures")
    pipeline = Pipeline(worker, decoder)
    for number in range(500):
        dropped, wanted = wish(f"dropped {number}"), wish(f"wanted {number}")
        pipeline.request(dropped)
        pipeline.request(wanted)
        pipeline.drain(number % 3)
        pipeline.cancel(dropped)
        assert dropped not in [result.request for result in pipeline.drain(9)]
    done = Event()
    worker.submit(done.set)
    assert done.wait(DEADLINE_SECONDS)
    assert not [name for name in names(pipeline.drain(2_000)) if name.startswith("dropped")]
    pipeline.close()
    worker.close()
