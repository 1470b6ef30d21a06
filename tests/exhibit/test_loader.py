"""What remains of an exhibit that is partly broken, and what hostile folders do to it."""

import json
import os
from pathlib import Path

import pytest

from kiosk.content.links import PageLink
from kiosk.content.text import LocalizedText
from kiosk.content.theme import FontFiles, Fonts, load_builtin_theme
from kiosk.core.timeouts import Timeouts
from kiosk.exhibit.finder import find_exhibits
from kiosk.exhibit.loader import Loaded, load_exhibit
from kiosk.exhibit.model import Exhibit
from tests.exhibit.media import make_media
from tests.exhibit.write import HEAD, picture, story, write_exhibit


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_media(tmp_path_factory.mktemp("media") / "media")


def said(loaded: Loaded) -> list[str]:
    return [f"{each.file}:{each.line}: {each.message}" for each in loaded.diagnostics]


class TestASoundExhibit:
    @pytest.fixture
    def loaded(self, tmp_path: Path, media: Path) -> Loaded:
        folder = write_exhibit(
            tmp_path,
            {
                "exhibit.yaml": HEAD
                + "subtitle: 1972\n".replace("1972", '"1972"')
                + "timeouts: {idle: 2 min}\n"
                + "pages: [pages/why.yaml, pages/voices.yaml]\n",
                "pages/why.yaml": story("why", "picture: bridge\ntimeouts: {question: 40 s}\n"),
                "pages/voices.yaml": """kind: quotes
id: voices
title: {en: Voices, vi: Tiếng nói}
quotes:
  - {id: first, text: One, original: en, speaker: giap, source: S1}
""",
                "pictures.yaml": picture("bridge", "good.png"),
                "sources.yaml": "S1: {title: A book, year: 2022}\n",
                "people.yaml": "giap: {name: Võ Nguyên Giáp, died: 2013-10-04}\n",
            },
        )
        return load_exhibit(folder, media)

    def test_is_loaded_without_a_word(self, loaded: Loaded) -> None:
        assert loaded.diagnostics == ()
        assert loaded.exhibit is not None
        assert loaded.exhibit.id == "test"
        assert [page.id for page in loaded.exhibit.pages] == ["why", "voices"]

    def test_finds_the_catalogues_beside_exhibit_yaml(self, loaded: Loaded) -> None:
        assert loaded.exhibit is not None
        assert loaded.exhibit.people["giap"].name == LocalizedText("Võ Nguyên Giáp")
        assert loaded.exhibit.sources["S1"].year == "2022"
        assert loaded.exhibit.picture_path("bridge").is_file()

    def test_offers_its_covers_when_the_curator_chose_no_attract_items(
        self, loaded: Loaded
    ) -> None:
        assert loaded.exhibit is not None
        (item,) = loaded.exhibit.attract.items
        assert (item.picture, item.opens) == ("bridge", PageLink("why"))

    def test_a_page_has_its_own_timeouts_over_those_of_the_exhibit(self, loaded: Loaded) -> None:
        assert loaded.exhibit is not None
        why, voices = loaded.exhibit.pages
        assert loaded.exhibit.timeouts_of(why) == Timeouts(120.0, 40.0)
        assert loaded.exhibit.timeouts_of(voices) == Timeouts(120.0, 30.0)

    def test_knows_which_pages_it_has(self, loaded: Loaded) -> None:
        assert loaded.exhibit is not None
        assert loaded.exhibit.page("voices") is loaded.exhibit.pages[1]
        assert loaded.exhibit.page("nowhere") is None


@pytest.mark.parametrize(
    "bad",
    [
        "kind: story\nid: [",
        "kind: storry\n",
        "- a list\n",
        story("bad", "picture: unknown\n"),
        story("bad", "sources: [S9]\n"),
        story("good"),
        story("bad").replace("Because.", "A mark.[^S9]"),
        story("bad").replace("Because.", "'# Heading'"),
        b"\xff\xfe\x00",
        "",
    ],
)
def test_a_bad_page_is_left_out_and_the_rest_is_shown(
    tmp_path: Path, media: Path, bad: str | bytes
) -> None:
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [good.yaml, bad.yaml]\n",
            "good.yaml": story("good", "sources: []\n"),
            "bad.yaml": bad,
        },
    )
    loaded = load_exhibit(folder, media)
    assert loaded.has_errors
    assert loaded.exhibit is not None
    assert [page.id for page in loaded.exhibit.pages] == ["good"]
    assert all("bad.yaml" in line for line in said(loaded))


