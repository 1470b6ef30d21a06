"""Every value of a JSON file is found, however the file is laid out."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.document import start_of
from kiosk.content.tables.json_places import JsonPlaces

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=20,
)
INDENTS = st.sampled_from([None, 0, 1, "\t"])


def ways(value: Any, way: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    found = [(way, value)]
    if isinstance(value, list | dict):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in inner:
            found += ways(each, (*way, key))
    return found


@given(st.lists(JSON), JSON, INDENTS)
def test_every_value_is_found(rows: list[Any], other: Any, indent: Any) -> None:
    data = {"other": other, "features": rows, "more": 1}
    text = "\r\n " + json.dumps(data, indent=indent) + " \n"
    places = JsonPlaces(text, "features")
    decoder = json.JSONDecoder()
    for way, value in ways(data):
        span, key_span = places.find(way)
        assert decoder.raw_decode(text, start_of(span))[0] == value
        if way and isinstance(way[-1], str):
            assert key_span is not None
            assert decoder.raw_decode(text, start_of(key_span))[0] == way[-1]


@pytest.mark.parametrize(
    ("way", "found"),
    [
        (("features", 0, "nowhere", "a"), "1"),
        (("features", 0, "a", "b", 7), "1"),
        (("features", 9), "[{"),
        (("nowhere",), '{"fea'),
        (("features", "x"), "[{"),
    ],
)
def test_segments_that_lead_nowhere_are_skipped(way: tuple[str | int, ...], found: str) -> None:
    text = '{"features": [{"a": 1}]}'
    start = start_of(JsonPlaces(text, "features").find(way)[0])
    assert text[start:].startswith(found)


@pytest.mark.parametrize("text", ["[]", "7", '{"features": 7}', '{"features": {"0": 1}}'])
def test_rows_may_be_missing(text: str) -> None:
    assert start_of(JsonPlaces(text, "features").find(("features", 0, "a"))[0]) <= len(text)
