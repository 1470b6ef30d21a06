"""The curators' guide stays true: its tutorial loads, its examples parse, its tables are whole."""

import re
from pathlib import Path

import pytest
from PIL import Image
from pydantic import BaseModel

from kiosk.audio import inspect as sound
from kiosk.cli.main import main
from kiosk.content.diagnostics import render_text
from kiosk.content.media import Picture
from kiosk.content.people import Person
from kiosk.content.sounds import Sound, SoundKind
from kiosk.content.source import parse_document
from kiosk.content.sources import Source
from kiosk.content.tables import csv_table, geojson
from kiosk.content.tables.sheet import MAX_ROWS
from kiosk.content.timeouts import TimeoutSettings
from kiosk.content.videos import Video
from kiosk.content.webvtt import MAX_CUE_CHARACTERS, MAX_CUE_LINES, parse_captions
from kiosk.exhibit.file import AttractSettings, ExhibitFile
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import AttractItem
from kiosk.exhibit.tour import Tour
from kiosk.pages.compare.model import Pair
from kiosk.pages.figures.charts import Bars, Chart, Pictograms
from kiosk.pages.figures.faults import MOST_SIGNS
from kiosk.pages.figures.model import FiguresPage
from kiosk.pages.figures.symbols import Symbol as Sign
from kiosk.pages.figures.values import CounterRow, PartedValue, Side
from kiosk.pages.figures.values import Row as FigureRow
from kiosk.pages.kinds import KINDS
from kiosk.pages.map.features import Area, Event, Feature, Label, Place, Range, Route
from kiosk.pages.map.keys import PictureGround
from kiosk.pages.map.layers import Events, Layer, Places, Ranges, Routes
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.phases import Phase
from kiosk.pages.map.symbols import Symbol
from kiosk.pages.page import Page
from kiosk.pages.quiz.model import Answer, Question
from kiosk.pages.quotes.model import Quote
from kiosk.pages.slideshow.model import Slide
from kiosk.pages.timeline.events import Event as TimelineEvent
from kiosk.pages.timeline.events import Track
from kiosk.video import inspect as video
from tests.exhibit.media import make_media
from tests.exhibit.write import HEAD, picture, write_exhibit

