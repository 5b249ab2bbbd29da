"""What the styles of a Word file say: each property looked up along the based-on chain, then in the defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from parsers.readers.docx_parts import flag, value, w


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by id, the paragraph style that holds where none is named, and the run properties of the document."""

    by_id: Mapping[str, Element]
    usual: str | None = None
    defaults: Element | None = None

    def chain(self, style: str | None) -> Iterator[Element]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style is not None and style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = value(self.by_id[style], "basedOn")

    def of_paragraph(self, paragraph: Element) -> str | None:
        """The id of a paragraph's style."""
        return value(paragraph, "pPr", "pStyle") or self.usual

    def flag(self, style: str | None, kind: str, name: str) -> bool | None:
        """An on/off property of `kind` (`pPr`, `rPr`) as the nearest style of the chain sets it."""
        flags = (flag(each.find(w(kind)), name) for each in self.chain(style))
        return next((said for said in flags if said is not None), None)

    def run_flag(self, run: Element, paragraph_style: str | None, name: str) -> bool:
        """Whether a run is bold, hidden, in capitals …: said by itself, else by its styles, else by the defaults.

        Where paragraph and character style both say yes, they cancel out (ISO/IEC 29500-1, 17.7.3): a bold
        character style stands out from a bold paragraph by being plain.
        """
        said = flag(run.find(w("rPr")), name)
        if said is not None:
            return said
        of_paragraph = self.flag(paragraph_style, "rPr", name)
        of_run = self.flag(value(run, "rPr", "rStyle"), "rPr", name)
        if of_paragraph is None and of_run is None:
            return bool(flag(self.defaults, name))
        return bool(of_paragraph) != bool(of_run)

    def font(self, run: Element, paragraph_style: str | None) -> str:
        """The name of the font of a run's Latin letters, empty if nothing names one."""
        sources = [
            run.find(w("rPr")),
            *(style.find(w("rPr")) for style in self.chain(value(run, "rPr", "rStyle"))),
            *(style.find(w("rPr")) for style in self.chain(paragraph_style)),
            self.defaults,
        ]
        fonts = (source.find(w("rFonts")) for source in sources if source is not None)
        names = (font.get(w("ascii")) or font.get(w("hAnsi")) for font in fonts if font is not None)
        return next((name for name in names if name), "")


def read_styles(root: Element | None) -> Styles:
    """The styles of `styles.xml`; none where the file has no such part."""
    if root is None:
        return Styles({})
    styles = list(root.iterfind(w("style")))
    usual = (
        s.get(w("styleId")) for s in styles if s.get(w("type")) == "paragraph" and s.get(w("default")) in {"1", "true"}
    )
    defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    return Styles({s.get(w("styleId"), ""): s for s in styles}, next(usual, None), defaults)