def test_a_bad_page_does_not_take_with_it_the_pages_that_link_to_it(
    tmp_path: Path, media: Path
) -> None:
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD
            + "pages: [good.yaml, bad.yaml]\n"
            + "attract: {items: [{picture: bridge, headline: Come, opens: bad}]}\n",
            "good.yaml": story("good").replace("Because.", "'[There](page:bad).'"),
            "bad.yaml": story("bad", "colour: red\n"),
            "pictures.yaml": picture("bridge", "good.png"),
        },
    )
    exhibit = load_exhibit(folder, media).exhibit
    assert exhibit is not None
    assert [page.id for page in exhibit.pages] == ["good"]
    assert [(item.picture, item.opens) for item in exhibit.attract.items] == [("bridge", None)]


def test_only_the_errors_of_the_first_failing_phase_are_told(tmp_path: Path, media: Path) -> None:
    """Later ones may only follow from them: here the picture's id is unknown because the picture's
    description has no shape."""
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [one.yaml]\n",
            "one.yaml": story("one", "picture: bridge\n"),
            "pictures.yaml": "bridge: {fil: good.png}\n" + picture("cut", "cut.png"),
        },
    )
    lines = said(load_exhibit(folder, media))
    assert lines
    assert all("pictures.yaml:1" in line for line in lines)


@pytest.mark.parametrize("file", ["cut.png", "bomb.png", "../media/good.png", "nowhere.png"])
def test_a_picture_that_must_not_be_opened_has_no_file(
    tmp_path: Path, media: Path, file: str
) -> None:
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [one.yaml]\n",
            "one.yaml": story("one", "picture: bridge\n"),
            "pictures.yaml": picture("bridge", file),
        },
    )
    loaded = load_exhibit(folder, media)
    assert loaded.has_errors
    assert loaded.exhibit is not None
    assert not loaded.exhibit.picture_path("bridge").exists()


