"""A folder of what can be computed again: nothing that happens to it is an error."""

import logging
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.imaging.derivatives import DerivativeCache

DEADLINE_SECONDS = 60.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "derivatives"


@pytest.fixture
def cache(folder: Path) -> DerivativeCache:
    return DerivativeCache(folder)


def used(folder: Path, *names: str) -> None:
    """Set when files were last used, the first one longest ago."""
    for number, name in enumerate(names):
        os.utime(folder / name, (number, number))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_was_written_is_read(cache: DerivativeCache, folder: Path) -> None:
    assert cache.write("a", b"content")
    assert cache.has("a")
    assert cache.read("a") == b"content"
    assert DerivativeCache(folder).read("a") == b"content"


def test_what_was_never_written_is_not_there(cache: DerivativeCache) -> None:
    assert not cache.has("a")
    assert cache.read("a") is None
    assert cache.find("a") is None
    cache.forget("a")


def test_nothing_is_made_before_something_is_written(folder: Path) -> None:
    cache = DerivativeCache(folder)
    assert cache.accepts
    assert cache.read("a") is None
    assert not folder.exists()


def test_the_folder_holds_what_was_written_and_nothing_else(
    cache: DerivativeCache, folder: Path
) -> None:
    for name in ("a", "b", "a"):
        cache.write(name, b"content")
    assert names(folder) == {"a", "b"}


@pytest.mark.parametrize(
    "damaged", [b"", b"con", b"content", bytes(11), b"kontent\x00\x00\x00\x00"]
)
def test_what_is_not_whole_is_not_there_and_is_deleted(
    cache: DerivativeCache, folder: Path, damaged: bytes
) -> None:
    """When the power fails while a file is written, it may have its length, and zeros in it."""
    cache.write("a", b"content")
    (folder / "a").write_bytes(damaged)
    assert cache.read("a") is None
    assert not cache.has("a")


def test_the_least_recently_used_ones_go(folder: Path) -> None:
    cache = DerivativeCache(folder, budget_bytes=5_000)
    for name in "abcd":
        cache.write(name, bytes(1_000))
    used(folder, "d", "b", "a", "c")
    cache.read("d")
    cache.write("e", bytes(1_000))
    assert names(folder) == {"a", "c", "d", "e"}


def test_what_another_process_wrote_counts_too(folder: Path) -> None:
    DerivativeCache(folder).write("a", bytes(3_000))
    used(folder, "a")
    DerivativeCache(folder, budget_bytes=5_000).write("b", bytes(3_000))
    assert names(folder) == {"b"}


def test_the_folder_never_outgrows_its_budget(folder: Path) -> None:
    cache = DerivativeCache(folder, budget_bytes=50_000)
    for number in range(300):
        cache.write(str(number), bytes(number * 7))
        assert sum(path.stat().st_size for path in folder.iterdir()) <= 50_000
    assert len(names(folder)) > 10


def test_a_full_cache_accepts_no_more_but_takes_what_is_wanted(folder: Path) -> None:
    cache = DerivativeCache(folder, budget_bytes=5_000)
    for name in "abcd":
        assert cache.accepts
        cache.write(name, bytes(1_200))
    used(folder, *"abcd")
    assert not cache.accepts
    assert cache.write("e", bytes(1_200))
    assert names(folder) == {"c", "d", "e"}


def test_a_file_larger_than_the_budget_does_not_stay(folder: Path) -> None:
    cache = DerivativeCache(folder, budget_bytes=5_000)
    cache.write("a", bytes(9_000))
    assert names(folder) == set()
    assert cache.read("a") is None


