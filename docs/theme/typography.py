"""What a line may not part, in every page and handout: a name from its number, “secteur 1”, “article 12”, “p. 3”."""

import re

from convention_sim.views import words

# Code stays as it is typed, and so does what programs and readers' hands look up: titles, choices of a form.
LEFT = "code|kbd|option|pre|samp|script|style|textarea|title"
TEXT = re.compile(rf"<({LEFT})\b.*?</\1>|<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)


def kept_together(html: str) -> str:
    r"""The same HTML with a no-break space where a line may not end; tags and code stay as they are.

    >>> kept_together('<p title="secteur 1">En <b>secteur 1</b>, article L. 162-5 <code>secteur 1</code></p>')
    '<p title="secteur 1">En <b>secteur\xa01</b>, article\xa0L.\xa0162-5 <code>secteur 1</code></p>'
    """
    return TEXT.sub(lambda part: part[0] if part[0].startswith("<") else words.bound(part[0]), html)
