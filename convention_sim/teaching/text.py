"""An exercise and what a learner is told, as plain text."""

from convention_sim.teaching.answers import EMPTY as EMPTY_HINT
from convention_sim.teaching.checking import Feedback, shown
from convention_sim.teaching.html import ANSWER
from convention_sim.teaching.workings import working
from convention_sim.views import words
from convention_sim.views.words import Language


def feedback(found: Feedback, language: Language | None = None) -> str:
    """What a learner is told: with no answer yet, the exercise itself."""
    language = language or words.current_language()
    if found.verdict == "empty":
        return f"{found.task!r}\n{words.typeset(getattr(EMPTY_HINT, language), language)}"
    told = found.told(language)
    if found.working:
        if found.verdict == "wrong":
            told.append(words.typeset(getattr(ANSWER, language).format(value=shown(found.task, language)), language))
        told += [f"  {line}" for line in working(found.task, language)]
    return "\n".join(told)