GUIDE = (Path(__file__).parents[2] / "exhibits" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
TABLES = re.findall(r"^```csv\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
MAPS = [example for example in EXAMPLES if example.startswith("kind: map")]
MODELS: dict[str, type[BaseModel]] = {
    "exhibit.yaml": ExhibitFile,
    "attract": AttractSettings,
    "an item of attract": AttractItem,
    "a tour": Tour,
    "timeouts": TimeoutSettings,
    "a page of any kind": Page,
    "a slide": Slide,
    "a quotation": Quote,
    "a pair": Pair,
    "a question": Question,
    "an answer": Answer,
    "a side": Side,
    "a chart": Bars,
    "a chart of signs": Pictograms,
    "a row of a chart": FigureRow,
    "a row of counters": CounterRow,
    "a number": PartedValue,
    "a scanned map": PictureGround,
    "a phase": Phase,
    "a layer": Ranges,  # which has no keys of its own
    "a layer of places": Places,
    "a layer of events": Events,
    "a layer of routes": Routes,
    "a feature": Feature,
    "a place": Place,
    "an event": Event,
    "a route": Route,
    "a range": Range,
    "an area": Area,
    "a label": Label,
    "a track": Track,
    "an event of a timeline": TimelineEvent,
    "a picture": Picture,
    "a sound": Sound,
    "a video": Video,
    "a source": Source,
    "a person": Person,
} | {f"kind: {kind.name}": kind.model for kind in KINDS.values()}


def told_before(model: type[BaseModel]) -> set[str]:
    """The keys that a table above has already told."""
    bases: tuple[tuple[type[BaseModel], type[BaseModel]], ...] = (
        (Page, Page),
        (Layer, Ranges),
        (Feature, Feature),
        (Chart, Bars),
        (FigureRow, FigureRow),
    )
    for base, told in bases:
        if issubclass(model, base) and model is not told:
            return set(told.model_fields)
    return set()


@pytest.fixture
def tutorial(tmp_path: Path) -> Path:
    """The tutorial followed step by step; the exhibit's folder."""
    media = make_media(tmp_path / "media")
    (media / "my-exhibit").mkdir()
    (media / "my-exhibit" / "bridge.jpg").write_bytes((media / "good.jpg").read_bytes())
    return write_exhibit(tmp_path, {"exhibit.yaml": EXAMPLES[0]}, "my-exhibit")


def test_the_tutorial_loads_without_a_word(tutorial: Path) -> None:
    loaded = load_exhibit(tutorial, tutorial.parents[1] / "media")
    assert render_text(loaded.diagnostics) == ""
    assert loaded.exhibit is not None
    assert len(loaded.exhibit.pages) == 2


def test_the_mistake_in_the_tutorial_is_told_as_it_says(tutorial: Path) -> None:
    path = tutorial / "exhibit.yaml"
    path.write_text(EXAMPLES[0].replace("\ntitle:", "\nitle:"), encoding="utf-8")
    said = render_text(load_exhibit(tutorial, tutorial.parents[1] / "media").diagnostics)
    assert "".join(f"    {line}\n" for line in said.splitlines()) in GUIDE


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_can_be_read(example: str) -> None:
    assert parse_document(example.encode(), "example.yaml").diagnostics == ()


@pytest.mark.parametrize("section", MODELS)
def test_every_key_has_its_row(section: str) -> None:
    model = MODELS[section]
    inherited = told_before(model)
    fields = {name: field for name, field in model.model_fields.items() if name not in inherited}
    body = GUIDE.split(f"\n### {section}\n")[1].split("\n#")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| ?([^|]*) \|$", body, re.MULTILINE))
    assert list(rows) == list(fields)
    for name, field in fields.items():
        assert (rows[name].strip() == "") is field.is_required(), name


@pytest.mark.parametrize("page", MAPS)
def test_every_map_of_the_guide_loads(page: str, tmp_path: Path) -> None:
    media = make_media(tmp_path / "media")
    (media / "my-exhibit").mkdir()
    (media / "my-exhibit" / "red-river.json").write_bytes((media / "tonkin.json").read_bytes())
    Image.new("L", (4200, 3100)).save(media / "old-map.png")
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [map.yaml]\n",
            "map.yaml": page,
            "data/strikes.csv": TABLES[0],
            "pictures.yaml": picture("old-map", "old-map.png"),
            "sources.yaml": "S1: {title: A book}\n",
        },
    )
    loaded = load_exhibit(folder, media)
    assert not loaded.has_errors, render_text(loaded.diagnostics)
    assert loaded.exhibit is not None
    shown = loaded.exhibit.pages[0]
    assert isinstance(shown, MapPage)
    assert all(layer.every for layer in shown.layers)


def test_there_are_maps_of_every_sort_in_the_guide() -> None:
    assert len(MAPS) >= 3
    assert any("picture:" in page for page in MAPS)
    assert any("phases:" in page and "data:" in page for page in MAPS)


def test_every_symbol_is_told() -> None:
    section = GUIDE.split("\n### a layer of places\n")[1].split("\n#")[0]
    listed = section.partition("Symbols are")[2]
    assert re.findall(r"`(\w+)`", listed) == [symbol.value for symbol in Symbol]


def test_the_figures_of_the_guide_load_without_a_word(tmp_path: Path) -> None:
    (page,) = (example for example in EXAMPLES if example.startswith("kind: figures"))
    (table,) = (table for table in TABLES if "low,high" in table)
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [figures.yaml]\n",
            "figures.yaml": page,
            "data/boats.csv": table,
            "sources.yaml": "S1: {title: A book}\n",
        },
    )
    loaded = load_exhibit(folder, make_media(tmp_path / "media"))
    assert render_text(loaded.diagnostics) == ""
    assert loaded.exhibit is not None
    shown = loaded.exhibit.pages[0]
    assert isinstance(shown, FiguresPage)
    assert [len(chart.every) for chart in shown.charts] == [2, 2, 1, 1]


