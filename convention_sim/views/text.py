"""A décompte as plain text."""

from convention_sim import vocabulary
from convention_sim.settlement.decompte import Decompte
from convention_sim.views import words
from convention_sim.views.labels import AMOUNT_LABELS, SHOWN, title
from convention_sim.views.words import Language


def decompte(result: Decompte, language: Language | None = None) -> str:
    """The visit, its codes and its amounts, one a line; steps are in `explanation`."""
    language = language or words.current_language()
    labels = {name: getattr(AMOUNT_LABELS[name], language) for name in SHOWN}
    width = max(map(len, labels.values()))
    lines = [title(result.case, language)]
    if result.items:
        lines.append(" + ".join(f"{item.code} {words.euros(item.amount, language)}" for item in result.items))
    lines += [f"{label:<{width}}  {words.euros(result.values[name], language):>12}" for name, label in labels.items()]
    return "\n".join(lines)


def explanation(result: Decompte, language: Language | None = None) -> str:
    """The steps in words: figures, reason, text and dated facts."""
    language = language or words.current_language()
    lines: list[str] = []
    for step in result.steps:
        lines.append(words.fill(getattr(step.rule, language), result.figures, language, pathway=result.case.pathway))
        if step.why:
            lines.append("  " + words.fill(getattr(step.why, language), result.figures, language, pathway=result.case.pathway))
        for fact in step.facts:
            value = words.fact_value(fact.key, fact.value, fact.status, language, fact.unit)
            since = words.day(fact.start, language)
            label = words.typeset(getattr(fact, language), language)
            lines.append(f"  {label}{words.NBSP}: {value}, depuis le {since}" if language == "fr" else f"  {label}: {value}, since {since}")
    for notes, heading in (
        (result.not_applied, vocabulary.Label("N’a pas joué", "Did not apply")),
        (result.violations, vocabulary.Label("Illicite", "Unlawful")),
        (result.warnings, vocabulary.Label("À savoir", "Beware")),
    ):
        lines += [
            f"{getattr(heading, language)}{words.NBSP if language == 'fr' else ''}: "
            + words.fill(getattr(note, language), result.figures, language, pathway=result.case.pathway)
            for note in notes
        ]
    return "\n".join(lines)
