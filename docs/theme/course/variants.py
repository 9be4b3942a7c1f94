"""Where a reader draws another variant of the exercises of a page: the package draws it, in the browser."""

from html import escape

from convention_sim.views import words
from convention_sim.views.words import Language
from convention_sim.vocabulary import Label

SEED = Label("Une autre variante", "Another variant")
DRAW = Label("Tirer ces exercices", "Draw these exercises")
HOW = Label(
    "Un nombre ou un nom : le même donne toujours les mêmes exercices. Le premier tirage charge le moteur de calcul ({size} Mo).",
    "A number or a name: the same one always gives the same exercises. The first draw loads the engine ({size} MB).",
)
SAYS = {
    "drawn": Label("Voici la variante « {seed} ». L’adresse la garde.", "Here is variant “{seed}”. The address keeps it."),
    "framed": Label("Voici la variante « {seed} ».", "Here is variant “{seed}”."),
    "asked": Label("Cette adresse demande la variante « {seed} » : tirez-la.", "This address asks for variant “{seed}”: draw it."),
    "named": Label("Variante « {seed} ».", "Variant “{seed}”."),
    "blank": Label("Écrivez d’abord un nombre ou un nom.", "Write a number or a name first."),
    "loading": Label("Chargement du moteur…", "Loading the engine…"),
}
LONGEST = 40


def variants(chapter: str, seed: str, language: Language) -> str:
    """Which variant the page shows, on screen and on paper, then the form that draws another; hidden until its script is there."""
    told = " ".join(f'data-{name}="{_said(label, language)}"' for name, label in SAYS.items())
    named = words.typeset(getattr(SAYS["named"], language).format(seed=seed), language)
    return (
        f'<p class="cs-level cs-named">{escape(named, quote=False)}</p>'
        f'<form class="cs-variant" data-chapter="{chapter}" data-language="{language}" {told} hidden>'
        f'<p class="cs-answer"><label for="graine">{_said(SEED, language)}</label> '
        f'<input id="graine" maxlength="{LONGEST}" autocomplete="off" autocapitalize="none" spellcheck="false" value="{escape(seed)}"> '
        f'<button type="submit">{_said(DRAW, language)}</button></p>'
        f"<p><small>{_said(HOW, language)}</small></p>"
        f'<progress hidden aria-label="{_said(SAYS["loading"], language)}"></progress><p class="cs-verdict" role="status"></p></form>'
    )


def _said(label: Label, language: Language) -> str:
    return escape(words.typeset(getattr(label, language), language))
