"""What the simulator shows of a case: its décompte, its lines for a comparison, the call that reproduces it; or a refusal."""

from html import escape
from typing import Any

from convention_sim.errors import ConventionError
from convention_sim.live.call import as_python
from convention_sim.live.fields import form_field, read_fields
from convention_sim.live.texts import say
from convention_sim.settlement import Decompte, settle
from convention_sim.views import words
from convention_sim.views.comparison import COMPARED, contract_in_words, features
from convention_sim.views.html import sheet
from convention_sim.views.labels import AMOUNT_LABELS, SHOWN
from convention_sim.views.words import Language

# What stays in view while the reader scrolls.
SUMMARY = ("reste_a_charge", "amo", "amc")
# The lines of a comparison: what is said of the case, then the amounts.
CASE_LINES = ("date", "specialty", "sector", "act", "pathway", "demand", "age", "statuses", "region", "contract")
LINES = (*CASE_LINES, *COMPARED)


def render(fields: object, language: Language) -> dict[str, Any]:
    """Everything that the page shows of the case that the fields describe, or its refusal; never an exception.

    `lines` is the case and its amounts in words, line by line, `python` the call that gives the same amounts, `html` the décompte. A
    refusal has `error`: a code, the field of the form, a sentence.

    >>> found = render({"date": "2025-03-01", "specialty": "generaliste", "sector": "1"}, "en")
    >>> found["lines"]["amo"], found["lines"]["reste_a_charge"]
    ('€19.00', '€11.00')
    >>> render({"date": "2025-03-01", "specialty": "generaliste", "sector": "9"}, "en")["error"]["message"]
    '“9” is not a possible choice for “Sector”.'
    """
    try:
        case = read_fields(fields)
        result = settle(case)
        return {"lines": lines(result, language), "python": as_python(case), "html": sheet(result, language)}
    except ConventionError as error:
        message = words.typeset(error.message[language], language)
        return {"error": {"code": error.code, "field": form_field(error.field), "message": message}}


def lines(result: Decompte, language: Language) -> dict[str, str]:
    """The case and its amounts, line by line; a line that has nothing to say is left out.

    >>> from convention_sim import visit
    >>> found = lines(settle(visit("2025-03-01", "generaliste", statuses=["ald"])), "en")
    >>> found["sector"], found["statuses"], found["reste_a_charge"]
    ('sector 1', 'long-term illness (ALD), care within the protocol', '€2.00')
    """
    case = result.case
    said = {name: text for name, text in features(case, language).items() if name in CASE_LINES}
    said["demand"] = say("words", "yes", language) if case.particular_demand else ""
    said["age"] = "" if case.age is None else str(case.age)
    if case.contract:
        said["contract"] = contract_in_words(case.contract, language)
    amounts = {name: words.euros(result[name], language) for name in COMPARED if result[name] or name in SHOWN}
    return {name: text for name in LINES if (text := {**said, **amounts}.get(name, ""))}


def line_labels(language: Language) -> dict[str, str]:
    """The name of each line of a comparison, in its order.

    >>> line_labels("en")["honoraires"]
    'Fee'
    """
    return {name: say("lines", name, language) if name in CASE_LINES else getattr(AMOUNT_LABELS[name], language) for name in LINES}


def compare(one: object, other: object, language: Language) -> dict[str, Any]:
    """Two cases side by side: both renderings, and a table in which the lines that differ are marked.

    >>> first = {"date": "2025-03-01", "specialty": "generaliste", "sector": "1"}
    >>> found = compare(first, {**first, "sector": "2", "fee": "40"}, "en")
    >>> [line["name"] for line in found["lines"] if line["differs"]]
    ['sector', 'honoraires', 'base', 'depassement', 'ticket_moderateur', 'amo', 'reste_a_charge']
    """
    shown = [render(fields, language) for fields in (one, other)]
    said = [each.get("lines", {}) for each in shown]
    nothing = words.euros(0, language)
    found = []
    for name, label in line_labels(language).items():
        if any(name in each for each in said):
            texts = [each.get(name, nothing if each and name in COMPARED else "") for each in said]
            found.append({"name": name, "label": label, "texts": texts, "differs": texts[0] != texts[1]})
    return {"cases": shown, "lines": found, "html": _table(found, language)}


def _table(found: list[dict[str, Any]], language: Language) -> str:
    heads = "".join(f'<th scope="col">{say("compare", name, language)}</th>' for name in ("first", "second"))
    rows = "".join(_row(line, language) for line in found)
    caption = f"<caption>{say('compare', 'caption', language)}</caption>"
    return f'<table class="cs-table cs-pair">{caption}<thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _row(line: dict[str, Any], language: Language) -> str:
    cells = "".join(f"<td>{escape(text)}</td>" for text in line["texts"])
    mark = f' <span class="cs-differs">{say("compare", "differs", language)}</span>' if line["differs"] else ""
    css = ' class="cs-differing"' if line["differs"] else ""
    return f'<tr{css}><th scope="row">{escape(line["label"])}{mark}</th>{cells}</tr>'
