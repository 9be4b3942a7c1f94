"""A deck of slides for each chapter: one idea a slide, as HTML that prints one slide a page (A4, landscape)."""

import re
from collections.abc import Iterator
from html import escape

from convention_sim.teaching.asking import RIGHT
from convention_sim.teaching.bank import exercises as of_chapter
from convention_sim.teaching.checking import shown
from convention_sim.teaching.html import ANSWER, lines, paragraphs
from convention_sim.teaching.questions import Question, questions
from convention_sim.teaching.tasks import Task, exercise
from convention_sim.teaching.workings import working
from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label
from docs.theme.course.exercises import SEED
from docs.theme.course.lessons import Lesson
from docs.theme.course.sheets import OBJECTIVES, TAKEAWAYS, Section, document, outputs, teaching
from docs.theme.course.told import sentence

TITLE = Label("Diapositives : {title}", "Slides: {title}")
EXERCISE, SOLVED = (
    Label("Exercice {id} : {title}", "Exercise {id}: {title}"),
    Label("Exercice {id} : la réponse", "Exercise {id}: the answer"),
)
QUESTION, ANSWERED = (
    Label("Quiz, question {number}", "Quiz, question {number}"),
    Label("Quiz, question {number} : la réponse", "Quiz, question {number}: the answer"),
)
PART = Label("{title} ({number}/{count})", "{title} ({number}/{count})")
ON_PAGE = Label("Le voir en entier dans le chapitre.", "See all of it in the chapter.")
# A slide holds about as many words as a listener reads while somebody speaks; fewer above or below a table or a drawing.
MOST_WORDS, WORDS_ABOVE, WORDS_BELOW = 70, 45, 20
# A lead-in of so few words stays with what it brings.
LEAD = 15
# Characters of a table that a wall can show; longer ones are for the page.
MOST_SHOWN = 900
# A drawing so high (in pixels) has a slide of its own.
HIGH = 400
HEIGHT = re.compile(r'<svg class="cs-chart"[^>]* height="(\d+)"')
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
MOST_LINES = 8  # of a working
# Beyond so many characters, or so many lines of a table, the letters are smaller on paper, so that the slide keeps to its page.
DENSE_TEXT, DENSE_ROWS = 600, 12


def deck(lesson: Lesson, language: Language) -> str:
    """The deck of a chapter."""
    chapter = lesson.chapter
    title = words.typeset(getattr(chapter.title, language), language)
    head = words.typeset(getattr(TITLE, language).format(title=title), language)
    told = _fitting(lesson, language)
    slides = [
        f'<section class="cs-slide cs-cover"><h1>{escape(title)}</h1></section>',
        _list(OBJECTIVES[language], [getattr(each, language) for each in chapter.objectives], language),
        *(slide for section in told for slide in _section(section, language)),
        *_exercises(lesson, language),
        *(slide for number, question in enumerate(questions(chapter.id), 1) for slide in _question(question, number, language)),
        _list(TAKEAWAYS[language], [getattr(each, language) for each in chapter.takeaways], language),
    ]
    return document(lesson, language, head, "slides", "".join(slides))


def _slide(title: str, body: str, css: str = "") -> str:
    reached = ' tabindex="0"' if css else ""  # a wide table scrolls within its slide: the keyboard must reach it
    return f'<section class="cs-slide{css}"{reached}><h2>{escape(title, quote=False)}</h2>{body}</section>'


def _list(title: str, items: list[str], language: Language) -> str:
    told = "".join(f"<li>{escape(words.typeset(item, language), quote=False)}</li>" for item in items)
    return _slide(title, f"<ul>{told}</ul>")


def _plain(text: str) -> str:
    return re.sub(r"<[^>]+>", " ", text)


def _section(section: Section, language: Language) -> Iterator[str]:
    """The slides of a section: its paragraphs a few words at a time, a table or a drawing under the words that bring it."""
    bodies = list(_bodies(section))
    for number, (body, css) in enumerate(bodies, 1):
        title = getattr(PART, language).format(title=section.title, number=number, count=len(bodies))
        yield _slide(title if len(bodies) > 1 else section.title, body, f"{css} cs-dense" if css and _is_dense(body) else css)


def _is_dense(body: str) -> bool:
    return len(_plain(DRAWING.sub("", body))) > DENSE_TEXT or body.count("<tr") > DENSE_ROWS


