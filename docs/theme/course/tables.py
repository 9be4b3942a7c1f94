"""The chapters as the teacher's guide lists them."""

from convention_sim.views.words import Language
from convention_sim.vocabulary import Label
from docs.theme.course.lessons import Lesson, lessons
from docs.theme.generated.writer import Writer

MARK = "<!-- course:chapters -->"
TIME = Label("{minutes} minutes.", "{minutes} minutes.")
NEEDS, NOTHING = Label("À lire avant : {chapters}.", "Read first: {chapters}."), Label("Rien à lire avant.", "Nothing to read first.")
OBJECTIVES, TAKEAWAYS = Label("On saura", "What one will be able to do"), Label("À retenir", "To remember")
SLIDES, HANDOUT = Label("diapositives", "slides"), Label("fiche à imprimer", "handout to print")
EXERCISES, CHAPTER = Label("exercices et quiz", "exercises and quiz"), Label("Le chapitre", "The chapter")


def chapters(language: Language, uri: str) -> str:
    """Every chapter with a notebook in the language, as Markdown for the page at `uri`."""
    writer = Writer(language, uri)
    return "\n\n".join(_chapter(writer, lesson) for lesson in lessons(language))


def _chapter(writer: Writer, lesson: Lesson) -> str:
    chapter = lesson.chapter
    needs = writer.say(NEEDS, chapters=", ".join(str(int(each)) for each in chapter.needs)) if chapter.needs else writer.say(NOTHING)
    papers = f"cours/{lesson.slug}"
    links = ", ".join(
        [
            f"[{writer.say(CHAPTER)}]({lesson.notebook_uri})",
            f"[{writer.say(EXERCISES)}]({lesson.exercises_uri})",
            f"[{writer.say(SLIDES)}]({papers}/diapositives.html)",
            f"[{writer.say(HANDOUT)}]({papers}/fiche.html)",
        ]
    )
    folded = "".join(_folded(writer, label, texts) for label, texts in ((OBJECTIVES, chapter.objectives), (TAKEAWAYS, chapter.takeaways)))
    head = f"### {int(chapter.id)}. {writer.say(chapter.title)} {{#chapitre-{int(chapter.id)}}}"
    return f"{head}\n\n{writer.say(TIME, minutes=str(chapter.minutes))} {needs} {links}.\n\n{folded}"


def _folded(writer: Writer, label: Label, texts: tuple[Label, ...]) -> str:
    items = "".join(f"<li>{writer.html(each)}</li>" for each in texts)
    return f'<details class="cs-outline"><summary>{writer.html(label)}</summary><ul>{items}</ul></details>'
