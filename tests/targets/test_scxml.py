"""An SCXML file says of a machine what the walk says, and no words of a policy are anything but words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.targets import Product, scxml
from tests.derive.written import policy, sound
from tests.portable.test_walk import HELD_UP
from tests.targets.products import EDITIONS, EVERY_EDITION, products, products_of

SCXML = "{http://www.w3.org/2005/07/scxml}"
REMIT = f"{{{scxml.NAMESPACE}}}"
PLAIN = re.compile(r"[A-Za-z]\w*", re.ASCII)
EXPRESSION = re.compile(r"\w+ < \d+( && \w+ < \d+)*|\w+ \+ 1|\d+", re.ASCII)
RULES = re.compile(r"[a-z0-9.-]+( [a-z0-9.-]+)*")

HOSTILE = (
    "</remit:title></state></scxml><script>alert(1)</script>",
    "]]>",
    "<![CDATA[x]]>",
    "';-- DROP TABLE cases",
    "${process.exit(7)}",
    "`${process.exit(7)}`",
    "__UNQUOTE__process.exit(7)__UNQUOTE__",
    "&amp;lt; &#0; &bogus;",
    "one\ntwo\r\nthree\rfour\tfive",
    "\u202eright to left\u2069",
    "line\u2028paragraph\u2029",
    "nul\0bell\7escape\x1b\x7f\x85\ufffe\ud800",
    '\\u0000 \\" \' "',
    "__import__('os')._exit(7)",
    "x" * 10_000,
)


def spoken_of(product: Product, words: str) -> Product:
    """Return a product all of whose words for people are `words`."""
    walk = product.walk
    regions = tuple(
        replace(
            line,
            places=tuple(replace(place, title=words, leads_to=words) for place in line.places),
            moves=tuple(replace(move, label=words) for move in line.moves),
        )
        for line in walk.regions
    )
    events = tuple(replace(event, label=words, by=(words,)) for event in walk.events)
    told = replace(product.policy, council=words, title=words, edition=words)
    made = replace(product, policy=told)
    made.__dict__["walk"] = replace(walk, regions=regions, events=events)
    return made


def spelt(words: str) -> str:
    """Return words as XML can say them."""
    return re.sub(
        "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", lambda found: f"<U+{ord(found[0]):04X}>", words
    )


def texts(root: ET.Element) -> Iterator[str]:
    """Yield what is said for people."""
    for each in root.iter():
        if each.tag.startswith(REMIT) and not len(each) and each.tag[len(REMIT) :] not in ("kind", "calendar"):
            yield each.text or ""


def marks(root: ET.Element) -> list[tuple[str, dict[str, str]]]:
    """Return all that is no text."""
    return [(each.tag, each.attrib) for each in root.iter() if each.tag != f"{REMIT}leads-to"]


def one() -> Product:
    return products(EDITIONS[0])[0]


@given(st.one_of(st.text(st.characters()), st.sampled_from(HOSTILE)))
def test_whatever_is_said_comes_out_as_it_went_in_and_as_nothing_else(words: str) -> None:
    root = ET.fromstring(scxml.render(spoken_of(one(), words)))

    assert set(texts(root)) == {spelt(words)}
    assert marks(root) == marks(ET.fromstring(scxml.render(one())))


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_no_words_are_where_engines_make_programs_of_them(edition: str) -> None:
    for product in products(edition):
        for each in ET.fromstring(scxml.render(product)).iter():
            for name, value in each.attrib.items():
                if name in ("id", "event", "target", "initial", "name", "location"):
                    assert PLAIN.fullmatch(value), value
                elif name in ("cond", "expr"):
                    assert EXPRESSION.fullmatch(value), value
                elif name in (f"{REMIT}rule", f"{REMIT}passes-over", f"{REMIT}stage", "rule"):
                    assert RULES.fullmatch(value), value
                else:
                    assert name in ("version", "datamodel", f"{REMIT}kind", f"{REMIT}reason"), name


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_every_state_and_transition_carries_the_rule_that_made_it(edition: str) -> None:
    for product in products(edition):
        walk = product.walk
        root = ET.fromstring(scxml.render(product))
        states = {each.get("id"): each for each in root.iter() if each.get(f"{REMIT}kind")}

        assert list(states) == [place.id for place in walk.places]
        for place in walk.places:
            state = states[place.id]
            assert state.get(f"{REMIT}rule", "") == place.rule
            assert state.findtext(f"{REMIT}title") == place.title
            assert (state.tag == f"{SCXML}final") == scxml.is_final(walk, place)
            ways = [way.get(f"{REMIT}rule", "") for way in state.iter(f"{SCXML}transition")]
            moves = [move.rule for move in walk.moves if move.source == place.name]
            assert ways == ([] if scxml.is_final(walk, place) else moves)


@pytest.mark.parametrize("edition", EVERY_EDITION)
def test_nothing_in_the_file_is_about_time(edition: str) -> None:
    for product in products(edition):
        tags = {each.tag for each in ET.fromstring(scxml.render(product)).iter() if each.tag.startswith(SCXML)}

        known = ("scxml", "state", "final", "parallel", "transition", "datamodel", "data", "assign")
        assert tags <= {f"{SCXML}{name}" for name in known}


def test_what_the_format_cannot_say_is_counted() -> None:
    counted = [limit.uses(one()) for limit in scxml.LIMITS]

    assert counted == [6, 26, 18, len(one().machine.duties), 0]
    assert counted[3] > 0


def test_a_machine_without_counters_asks_for_no_language() -> None:
    (held_up,) = products_of(sound(policy(HELD_UP, "rules")))

    assert b'datamodel="null"' in scxml.render(one())
    assert b'datamodel="ecmascript"' in scxml.render(held_up)
