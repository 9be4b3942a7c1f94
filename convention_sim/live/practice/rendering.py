"""What the page shows of the same work in each sector: tables, what they assume, a chart, the call that gives them; or a refusal."""

from functools import partial
from html import escape
from typing import Any

from convention_sim.errors import ConventionError
from convention_sim.live.practice.assumed import assumed
from convention_sim.live.practice.fields import FIELDS, Compared, naming, read_fields
from convention_sim.live.texts import say
from convention_sim.practice.comparison import Comparison, Terms, outcome
from convention_sim.views import words
from convention_sim.views.sectors_compared import income_by_extra, short_name, table, thresholds, whole
from convention_sim.views.words import Language

# Who pays the fees: these three make them up. What the funds pay for the physician besides.
PAYERS = ("statutory", "complementary", "patients")
BESIDE = ("funds_share", "premium", "flat_payments")


def render(fields: object, language: Language) -> dict[str, Any]:
    """Everything that the page shows of the work that the fields describe, or its refusal; never an exception.

    `incomes` is what each choice leaves, in words, `html` the tables, what they assume and the chart, `python` the call that gives the
    first table again.
    A refusal has `error`: a code, the field of the form, a sentence.

    >>> from convention_sim.live.practice.fields import example
    >>> [each["income"] for each in render(example(), "en")["incomes"]]
    ['€56,859', '€86,529', '€72,522', '€127,763']
    >>> render({**example(), "charges": "900000"}, "en")["error"]["field"]
    'charges'
    """
    try:
        compared = read_fields(fields)
        activity, choices = compared
        found = Comparison(activity, [naming(_choice(terms), partial(outcome, activity, terms)) for terms in choices])
        incomes = [{"name": _named(each.terms, language), "income": whole(each.income, language)} for each in found]
        return {"incomes": incomes, "python": as_python(compared), "html": _html(found, language)}
    except ConventionError as error:
        message = words.typeset(error.message[language], language)
        return {"error": {"code": error.code, "field": error.field if error.field in FIELDS else "", "message": message}}


def _choice(terms: Terms) -> str:
    return terms.option or terms.sector


def _named(terms: Terms, language: Language) -> str:
    called = short_name(terms, language)
    return called[0].upper() + called[1:]


def _html(found: Comparison, language: Language) -> str:
    activity, terms = found.activity, [each.terms for each in found]
    items = "".join(f"<li>{escape(each)}</li>" for each in assumed(found, language))
    shown = {
        "incomes": table(found, language=language).html(),
        "assumed": f"<ul>{items}</ul>",
        "payers": table(found, PAYERS, language).html(),
        "beside": table(found, [column for column in BESIDE if any(getattr(each, column) for each in found)], language).html(),
        "break_even": thresholds(activity, *terms[1:], language=language).html(),
    }
    parts = "".join(f"<h2>{say('practice', title, language)}</h2>{html}" for title, html in shown.items())
    return f"{parts}{income_by_extra(activity, *terms, language=language)._repr_html_()}"


def as_python(compared: Compared) -> str:
    """The lines to paste in a notebook or in Python.

    >>> from convention_sim.live.practice.fields import example
    >>> print(as_python(read_fields(example())).splitlines()[2])
    work = Activity(2026, "specialiste", acts=4000, charges=5000000, contract=100)
    """
    work, (_, two, optam, outside) = compared
    said = {"flat_payments": work.flat_payments or None, "pathway": work.pathway and f'"{work.pathway}"', "age": work.age}
    more = "".join(f", {name}={value}" for name, value in said.items() if value is not None)
    gap = f", gap={optam.gap}" if optam.gap else ""
    lines = (
        "from convention_sim.practice.comparison import Activity, Terms, compare",
        "",
        f'work = Activity({work.year}, "{work.specialty}", acts={work.acts}, charges={work.charges}, contract={work.contract}{more})',
        "compare(",
        "    work,",
        '    Terms("1"),',
        f'    Terms("2", extra={two.extra}, at_tariff={two.at_tariff}),',
        f'    Terms("2", "optam", extra={optam.extra}, at_tariff={optam.at_tariff}, charge_rate={optam.charge_rate}{gap}),',
        f'    Terms("3", extra={outside.extra}, at_tariff=0),',
        ")",
    )
    return "\n".join(lines)