def test_every_sign_of_figures_is_told() -> None:
    section = GUIDE.split("\n### a chart of signs\n")[1].split("\n#")[0]
    listed = section.partition("Symbols are")[2]
    assert re.findall(r"`(\w+)`", listed) == [symbol.value for symbol in Sign]
    assert f"At most {MOST_SIGNS} signs" in section


def test_the_limits_of_tables_are_told() -> None:
    rows, megabytes = f"{MAX_ROWS:,} rows", f"{csv_table.MAX_BYTES >> 20} MB"
    assert f"A file has at most {rows} and {megabytes}." in GUIDE
    assert f"{geojson.MAX_BYTES >> 20} MB" in GUIDE
    assert f"{geojson.MAX_POSITIONS // 1_000_000} million positions" in GUIDE


def test_the_captions_of_the_guide_are_read() -> None:
    (example,) = re.findall(r"^```\n(WEBVTT\n.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    script = parse_captions(example.encode(), "bridge-en.vtt")
    assert script.diagnostics == ()
    assert script.captions.at(4.5) == "[A ship's horn]"


def test_the_sounds_of_the_guide_load(tmp_path: Path) -> None:
    """The catalogues and pages of one section, in one exhibit."""
    section = GUIDE.split("\n## Sound, narration, captions, video\n")[1].split("\n## ")[0]
    sounds, story, slides, videos = re.findall(
        r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL
    )
    media = make_media(tmp_path / "media")
    (media / "my-exhibit").mkdir()
    wav, film = (media / "good.wav").read_bytes(), (media / "good.webm").read_bytes()
    words = (media / "good.vtt").read_bytes()
    for name in ("bridge-en", "bridge-vi", "ferry", "river"):
        (media / "my-exhibit" / f"{name}.ogg").write_bytes(wav)
    for name in ("bridge", "ferry", "opening"):
        for language in ("en", "vi"):
            (media / "my-exhibit" / f"{name}-{language}.vtt").write_bytes(words)
    (media / "my-exhibit" / "opening.webm").write_bytes(film)
    folder = write_exhibit(
        tmp_path,
        {
            "exhibit.yaml": HEAD + "pages: [story.yaml, slides.yaml]\n",
            "story.yaml": story,
            "slides.yaml": slides,
            "sounds.yaml": sounds,
            "videos.yaml": videos,
            "pictures.yaml": picture("bridge", "good.png"),
            "sources.yaml": "S1: {title: A book}\n",
        },
    )
    loaded = load_exhibit(folder, media, plays_videos=True)
    assert render_text(loaded.diagnostics) == ""


def test_the_limits_of_sounds_and_captions_are_told() -> None:
    assert f"{MAX_CUE_CHARACTERS} characters or {MAX_CUE_LINES} lines" in GUIDE
    assert f"at most {sound.MAX_BYTES >> 20} MB" in GUIDE
    assert f"at most {sound.MAX_SECONDS[SoundKind.AMBIENCE] / 60:g} minutes" in GUIDE
    assert f"at most {sound.MAX_SECONDS[SoundKind.EFFECT]:g} seconds" in GUIDE
    assert f"at most {video.MAX_BYTES >> 30} GB" in GUIDE


def test_every_sentence_among_the_common_mistakes_is_really_said() -> None:
    bad = Path(__file__).with_name("bad")
    said = "\n".join(path.read_text(encoding="utf-8") for path in bad.glob("*/expected.txt"))
    table = GUIDE.split("## Common mistakes")[1]
    quoted = re.findall(r'^\| "(.*?)"', table, re.MULTILINE)
    assert quoted
    for sentence in quoted:
        pattern = re.sub(r"'[^']*'", "'.*'", re.escape(sentence).replace(r"\ ", " "))
        assert re.search(pattern, said), sentence


def test_every_kind_is_told() -> None:
    for kind in KINDS:
        assert f"\n### kind: {kind}\n" in GUIDE


def test_the_tutorial_ends_with_the_line_it_promises(
    tutorial: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tutorial)]) == 0
    assert f"    {capsys.readouterr().out}" in GUIDE
