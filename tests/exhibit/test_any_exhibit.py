"""Whatever is changed in a sound exhibit: sentences, never an exception, never a shrug."""

import copy
import json
from collections.abc import Collection
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.references import walk_references
from kiosk.content.words import check_words
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from tests.exhibit.media import make_media
from tests.exhibit.write import write_exhibit

WHY = {"en": "Why", "vi": "Vì sao"}
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
        },
        {
            "kind": "slideshow",
            "id": "slides",
            "title": WHY,
            "each": "12 s",
            "autoplay": False,
            "slides": ["bridge", {"picture": "bridge", "text": WHY, "fit": "contain"}],
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
                {"text": WHY, "original": "en", "speaker": {"name": "A"}, "source": "S1"},
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


def test_the_exhibit_is_sound_to_begin_with(museum: Path) -> None:
    folder = write_exhibit(museum, {"exhibit.yaml": json.dumps(EXHIBIT)})
    loaded = load_exhibit(folder, museum / "media")
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
    folder = write_exhibit(museum, {"exhibit.yaml": json.dumps(changed)})
    loaded = load_exhibit(folder, museum / "media")
    for diagnostic in loaded.diagnostics:
        assert diagnostic.message.endswith("."), diagnostic
        assert "does not fit" not in diagnostic.message, diagnostic
        assert diagnostic.file.startswith("exhibits/test/")
    if loaded.exhibit is None:
        assert loaded.has_errors
    else:
        assert_nothing_leads_nowhere(loaded.exhibit)


def assert_nothing_leads_nowhere(exhibit: Exhibit) -> None:
    """What is shown names only what is there, whatever else was reported."""
    known: dict[str, Collection[str]] = {
        "picture": exhibit.pictures,
        "source": exhibit.sources,
        "person": exhibit.people,
        "page": [page.id for page in exhibit.pages],
    }
    catalogues = (exhibit.pictures, exhibit.sources, exhibit.people)
    for record in chain(
        exhibit.pages, exhibit.attract.items, *(catalogue.values() for catalogue in catalogues)
    ):
        for loc, kind, word in walk_references(record):
            assert kind == "language" or word in known[kind], (record, loc)
    assert check_words(exhibit.words) == ()
    assert set(exhibit.words) <= set(exhibit.languages)
    assert all(file in exhibit.font_files for _, _, file in exhibit.theme.font_files())
