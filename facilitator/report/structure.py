"""The structure of a PDF beside its pages: headings, paragraphs, lists and tables in reading order.

Programs that read a page aloud follow it (ISO 32000-1, 14.7 and 14.8). What stands in no element is decoration.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator.report.objects import Name, Objects, Ref, Value


class Mark(NamedTuple):
    """A marked part of a page's content."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """Part of the document: ``kind`` as PDF names it (H1, P, L, LI, Table, TR, TH, Figure, Span).

    ``alt`` describes a picture; ``words`` are read in place of what is inside, where that is not in reading order.
    ``row`` says of a TH that it names its row.
    """

    kind: str
    alt: str = ""
    words: str = ""
    parts: list[Element | Mark] = field(default_factory=list)
    row: bool = False

    def add(self, kind: str, alt: str = "", words: str = "") -> Element:
        """A new part at the end."""
        part = Element(kind, alt, words)
        self.parts.append(part)
        return part


def write_structure(file: Objects, whole: Element, pages: list[Ref], marked: list[list[Element]]) -> Ref:
    """Write the tree; ``marked`` has for each page the elements of its marks 0, 1, 2 …"""
    root = file.reserve()
    refs: dict[Element, Ref] = {}
    top = _write_element(file, whole, root, pages, refs)
    numbers: list[Value] = []
    for page, elements in enumerate(marked):
        numbers += [page, [refs[element] for element in elements]]
    parents = file.add({"Nums": numbers})
    about: dict[str, Value] = {"Type": Name("StructTreeRoot"), "K": [top], "ParentTree": parents}
    file.put(root, {**about, "ParentTreeNextKey": len(marked)})
    return root


def _write_element(file: Objects, element: Element, parent: Ref, pages: list[Ref], refs: dict[Element, Ref]) -> Ref:
    own = refs[element] = file.reserve()
    kids: list[Value] = []
    for part in element.parts:
        if isinstance(part, Mark):
            kids.append({"Type": Name("MCR"), "Pg": pages[part.page], "MCID": part.number})
        else:
            kids.append(_write_element(file, part, own, pages, refs))
    about: dict[str, Value] = {"Type": Name("StructElem"), "S": Name(element.kind), "P": parent, "K": kids}
    about.update({key: text for key, text in (("Alt", element.alt), ("ActualText", element.words)) if text})
    if element.kind == "TH":
        about["A"] = {"O": Name("Table"), "Scope": Name("Row" if element.row else "Column")}
    file.put(own, about)
    return own
