"""Mermaid draws what we mean: every state, act and ending of a machine, every box and way of a chart, and no other."""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.derive.chart import Band, Box, Chart, Exit, Shape
from remit.derive.voice import capital
from remit.drawing.face import figure
from remit.drawing.wrap import clean
from remit.portable.ids import plain
from remit.targets import Product, mermaid_flowchart, mermaid_state
from remit.targets._mermaid import NOTHING
from remit.targets.mermaid_state import shown, unshown
from tests.conformance import driven
from tests.installed import package
from tests.laws.policies import Written, policies
from tests.laws.test_policies import checked
from tests.targets.products import products, products_of

HERE = Path(__file__).parent
Answer = dict[str, Any]


def asked(diagrams: list[str]) -> list[Answer]:
    """Return what Mermaid makes of diagrams."""
    package("mermaid")
    package("jsdom")
    lines = (json.dumps({"name": str(number), "machine": text}) for number, text in enumerate(diagrams))
    return driven.answers(["node", str(HERE / "mermaid.mjs")], lines)


def bare(words: str) -> str:
    """Return words without the places at which lines may break; nothing is drawn as a dash."""
    return "".join(clean(words).split()) or NOTHING


def read_back(answer: Answer) -> Answer:
    """Return what is drawn, in an order of its own and without its line breaks."""
    assert "error" not in answer, answer["error"]
    return {
        "nodes": {
            node["id"]: (bare(node["title"]), sorted(map(bare, node["more"])), node["parent"])
            for node in answer["nodes"]
        },
        "groups": {name: bare(title) for name, title in answer["groups"]},
        "edges": sorted((start, end, bare(label) if label else "") for start, end, label in answer["edges"]),
        "starts": len(answer["starts"]),
    }


def meant_by_machine(product: Product) -> Answer:
    """Return what the state diagram of a machine must hold."""
    walk = product.walk
    labels = {event.id: event.label for event in walk.events}
    said = {move: bare(capital(move.label or labels[move.event])) for move in shown(walk)}
    groups, nodes, edges = {}, {}, []
    for number, region in enumerate(walk.regions):
        for place in region.places:
            group = f"in_{region.id}_{plain(place.stage or 'all')}"
            stage = product.procedure.stage(place.stage)
            title = stage.title if stage and stage.title else "What happens"
            title = "Getting in touch" if place.stage == "arrival" else title
            groups[group] = bare(title if not number else f"{title} (beside the main line)")
            more = sorted(words for move, words in said.items() if move.source == place.name and move.stays)
            title = f"{place.title} ({place.reason})" if place.reason else place.title
            nodes[f"at_{place.id}"] = (bare(title), more, group)
            if place.final:
                edges.append((f"at_{place.id}", f"{group}_end", ""))
            if place.name == region.initial:
                edges.append((f"{group}_start", f"at_{place.id}", ""))
    edges += [
        (f"at_{plain(move.source)}", f"at_{plain(move.target)}", words)
        for move, words in said.items()
        if not move.stays
    ]
    return {"nodes": nodes, "groups": groups, "edges": sorted(edges), "starts": len(walk.regions)}


def meant_by_chart(chart: Chart) -> Answer:
    """Return what the flowchart of a chart must hold."""
    boxes = [(f"band_{number}", box) for number, band in enumerate(chart.bands, 1) for box in band.boxes]
    return {
        "nodes": {
            f"step_{box.number}": (bare("".join(run.text for run in figure(box, 250).runs)), [], band)
            for band, box in boxes
        },
        "groups": {f"band_{number}": bare(band.title) for number, band in enumerate(chart.bands, 1)},
        "edges": sorted(
            (f"step_{box.number}", f"step_{way.target}", bare(way.label) if clean(way.label) else "")
            for _, box in boxes
            for way in box.exits
        ),
        "starts": 0,
    }


def states(product: Product) -> str:
    return mermaid_state.render(product).decode()


def boxes(product: Product) -> str:
    return mermaid_flowchart.render(product).decode()


