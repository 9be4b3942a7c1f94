"""A chart and a table as notebooks and pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from convention_sim.views.charts.svg import NARROW_PX, TEXT_PX, Text
from convention_sim.views.words import Language

SAME_DATA = {"fr": "Les mêmes données en tableau", "en": "The same data as a table"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under their heads, the first column naming the row."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    language: Language

    def _repr_html_(self) -> str:
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in self.heads)
        body = "".join(f'<tr><th scope="row">{escape(row[0])}</th>{_cells(row[1:])}</tr>' for row in self.rows)
        caption = f"<caption>{escape(self.caption)}</caption>"
        return f'<table class="cs-table" lang="{self.language}">{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'

    def __repr__(self) -> str:
        return "\n".join([self.caption, *(" | ".join(filter(None, row)) for row in (self.heads, *self.rows))])


def _cells(words: Sequence[str]) -> str:
    return "".join(f"<td>{escape(word)}</td>" for word in words)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title, its description in words and its data.

    `left` and `right` are the pixels kept beside the plot for labels; `height` is the whole height in pixels; `marks` are SVG elements in
    which "ID" stands for the chart's identifier, `texts` what is written on them.
    """

    title: str
    description: str
    language: Language
    left: int
    right: int
    height: int
    marks: tuple[str, ...]
    texts: tuple[Text, ...]
    data: Table

    @property
    def id(self) -> str:
        """An identifier drawn from the content: the same chart always has the same."""
        seed = repr((self.title, self.description, self.language, self.marks, self.texts))
        return "cs-" + sha256(seed.encode()).hexdigest()[:8]

    def svg(self) -> str:
        """The drawing, with its text alternative; its width is that of the room it is given."""
        key = self.id
        marks = "".join(self.marks).replace("ID", key)
        room = f"margin:0 {self.right}px 0 {self.left}px;width:calc(100% - {self.left + self.right}px);max-width:none"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="cs-chart" role="img" aria-labelledby="{key}-t {key}-d" lang="{self.language}"'
            f' width="{NARROW_PX - self.left - self.right}" height="{self.height}" font-size="{TEXT_PX}" fill="currentColor"'
            f' style="display:block;height:{self.height}px;{room};overflow:visible">'
            f'<title id="{key}-t">{escape(self.title)}</title><desc id="{key}-d">{escape(self.description)}</desc>'
            f"{marks}{''.join(text.svg() for text in self.texts)}</svg>"
        )

    def table(self) -> Table:
        """The same data as a table."""
        return self.data

    def _repr_html_(self) -> str:
        return (
            f'<figure class="cs-figure" style="margin:0;max-width:var(--cs-measure,45rem)" lang="{self.language}">'
            f"<figcaption>{escape(self.title)}</figcaption>{self.svg()}<details><summary>{SAME_DATA[self.language]}</summary>{self.data._repr_html_()}</details></figure>"
        )

    def __repr__(self) -> str:
        return f"Chart({self.title!r}, {self.height} px high, {len(self.data.rows)} rows)"
