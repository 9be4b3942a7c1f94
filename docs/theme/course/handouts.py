"""An A4 handout for each chapter: what it is for, the situation and its answer, the gist of each section, exercises and quiz to fill in."""

from html import escape

from convention_sim.case import Case
from convention_sim.errors import ConventionError
from convention_sim.settlement import settle
from convention_sim.teaching.asking import ONE, SEVERAL
from convention_sim.teaching.bank import LEVELS
from convention_sim.teaching.html import LEVEL, paragraphs
from convention_sim.teaching.papers import ANSWER, VARIANT
from convention_sim.teaching.questions import Question, questions
from convention_sim.teaching.tasks import Task, exercises
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label
from docs.theme.course.exercises import SEED
from docs.theme.course.lessons import Lesson
from docs.theme.course.paper import on_paper
from docs.theme.course.sheets import OBJECTIVES, TAKEAWAYS, Section, document, teaching

TITLE = Label("Fiche : {title}", "Handout: {title}")
EXERCISES, QUIZ = Label("Exercices", "Exercises"), Label("Quiz", "Quiz")
WHERE = Label(
    "Les réponses, les indices et le calcul sont sur la page des exercices du chapitre.",
    "Answers, hints and workings are on the chapter’s page of exercises.",
)
# The bases of the visits of the exercises, on the day of each; an exercise that asks for a price does not get it.
PRICES = (
    Label("Exercice", "Exercise"),
    Label("Base, au tarif ou avec l’OPTAM", "Base, at the tariff or with OPTAM"),
    Label("Base en secteur 2 sans option, avec un dépassement", "Base in sector 2 without option, with an extra fee"),
)
PRICED = frozenset({"honoraires", "honoraires_maximum", "base", "codes", "licite", "page", "cause", "information_ecrite"})
DEAR = 20_000  # cents: above every tariff
# How many of the notebook's tables stand on paper: the one that answers its situation.
TABLES = 1


def handout(lesson: Lesson, language: Language) -> str:
    """The handout of a chapter."""
    chapter = lesson.chapter
    title = words.typeset(getattr(chapter.title, language), language)
    head = words.typeset(getattr(TITLE, language).format(title=title), language)
    parts = [
        f"<h1>{escape(title)}</h1>",
        _list(OBJECTIVES[language], [getattr(each, language) for each in chapter.objectives], language),
        *_gist(teaching(lesson, language), language),
        _list(TAKEAWAYS[language], [getattr(each, language) for each in chapter.takeaways], language),
        f"<h2>{getattr(EXERCISES, language)} ({words.typeset(getattr(VARIANT, language).format(seed=SEED), language).lower()})</h2>",
        f"<p>{words.typeset(getattr(WHERE, language), language)}</p>",
        *_prices(exercises(chapter.id, SEED).tasks, language),
        *(_exercise(task, language) for task in exercises(chapter.id, SEED).tasks),
        f"<h2>{getattr(QUIZ, language)}</h2>",
        *(_question(question, number, language) for number, question in enumerate(questions(chapter.id), 1)),
    ]
    return document(lesson, language, head, "handout", "".join(parts))


def _prices(tasks: tuple[Task, ...], language: Language) -> list[str]:
    """The bases that the exercises need and do not ask for: paper has no price list."""
    rows = [_row(task, language) for task in tasks if _needs_a_price(task)]
    if not rows:
        return []
    heads = "".join(f'<th scope="col">{escape(getattr(head, language), quote=False)}</th>' for head in PRICES)
    return [f'<table class="cs-table cs-amounts"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table>']


def _needs_a_price(task: Task) -> bool:
    visits, found = task.drawn.visits, task.exercise
    return bool(visits) and visits[0].case.sector != "3" and found.asks not in PRICED and "base" not in found.tells


def _row(task: Task, language: Language) -> str:
    case = task.drawn.visits[0].case
    cells = "".join(f"<td>{_base(case, option, language)}</td>" for option in (True, False))
    return f'<tr><th scope="row">{task.exercise.id}</th>{cells}</tr>'


def _base(case: Case, kept: bool, language: Language) -> str:
    """The base of that visit at the tariff, or with an extra fee and without option; a dash where there is none."""
    changed = case.but(sector="1", option=None, fee=None) if kept else case.but(sector="2", option=None, fee=DEAR)
    try:
        return words.euros(settle(changed)["base"], language)
    except ConventionError:
        return "–"


def _list(title: str, items: list[str], language: Language) -> str:
    told = "".join(f"<li>{escape(words.typeset(item, language), quote=False)}</li>" for item in items)
    return f"<h2>{title}</h2><ul>{told}</ul>"


def _gist(found: tuple[Section, ...], language: Language) -> list[str]:
    """The situation whole, the first paragraph of each other section, and the first table of the chapter, which answers the situation.

    What these say of the screen is left out.
    """
    written, tables = [], 0
    for section in found:
        told = [on_paper(block, language) for kind, block in section.blocks if kind == "text"]
        texts = list(filter(None, told[: None if section is found[0] else 1]))
        outputs = [block for kind, block in section.blocks if kind == "output"][: TABLES - tables]
        tables += len(outputs)
        if texts or outputs:
            written.append(f"<h{section.level}>{escape(section.title, quote=False)}</h{section.level}>{''.join([*outputs, *texts])}")
    return written


def _exercise(task: Task, language: Language) -> str:
    name = getattr(LEVELS[task.exercise.level], language)
    level = words.typeset(getattr(LEVEL, language).format(level=task.exercise.level, name=name), language)
    title = words.typeset(getattr(task.exercise.title, language), language)
    line = f'<p class="cs-line">{words.typeset(getattr(ANSWER, language), language)}</p>'
    head = f"<h3>{task.exercise.id}. {escape(title, quote=False)} <small>({escape(level, quote=False)})</small></h3>"
    return f'<section class="cs-item">{head}{paragraphs(task.statement(language))}{line}</section>'


def _question(question: Question, number: int, language: Language) -> str:
    kind = getattr(SEVERAL if question.multiple else ONE, language)
    options = "".join(f"<li>{escape(getattr(option.text, language), quote=False)}</li>" for option in question.options)
    text = escape(getattr(question.text, language), quote=False)
    asked = f"<p><strong>{number}. {text}</strong> <small>({kind})</small></p>"
    return f'<section class="cs-item">{asked}<ul class="cs-boxes">{options}</ul></section>'
