"""The pipeline decodes the newest wish first, each once, and never makes anybody wait."""

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
from kiosk.imaging.decode import PictureError, Pixels
from kiosk.imaging.pipeline import Pipeline, Request, Result, Worker

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
        self.meanwhile: Callable[[], None] = lambda: None
        self._size_bytes = size_bytes

    def __call__(self, path: Path, _target: Size) -> Pixels:
        self.asked.append(path.name)
        self.meanwhile()
        if "broken" in path.name:
            raise PictureError(path, "broken")
        return Pixels(1, 1, bytes(self._size_bytes))


def wish(name: str) -> Request:
    return Request(Path(name), Size(10, 10))


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
    return Pipeline(later, decode_picture=decoder)


def test_nothing_is_decoded_by_asking(pipeline: Pipeline, decoder: Decoder) -> None:
    pipeline.request(wish("a"))
    assert decoder.asked == []
    assert pipeline.drain(9) == []


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


def test_an_executor_that_works_at_once(decoder: Decoder) -> None:
    pipeline = Pipeline(AtOnce(), decode_picture=decoder)
    for name in ("a", "b"):
        pipeline.request(wish(name))
    assert names(pipeline.drain(9)) == ["a", "b"]


def test_pixels_that_nobody_fetches_do_not_pile_up(later: Later) -> None:
    """Somebody who leafs quickly wishes for more than the screen can take."""
    decoder = Decoder(size_bytes=100)
    pipeline = Pipeline(later, decode_picture=decoder, budget_bytes=250)
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

    def stuck(_path: Path, _target: Size) -> Pixels:
        begun.set()
        let_go.wait(DEADLINE_SECONDS)
        ended.set()
        return Pixels(1, 1, b"")

    worker = Worker("pictures")
    pipeline = Pipeline(worker, decode_picture=stuck)
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
        from kiosk.imaging.pipeline import Pipeline, Request, Worker
        begun = Event()
        def stuck(*_):
            begun.set()
            Event().wait()
        pipeline = Pipeline(Worker("pictures"), decode_picture=stuck)
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
    with caplog.at_level(logging.ERROR, "kiosk.imaging.pipeline"):
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
