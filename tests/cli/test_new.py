"""`kiosk new`: an exhibit that works, or a plain sentence and nothing made."""

import errno
import os
import shlex
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.cli.place import USAGE
from kiosk.intake import new_exhibit


@pytest.fixture
def museum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with nothing in it."""
    folder = tmp_path / "our museum"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def exhibit_yaml(root: Path, name: str) -> str:
    return (root / "exhibits" / name / "exhibit.yaml").read_text(encoding="utf-8")


def test_a_new_exhibit_passes_the_check(museum: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "old-bridge"]) == 0
    assert '\ntitle: "Old bridge"\nlanguages: [en, vi]\n' in _without_notes(museum, "old-bridge")
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith(
        "old-bridge: 5 pages, 1 picture, 2 languages. No mistakes found.\n"
    )


def _without_notes(root: Path, name: str) -> str:
    lines = exhibit_yaml(root, name).splitlines()
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("#"))


def test_what_was_made_and_what_to_do_next_are_told(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "old-bridge", "--languages", "vi", "--title", "Cầu cũ"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"The exhibit 'old-bridge' was made in {museum}:\n\n    exhibits/old-b")
    for path in museum.rglob("*"):
        assert path.is_dir() or f"    {path.relative_to(museum).as_posix()}\n" in out
    assert "python -m kiosk run --exhibit old-bridge --windowed\n" in out
    assert "exhibits/old-bridge/pages/story.yaml" in out
    assert out.endswith("python -m kiosk check old-bridge\n")


@pytest.mark.parametrize("root", ["our museum", "it's"])
def test_the_commands_told_work_for_any_root(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    root: str,
) -> None:
    (tmp_path / root).mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["new", "old-bridge", "--root", root]) == 0
    told = capsys.readouterr().out.splitlines()[-1]
    words = shlex.split(told)
    assert main(words[words.index("check") :]) == 0


def test_a_language_that_the_template_does_not_speak_is_told(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "hashi", "--languages", "vi, ja"]) == 0
    assert "languages: [vi, ja]\n" in exhibit_yaml(museum, "hashi")
    assert capsys.readouterr().out.endswith(
        "The words in ja are still the English ones: translate them where the files say "
        "TO TRANSLATE.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Old Bridge"], "'Old Bridge' cannot be an id. Ids are lower case letters"),
        (["Old Bridge"], "joined by hyphens: 'old-bridge'.\n"),
        ([""], "'' cannot be an id."),
        (["../bridge"], "'../bridge' cannot be an id."),
        (["b" * 81], "cannot be an id."),
        (["b", "--title", " "], "--title: This text is empty."),
        (["b", "--title", "a" * 121], "--title: This line has 121 characters; at most 120 fit."),
        (["b", "--title", "a\nb"], "--title: This must be a single line."),
        (["b", "--title", "a\u200bb"], "--title: There is an invisible character here"),
        (["b", "--title", "a\u2028b"], "--title: There is an invisible character here: U+2028."),
        (["b", "--title", "a\udcffb"], "--title: This text holds half a character"),
        (["b", "--languages", ","], "--languages: This list is empty."),
        (["b", "--languages", "en,en"], "--languages: The language 'en' is listed twice."),
        (["b", "--languages", "English"], "--languages: 'English' is not a language code."),
        (["b", "--root", "nowhere"], "There is no folder "),
        (["taken"], "There is 'exhibits/taken' in "),
        (["pictured"], "There is 'media/pictured' in "),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_told_in_a_sentence_and_nothing_is_made(
    museum: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    (museum / "exhibits" / "taken").mkdir(parents=True)
    (museum / "media" / "pictured").mkdir(parents=True)
    before = sorted(museum.rglob("*"))
    assert main(["new", *arguments]) == USAGE
    said = capsys.readouterr()
    assert told in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert sorted(museum.rglob("*")) == before


def test_a_full_disk_is_told(
    museum: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert main(["new", "old-bridge"]) == USAGE
    assert capsys.readouterr().err == (
        f"The exhibit cannot be written to {museum}. The system says: No space left on device. "
        "Nothing was made.\n"
    )
    assert list(museum.iterdir()) == []


def test_an_interruption_is_told(
    museum: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> dict[str, bytes]:
        raise KeyboardInterrupt

    monkeypatch.setattr(new_exhibit, "media_files", interrupted)
    assert main(["new", "old-bridge"]) == 130
    assert capsys.readouterr().err == "\nInterrupted: nothing was made.\n"
    assert list(museum.iterdir()) == []
