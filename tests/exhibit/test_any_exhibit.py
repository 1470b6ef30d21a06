"""Whatever is changed in a sound exhibit: sentences, never an exception, never a shrug."""

import copy
import json
from collections.abc import Container, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.diagnostics import Severity
from kiosk.content.record import Record
from kiosk.content.references import walk_media_files, walk_references
from kiosk.content.words import check_words
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.exhibit.targets import Targets
from tests.exhibit.media import make_media
from tests.exhibit.write import write_exhibit

WHY = {"en": "Why", "vi": "Vì sao"}
RING = [[20.5, 105.5], [20.5, 106.5], [21.5, 106.5]]
HOLE = [[20.6, 105.8], [20.6, 105.9], [20.7, 105.9]]
STRIKES = "id,lat,lon,start,title\nkham-thien,21.02,105.84,1972-12-26 22:45,Khâm Thiên\n"
EXHIBIT: dict[str, Any] = {
    "format": 1,
    "title": WHY,
    "subtitle": "Twelve days",
    "languages": ["en", "vi"],
    "theme": "night",
    "attract": {
        "each": "10 s",
        "items": [{"picture": "bridge", "overline": WHY, "headline": WHY, "opens": "why"}],
    },
    "timeouts": {"idle": "60 s", "question": "30 s"},
    "ambience": "wind",
    "touch_sound": "click",
    "words": {"en": {"start_again": "Again"}},
    "pages": [
        {
            "kind": "story",
            "id": "why",
            "title": WHY,
            "text": {"en": "Why.[^S1] [There](page:voices#one)", "vi": "- Vì\n- sao"},
            "pictures": ["bridge"],
            "sources": ["S1"],
            "timeouts": {"idle": "2 min"},
            "ambience": "silence",
            "sounds": ["why-read", "call"],
        },
        {"kind": "story", "id": "opening", "title": WHY, "text": WHY, "video": "film"},
        {
            "kind": "slideshow",
            "id": "slides",
            "title": WHY,
            "each": "12 s",
            "autoplay": False,
            "ambience": "wind",
            "slides": [
                "bridge",
                {"picture": "bridge", "text": WHY, "fit": "contain"},
                {"video": "film", "sounds": ["why-read"]},
            ],
        },
        {
            "kind": "quotes",
            "id": "voices",
            "title": WHY,
            "quotes": [
                {
                    "id": "one",
                    "text": WHY,
                    "original": "vi",
                    "speaker": "giap",
                    "date": "1972-12",
                    "source": "S1",
                },
                {
                    "text": WHY,
                    "original": "en",
                    "speaker": {"name": "A"},
                    "source": "S1",
                    "sounds": ["call"],
                },
            ],
        },
        {
            "kind": "map",
            "id": "nights",
            "title": WHY,
            "basemap": "tonkin.json",
            "view": [20.3, 104.6, 22.0, 107.2],
            "limits": [12, 98, 28, 112],
            "text": WHY,
            "each": "14 s",
            "phases": [
                {
                    "id": "night-26",
                    "label": "26",
                    "title": WHY,
                    "start": "1972-12-26 22:00",
                    "end": "1972-12-26 23:00",
                    "pictures": ["bridge"],
                    "view": [20.9, 105.7, 21.1, 106.0],
                    "magnitude": 54,
                    "sources": ["S1"],
                }
            ],
            "layers": [
                {"kind": "areas", "id": "delta", "title": WHY, "features": [{"outline": RING}]},
                {"kind": "areas", "id": "lakes", "features": [{"outline": [RING, HOLE]}]},
                {
                    "kind": "ranges",
                    "id": "reach",
                    "features": [{"at": [21.0, 105.8], "radius": "40 km", "title": WHY}],
                },
                {
                    "kind": "routes",
                    "id": "ways",
                    "symbol": "aircraft",
                    "schematic": True,
                    "features": [
                        {"line": RING, "start": "1972-12-26 22:10", "phases": ["night-26"]}
                    ],
                },
                {
                    "kind": "events",
                    "id": "strikes",
                    "unit": WHY,
                    "data": "strikes.csv",
                    "sources": ["S1"],
                    "features": [{"at": [21.0, 105.8], "start": "1972-12-26 22:20", "size": 3}],
                },
                {
                    "kind": "places",
                    "id": "sites",
                    "colour": "sky",
                    "shown": False,
                    "symbol": "bridge",
                    "features": [
                        {
                            "id": "long-bien",
                            "at": [21.04, 105.86],
                            "title": WHY,
                            "text": WHY,
                            "pictures": ["bridge"],
                            "opens": "why",
                            "rank": 1,
                            "symbol": "station",
                        }
                    ],
                },
                {"kind": "labels", "id": "names", "features": [{"at": [21, 105], "title": WHY}]},
            ],
        },
        {
            "kind": "map",
            "id": "old-map",
            "title": WHY,
            "basemap": {"picture": "bridge", "size": [40, 30]},
            "view": [0, 0, 40, 30],
            "picture": "bridge",
        },
        {
            "kind": "compare",
            "id": "then-and-now",
            "title": WHY,
            "divider": "horizontal",
            "text": WHY,
            "pairs": [
                {
                    "id": "bank",
                    "before": "bridge",
                    "after": "ferry",
                    "before_label": "1972",
                    "after_label": WHY,
                    "title": WHY,
                    "text": WHY,
                    "sources": ["S1"],
                }
            ],
        },
    ],
    "pictures": {
        "bridge": {
            "file": "good.png",
            "kind": "photograph",
            "alt": WHY,
            "credit": "Museum",
            "rights": "CC0-1.0",
            "date": "1972",
            "focus": [0.5, 0.5],
            "sources": ["S1"],
        },
        "ferry": {
            "file": "good.jpg",
            "kind": "artwork",
            "alt": WHY,
            "credit": "Museum",
            "rights": "CC0-1.0",
        },
    },
    "sounds": {
        "why-read": {
            "kind": "narration",
            "file": {"en": "good.wav", "vi": "other.wav"},
            "captions": {"en": "good.vtt", "vi": "good.vtt"},
            "draft": True,
            "credit": "Museum",
            "rights": "CC0-1.0",
        },
        "call": {
            "kind": "recording",
            "file": "good.wav",
            "captions": {"en": "good.vtt", "vi": "good.vtt"},
            "title": WHY,
            "credit": WHY,
            "rights": "CC0-1.0",
            "sources": ["S1"],
        },
        "wind": {
            "kind": "ambience",
            "file": "other.wav",
            "credit": "Museum",
            "rights": "CC0-1.0",
        },
        "click": {"kind": "effect", "file": "good.wav", "credit": "Museum", "rights": "CC0-1.0"},
    },
    "videos": {
        "film": {
            "file": "good.webm",
            "poster": "bridge",
            "captions": {"en": "good.vtt", "vi": "good.vtt"},
            "alt": WHY,
            "caption": WHY,
            "credit": "Museum",
            "rights": "CC0-1.0",
            "sources": ["S1"],
            "date": "1972",
        }
    },
    "sources": {"S1": {"title": "A book", "year": 1998, "url": "https://example.org"}},
    "people": {"giap": {"name": WHY, "role": WHY, "born": "1911"}},
}
ODD = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.text(max_size=12)
    | st.sampled_from(["why", "bridge", "S1", "12 s", "..", "a/b.yaml", "page:why", "[^S2]", "en"])
    | st.sampled_from(["wind", "click", "film", "silence", "cut.wav", "minutes.wav", "slips.vtt"])
)
VALUES = st.recursive(
    ODD,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all values within `value`."""
    found = [way] if way else []
    inner = enumerate(value) if isinstance(value, list) else ()
    for key, each in value.items() if isinstance(value, dict) else inner:
        found += places(each, (*way, key))
    return found


PLACES = places(EXHIBIT)


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    museum = tmp_path_factory.mktemp("museum")
    make_media(museum / "media")
    return museum


def write(museum: Path, exhibit: dict[str, Any]) -> Path:
    files: dict[str, str | bytes] = {"exhibit.yaml": json.dumps(exhibit), "strikes.csv": STRIKES}
    return write_exhibit(museum, files)


def test_the_exhibit_is_sound_to_begin_with(museum: Path) -> None:
    folder = write(museum, EXHIBIT)
    loaded = load_exhibit(folder, museum / "media", plays_videos=True)
    assert loaded.diagnostics == ()
    assert loaded.exhibit is not None


@settings(max_examples=300)
@given(st.sampled_from(PLACES), VALUES, st.sampled_from(["replace", "delete", "rename"]))
def test_any_change_is_answered_in_sentences(
    museum: Path, way: tuple[Any, ...], value: Any, change: str
) -> None:
    changed = copy.deepcopy(EXHIBIT)
    parent = changed
    for segment in way[:-1]:
        parent = parent[segment]
    if change == "replace":
        parent[way[-1]] = value
    else:
        old = parent.pop(way[-1])
        if change == "rename" and isinstance(parent, dict):
            parent[f"{way[-1]}x"] = old
    folder = write(museum, changed)
    loaded = load_exhibit(folder, museum / "media")
    for diagnostic in loaded.diagnostics:
        assert diagnostic.message.endswith("."), diagnostic
        assert "does not fit" not in diagnostic.message, diagnostic
        assert diagnostic.file.startswith(("exhibits/test/", "media/"))
    if loaded.exhibit is None:
        assert loaded.has_errors
    else:
        assert_nothing_leads_nowhere(loaded.exhibit)


def assert_nothing_leads_nowhere(exhibit: Exhibit) -> None:
    """What is shown names only what is there, whatever else was reported."""
    known: dict[str, Container[str]] = {
        "picture": exhibit.pictures,
        "source": exhibit.sources,
        "person": exhibit.people,
        "page": [page.id for page in exhibit.pages],
        "destination": Targets([page.id for page in exhibit.pages]),
        "video": exhibit.videos,
        "sound": exhibit.sounds,
        "ambience": {*exhibit.sounds, "silence"},
    }
    catalogues: tuple[Mapping[str, Record], ...] = (
        exhibit.pictures,
        exhibit.sounds,
        exhibit.videos,
        exhibit.sources,
        exhibit.people,
    )
    for record in chain(
        exhibit.pages,
        exhibit.tours,
        exhibit.attract.items,
        *(catalogue.values() for catalogue in catalogues),
    ):
        for loc, kind, word in walk_references(record):
            assert kind == "language" or word in known[kind], (record, loc)
    assert exhibit.ambience is None or exhibit.ambience in known["ambience"]
    assert exhibit.touch_sound is None or exhibit.touch_sound in exhibit.sounds
    for language in exhibit.languages:
        assert all(exhibit.sound_file(sound, language) for sound in exhibit.sounds)
    assert check_words(exhibit.words) == ()
    assert set(exhibit.words) <= set(exhibit.languages)
    assert all(file in exhibit.font_files for _, _, file in exhibit.theme.font_files())
    for page in exhibit.pages:
        assert all(name in exhibit.media_files for _, _, name in walk_media_files(page))
        assert not [fault for fault in page.faults() if fault.severity is Severity.ERROR]
