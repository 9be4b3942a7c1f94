"""A décompte as HTML: a table of what was charged and who pays, the bar, then every step with its reason, its facts and their sources.

The style sheet that comes with it is for notebooks, which have none of ours; it takes the colours of the page around it.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from convention_sim.facts.loading import Fact, sources
from convention_sim.settlement.attribution import PARTS, attribution
from convention_sim.settlement.decompte import Decompte, Step
from convention_sim.settlement.reasons import Note
from convention_sim.views import words
from convention_sim.views.bar import PATIENT, bar
from convention_sim.views.colours import PAYERS, key
from convention_sim.views.labels import AMOUNT_LABELS, title
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

TEXTS = {
    "rate": Label("{taux} de la base", "{taux} of the base"),
    "euros": Label("euros", "euros"),
    "francs": Label("francs", "francs"),
    "why": Label("Pourquoi ces montants", "Why these amounts"),
    "not_applied": Label("Ce qui n’a pas joué", "What did not apply"),
    "unlawful": Label("Illicite", "Unlawful"),
    "warnings": Label("À savoir", "Good to know"),
    "caveats": Label("Réserves", "Caveats"),
    "sources": Label("Sources", "Sources, in French"),
    "checked": Label("Vérifié jusqu’au {}.", "Checked up to {}."),
    "later": Label("La visite est postérieure : une règle a pu changer depuis.", "The visit is later: a rule may have changed since."),
    "since": Label("depuis le {}", "since {}"),
    "period": Label("du {} au {}", "from {} to {}"),
    "weakest": Label("Valeur la moins sûre : {}.", "Least certain value: {}."),
}
CONFIDENCE = {
    "medium": Label("confiance moyenne", "medium confidence"),
    "low": Label("confiance faible", "low confidence"),
    "unknown": Label("confiance inconnue", "unknown confidence"),
}
STYLE = (
    ".cs-result{max-width:36rem;margin:.5em 0 1em;line-height:1.45}"
    ".cs-result .cs-decompte.cs-decompte{width:100%;margin:0 0 1em;border-collapse:collapse;table-layout:auto;font-size:inherit}"
    ".cs-decompte caption{padding:0 0 .5em;text-align:start;text-wrap:balance;font-weight:600;color:inherit}"
    ".cs-result .cs-decompte.cs-decompte :is(tr,th,td){padding:0;border:0;background:none;text-align:start;vertical-align:baseline}"
    ".cs-result .cs-decompte.cs-decompte :is(th,td){padding:.12em 0;font-weight:400;color:inherit}"
    ".cs-result .cs-decompte.cs-decompte :is(td,thead th){padding-inline-start:1em;text-align:end;white-space:nowrap}"
    ".cs-decompte td{font-variant-numeric:tabular-nums}"
    ".cs-result .cs-decompte.cs-decompte:has(thead){font-size:.9em}.cs-result .cs-decompte thead~tbody td{padding-inline-start:.7em}"
    ".cs-result .cs-decompte.cs-decompte :is(.cs-sum>*,b){font-weight:650}"
    ".cs-result .cs-decompte.cs-decompte tbody tr:first-child>*{padding-top:.5em}"
    ".cs-result .cs-decompte.cs-decompte .cs-sum>*{padding-bottom:.5em;border-bottom:1px solid var(--cs-rule,rgb(128 128 128/.4))}"
    ".cs-result .cs-decompte.cs-decompte th:has(b,i){padding-inline-start:1.2em}"
    ".cs-decompte :is(b,i){margin-inline-start:-1.2em}"
    ".cs-decompte i,.cs-sectors i{display:inline-block;width:.75em;height:.75em;margin-inline-end:.45em;border-radius:2px}"
    ".cs-unlawful{padding:.4em .8em;border-inline-start:4px solid var(--cs-dep,#d3573a)}"
    ".cs-result .cs-why :is(ol,ul){margin:.4em 0;padding-inline-start:1.9em}.cs-result .cs-why li{margin:.5em 0}"
    ".cs-result .cs-why li ul{margin:.2em 0;padding:0;list-style:none}.cs-result .cs-why li li{margin:.2em 0;font-size:.9em}"
    ".cs-why p{margin:1em 0 .3em}.cs-note{font-size:.9em}.cs-note,.cs-why small{opacity:.8}"
)


def decompte(result: Decompte, language: Language | None = None) -> str:
    """The visit as a table, a bar and its explanation, in one HTML element.

    >>> from convention_sim import settle, visit
    >>> page = decompte(settle(visit("2025-03-01", "generaliste")), "en")
    >>> "<caption>Consultation, general practitioner (GP)" in page, "€19.00" in page
    (True, True)
    """
    return _Page(result, language or words.current_language()).whole()


def sheet(result: Decompte, language: Language | None = None) -> str:
    """The visit as a page of its own: what is unlawful and who pays come first, a warning needs no click, and there is no style sheet.

    >>> from convention_sim import settle, visit
    >>> page = sheet(settle(visit("2025-03-01", "generaliste", fee="40")), "en")
    >>> page.index("cs-unlawful") < page.index("cs-bar") < page.index("cs-decompte") < page.index("cs-why")
    True
    """
    return _Page(result, language or words.current_language()).sheet()


class _Page:
    """One décompte being written in one language."""

    def __init__(self, result: Decompte, language: Language) -> None:
        self.result, self.language = result, language
        self.in_francs = result.in_francs or result
        self.shares, self.shares_in_francs = attribution(result.values), attribution(self.in_francs.values)
        self.told: set[Fact] = set()
        self.cited: dict[str, int] = {}

    def whole(self) -> str:
        return (
            f'<div class="cs-result" lang="{self.language}"><style>{STYLE}</style>{self.table()}{self.unlawful()}'
            f"{bar(self.result, self.language)}{self.details()}</div>"
        )

    def sheet(self) -> str:
        told = (self.unlawful(), bar(self.result, self.language), self.table(), self.warnings(), self.validity())
        return f'<div class="cs-result" lang="{self.language}">{"".join(told)}{self.why(self.not_applied(), self.caveats())}</div>'

    # The table.

    def table(self) -> str:
        groups = "".join(
            f"<tbody>{''.join(rows)}</tbody>" for rows in (self.charged(), self.statutory(), self.complementary(), self.left())
        )
        return f'<table class="cs-decompte"><caption>{escape(self.title())}</caption>{self.head()}{groups}</table>'

    def title(self) -> str:
        """The visit in one line, a number never cut from its word."""
        return re.sub(r"(?<=\w) (?=\d\b)", words.NBSP, title(self.result.case, self.language))

    def head(self) -> str:
        """Columns are named only when there are two, before the euro."""
        if self.result.in_francs is None:
            return ""
        return f'<thead><tr><td></td><th scope="col">{self.text("euros")}</th><th scope="col">{self.text("francs")}</th></tr></thead>'

    def charged(self) -> Iterator[str]:
        for item, francs in zip(self.result.items, self.in_francs.items, strict=True):
            label = getattr(self.result.law.fact(item.key), self.language).removesuffix(f" ({item.code})")
            yield self.row(label, item.amount, francs.amount, mark=f"<b>{escape(item.code)}</b> ")
        yield self.amount("base")
        if self.result["depassement"]:
            yield self.amount("depassement")
        yield self.amount("honoraires", kind="cs-sum")

    def statutory(self) -> Iterator[str]:
        yield self.amount("part_dans_le_parcours", self.fill(TEXTS["rate"]))
        if self.result["majoration_hors_parcours"]:
            yield self.amount("majoration_hors_parcours", sign=-1)
        if self.result["regime_local"]:
            yield self.amount("regime_local")
        if self.result["participation_forfaitaire"]:
            yield self.amount("participation_forfaitaire", sign=-1)
        yield self.amount("amo", kind="cs-sum", mark=key(PAYERS["amo"]))

    def complementary(self) -> Iterator[str]:
        for name in PARTS:
            if self.shares.amc[name]:
                yield self.row(self.label(name), self.shares.amc[name], self.shares_in_francs.amc[name])
        yield self.amount("amc", kind="cs-sum", mark=key(PAYERS["amc"]))

    def left(self) -> Iterator[str]:
        for name in PATIENT:
            if self.shares.patient[name]:
                yield self.row(self.label(name), self.shares.patient[name], self.shares_in_francs.patient[name], mark=key(PAYERS[name]))
        yield self.amount("reste_a_charge", kind="cs-sum")

    def amount(self, name: str, label: str = "", kind: str = "", mark: str = "", sign: int = 1) -> str:
        return self.row(label or self.label(name), sign * self.result[name], sign * self.in_francs[name], kind, mark)

    def row(self, label: str, cents: int, centimes: int, kind: str = "", mark: str = "") -> str:
        amounts = f"<td>{words.euros(cents, self.language)}</td>"
        if self.result.in_francs is not None:
            amounts += f"<td>{words.euros(centimes, self.language, 'F')}</td>"
        css = f' class="{kind}"' if kind else ""
        return f'<tr{css}><th scope="row">{mark}{escape(words.typeset(label, self.language))}</th>{amounts}</tr>'

    # The explanation.

    def unlawful(self) -> str:
        return "".join(
            f'<p class="cs-unlawful"><strong>{self.text("unlawful")}{self.colon}</strong>{self.said(note)}</p>'
            for note in self.result.violations
        )

    def details(self) -> str:
        return self.validity() + self.why(self.not_applied(), self.warnings(), self.caveats())

    def why(self, *notes: str) -> str:
        """Every step, then the notes given, then the sources, behind a line to click."""
        steps = "".join(f"<li>{self.step(step)}</li>" for step in self.result.steps)
        told = f"<ol>{steps}</ol>{''.join(notes)}{self.sources()}"
        return f'<details class="cs-why"><summary>{self.text("why")}</summary>{told}</details>'

    def not_applied(self) -> str:
        return self.notes("not_applied", self.result.not_applied)

    def warnings(self) -> str:
        return self.notes("warnings", self.result.warnings)

    def caveats(self) -> str:
        return self.notes("caveats", self.result.validity.caveats)

    def step(self, step: Step) -> str:
        """The formula in figures, in francs too before the euro, the reason, the text of law and the facts not told before."""
        fresh = [fact for fact in step.facts if fact not in self.told]
        self.told.update(fresh)
        lines = [f"<strong>{escape(self.fill(step.rule))}</strong>"]
        if self.result.in_francs is not None and step.rule.unit == "euros":
            lines.append(escape(self.fill(step.rule, francs=True)))
        lines.append(" ".join([self.said(step.why) if step.why else "", self.law(step.rule.law) if step.rule.law else ""]).strip())
        facts = "".join(f"<li>{self.fact(fact)}</li>" for fact in fresh)
        return "<br/>".join(filter(None, lines)) + (f"<ul>{facts}</ul>" if facts else "")

    def fact(self, fact: Fact) -> str:
        label = words.typeset(getattr(fact, self.language), self.language)
        value = words.fact_value(fact.key, fact.value, fact.status, self.language, fact.unit)
        days = [words.day(day, self.language) for day in (fact.start, fact.end) if day]
        dates = self.text("period" if fact.end else "since", *days)
        sure = f", {getattr(CONFIDENCE[fact.confidence], self.language)}" if fact.confidence in CONFIDENCE else ""
        note = getattr(fact, f"note_{self.language}") if fact.confidence == "high" else ""
        marks = ", ".join(map(str, sorted(self.cited.setdefault(key, len(self.cited) + 1) for key in fact.sources)))
        return escape(f"{label}{self.colon}{value}, {dates}{sure} [{marks}]. {words.typeset(note, self.language)}".rstrip())

    def sources(self) -> str:
        """The sources of the facts told, numbered as they are cited; their titles are French."""
        listed = "".join(f"<li>{self.source(key)}</li>" for key in self.cited)
        return f"<p><strong>{self.text('sources')}</strong></p><ol{self.in_french}>{listed}</ol>"

    @staticmethod
    def source(key: str) -> str:
        source = sources()[key]
        text = escape(words.french(source.title))
        return f'<a href="{escape(source.url)}">{text}</a>' if source.url.startswith(("https://", "http://")) else text

    def notes(self, name: str, notes: Iterable[Note]) -> str:
        told = "".join(f"<li>{self.said(note)}{' ' + self.law(note.law) if note.law else ''}</li>" for note in notes)
        return f"<p><strong>{self.text(name)}</strong></p><ul>{told}</ul>" if told else ""

    def validity(self) -> str:
        validity = self.result.validity
        told = [self.text("checked", words.day(validity.checked, self.language))]
        if validity.after_last_check:
            told.append(self.text("later"))
        if validity.confidence in CONFIDENCE:
            told.append(self.text("weakest", getattr(CONFIDENCE[validity.confidence], self.language)))
        return f'<p class="cs-note">{" ".join(told)}</p>'

    # Words.

    @property
    def colon(self) -> str:
        return f"{words.NBSP}: " if self.language == "fr" else ": "

    @property
    def in_french(self) -> str:
        return "" if self.language == "fr" else ' lang="fr"'

    def label(self, name: str) -> str:
        return str(getattr(AMOUNT_LABELS[name], self.language))

    def text(self, name: str, *said: str) -> str:
        return words.typeset(getattr(TEXTS[name], self.language).format(*said), self.language)

    def fill(self, template: object, francs: bool = False) -> str:
        """A template with its figures, in euros or in francs; a result stays on the line of its sign."""
        figures, symbol = (self.in_francs.figures, "F") if francs else (self.result.figures, "€")
        text = words.fill(getattr(template, self.language), figures, self.language, symbol, self.result.case.pathway)
        return text.replace(" = ", f" ={words.NBSP}")

    def said(self, note: Note) -> str:
        return escape(self.fill(note))

    def law(self, law: str) -> str:
        """A text of law, cited in French."""
        text = f"({escape(words.french(law))})"
        return f"<small{self.in_french}>{text}</small>"