def _bodies(section: Section) -> Iterator[tuple[str, str]]:
    """What each slide holds, and its class."""
    slides: list[tuple[list[str], str]] = []
    texts: list[str] = []
    for kind, block in section.blocks:
        drawn = kind == "output" and not block.startswith(("<pre>", "<p>"))
        if texts and _words(texts) > _room(block, drawn):
            slides.append((texts, ""))
            texts = []
        if drawn:
            slides.append(([*texts, block], " cs-with cs-high" if _is_high(block) else " cs-with"))
            texts = []
        else:
            texts.append(block)
    if texts and slides and _words(texts) <= WORDS_BELOW and "cs-high" not in slides[-1][1]:
        slides[-1][0].extend(texts)
    elif texts:
        slides.append((texts, ""))
    return (("".join(blocks), css) for blocks, css in slides)


def _room(block: str, drawn: bool) -> int:
    """How many words may stand on a slide above a block."""
    if _is_high(block):
        return 0
    return WORDS_ABOVE if drawn else max(LEAD, MOST_WORDS - _words([block]))


def _is_high(block: str) -> bool:
    return any(int(height) > HIGH for height in HEIGHT.findall(block))


def _words(blocks: list[str]) -> int:
    return len(_plain(" ".join(blocks)).split())


def _fitting(lesson: Lesson, language: Language) -> Iterator[Section]:
    """The sections that teach; an output too long for a wall, in either language, is told in a sentence: both decks show the same ones."""
    other = lesson.twin() or lesson
    link = f'<a href="../../notebooks/{lesson.slug}/">{getattr(ON_PAGE, language)}</a>'
    pairs = zip(outputs(lesson), outputs(other), strict=True)
    said = {own: f"<p>{sentence(own, language)} {link}</p>" for own, twin in pairs if _is_long(own) or _is_long(twin)}
    for section in teaching(lesson, language):
        yield section._replace(blocks=tuple((kind, said.get(block, block)) for kind, block in section.blocks))


def _is_long(output: str) -> bool:
    return "<svg" not in output and not output.startswith("<pre>") and len(_plain(output)) > MOST_SHOWN


def _exercises(lesson: Lesson, language: Language) -> Iterator[str]:
    """One exercise of each level, then its answer."""
    levels: dict[int, str] = {}
    for each in of_chapter(lesson.chapter.id):
        levels.setdefault(each.level, each.id)
    for name in levels.values():
        task = exercise(name, SEED)
        title = words.typeset(getattr(task.exercise.title, language), language)
        yield _slide(
            words.typeset(getattr(EXERCISE, language).format(id=name, title=title), language), paragraphs(task.statement(language))
        )
        yield from _solved(task, language)


def _solved(task: Task, language: Language) -> Iterator[str]:
    """The working of an exercise, a few lines a slide; the answer above the last ones."""
    told = working(task, language)
    count = -(-len(told) // MOST_LINES)
    title = words.typeset(getattr(SOLVED, language).format(id=task.exercise.id), language)
    answer = words.typeset(getattr(ANSWER, language).format(value=shown(task, language)), language)
    for number in range(1, count + 1):
        start = (number - 1) * MOST_LINES
        body = lines(told[start : start + MOST_LINES], start + 1)
        told_last = f"<p><strong>{escape(answer, quote=False)}</strong></p>{body}" if number == count else body
        head = getattr(PART, language).format(title=title, number=number, count=count) if count > 1 else title
        yield _slide(head, told_last, " cs-small")


def _question(question: Question, number: int, language: Language) -> Iterator[str]:
    text = escape(getattr(question.text, language), quote=False)
    options = "".join(f"<li>{escape(getattr(option.text, language), quote=False)}</li>" for option in question.options)
    yield _slide(
        words.typeset(getattr(QUESTION, language).format(number=number), language), f'<p>{text}</p><ol class="cs-letters">{options}</ol>'
    )
    reasons = "".join(
        f"<li>{f'<strong>{getattr(RIGHT, language)}.</strong> ' if option.right else ''}"
        f"<em>{escape(getattr(option.text, language), quote=False)}</em>. {escape(getattr(option.why, language), quote=False)}</li>"
        for option in question.options
    )
    title = words.typeset(getattr(ANSWERED, language).format(number=number), language)
    yield _slide(title, f'<ol class="cs-letters">{reasons}</ol>', " cs-small")
