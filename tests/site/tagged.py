"""A PDF as its tags tell it: elements with their words in the order in which they are read. Draws nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Matrix

Mark = tuple[int, int]
"""The number of a page, and that of a piece of what it draws."""
FOLLOWED = "q Q cm Tf Tm TJ Tj BDC BMC EMC Do"


@dataclass
class Element:
    """A tag on a page; `content` are its words and the tags below it, in order."""

    kind: str
    alt: str
    attributes: dict[str, Any]
    page: int
    content: list[Element | str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return all words below it, line by line."""
        return "".join(each if isinstance(each, str) else each.words for each in self.content)

    @property
    def below(self) -> list[Element]:
        """Return the tags right below it."""
        return [each for each in self.content if isinstance(each, Element)]

    def all(self, *kinds: str) -> Iterator[Element]:
        """Yield the tags anywhere below it of some kinds, in the order in which they are read."""
        for each in self.below:
            if each.kind in kinds:
                yield each
            yield from each.all(*kinds)

    @property
    def shape(self) -> str:
        """Return its tags without words; what the end of a line cuts in two is one."""
        inner = [each.shape for each in self.below]
        kept = [each for at, each in enumerate(inner) if each != "Span()" or inner[at - 1 : at] != [each]]
        return f"{self.kind}({' '.join(kept)})"


@dataclass
class Drawn:
    """What the pages draw: words by their marks, words without one, and the height of letters in pt."""

    marked: dict[Mark, list[str]] = field(default_factory=dict)
    unmarked: list[str] = field(default_factory=list)
    sizes: set[float] = field(default_factory=set)


@dataclass
class Paper:
    """A document with its tags, and what it draws."""

    pdf: pikepdf.Pdf
    root: Element
    drawn: Drawn
    pages: dict[Any, int]


def read(data: bytes) -> Paper:
    """Return a PDF as it is tagged."""
    pdf, drawn, fonts = pikepdf.open(io.BytesIO(data)), Drawn(), dict[Any, dict[int, str]]()
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    for number, page in enumerate(pdf.pages):
        _Follower(number, drawn, fonts).follow(page.obj, page.obj.Resources, Matrix())
    top = pdf.Root.StructTreeRoot.K if "/StructTreeRoot" in pdf.Root else pikepdf.Dictionary(S=pikepdf.Name.Document)
    (root,) = [_element(each, None, pages, drawn) for each in several(top)]
    return Paper(pdf, root, drawn, pages)


def several(told: Any) -> Sequence[Any]:
    """Return the values of an entry, which may be one or an array of them."""
    return list(told) if isinstance(told, (list, pikepdf.Array)) else [told]


def _element(node: Any, page: Any, pages: dict[Any, int], drawn: Drawn) -> Element:
    page = node.get("/Pg", page)
    attributes = {key: told for each in several(node.get("/A", [])) for key, told in each.items()}
    made = Element(str(node.S)[1:], str(node.get("/Alt", "")), attributes, pages[page.objgen] if page else -1)
    for each in several(node.get("/K", [])):
        if isinstance(each, int):
            made.content += drawn.marked.get((pages[page.objgen], each), [])
        elif each.get("/Type") == "/MCR":
            made.content += drawn.marked.get((pages[each.get("/Pg", page).objgen], int(each.MCID)), [])
        elif each.get("/Type") == "/OBJR":
            made.attributes.setdefault("annotations", []).append(each.Obj)
        else:
            made.content.append(_element(each, page, pages, drawn))
    if made.page < 0 and made.below:
        made.page = made.below[0].page
    return made


class _Follower:
    """Follows what a page draws: which words stand under which mark, how large they are."""

    def __init__(self, page: int, drawn: Drawn, fonts: dict[Any, dict[int, str]]) -> None:
        self.page, self.drawn, self.fonts = page, drawn, fonts
        self.marks: list[tuple[int | None, str | None]] = []
        self.height, self.begun = 0.0, False

    def follow(self, stream: Any, resources: Any, matrix: Matrix) -> None:
        """Follow the commands of a page, or of a picture on it."""
        kept, font, size, text = list[Any](), dict[int, str](), 0.0, Matrix()
        for told in pikepdf.parse_content_stream(stream, FOLLOWED):
            name, given = str(told.operator), told.operands
            match name:
                case "q":
                    kept.append((matrix, font, size))
                case "Q":
                    matrix, font, size = kept.pop()
                case "cm":
                    matrix = Matrix(*map(float, given)) @ matrix
                case "Tf":
                    font, size = self._letters(resources.Font[str(given[0])]), float(given[1])
                case "Tm":
                    text = Matrix(*map(float, given)) @ matrix
                    self._line(text.f)
                case "TJ" | "Tj":
                    shown = (each for each in several(given[0]) if isinstance(each, pikepdf.String))
                    self._show("".join(_decoded(bytes(each), font) for each in shown))
                    self.drawn.sizes.add(round(size * abs(text.d), 2))
                case "BDC" | "BMC":
                    self._open(str(given[0]), given[1] if len(given) > 1 else {})
                case "EMC":
                    self.marks.pop()
                case "Do" if resources.XObject[str(given[0])].Subtype == "/Form":
                    form = resources.XObject[str(given[0])]
                    inner = Matrix(*map(float, form.get("/Matrix", [1, 0, 0, 1, 0, 0]))) @ matrix
                    self.follow(form, form.get("/Resources", resources), inner)

    def _open(self, kind: str, told: Any) -> None:
        """Begin a mark; what it says stands for what is drawn under it."""
        said = str(told["/ActualText"]) if "/ActualText" in told else None
        if said is not None:
            self._show(said)
        hidden = "" if kind == "/Artifact" else None
        self.marks.append((int(told["/MCID"]) if "/MCID" in told else None, hidden if said is None else said))

    def _letters(self, font: Any) -> dict[int, str]:
        """Return which letters each code of a font stands for."""
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _mapped(font.ToUnicode.read_bytes().decode("latin-1"))
        return self.fonts[font.objgen]

    def _line(self, height: float) -> None:
        """Begin a line where what follows is drawn higher or lower."""
        self.begun = self.begun or abs(height - self.height) > 1
        self.height = height

    def _show(self, words: str) -> None:
        if any(said is not None for _, said in self.marks):
            return
        ids = [mark for mark, _ in self.marks if mark is not None]
        if ids:
            told = self.drawn.marked.setdefault((self.page, ids[-1]), [])
            told.append(f"\n{words}" if told and self.begun else words)
            self.begun = False
        else:
            self.drawn.unmarked.append(words)


def _mapped(told: str) -> dict[int, str]:
    found = dict[int, str]()
    for part in re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL):
        for code, words in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            found[int(code, 16)] = bytes.fromhex(words).decode("utf-16-be")
    assert "beginbfrange" not in told
    return found


def _decoded(codes: bytes, font: dict[int, str]) -> str:
    return "".join(font[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))
