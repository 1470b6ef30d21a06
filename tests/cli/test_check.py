"""`kiosk check`: what it prints, how it exits, and that it needs no window."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli.main import main
from tests.exhibit.media import make_media
from tests.exhibit.write import HEAD, picture, story, write_exhibit

SOUND: dict[str, str | bytes] = {
    "exhibit.yaml": HEAD + "pages: [why.yaml]\n",
    "why.yaml": story("why", "picture: bridge\n"),
    "pictures.yaml": picture("bridge", "good.png"),
}


@pytest.fixture
def museum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with exhibits/ and media/."""
    make_media(tmp_path / "media")
    write_exhibit(tmp_path, SOUND, "sound")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("museum")
def test_a_clean_exhibit_gets_a_friendly_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "sound"]) == 0
    assert capsys.readouterr().out == (
        "sound: 1 page, 1 picture, 2 languages. No mistakes found.\n"
    )


def test_sounds_and_videos_are_counted_where_there_are_any(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    described = "credit: Museum, rights: CC0-1.0}\n"
    files: dict[str, str | bytes] = {
        "sounds.yaml": f"wind: {{kind: ambience, file: good.wav, {described}",
        "videos.yaml": f"film: {{file: good.webm, poster: bridge, alt: A film, {described}",
    }
    write_exhibit(museum, files, "sound")
    assert main(["check", "sound"]) == 0
    assert "sound: 1 page, 1 picture, 1 sound, 1 video, 2 languages. " in capsys.readouterr().out


@pytest.mark.parametrize(
    "named",
    [
        "exhibits/sound",
        "./exhibits/sound/",
        "exhibits/../exhibits/sound",
        "exhibits/sound/exhibit.yaml",
    ],
)
@pytest.mark.usefixtures("museum")
def test_an_exhibit_may_be_named_by_its_folder(
    capsys: pytest.CaptureFixture[str], named: str
) -> None:
    assert main(["check", named]) == 0
    assert capsys.readouterr().out.startswith("sound: ")


def test_it_may_be_called_within_the_exhibit(
    museum: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(museum / "exhibits" / "sound")
    assert main(["check", "."]) == 0
    assert capsys.readouterr().out.startswith("sound: ")


def test_mistakes_are_told_with_their_place(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_exhibit(museum, {"why.yaml": story("why", "titel: Why\n")}, "sound")
    assert main(["check"]) == 1
    assert capsys.readouterr().out == (
        "exhibits/sound/why.yaml:5:1: The key 'titel' is not known here.\n"
        "    hint: Did you mean 'title'?\n"
        "sound: 1 mistake. Once mended, others may show up: check again.\n"
    )


def test_notices_are_told_but_are_no_mistakes(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_exhibit(museum, {"why.yaml": story("why").replace("Because.", "{en: Because}")}, "sound")
    assert main(["check"]) == 0
    assert capsys.readouterr().out == (
        "exhibits/sound/why.yaml:4:7: notice: This text is missing in 'vi'; "
        "visitors will read it in 'en'.\n"
        "sound: 1 page, 1 picture, 2 languages. No mistakes found, 1 notice.\n"
    )


def test_without_a_name_all_exhibits_are_checked(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_exhibit(museum, {"exhibit.yaml": ""}, "empty")
    assert main(["check"]) == 1
    printed = capsys.readouterr().out
    assert "empty: 1 mistake" in printed
    assert "sound: 1 page" in printed


def test_the_museum_may_lie_elsewhere(
    museum: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    for arguments in (["sound", "--root", str(museum)], ["--root", str(museum)]):
        assert main(["check", *arguments]) == 0
    (museum / "media").rename(museum / "pictures")
    assert main(["check", str(museum / "exhibits" / "sound")]) == 1
    assert "There is no 'good.png' in media/." in capsys.readouterr().out


def test_a_folder_may_be_named_from_the_museum_that_lies_elsewhere(
    museum: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --root, the path that the guide gives was said to be no exhibit."""
    monkeypatch.chdir("/")
    assert main(["check", "exhibits/sound", "--root", str(museum)]) == 0
    assert capsys.readouterr().out.startswith("sound: 1 page")


def test_an_exhibit_of_which_only_the_folder_is_there_lacks_its_first_file(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was said that there was no such exhibit, beside its folder of that name."""
    (museum / "exhibits" / "new").mkdir()
    assert main(["check", "new"]) == 1
    assert capsys.readouterr().out.startswith(
        "exhibits/new/exhibit.yaml:1:1: There is no such file.\n"
    )


def test_a_name_comes_before_a_folder_of_the_same_name(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (museum / "sound").mkdir()
    assert main(["check", "sound"]) == 0
    assert capsys.readouterr().out.startswith("sound: 1 page")


def test_programs_read_json(museum: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_exhibit(museum, {"why.yaml": story("why", "titel: Why\n")}, "sound")
    assert main(["check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "exhibits/sound/why.yaml",
            "line": 5,
            "column": 1,
            "code": "unknown-key",
            "message": "The key 'titel' is not known here.",
            "hint": "Did you mean 'title'?",
            "severity": "error",
        }
    ]


@pytest.mark.usefixtures("museum")
def test_json_of_a_clean_run_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_an_unknown_exhibit_is_wrong_usage(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "sund"]) == 2
    assert capsys.readouterr().err == (
        f"There is no exhibit 'sund' in {museum / 'exhibits'}. Did you mean 'sound'?\n"
    )


def test_no_exhibits_at_all_is_wrong_usage(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", "nowhere"]) == 2
    assert capsys.readouterr().err == f"There are no exhibits in {museum / 'nowhere/exhibits'}.\n"


@pytest.mark.usefixtures("museum")
def test_a_wrong_flag_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as raised:
        main(["check", "--format", "html"])
    assert raised.value.code == 2


def test_neither_window_nor_sound_is_imported(museum: Path) -> None:
    code = (
        "import sys; from kiosk.cli.main import main; status = main(['check']);"
        "print([name for name in ('kivy', 'pygame') if name in sys.modules], status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=museum,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_a_console_without_vietnamese_letters_does_not_stop_it(museum: Path) -> None:
    write_exhibit(museum, {"why.yaml": story("why", "tiêu-đề: Why\n")}, "sound")
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "check"],
        cwd=museum,
        env={
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "PYTHONIOENCODING": "ascii",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "ti\\xeau" in done.stdout