def test_every_state_act_and_ending_of_every_machine_is_drawn() -> None:
    everything = driven.everything()

    answers = asked([states(product) for _, product in everything])

    for (name, product), answer in zip(everything, answers, strict=True):
        assert read_back(answer) == meant_by_machine(product), name
    driven.AGREED["Mermaid, states"] = Counter(
        diagrams=len(answers),
        states=sum(len(product.walk.places) for _, product in everything),
        moves=sum(len(shown(product.walk)) for _, product in everything),
        endings=sum(place.final for _, product in everything for place in product.walk.places),
        moves_not_drawn=sum(unshown(product.walk) for _, product in everything),
    )


def test_every_box_and_way_of_every_chart_is_drawn() -> None:
    everything = driven.everything()

    answers = asked([boxes(product) for _, product in everything])

    for (name, product), answer in zip(everything, answers, strict=True):
        assert read_back(answer) == meant_by_chart(product.chart), name
    every = [box for _, product in everything for band in product.chart.bands for box in band.boxes]
    driven.AGREED["Mermaid, flowcharts"] = Counter(
        diagrams=len(answers), boxes=len(every), ways=sum(len(box.exits) for box in every)
    )


@settings(max_examples=1, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(policies(), min_size=8, max_size=8))
def test_whatever_policy_is_written_it_is_drawn(written: list[Written]) -> None:
    found = [each for each in map(checked, written) if each.sound]
    made = [product for each in found for product in products_of(each)]

    answers = asked([make(product) for make in (states, boxes) for product in made])

    for product, machine, chart in zip(made, answers[: len(made)], answers[len(made) :], strict=True):
        assert read_back(machine) == meant_by_machine(product)
        assert read_back(chart) == meant_by_chart(product.chart)


def test_no_diagram_is_longer_than_mermaid_draws() -> None:
    for _, product in driven.everything():
        for target in (mermaid_state, mermaid_flowchart):
            assert target.LIMITS[-1].uses(product) == 0


def test_what_is_not_drawn_is_said_above_the_picture() -> None:
    quiet = next(product for _, product in driven.everything() if not unshown(product.walk))
    loud = next(product for _, product in driven.everything() if unshown(product.walk))

    assert "before their turn" in states(loud)
    assert "before their turn" not in states(quiet)
    assert mermaid_state.LIMITS[0].uses(loud) == unshown(loud.walk) > 0


# Mutants.


def complaint() -> Product:
    return products("cambridgeshire/2026-01.yaml")[0]


