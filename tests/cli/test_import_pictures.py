"""`kiosk import pictures`: from a folder of an archive to an exhibit that says what is missing."""

import re
import shutil
from pathlib import Path

import pytest

from kiosk.cli.main import main
from kiosk.exhibit.loader import load_exhibit
from kiosk.intake import copying
from tests.exhibit.write import HEAD, picture, story, write_exhibit
from tests.intake.embedding import UTF_8, by_language, exif, iptc, listed, save, xmp

WRITTEN = "# ours\n" + picture("bridge", "test/bridge.jpg")
EVERYTHING = xmp(
    by_language("dc:description", {"x-default": "Bridge", "en": "Bridge", "vi": 'Cầu: "mới"\n1902'})
    + by_language("Iptc4xmpCore:AltTextAccessibility", {"en": "An iron bridge", "vi": "Cầu sắt"})
    + listed("dc:creator", "Nguyễn Thị Lan")
    + "<xmpRights:WebStatement>https://creativecommons.org/licenses/by/4.0/deed.vi"
    "</xmpRights:WebStatement>",
    'photoshop:City="Hà Nội" photoshop:Country="Việt Nam" photoshop:DateCreated="1972-12"',
)


@pytest.fixture
def museum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an exhibit of one picture, and a memory card beside it."""
    write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [why.yaml]\n",
            "why.yaml": story("why", "picture: bridge\n"),
            "pictures.yaml": WRITTEN,
        },
    )
    (tmp_path / "media" / "test").mkdir(parents=True)
    save(tmp_path / "media" / "test" / "bridge.jpg", seed=1)
    (tmp_path / "card").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pictures(museum: Path) -> str:
    return (museum / "exhibits" / "test" / "pictures.yaml").read_text(encoding="utf-8")


def media(museum: Path) -> list[str]:
    return sorted(path.name for path in (museum / "media" / "test").iterdir())


def run(*arguments: str) -> int:
    return main(["import", "pictures", *arguments, "--exhibit", "test"])


def test_what_a_picture_tells_is_written_and_passes_the_check(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(museum / "card" / "Cầu Long Biên.jpg", packet=EVERYTHING)
    assert run("card") == 0
    assert pictures(museum) == WRITTEN + (
        "\ncau-long-bien:\n"
        "  file: test/cau-long-bien.jpg\n"
        "  kind: photograph\n"
        "  caption:\n"
        '    en: "Bridge"\n'
        "    vi: |-\n"
        '      Cầu: "mới"\n'
        "      1902\n"
        "  alt:\n"
        '    en: "An iron bridge"\n'
        '    vi: "Cầu sắt"\n'
        '  credit: "Nguyễn Thị Lan"\n'
        "  rights: CC-BY-4.0\n"
        "  date: 1972-12\n"
        '  place: "Hà Nội, Việt Nam"\n'
    )
    assert capsys.readouterr().out == (
        "Reading 1 file ...\n"
        "Cầu Long Biên.jpg: imported as 'cau-long-bien', media/test/cau-long-bien.jpg.\n"
        "1 picture imported.\n"
    )
    loaded = load_exhibit(museum / "exhibits" / "test", museum / "media")
    assert loaded.diagnostics == ()
    assert loaded.exhibit is not None
    assert set(loaded.exhibit.pictures) == {"bridge", "cau-long-bien"}


def test_what_is_missing_is_pointed_at_by_the_check(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = iptc([UTF_8, ((2, 120), b"A ferry"), ((2, 116), "© AFP".encode())])
    save(museum / "card" / "ferry.jpg", block=block, fields=exif({}, {0x9003: "1972:12:18 00:00"}))
    assert run("card") == 0
    assert capsys.readouterr().out.endswith(
        "\n1 picture imported.\n"
        "1 needs a description and 1 needs a licence: write them where it says TO FILL IN in "
        "exhibits/test/pictures.yaml. `.venv/bin/python -m kiosk check test` tells the lines.\n"
    )
    lines = pictures(museum).splitlines()
    assert main(["check", "test"]) == 1
    told = re.findall(r"pictures\.yaml:(\d+):(\d+): (.*)", capsys.readouterr().out)
    assert [(lines[int(line) - 1].strip(), said) for line, _, said in told] == [
        (f"{key}:", f"There is nothing after the key '{key}'.") for key in ("en", "vi", "rights")
    ]
    assert "  # TO FILL IN: a licence or a rights statement; the file says: © AFP" in lines


def test_everything_that_became_of_files_is_told(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = museum / "card"
    save(card / "ferry.jpg", seed=2)
    save(card / "ferry again.jpg", seed=2)
    save(card / "Ferry.png", seed=3)
    save(card / "old bridge.jpg", seed=1)
    (card / "notes.txt").write_text("Bring more film.\n", encoding="utf-8")
    (card / "cut.jpg").write_bytes((card / "ferry.jpg").read_bytes()[:300])
    (card / ".DS_Store").touch()
    (card / "more").mkdir()
    assert run("card") == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "Reading 6 files ...\ncut.jpg: refused. The picture file is broken or inc"
    )
    assert "ferry.jpg: already there, as media/test/ferry-again.jpg.\n" in out
    assert "Ferry.png: imported as 'ferry', media/test/ferry.png.\n" in out
    assert "notes.txt: refused. This is not a picture that the kiosk can read. " in out
    assert "old bridge.jpg: already there, as media/test/bridge.jpg.\n" in out
    assert "1 folder within (more) was left out; --recursive takes what is in them, too.\n" in out
    assert (
        "2 pictures imported, 2 already there, 2 refused.\n"
        "2 need a description, 2 need a credit and 2 need a licence: write them where"
    ) in out
    assert media(museum) == ["bridge.jpg", "ferry-again.jpg", "ferry.png"]


def test_importing_again_changes_nothing(museum: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(museum / "card" / "ferry.jpg", seed=2)
    assert run("card") == 0
    before = pictures(museum)
    assert run("card") == 0
    assert pictures(museum) == before
    assert capsys.readouterr().out.endswith("0 pictures imported, 1 already there.\n")


def test_another_picture_of_the_same_name_gets_a_number(museum: Path) -> None:
    save(museum / "card" / "Bridge.jpg", seed=2)
    assert run("card") == 0
    assert "\nbridge-2:\n  file: test/bridge-2.jpg\n" in pictures(museum)
    assert (museum / "media" / "test" / "bridge-2.jpg").read_bytes() == (
        museum / "card" / "Bridge.jpg"
    ).read_bytes()


def test_pictures_that_lie_under_media_already_are_described_there(museum: Path) -> None:
    shutil.copy(save(museum / "card" / "a.jpg", seed=2), museum / "media" / "test" / "Bến phà.jpg")
    assert run("media/test") == 0
    assert '\nben-pha:\n  file: "test/Bến phà.jpg"\n' in pictures(museum)
    assert set(media(museum)) == {"Bến phà.jpg", "bridge.jpg"}


def test_a_name_that_an_entry_waits_for_is_not_taken(museum: Path) -> None:
    """The entry would have shown another picture than its curator described."""
    (museum / "media" / "test" / "bridge.jpg").rename(museum / "bridge.jpg")
    save(museum / "card" / "bridge.jpg", seed=2)
    assert run("card") == 0
    assert media(museum) == ["bridge-2.jpg"]


def test_what_pictures_do_not_tell_may_be_given(museum: Path) -> None:
    save(museum / "card" / "a.jpg", seed=2)
    save(museum / "card" / "b.jpg", seed=3, packet=EVERYTHING)
    assert run("card", "--credit", "City Museum", "--rights", "CC0-1.0") == 0
    added = pictures(museum)
    assert added.count('  credit: "City Museum"\n  rights: CC0-1.0\n') == 1
    assert added.count('  credit: "Nguyễn Thị Lan"\n  rights: CC-BY-4.0\n') == 1


def test_a_dry_run_only_tells(museum: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(museum / "card" / "ferry.jpg", seed=2)
    before = pictures(museum), media(museum)
    assert run("card", "--dry-run") == 0
    assert "ferry.jpg: would be imported as 'ferry', media/test/ferry.jpg.\n" in (
        capsys.readouterr().out
    )
    assert (pictures(museum), media(museum)) == before


def test_folders_within_folders_are_taken_when_asked_for(museum: Path) -> None:
    (museum / "card" / "old").mkdir()
    save(museum / "card" / "old" / "ferry.jpg", seed=2)
    assert run("card", "--recursive") == 0
    assert "ferry.jpg" in media(museum)


def test_an_exhibit_without_any_picture_gets_its_first(museum: Path) -> None:
    write_exhibit(
        museum, {"exhibit.yaml": HEAD + "pages: [why.yaml]\n", "why.yaml": story("why")}, "new"
    )
    save(museum / "card" / "ferry.jpg", packet=EVERYTHING)
    assert main(["import", "pictures", "card", "--exhibit", "new"]) == 0
    assert main(["check", "new"]) == 0
    assert (museum / "media" / "new" / "ferry.jpg").is_file()


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_breaks_off_leaves_nothing_half_done(
    museum: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    failure: BaseException | type[BaseException],
) -> None:
    for number in range(3):
        save(museum / "card" / f"{number}.jpg", seed=number + 2)
    before = pictures(museum), media(museum)
    copy = shutil.copyfileobj
    count = iter(range(9))

    def breaking(*arguments: object) -> None:
        copy(*arguments)  # type: ignore[arg-type]
        if next(count) == 1:
            raise failure

    monkeypatch.setattr(copying.shutil, "copyfileobj", breaking)
    assert run("card") == (130 if failure is KeyboardInterrupt else 2)
    assert (pictures(museum), media(museum)) == before
    assert "othing was imported" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "There is no file or folder nowhere."),
        (["card"], "There are no files in card."),
        (["card", "--exhibit", "tset"], "There is no exhibit 'tset' in "),
        (["exhibits"], "There are no files in exhibits. 1 folder within (test) was left out"),
    ],
)
@pytest.mark.usefixtures("museum")
def test_what_cannot_be_done_is_told_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["import", "pictures", "--exhibit", "test", *arguments]) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_an_exhibit_that_is_only_a_folder_so_far_needs_its_first_file(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A curator began with the pictures, and read that there are no exhibits."""
    folder = museum / "exhibits" / "begun"
    folder.mkdir()
    save(museum / "card" / "ferry.jpg", seed=2)
    assert main(["import", "pictures", "card", "--exhibit", "begun"]) == 2
    assert capsys.readouterr().err == (
        f"There is no exhibit.yaml in {folder} yet. "
        "Write it first: its 'format', 'title', 'languages' and 'pages'.\n"
    )