class TestNothingThatAnErrorNamesIsShown:
    """What `check` calls a mistake must not fail before visitors."""

    def load(self, tmp_path: Path, media: Path, main: str, **files: str) -> Exhibit:
        written: dict[str, str | bytes] = {
            "exhibit.yaml": HEAD + "pages: [one.yaml]\n" + main,
            "one.yaml": story("one", "picture: bridge\n"),
            "pictures.yaml": picture("bridge", "good.png"),
            **{f"{name}.yaml": content for name, content in files.items()},
        }
        loaded = load_exhibit(write_exhibit(tmp_path, written), media)
        assert loaded.has_errors
        assert loaded.exhibit is not None, said(loaded)
        return loaded.exhibit

    def test_words_that_cannot_be_said(self, tmp_path: Path, media: Path) -> None:
        """With `{number}` for `{index}` every page failed, and with it the kiosk."""
        exhibit = self.load(
            tmp_path,
            media,
            "words:\n"
            "  en: {page_progress: 'Page {number}', contants: Topics, close: Shut}\n"
            "  vi: {page_progress: 'Trang {index} trên {count}'}\n"
            "  fr: {close: Fermer}\n",
        )
        assert exhibit.words == {
            "en": {"close": "Shut"},
            "vi": {"page_progress": "Trang {index} trên {count}"},
        }

    def test_sources_of_a_picture(self, tmp_path: Path, media: Path) -> None:
        """The page was shown, and ended in a KeyError when a visitor pressed "Sources"."""
        exhibit = self.load(
            tmp_path,
            media,
            "",
            pictures=picture("bridge", "good.png") + "  sources: [S1, S9, S2]\n",
            sources="S1: {title: A book}\nS2: {title: Another}\n",
        )
        assert exhibit.pictures["bridge"].sources == ("S1", "S2")

    def test_pictures_and_pages_of_attract_items(self, tmp_path: Path, media: Path) -> None:
        exhibit = self.load(
            tmp_path,
            media,
            "attract:\n"
            "  items:\n"
            "    - {picture: brige, headline: Gone}\n"
            "    - {picture: bridge, headline: Stays, opens: nowhere}\n",
        )
        (item,) = exhibit.attract.items
        assert (item.headline, item.opens) == (LocalizedText("Stays"), None)

    def test_languages_that_the_exhibit_has_not(self, tmp_path: Path, media: Path) -> None:
        exhibit = self.load(
            tmp_path,
            media,
            "subtitle: {en: Nights, fr: Nuits}\n"
            "attract: {items: [{picture: bridge, headline: {fr: Viens}}]}\n",
        )
        assert exhibit.subtitle == LocalizedText({"en": "Nights"})
        (item,) = exhibit.attract.items
        assert item.headline == LocalizedText({"fr": "Viens"})  # better than nothing

    @pytest.mark.parametrize(
        "refused", ["nowhere.ttf", "../../good.ttf", "/etc/passwd", "cut.ttf", "good.png", "folder"]
    )
    @pytest.mark.parametrize("cut", ["regular", "bold"])
    def test_fonts(self, tmp_path: Path, media: Path, refused: str, cut: str) -> None:
        """`kiosk run` ended at once, with a traceback for visitors to read."""
        fonts = {"regular": "good.ttf", cut: refused}
        theme = load_builtin_theme("night").model_dump(mode="json")
        theme["fonts"] = {"text": fonts, "title": {"regular": "good.ttf"}}
        exhibit = self.load(tmp_path, media, "theme: theme.yaml\n", theme=json.dumps(theme))
        assert exhibit.theme.fonts == Fonts(title=FontFiles(regular="good.ttf"))
        assert exhibit.font_files == {"good.ttf": media / "good.ttf"}

    def test_colours_that_cannot_be_read(self, tmp_path: Path, media: Path) -> None:
        night = load_builtin_theme("night")
        theme = night.model_dump(mode="json")
        theme["colours"]["paper"] = theme["colours"]["ink"]
        theme["sizes"]["body"] = 30
        exhibit = self.load(tmp_path, media, "theme: theme.yaml\n", theme=json.dumps(theme))
        assert exhibit.theme.colours == night.colours
        assert exhibit.theme.sizes.body == 30


def test_a_picture_may_be_named_in_letters_that_the_disk_writes_otherwise(
    tmp_path: Path, media: Path
) -> None:
    """Some systems store 'ầ' as three characters; a curator's keyboard types one."""
    decomposed = "ca\u0302\u0300u.png"
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / decomposed).write_bytes((media / "good.png").read_bytes())
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [one.yaml]\n",
            "one.yaml": story("one", "picture: bridge\n"),
            "pictures.yaml": picture("bridge", "cầu.png"),
        },
    )
    loaded = load_exhibit(folder, tmp_path / "media")
    assert loaded.diagnostics == ()
    assert loaded.exhibit is not None
    assert loaded.exhibit.picture_path("bridge").is_file()


