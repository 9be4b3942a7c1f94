"""An A4 handout for each chapter: what it is for, the situation and its answer, the gist of each section, exercises and quiz to fill in."""

from html import escape

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
from docs.theme.course.sheets import OBJECTIVES, TAKEAWAYS, Section, document, teaching

TITLE = Label("Fiche : {title}", "Handout: {title}")
EXERCISES, QUIZ = Label("Exercices", "Exercises"), Label("Quiz", "Quiz")
WHERE = Label(
    "Les réponses, les indices et le calcul sont sur la page des exercices du chapitre.",
    "Answers, hints and workings are on the chapter’s page of exercises.",
)
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
        *_gist(teaching(lesson, language)),
        _list(TAKEAWAYS[language], [getattr(each, language) for each in chapter.takeaways], language),
        f"<h2>{getattr(EXERCISES, language)} ({words.typeset(getattr(VARIANT, language).format(seed=SEED), language).lower()})</h2>",
        f"<p>{words.typeset(getattr(WHERE, language), language)}</p>",
        *(_exercise(task, language) for task in exercises(chapter.id, SEED).tasks),
        f"<h2>{getattr(QUIZ, language)}</h2>",
        *(_question(question, number, language) for number, question in enumerate(questions(chapter.id), 1)),
    ]
    return document(lesson, language, head, "handout", "".join(parts))


def _list(title: str, items: list[str], language: Language) -> str:
    told = "".join(f"<li>{escape(words.typeset(item, language), quote=False)}</li>" for item in items)
    return f"<h2>{title}</h2><ul>{told}</ul>"


def _gist(found: tuple[Section, ...]) -> list[str]:
    """The first paragraph of each section, and the first table of the chapter, which answers its situation."""
    written, tables = [], 0
    for section in found:
        texts = [block for kind, block in section.blocks if kind == "text"][:1]
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