def swapped(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert len(re.findall(old, text)) >= 1, old
        return re.sub(old, new, text, count=1)

    return change


STATE_MUTANTS = {
    "an arrow leads elsewhere": swapped(r"--> at_complaint__accept :", "--> at_complaint__stage_1__pass :"),
    "an arrow removed": swapped(r"\n.* --> at_complaint__accept : .*", ""),
    "a state removed": swapped(r'\n    state "Are you satisfied#?" .*|\n    state "Are you satisfied.*', ""),
    "a state added": swapped(r"\n  \}", '\n    state "More" as at_more\n  }'),
    "an ending removed": swapped(r"\n.*--> \[\*\]", ""),
    "a beginning removed": swapped(r"\n.*\[\*\] -->.*", ""),
    "an id misspelt": swapped(r"at_complaint__accept -->", "at_complaint__acept -->"),
    "a reserved id": swapped(r"at_complaint__start", "end"),
    "a `;` in a label": swapped(r": Receipt", ": Receipt; then more"),
    "a `:` in a label": swapped(r": Receipt", ": Receipt: more"),
    "a quote in a label": swapped(r'state "You', 'state "Y"ou'),
    "a title that nothing quotes": swapped(r'state "You send us your.*" as', "state You send as"),
    "a stage left open": swapped(r"\n  \}", ""),
    "a word misspelt": swapped(r"stateDiagram-v2", "stateDiagramm"),
    "an act removed": swapped(r"\n  at_\w+ : Extension", ""),
}
CHART_MUTANTS = {
    "an arrow leads elsewhere": swapped(r"--> step_2", "--> step_3"),
    "an arrow removed": swapped(r"\n  step_1 -->.*", ""),
    "a box removed": swapped(r"\n    step_3\[.*\n.*", ""),
    "a box added": swapped(r"\n  end", '\n    step_99["More"]\n  end'),
    "a number changed": swapped(r'\("1\.|\("1#46;', '("2#46;'),
    "a reserved id": swapped(r"step_1\(", "end("),
    "a quote in a label": swapped(r"You send", 'You "send'),
    "a label that nothing quotes": swapped(r'\|"No"\|', "|No (or not)|"),
    "a band left open": swapped(r"\n  end", ""),
    "a band in another": swapped(r"\n  end\n(.*\n)", "\n\\1  end\n"),
    "a word misspelt": swapped(r"flowchart TB", "flowcart TB"),
}


def differs(answer: Answer, meant: Answer) -> bool:
    return "error" in answer or read_back(answer) != meant


@pytest.mark.parametrize(
    ("make", "mean", "mutants"),
    [
        (states, meant_by_machine, STATE_MUTANTS),
        (boxes, lambda product: meant_by_chart(product.chart), CHART_MUTANTS),
    ],
    ids=["states", "flowchart"],
)
def test_a_diagram_that_is_not_ours_is_found_out(
    make: Callable[[Product], str], mean: Callable[[Product], Answer], mutants: dict[str, Callable[[str], str]]
) -> None:
    product = complaint()

    whole, *answers = asked([make(product), *(change(make(product)) for change in mutants.values())])

    assert not differs(whole, mean(product))
    survivors = [name for name, answer in zip(mutants, answers, strict=True) if not differs(answer, mean(product))]
    assert survivors == []


# Text.

NASTY = (
    "</script><script>document.title = 'taken'</script>",
    "<img src=x onerror=\"document.title = 'taken'\">",
    '"] click step_1 "javascript:alert(1)" ["',
    "%%{init: {'securityLevel': 'loose'}}%% %% gone",
    "1. one\n2. two\n- three\n# four\n> five\n```six```",
    "`**bold**` _slanted_ ~~gone~~ $$x^2$$ <br/> [a](b)",
    "end; class; state x { } --> note right of [*]",
    "#59; &lt;b&gt; &#60; #quot; ﬂ°°60¶ß ﬂ°lt¶ß fa:fa-car",
    "style x:a#b;",
    "\u202eevil\u2066\u2028next\u2029line\x00\x07",
    "]]> ';-- ${} {{}} || \\ \\n @{ shape: rect } :::you",
    "---\ntitle: x\n---",
)
SMALL = next(each for each in products("huntingdonshire/2026-03.yaml") if each.procedure.slug == "service-request")
texts = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(NASTY))


def spoken(product: Product, text: str) -> Product:
    """Return a procedure in which everything that people say is `text`."""

    def box(each: Box) -> Box:
        exits = tuple(Exit(text, way.target) for way in each.exits)
        return replace(each, title=text, actor=text, times=(text,), notes=(text,), exits=exits)

    bands = tuple(Band(text, tuple(map(box, band.boxes))) for band in product.chart.bands)
    machine = replace(
        product.machine,
        events=tuple(replace(event, label=text) for event in product.machine.events),
        transitions=tuple(replace(step, label=text) for step in product.machine.transitions),
    )
    said = replace(product.policy, council=text, title=text)
    return replace(product, policy=said, machine=machine, chart=Chart(text, text, bands))


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(texts, min_size=8, max_size=8))
def test_whatever_people_say_is_drawn_as_text(said: list[str]) -> None:
    as_text(said)


def test_what_would_be_a_sign_to_mermaid_is_drawn_as_text() -> None:
    as_text(NASTY)


def test_ten_thousand_letters_are_drawn() -> None:
    box = Box(1, "a", Shape.STEP, "", "you", "x" * 10_000)
    chart = Chart("A", "", (Band("B", (box,)),))

    (answer,) = asked([mermaid_flowchart.mermaid(chart)])

    assert read_back(answer) == meant_by_chart(chart)


