import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zellige.log.engine import canonical
from zellige.log.engine.errors import Malformed

INTEGERS = st.integers(-canonical.LARGEST_INTEGER, canonical.LARGEST_INTEGER)
SCALARS = st.none() | st.booleans() | INTEGERS | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(VALUES)
def test_a_value_is_read_back_the_same(value: canonical.Json) -> None:
    written = canonical.encode(value)
    assert canonical.decode(written) == value
    assert json.loads(written) == value


def test_names_are_ordered_by_utf16_code_units_as_in_rfc_8785() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    written = canonical.encode(dict.fromkeys(names, 0))
    order = list(json.loads(written))
    assert order == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_only_what_must_be_escaped_is_escaped() -> None:
    text = '\u20ac$\u000f\nA\'B"\\\\"/\b\f\t\r\u007f'
    expected = '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\\b\\f\\t\\r\u007f"'
    assert canonical.encode(text).decode() == expected


def test_there_is_no_white_space() -> None:
    assert canonical.encode({"b": [1, 2], "a": None}) == b'{"a":null,"b":[1,2]}'


@pytest.mark.parametrize("value", [1.5, 0.0, float("nan"), b"bytes", {1: 2}, {1}, 2**53, -(2**53)])
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises(Malformed):
        canonical.encode({"a": [value]})


def test_everything_wrong_is_named_at_once_with_its_place() -> None:
    with pytest.raises(Malformed) as caught:
        canonical.encode({"a": [1, 2.5], "b": {"c": "\ud800"}})
    assert "$.a[1]" in str(caught.value)
    assert "$.b.c" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'{"a":-0}',
        b'"\\u0041"',
        b"NaN",
        b"\xff",
        b"",
        b"[" * 100_000,
        b"[" * 200 + b"]" * 200,
        b"1" * 5000,
    ],
)
def test_another_spelling_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        canonical.decode(data)
