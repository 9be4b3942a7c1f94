"""A chart and a table as notebooks and pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from html import escape

from convention_sim.views.charts.svg import NARROW_PX, TEXT_PX, Text
from convention_sim.views.words import Language

# Notebooks align every cell on the right; a table that stands alone puts that right.
STYLE = ".cs-table.cs-table :is(th,td){text-align:start;vertical-align:top;white-space:normal}"
SAME_DATA = {"fr": "Les mêmes données en tableau", "en": "The same data as a table"}


class French(str):
    """Words that stay French in every edition: the titles of documents."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words under their heads, the first column naming the row.

    With `sources`, their titles are listed below and the last column names them by number; `brief` leaves both out.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    language: Language
    sources: tuple[str, ...] = ()

    def brief(self) -> "Table":
        """The same data under a chart that bears its name: no caption, no sources, no column that is empty."""
        whole = len(self.heads) - bool(self.sources)
        kept = [place for place in range(whole) if any(row[place] for row in self.rows)]
        rows = tuple(tuple(row[place] for place in kept) for row in self.rows)
        return replace(self, caption="", heads=tuple(self.heads[place] for place in kept), rows=rows, sources=())

    def html(self) -> str:
        """The table alone, for a place that has its own style."""
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in self.heads)
        body = "".join(f"<tr><th{self._lang(row[0])}>{escape(row[0])}</th>{self._cells(row[1:])}</tr>" for row in self.rows)
        caption = f"<caption>{escape(self.caption)}</caption>" if self.caption else ""
        listed = "".join(f"<li>{escape(source)}</li>" for source in self.sources)
        lang = self._lang(French())
        table = f'<table class="cs-table">{caption}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
        return table + (f'<ol class="cs-note"{lang}>{listed}</ol>' if listed else "")

    def _cells(self, texts: Sequence[str]) -> str:
        return "".join(f"<td{self._lang(text)}>{escape(text)}</td>" for text in texts)

    def _lang(self, text: str) -> str:
        """The attribute of words that are not in the language of the table."""
        return ' lang="fr"' if isinstance(text, French) and self.language != "fr" else ""

    def _repr_html_(self) -> str:
        return f'<style>{STYLE}</style><div lang="{self.language}">{self.html()}</div>'

    def __repr__(self) -> str:
        rows = (" | ".join(filter(None, row)) for row in (self.heads, *self.rows))
        return "\n".join([self.caption, *rows, *(f"{place}. {source}" for place, source in enumerate(self.sources, 1))])


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with its title, its description in words and its data.

    `left` and `right` are the pixels kept beside the plot for labels; `height` is the whole height in pixels. `plot` holds the paths that
    stretch with the plot, `marks` the other elements, in which "ID" stands for the chart's identifier, `texts` what is written on them.
    """

    title: str
    description: str
    language: Language
    left: int
    right: int
    height: int
    plot: tuple[str, ...]
    marks: tuple[str, ...]
    texts: tuple[Text, ...]
    data: Table

    @property
    def id(self) -> str:
        """An identifier drawn from the content: the same chart always has the same."""
        seed = repr((self.title, self.description, self.language, self.plot, self.marks, self.texts))
        return "cs-" + sha256(seed.encode()).hexdigest()[:8]

    def svg(self) -> str:
        """The drawing, with its text alternative; its width is that of the room it is given."""
        key, beside = self.id, self.left + self.right
        room = f"margin:0 {self.right}px 0 {self.left}px;width:calc(100% - {beside}px);max-width:none" if beside else "width:100%"
        marks = "".join(self.marks).replace("ID", key)
        return (
            f'<svg class="cs-chart" role="img" aria-labelledby="{key}-t {key}-d" width="{NARROW_PX - beside}" height="{self.height}"'
            f' font-size="{TEXT_PX}" fill="currentColor" style="display:block;height:{self.height}px;{room};overflow:visible">'
            f'<title id="{key}-t">{escape(self.title)}</title><desc id="{key}-d">{escape(self.description)}</desc>'
            f"{marks}{self._plot()}{self._texts()}</svg>"
        )

    def _plot(self) -> str:
        """The paths, stretched to the width of the plot."""
        if not self.plot:
            return ""
        view = f'viewBox="0 0 1000 {self.height}" preserveAspectRatio="none" width="100%" height="{self.height}" overflow="visible"'
        return f'<svg aria-hidden="true" {view}>{"".join(self.plot)}</svg>'

    def _texts(self) -> str:
        """What is written, texts of one look together."""
        looks: dict[str, list[str]] = {}
        for text in self.texts:
            looks.setdefault(text.look, []).append(text.svg())
        return "".join(f"<g {look}>{''.join(texts)}</g>" if look else "".join(texts) for look, texts in looks.items())

    def table(self) -> Table:
        """The same data as a table, with its sources."""
        return self.data

    def _repr_html_(self) -> str:
        data = f'<details class="cs-folded"><summary>{SAME_DATA[self.language]}</summary>{self.data.brief().html()}</details>'
        title = f"<p><b>{escape(self.title)}</b></p>"
        return f'<div class="cs-drawing" style="max-width:var(--cs-measure,45rem)" lang="{self.language}">{title}{self.svg()}{data}</div>'

    def __repr__(self) -> str:
        return f"Chart('{self.title}', {self.height} px high, {len(self.data.rows)} rows)"