def as_text(said: Iterable[str]) -> None:
    told = [spoken(SMALL, text) for text in said]

    answers = asked([make(product) for make in (states, boxes) for product in told])

    for product, machine, chart in zip(told, answers[: len(told)], answers[len(told) :], strict=True):
        assert read_back(machine) == meant_by_machine(product)
        assert read_back(chart) == meant_by_chart(product.chart)
        assert [bare(words) for words in chart["described"]] == [bare(product.chart.title)] * 2


PAGE = """<!DOCTYPE html><meta charset="utf-8"><body style="margin: 0">
<script src="{mermaid}"></script>
<script>
const sources = {sources};
mermaid.initialize({{ startOnLoad: false }});
(async () => {{
  const found = [];
  for (const [number, source] of sources.entries()) {{
    try {{
      const {{ svg }} = await mermaid.render("drawn" + number, source);
      const place = document.body.appendChild(document.createElement("div"));
      place.innerHTML = svg;
      const words = (what) => [...place.querySelectorAll(what)].map((each) => each.textContent);
      const labels = [...place.querySelectorAll(".nodeLabel, .edgeLabel")];
      const sizes = labels.map((each) => getComputedStyle(each).fontSize);
      found.push({{
        nodes: words("g.node .nodeLabel, g.node .label .nodeLabel"), links: words(".edgeLabel p, .edgeLabel text"),
        all: place.textContent, sizes: [...new Set(sizes)],
        alien: place.querySelectorAll("script, img, iframe, a, [onerror], [onclick]").length,
      }});
    }} catch (error) {{ found.push({{ error: String(error) }}); }}
  }}
  const told = document.body.appendChild(document.createElement("pre"));
  told.id = "told";
  told.textContent = JSON.stringify({{ title: document.title, found }});
}})();
</script>"""


def drawn(diagrams: list[str], folder: Path, chromium: str) -> tuple[str, list[Answer]]:
    """Return the title of a page after a browser has drawn diagrams in it, and what stands in each."""
    library = (package("mermaid") / "dist" / "mermaid.min.js").resolve()
    (folder / "mermaid.js").symlink_to(library)
    sources = json.dumps(diagrams).replace("<", "\\u003c")
    page = folder / "page.html"
    page.write_text(PAGE.format(mermaid="mermaid.js", sources=sources), encoding="utf-8")
    browser = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}"]
    asked = ["--allow-file-access-from-files", "--virtual-time-budget=300000", "--dump-dom", page.as_uri()]
    done = subprocess.run([*browser, *asked], capture_output=True, timeout=300, check=False)
    told = re.search(r'<pre id="told">(.+?)</pre>', done.stdout.decode(), re.DOTALL)
    assert told, done.stderr[-2000:]
    answer = json.loads(html.unescape(told[1]))
    return answer["title"], answer["found"]


def test_a_browser_draws_every_word_and_nothing_else(tmp_path: Path, client: Callable[[str], str]) -> None:
    chosen = [
        product
        for name, product in driven.everything()
        if re.match(r"cambridgeshire/2026.*complaint|south.*complaint", name)
    ]
    nasty = [spoken(SMALL, text) for text in NASTY]
    diagrams = [make(product) for product in (*chosen, *nasty) for make in (states, boxes)]

    title, found = drawn(diagrams, tmp_path, client("chromium"))

    assert title == ""
    for product, machine, chart in zip((*chosen, *nasty), found[::2], found[1::2], strict=True):
        assert machine.get("error", "") == chart.get("error", "") == ""
        assert machine["alien"] == chart["alien"] == 0
        assert machine["sizes"] == chart["sizes"] == ["16px"]
        meant = meant_by_chart(product.chart)
        assert sorted(map(bare, chart["nodes"])) == sorted(node[0] for node in meant["nodes"].values())
        everything = bare(machine["all"])
        for words, more, _ in meant_by_machine(product)["nodes"].values():
            assert words in everything
            assert all(each in everything for each in more)
        assert "Unsupported markdown" not in chart["all"] + machine["all"]
