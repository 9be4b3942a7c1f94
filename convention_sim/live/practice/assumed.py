"""What a comparison takes for granted, in sentences: a sheet that is printed or sent says the figures that it answers."""

from convention_sim.live.texts import number, say
from convention_sim.money import BASIS_POINTS, share
from convention_sim.practice.comparison import Activity, Comparison, Terms
from convention_sim.practice.comparison.outcome import tariff
from convention_sim.views import words
from convention_sim.views.sectors_compared import short_name, whole
from convention_sim.views.words import Language
from convention_sim.vocabulary import SPECIALTIES


def assumed(found: Comparison, language: Language) -> list[str]:
    """The work, then the prices of each choice but sector 1, which keeps to the tariff.

    >>> from convention_sim.live.practice.fields import example, read_fields
    >>> from convention_sim.practice.comparison import compare
    >>> activity, terms = read_fields(example())
    >>> said = assumed(compare(activity, *terms), "en")
    >>> said[0]
    'Specialist, 2026: 4,000 consultations; €31.50 at the tariff; €50,000 of costs; complementary cover at 100%.'
    >>> said[2]
    'OPTAM: 50% of the acts at the tariff, the others at €49.01; premium counted at 7%.'
    """
    return [_work(found.activity, language), *(_prices(found.activity, each.terms, language) for each in found if each.terms.sector != "1")]


def _work(activity: Activity, language: Language) -> str:
    specialty = getattr(SPECIALTIES[activity.specialty], language)
    parts = [
        _say("acts", language, getattr(number(activity.acts), language)),
        _say("tariff", language, words.euros(tariff(activity), language)),
        _say("costs", language, whole(activity.charges, language)),
        _say("cover", language, words.percent(100 * activity.contract, language)) if activity.contract else _say("no_cover", language),
    ]
    if activity.pathway:
        parts.append(_say("outside", language))
    if activity.age is not None:
        parts.append(_say("age", language, str(activity.age)))
    if activity.flat_payments:
        parts.append(_say("flat", language, whole(activity.flat_payments, language)))
    return _sentence(f"{_opening(specialty)}, {activity.year}", parts, language)


def _prices(activity: Activity, terms: Terms, language: Language) -> str:
    price = tariff(activity)
    others = words.euros(price + share(price, terms.extra), language)
    if not terms.extra or terms.at_tariff == BASIS_POINTS:
        parts = [_say("all_at_tariff", language)]
    elif not terms.at_tariff:
        parts = [_say("each_act", language, others)]
    else:
        parts = [_say("some_at_tariff", language, words.percent(terms.at_tariff, language), others)]
    if terms.charge_rate is not None:
        parts.append(_say("premium", language, words.percent(terms.charge_rate, language)))
    if terms.gap:
        parts.append(_say("gap", language, words.percent(terms.gap, language).rstrip(f"{words.NBSP}%")))
    return _sentence(_opening(short_name(terms, language)), parts, language)


def _say(name: str, language: Language, *values: str) -> str:
    return say("assumed", name, language, **dict(zip("ab", values, strict=False)))


def _opening(text: str) -> str:
    return text[0].upper() + text[1:]


def _sentence(subject: str, parts: list[str], language: Language) -> str:
    colon, semicolon = {"fr": (" : ", " ; "), "en": (": ", "; ")}[language]
    return words.typeset(f"{subject}{colon}{semicolon.join(parts)}.", language)
