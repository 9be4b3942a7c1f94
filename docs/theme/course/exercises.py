"""A page of exercises and quiz for each chapter, and their index."""

from convention_sim.teaching.asking import form as question_form
from convention_sim.teaching.asking import quiz
from convention_sim.teaching.bank import LEVELS, exercises
from convention_sim.teaching.form import form, says
from convention_sim.teaching.tasks import exercise
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label
from docs.theme.course.lessons import Lesson, lessons
from docs.theme.course.variants import variants
from docs.theme.generated.families import TARIFFS
from docs.theme.generated.writer import Writer, lead, page

INDEX = "exercices/index.md"
OTHER: dict[Language, Language] = {"fr": "en", "en": "fr"}
# The variant that the site shows; a class draws its own.
SEED = "1"
TITLE = Label("Exercices et quiz", "Exercises and quizzes")
ABOUT = Label(
    "Des exercices corrigés et un quiz pour chaque chapitre du guide.", "Exercises with answers and a quiz for each chapter of the guide."
)
OPENING = Label(
    "{count} exercices, d’une règle à un cas entier, et un quiz par chapitre. Une réponse fausse reçoit d’abord la question qui "
    "mène à l’erreur, puis un indice, puis tout le calcul.",
    "{count} exercises, from one rule to a whole case, and a quiz for each chapter. A wrong answer first gets the question that leads "
    "to the mistake, then a hint, then the whole working.",
)
CHAPTER_TITLE = Label("Exercices et quiz : {title}", "Exercises and quiz: {title}")
CHAPTER_ABOUT = Label("{count} exercices et un quiz sur le chapitre « {title} ».", "{count} exercises and a quiz on the chapter “{title}”.")
CHAPTER = Label(
    "Le chapitre : {link}. Comptez {minutes} minutes, chapitre compris.", "The chapter: {link}. Allow {minutes} minutes, chapter included."
)
HOW = Label(
    "Une calculette suffit, avec les {tariffs} pour les visites d’une autre année. Les réponses fausses les plus courantes, les indices "
    "et le calcul sont repliés sous chaque énoncé.",
    "A pocket calculator is enough, with the {tariffs} for visits of another year. The commonest wrong answers, the hints and the working "
    "are folded under each statement.",
)
DATED = Label("tarifs datés", "dated tariffs")
EXERCISES, QUIZ = Label("Les exercices", "The exercises"), Label("Le quiz", "The quiz")
NEXT = Label("Ensuite : le chapitre « {link} », ou {index}.", "Next: the chapter “{link}”, or {index}.")
LAST = Label("Retour : {index}.", "Back to {index}.")
ALL = Label("tous les exercices", "all the exercises")
LEVEL = Label("Niveau {level} : {name}", "Level {level}: {name}")
COUNTED = Label(
    "{exercises} exercices, {questions} questions, {minutes} minutes", "{exercises} exercises, {questions} questions, {minutes} minutes"
)


def pages(language: Language) -> dict[str, str]:
    """The Markdown source of each page, by its path under the documents; none where no chapter is written in the language.

    >>> [uri for uri in pages("fr")][:2]
    ['exercices/index.md', 'exercices/01-histoire-des-conventions.md']
    """
    found = lessons(language)
    if not found:
        return {}
    chapters = {
        lesson.exercises_uri: _chapter(Writer(language, lesson.exercises_uri), lesson, after)
        for lesson, after in zip(found, (*found[1:], None), strict=True)
    }
    return {INDEX: _index(Writer(language, INDEX), found)} | chapters


def _index(writer: Writer, found: tuple[Lesson, ...]) -> str:
    count = sum(len(exercises(lesson.chapter.id)) for lesson in found)
    rows = "".join(f"<li>{_entry(writer, lesson)}</li>" for lesson in found)
    return page(
        writer.say(TITLE),
        writer.say(ABOUT),
        [lead(writer.say(OPENING, count=str(count))), f'<ol class="cs-chapters">{rows}</ol>'],
        twin=bool(lessons(OTHER[writer.language])),
    )


def _entry(writer: Writer, lesson: Lesson) -> str:
    chapter = lesson.chapter
    link = writer.link(lesson.exercises_uri, writer.html(chapter.title))
    counted = writer.html(
        COUNTED,
        exercises=str(len(exercises(chapter.id))),
        questions=str(len(quiz(chapter.id).questions)),
        minutes=str(chapter.minutes),
    )
    return f"{link} <small>{counted}</small>"


def _chapter(writer: Writer, lesson: Lesson, after: Lesson | None) -> str:
    """The exercises, then the quiz, then the way to the chapter after it."""
    language, chapter = writer.language, lesson.chapter
    title, tasks = writer.say(chapter.title), exercises(chapter.id)
    link = f"[{title}]({_relative(lesson)})"
    blocks = [
        writer.say(CHAPTER, link=link, minutes=str(chapter.minutes)),
        writer.say(HOW, tariffs=f"[{writer.say(DATED)}](../{TARIFFS})"),
        f"## {writer.say(EXERCISES)} {{#exercices}}",
        variants(chapter.id, SEED, language),
    ]
    for found in tasks:
        task = exercise(found.id, SEED)
        level = writer.html(LEVEL, level=str(found.level), name=getattr(LEVELS[found.level], language))
        blocks += [
            f"### {found.id}. {writer.say(found.title)} {{#exercice-{found.id}}}",
            f'<p class="cs-level">{level}</p>',
            form(task, language),
        ]
    blocks.append(f"## {writer.say(QUIZ)} {{#quiz}}")
    blocks += [question_form(question, language, str(number)) for number, question in enumerate(quiz(chapter.id).questions, 1)]
    index = f"[{writer.say(ALL)}](index.md)"
    blocks.append(
        writer.say(NEXT, link=f"[{writer.say(after.chapter.title)}]({_relative(after)})", index=index)
        if after
        else writer.say(LAST, index=index)
    )
    blocks.append(says(language))
    described = writer.say(CHAPTER_ABOUT, count=str(len(tasks)), title=title)
    twin = lesson.slug in {other.slug for other in lessons(OTHER[language])}
    return page(writer.say(CHAPTER_TITLE, title=title), described, blocks, twin=twin)


def _relative(lesson: Lesson) -> str:
    return f"../{lesson.notebook_uri}"
