"""Pages to draw on, and the PDF file that becomes of them. Places are in points from the page's top left corner.

Everything drawn belongs to an element of the document's structure, or is decoration. The file is reportlab's; beside it
stand what its drawing does not know: glyphs by their number, and the structure that reading aloud needs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFObjectReference, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from facilitator.report.fonts import Face
from facilitator.report.icons import Icon
from facilitator.report.objects import Objects, Ref, number
from facilitator.report.pdffont import EmbeddedFace
from facilitator.report.shaping import Line
from facilitator.report.structure import Element, Mark, write_structure

A4 = (595.276, 841.89)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself; where ``made_at`` is None a fixed date stands there."""

    title: str
    author: str
    language: str
    made_at: datetime | None = None


class Paper:
    """A document being drawn, page after page."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.width, self.height = size
        self.whole = Element("Document")
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._canvas._preamble = ""  # noqa: SLF001 - it would set a font of the viewer's, which is not embedded
        self._marked: list[list[Element]] = []
        self._faces: dict[Face, EmbeddedFace] = {}
        self._bookmarks = 0
        self._depth = -1  # the file's outline may not leave a level out

    def new_page(self) -> None:
        """Begin a page; nothing can be drawn before."""
        if self._marked:
            self._canvas.showPage()
        self._marked.append([])

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element``. Not to be nested."""
        mark = Mark(len(self._marked) - 1, len(self._marked[-1]))
        self._marked[-1].append(element)
        element.parts.append(mark)
        self._canvas.addLiteral(f"/{element.kind} <</MCID {mark.number}>> BDC")
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside says nothing that is not said elsewhere. Not to be nested."""
        self._canvas.addLiteral("/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    def bookmark(self, text: str, level: int, top: float) -> None:
        """Let viewers jump to this place; ``level`` from 1."""
        self._bookmarks += 1
        self._depth = min(level - 1, self._depth + 1)
        key = _place(self._bookmarks)
        self._canvas.bookmarkHorizontalAbsolute(key, self.height - top)
        self._canvas.addOutlineEntry(text, key, self._depth, closed=self._depth > 0)

    def link(self, number: int, x: float, top: float, width: float, height: float) -> None:
        """A click here leads to the ``number``th bookmark, from 1; it may come later."""
        lower = self.height - top - height
        self._canvas.linkRect("", _place(number), (x, lower, x + width, lower + height), relative=0, thickness=0)

    def text(self, line: Line, x: float, baseline: float, colour: str) -> None:
        """A line of text whose left end is at ``x``."""
        if not line.runs:
            return
        self._canvas.addLiteral(_fill(colour))
        runs = line.space + line.runs if line.right_to_left else line.runs + line.space
        if line.right_to_left:
            x -= sum(run.width for run in line.space)
        for run in runs:
            face = self._faces.setdefault(run.face, EmbeddedFace(run.face, f"Face{len(self._faces)}"))
            self._canvas.addLiteral(face.shown(run, x, self.height - baseline))
            x += run.width

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._canvas.addLiteral(_fill(colour))
        self._canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, radius: float, fill: str, edge: str) -> None:
        """A filled rectangle with round corners and a thin edge."""
        self._canvas.addLiteral(_fill(fill))
        self._pen(edge, 0.6)
        self._canvas.roundRect(x, self.height - y - height, width, height, radius, stroke=1, fill=1)

    def pill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with half circles at its ends, or a circle where width and height are the same."""
        self._canvas.addLiteral(_fill(colour))
        radius = min(width, height) / 2
        self._canvas.roundRect(x, self.height - y - height, width, height, radius, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.6) -> None:
        """A horizontal line."""
        self._pen(colour, thickness)
        self._canvas.line(x, self.height - y, x + width, self.height - y)

    def icon(self, icon: Icon, x: float, y: float, size: float, colour: str) -> None:
        """A picture in a square."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, self.height - y)
        canvas.scale(size / icon.side, -size / icon.side)
        canvas.addLiteral(_fill(colour))
        self._pen(colour, icon.stroke)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.addLiteral(icon.operators())
        canvas.restoreState()

    def cells(self, dark: list[tuple[int, int, int]], x: float, y: float, side: float) -> None:
        """Black squares of one grid: (row, column, how many in a row) each, ``side`` points high."""
        self._canvas.addLiteral(_fill("#000000"))
        path = self._canvas.beginPath()
        for row, column, count in dark:
            path.rect(x + column * side, self.height - y - (row + 1) * side, count * side, side)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def finish(self, about: About) -> bytes:
        """The PDF file. Nothing can be drawn afterwards."""
        canvas = self._canvas
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject("")
        canvas.setCreator("Facilitator")
        canvas.setProducer("Facilitator")
        if about.made_at is not None:
            made = f"D:{about.made_at:%Y%m%d%H%M%S}{_zone(about.made_at)}"
            canvas.setDateFormatter(lambda *_: made)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if self._marked:
            canvas.showPage()
        self._add_what_canvas_lacks(about)
        canvas.save()
        return self._file.getvalue()

    def _add_what_canvas_lacks(self, about: About) -> None:
        """The fonts, and the structure with the way from each page back into it."""
        document = self._canvas._doc  # noqa: SLF001 - reportlab offers the document's objects in no other way
        objects = Objects(document)
        fonts = document.idToObject["BasicFonts"].dict
        fonts.clear()
        fonts.update({face.name: face.add_to(objects) for face in self._faces.values()})
        shapes = objects.value(
            {name: ref for face in self._faces.values() for name, ref in face.shapes(objects).items()}
        )
        pages: list[Ref] = []
        for index, page in enumerate(document.Pages.pages):
            pages.append(PDFObjectReference(page.__InternalName__))
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs, page.XObjects = index, "/S", shapes
            page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])  # its own way is base 85, in Python
        catalogue = document.Catalog
        catalogue.Lang = objects.value(about.language)
        catalogue.MarkInfo = objects.value({"Marked": True})
        catalogue.StructTreeRoot = write_structure(objects, self.whole, pages, self._marked)

    def _pen(self, colour: str, thickness: float) -> None:
        self._canvas.addLiteral(f"{_parts(colour)} RG {number(thickness)} w")


@lru_cache(maxsize=256)
def _parts(colour: str) -> str:
    """``#rrggbb`` as red, green and blue from 0 to 1."""
    return " ".join(number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _fill(colour: str) -> str:
    """What is drawn next is filled with this colour."""
    return f"{_parts(colour)} rg"


def _place(bookmark: int) -> str:
    return f"bookmark{bookmark}"


def _zone(moment: datetime) -> str:
    zone = moment.strftime("%z") or "+0000"
    return f"{zone[:3]}'{zone[3:5]}'"