def test_a_broken_catalogue_is_not_touched(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_exhibit(museum, {"pictures.yaml": "bridge: {file: [}\n"})
    save(museum / "card" / "ferry.jpg", seed=2)
    assert run("card") == 2
    told = capsys.readouterr().err
    assert told.startswith("exhibits/test/pictures.yaml:1:")
    assert told.endswith("Mend this first, and import again.\nNothing was imported.\n")
    assert pictures(museum) == "bridge: {file: [}\n"
    assert media(museum) == ["bridge.jpg"]


@pytest.mark.parametrize(
    "arguments", [["--rights", "free"], ["--credit", " "], ["--credit", "x" * 501]]
)
@pytest.mark.usefixtures("museum")
def test_a_credit_or_licence_that_exhibits_refuse_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        run("card", *arguments)
    assert raised.value.code == 2
    assert arguments[0] in capsys.readouterr().err


def test_a_hostile_name_does_not_reach_the_terminal(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(museum / "card" / "\x1b[2Jferry\n.jpg", seed=2)
    assert run("card") == 0
    assert "\x1b" not in capsys.readouterr().out
    assert "2jferry.jpg" in media(museum)


def test_the_example_of_the_guide_is_what_is_really_written(museum: Path) -> None:
    guide = Path(__file__).parents[2] / "exhibits" / "README.md"
    section = guide.read_text(encoding="utf-8").split("\n## Many pictures at once\n")[1]
    example = section.split("```yaml\n")[1].split("```")[0]
    write_exhibit(museum, {"exhibit.yaml": HEAD, "pictures.yaml": ""}, "my-exhibit")
    texts = {
        (2, 120): "The bridge on the day of its opening",
        (2, 80): "Nguyễn Văn An",
        (2, 116): "All rights reserved",
        (2, 55): "19020228",
        (2, 90): "Hà Nội",
        (2, 101): "Việt Nam",
    }
    block = iptc([UTF_8, *((dataset, text.encode()) for dataset, text in texts.items())])
    save(museum / "card" / "Cầu Long Biên (1902).jpg", block=block)
    assert main(["import", "pictures", "card", "--exhibit", "my-exhibit"]) == 0
    written = museum / "exhibits" / "my-exhibit" / "pictures.yaml"
    assert written.read_text(encoding="utf-8") == example