def test_a_folder_within_it_keeps_nothing_from_going(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A file manager left a folder there, the oldest of all: nothing went any more."""
    cache = DerivativeCache(folder, budget_bytes=300)
    (folder / ".thumbnails").mkdir(parents=True)
    used(folder, ".thumbnails")
    for name in "abcdef":
        cache.write(name, bytes(96))
    assert sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) <= 300
    assert cache.has("f")
    assert caplog.messages == []


def test_what_a_process_that_died_left_half_written_goes_in_time(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "a.123.part").write_bytes(bytes(3_000))
    used(folder, "a.123.part")
    DerivativeCache(folder, budget_bytes=5_000).write("b", bytes(3_000))
    assert names(folder) == {"b"}


def test_the_folder_may_be_deleted_at_any_time(cache: DerivativeCache, folder: Path) -> None:
    for _ in range(3):
        assert cache.write("a", b"content")
        assert cache.read("a") == b"content"
        shutil.rmtree(folder)
        assert cache.read("a") is None
    shutil.rmtree(folder.parent)
    assert cache.write("a", b"content")


def unusable(tmp_path: Path, kind: str) -> Path:
    if kind == "a file stands where the folder should be":
        (tmp_path / "cache").write_text("in the way")
        return tmp_path / "cache"
    if kind == "a file stands above it":
        (tmp_path / "state").write_text("in the way")
        return tmp_path / "state" / "cache"
    if kind == "nothing can be made there":
        return Path("/proc/kiosk")
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "cache").mkdir(mode=0o555)
    return tmp_path / "cache"


@pytest.mark.parametrize(
    "kind",
    [
        "a file stands where the folder should be",
        "a file stands above it",
        "nothing can be made there",
        "the folder may not be written",
    ],
)
def test_a_folder_that_cannot_be_used_is_said_once(
    kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cache = DerivativeCache(unusable(tmp_path, kind))
    for _ in range(3):
        assert not cache.write("a", b"content")
        assert cache.read("a") is None
        cache.forget("a")
    assert not cache.accepts
    assert [name for name, level, _ in caplog.record_tuples if level >= logging.WARNING] == [
        "kiosk.imaging.derivatives"
    ]


def test_once_it_can_be_used_again_it_is_and_the_next_failure_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "cache"
    cache = DerivativeCache(path)
    for _ in range(2):
        path.write_text("in the way")
        assert not cache.write("a", b"content")
        path.unlink()
        assert cache.write("a", b"content")
        assert cache.accepts
        shutil.rmtree(path)
    assert sum(level >= logging.WARNING for _, level, _ in caplog.record_tuples) == 2


FULL_DISK = """if True:
    import resource, signal, sys
    from pathlib import Path
    from kiosk.imaging.derivatives import DerivativeCache
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
    cache = DerivativeCache(Path(sys.argv[1]))
    print([cache.write(name, bytes(size)) for name, size in (("a", 100), ("b", 9_000), ("c", 100))])
    print(cache.read("a") == bytes(100), cache.read("b"), cache.accepts)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="files may be of any size here")
def test_a_full_disk_keeps_nothing_and_nothing_half(folder: Path) -> None:
    """The limit is on the size of a file; to the program, that is a disk which takes no more."""
    done = run(FULL_DISK, folder)
    assert done.stdout.splitlines() == ["[True, False, True]", "True None True"]
    assert done.stderr.count("not kept") == 1
    assert names(folder) == {"a", "c"}


SHARING = """if True:
    import sys
    from pathlib import Path
    from random import Random
    from kiosk.imaging.derivatives import DerivativeCache
    chance = Random(int(sys.argv[2]))
    cache = DerivativeCache(Path(sys.argv[1]), budget_bytes=60_000)
    found = 0
    for _ in range(600):
        name = str(chance.randrange(20))
        if chance.random() < 0.5:
            cache.write(name, name.encode() * 4_000)
        else:
            content = cache.read(name)
            assert content in (None, name.encode() * 4_000), name
            found += content is not None
    print(found > 0)
"""


def test_two_processes_may_share_it(folder: Path) -> None:
    programs = [start(SHARING, folder, str(seed)) for seed in (1, 2, 3)]
    outputs = [program.communicate(timeout=DEADLINE_SECONDS) for program in programs]
    assert outputs == [("True\n", "")] * 3
    assert not [name for name in names(folder) if name.endswith(".part")]


def start(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        timeout=DEADLINE_SECONDS,
        check=True,
        capture_output=True,
        text=True,
    )