class TestHostileFolders:
    def load(self, tmp_path: Path, media: Path) -> Loaded:
        folder = write_exhibit(
            tmp_path,
            {
                "exhibit.yaml": HEAD + "pages: [good.yaml, bad.yaml]\n",
                "good.yaml": story("good"),
                "pictures.yaml": picture("bridge", "bridge.png"),
            },
        )
        return load_exhibit(folder, media)

    def folder(self, tmp_path: Path) -> Path:
        return write_exhibit(tmp_path, {"good.yaml": story("good")})

    def assert_refused(self, loaded: Loaded, sentence: str) -> None:
        assert any(sentence in each.message for each in loaded.diagnostics), said(loaded)
        assert loaded.exhibit is not None
        assert [page.id for page in loaded.exhibit.pages] == ["good"]

    def test_a_fifo_is_not_opened(self, tmp_path: Path, media: Path) -> None:
        """Opening a FIFO that nobody writes to never returns."""
        os.mkfifo(self.folder(tmp_path) / "bad.yaml")
        self.assert_refused(self.load(tmp_path, media), "is not an ordinary file")

    def test_a_symlink_loop_leads_nowhere(self, tmp_path: Path, media: Path) -> None:
        folder = self.folder(tmp_path)
        (folder / "bad.yaml").symlink_to("other.yaml")
        (folder / "other.yaml").symlink_to("bad.yaml")
        self.assert_refused(self.load(tmp_path, media), "leads nowhere")

    def test_a_symlink_out_of_the_exhibit_is_refused(self, tmp_path: Path, media: Path) -> None:
        outside = tmp_path / "secret.yaml"
        outside.write_text(story("bad"), encoding="utf-8")
        (self.folder(tmp_path) / "bad.yaml").symlink_to(outside)
        self.assert_refused(self.load(tmp_path, media), "leads out of exhibits/test/")

    def test_a_device_is_refused(self, tmp_path: Path, media: Path) -> None:
        (self.folder(tmp_path) / "bad.yaml").symlink_to("/dev/zero")
        self.assert_refused(self.load(tmp_path, media), "leads out of exhibits/test/")

    def test_a_huge_file_is_refused(self, tmp_path: Path, media: Path) -> None:
        with (self.folder(tmp_path) / "bad.yaml").open("wb") as file:
            file.truncate(30 << 20)
        self.assert_refused(self.load(tmp_path, media), "larger than 4 MB")

    def test_a_fifo_among_the_pictures_is_not_opened(self, tmp_path: Path) -> None:
        self.folder(tmp_path).joinpath("bad.yaml").write_text(story("bad"), encoding="utf-8")
        media = tmp_path / "media"
        media.mkdir()
        os.mkfifo(media / "bridge.png")
        loaded = self.load(tmp_path, media)
        assert [each.message for each in loaded.diagnostics] == [
            "'bridge.png' is not an ordinary file."
        ]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_an_unreadable_file_is_told(self, tmp_path: Path, media: Path) -> None:
        bad = self.folder(tmp_path) / "bad.yaml"
        bad.write_text(story("bad"), encoding="utf-8")
        bad.chmod(0)
        self.assert_refused(self.load(tmp_path, media), "may not be read")


@pytest.mark.parametrize("kind", ["missing", "folder", "fifo", "loop", "link out"])
def test_exhibit_yaml_itself_may_be_anything(tmp_path: Path, media: Path, kind: str) -> None:
    folder = tmp_path / "exhibits" / "test"
    folder.mkdir(parents=True)
    main = folder / "exhibit.yaml"
    match kind:
        case "folder":
            main.mkdir()
        case "fifo":
            os.mkfifo(main)
        case "loop":
            main.symlink_to("exhibit.yaml")
        case "link out":
            main.symlink_to("/etc/passwd")
    loaded = load_exhibit(folder, media)
    assert loaded.exhibit is None
    assert len(loaded.diagnostics) == 1
    assert loaded.diagnostics[0].file == "exhibits/test/exhibit.yaml"


def test_exhibits_are_found_by_their_file(tmp_path: Path) -> None:
    for name in ("b", "a", ".half-made"):
        write_exhibit(tmp_path, {"exhibit.yaml": ""}, name)
    (tmp_path / "exhibits" / "not-one").mkdir()
    (tmp_path / "exhibits" / "README.md").write_text("", encoding="utf-8")
    assert [folder.name for folder in find_exhibits(tmp_path / "exhibits")] == ["a", "b"]
    assert find_exhibits(tmp_path / "nowhere") == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_keeps_no_other_exhibit_from_being_shown(
    tmp_path: Path, media: Path
) -> None:
    """One exhibit's folder copied with root's permissions kept a museum's whole kiosk dark."""
    good, closed = (
        write_exhibit(tmp_path, {"exhibit.yaml": HEAD + f"pages: [{each}.yaml]\n",
                                 f"{each}.yaml": story(each)}, each)
        for each in ("a", "b")
    )  # fmt: skip
    closed.chmod(0)
    try:
        found = find_exhibits(tmp_path / "exhibits")
        assert found == (good, closed)
        readable, other = (load_exhibit(folder, media) for folder in found)
    finally:
        closed.chmod(0o755)
    assert readable.exhibit is not None
    assert other.exhibit is None
    assert other.has_errors
