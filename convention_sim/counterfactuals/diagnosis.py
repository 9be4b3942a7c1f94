"""From a stated figure to the misconception that gives it, exactly; or the honest answer that none does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from operator import itemgetter
from typing import Literal, NamedTuple

from convention_sim.case import Case
from convention_sim.counterfactuals.catalogue import Misconception, Values, misconceptions
from convention_sim.counterfactuals.change import NOTHING, Change
from convention_sim.counterfactuals.variants import Variant
from convention_sim.engine import REGISTRY
from convention_sim.errors import ConventionError, InvalidRequest
from convention_sim.settlement import settle
from convention_sim.settlement.decompte import AMOUNTS, Decompte

Verdict = Literal["correct", "explained", "unexplained"]
# Two misconceptions together explain nearly any figure when both are rare: beyond this weight a pair is a coincidence.
HEAVIEST_PAIR = 12
MOST_CAUSES = 5


class Blame(NamedTuple):
    """One misconception of a cause, with the form that it takes in the visit (its words name what its sentence speaks of)."""

    misconception: Misconception
    variant: Variant


class Cause(NamedTuple):
    """One misconception, or two together, that give the stated figure; `values` is every quantity as they make it."""

    blames: tuple[Blame, ...]
    values: Values
    decompte: Decompte
    quantity: str
    stated: int

    @property
    def ids(self) -> list[str]:
        """The identifiers of the misconceptions."""
        return [each.misconception.id for each in self.blames]

    @property
    def message(self) -> dict[str, str]:
        """What was done and what is right, in French and in English, with the figures of the visit."""
        from convention_sim.views import diagnosis  # noqa: PLC0415 - views come after; loaded when asked for

        return diagnosis.message(self)

    @property
    def hint(self) -> dict[str, str]:
        """A question for a learner, in French and in English, that does not give the answer away."""
        from convention_sim.views import diagnosis  # noqa: PLC0415 - the same

        return diagnosis.hint(self)

    def __repr__(self) -> str:
        return f"Cause({' + '.join(self.ids)}: {self.message['en']})"


class Diagnosis(NamedTuple):
    """What becomes of a stated figure.

    `verdict` is `correct` (the figure, or its rounding when it was written without cents: the cause then says so), `explained` (`causes`
    give it exactly, best first) or `unexplained`. `computed` is what the rules give, in cents. `quantity` and `stated` are what was asked.
    """

    verdict: Verdict
    computed: int
    causes: tuple[Cause, ...]
    quantity: str
    stated: int

    def _repr_html_(self) -> str:
        from convention_sim.views import diagnosis  # noqa: PLC0415 - views come after; loaded when asked for

        return diagnosis.html(self)

    def __repr__(self) -> str:
        from convention_sim.views import diagnosis  # noqa: PLC0415 - the same

        return diagnosis.text(self)


class _Form(NamedTuple):
    """A form of a misconception made ready for a visit: its weight and what the rules ask under it."""

    blame: Blame
    weight: int
    inputs: dict[str, int]

    @property
    def change(self) -> Change:
        return self.blame.variant.change


def diagnose(case: Case, quantity: str, stated: int, *, step: int = 1, beside: Mapping[str, int] | None = None) -> Diagnosis:
    """Look for the misconception, or the two together, that give the stated figure.

    `quantity` is an amount of the décompte, or any other that a rule computes (`plafond_da`); `stated` is in cents. `step` is the
    precision to which the figure was written: 1 for cents, 10 or 100 when its last digits are missing. `beside` holds other figures
    stated with it, in cents: of several explanations the ones that give those too come first. Raises InvalidRequest for an unknown
    quantity and what `settle` raises for the case.

    >>> from convention_sim import visit
    >>> found = diagnose(visit("2025-03-01", "generaliste"), "amo", 1960)
    >>> found.verdict, found.computed, found.causes[0].ids
    ('explained', 1900, ['participation-before-rate'])
    """
    if quantity not in AMOUNTS and (quantity not in REGISTRY or REGISTRY[quantity].unit != "euros"):
        raise InvalidRequest(
            "unknown-quantity",
            "quantity",
            quantity,
            AMOUNTS,
            "Quantité inconnue : un montant du décompte est attendu.",
            "Unknown quantity: an amount of the bill is expected.",
        )
    decompte = settle(case)
    computed = decompte.values[quantity]
    if stated == computed:
        return Diagnosis("correct", computed, (), quantity, stated)
    search = _Search(decompte, quantity, stated, beside or {})
    if 2 * abs(stated - computed) <= step:
        return Diagnosis("correct", computed, (search.slip("rounded"),), quantity, stated)
    causes = search.causes(step)
    return Diagnosis("explained" if causes else "unexplained", computed, causes, quantity, stated)


type _Found = tuple[tuple[int, bool, int], Cause]


def _is_one(one: _Form, other: _Form) -> bool:
    """Whether two forms together are one mistake."""
    return one.blame.misconception.id in other.blame.misconception.goes_with


def _as_one(forms: list[_Form]) -> Iterator[tuple[_Form, _Form]]:
    """The pairs of forms that are one mistake."""
    return ((one, other) for other in forms if other.blame.misconception.goes_with for one in forms if _is_one(one, other))


class _Search:
    """The search for the causes of one figure.

    What it finds has its place in the order: how many of the figures beside it are missed, whether it takes two mistakes, its weight.
    """

    def __init__(self, decompte: Decompte, quantity: str, stated: int, beside: Mapping[str, int]) -> None:
        self.decompte, self.quantity, self.stated, self.beside = decompte, quantity, stated, beside
        self.case = decompte.case
        self.grounds: dict[tuple[object, ...], dict[str, int] | None] = {}

    def causes(self, step: int) -> tuple[Cause, ...]:
        """Single misconceptions, then slips; two together when nothing alone explains the figure and those beside it."""
        forms = list(self._forms())
        alone = list(self._matching(((form,) for form in forms), step))
        explained = {id(cause.blames[0]) for _, cause in alone}
        others = [form for form in forms if id(form.blame) not in explained]
        alone += self._matching(_as_one(others), 1)
        if any(place[0] == 0 for place, _ in alone):
            return _best([*alone, *self._slips(mistaken=True)])
        pairs = self._matching(self._pairs(others), 1)
        return _best([*alone, *self._slips(mistaken=bool(alone)), *pairs])

    def slip(self, name: str) -> Cause:
        """A slip: the quantities are those of the visit."""
        return Cause((Blame(misconceptions()[name], Variant(NOTHING)),), self.decompte.values, self.decompte, self.quantity, self.stated)

    def _forms(self) -> Iterator[_Form]:
        """Every form of every misconception that makes sense here and that the law of its day allows."""
        for each in misconceptions().values():
            if not each.fits(self.case, self.decompte.values, self.quantity):
                continue
            for place, variant in enumerate(each.forms(self.case)):
                inputs = self._inputs(variant.change)
                if inputs is not None:
                    yield _Form(Blame(each, variant), each.weight(self.quantity) + place + variant.rarity, inputs)

    def _inputs(self, change: Change) -> dict[str, int] | None:
        """What the rules ask under a change of facts or case, worked out once; None when that visit would be refused."""
        ground = (*change.facts.items(), *change.case.items())
        if ground not in self.grounds:
            try:
                self.grounds[ground] = Change(change.facts, {}, change.case).inputs(self.case)[2]
            except ConventionError:
                self.grounds[ground] = None
        return self.grounds[ground]

    def _pairs(self, forms: list[_Form]) -> Iterator[tuple[_Form, ...]]:
        for one, other in combinations(forms, 2):
            if one.weight + other.weight <= HEAVIEST_PAIR and one.blame.misconception is not other.blame.misconception:
                yield one, other

    def _matching(self, groups: Iterable[tuple[_Form, ...]], step: int) -> Iterator[_Found]:
        """The groups that give the stated figure."""
        for group in groups:
            values = self._values(group)
            if values is None:
                continue
            gap = abs(values[self.quantity] - self.stated)
            if 2 * gap <= step:
                missed = sum(values[name] != figure for name, figure in self.beside.items())
                two = len(group) == 2 and not _is_one(*group)
                weight = sum(form.weight for form in group) if two else max(form.weight for form in group) + len(group) - 1
                cause = Cause(tuple(form.blame for form in group), values, self.decompte, self.quantity, self.stated)
                yield (missed, two, weight + (4 if gap else 0)), cause

    def _values(self, group: tuple[_Form, ...]) -> Values | None:
        """Every quantity under the changes of a group together; None when they contradict each other."""
        if len(group) == 1:
            return group[0].change.run(group[0].inputs)
        one, other = group
        try:
            both = one.change | other.change
            inputs = self._inputs(both)
            return None if inputs is None else both.run(inputs)
        except ValueError:
            return None

    def _slips(self, *, mistaken: bool) -> Iterator[_Found]:
        """Slips; a bare confusion of names only where no misconception says it better."""
        for name, holds in SLIPS.items():
            if holds(self.decompte.values, self.quantity, self.stated) and not (mistaken and name == "another-amount"):
                yield (len(self.beside), False, 2 * misconceptions()[name].rank), self.slip(name)


def _is_rounded(values: Values, quantity: str, stated: int) -> bool:
    """To the other cent, to ten cents either way, or to the nearest euro."""
    gap = abs(stated - values[quantity])
    return gap == 1 or (stated % 10 == 0 and gap < 10) or (stated % 100 == 0 and gap <= 50)


def _is_swapped(values: Values, quantity: str, stated: int) -> bool:
    """Two neighbouring digits in each other's place."""
    right, written = str(values[quantity]), str(stated)
    swapped = (right[:place] + right[place + 1] + right[place] + right[place + 2 :] for place in range(len(right) - 1))
    return written in swapped


def _is_another(values: Values, quantity: str, stated: int) -> bool:
    """An amount of the bill that is not the one asked for."""
    return stated > 0 and any(values[name] == stated for name in AMOUNTS if name != quantity)


SLIPS: dict[str, Callable[[Values, str, int], bool]] = {
    "rounded": _is_rounded,
    "digits-swapped": _is_swapped,
    "another-amount": _is_another,
}


def _best(found: list[_Found]) -> tuple[Cause, ...]:
    """The causes in order: those that miss the fewest other figures, one mistake before two, the commonest; each name once."""
    kept: dict[frozenset[str], Cause] = {}
    for _, cause in sorted(found, key=itemgetter(0)):
        kept.setdefault(frozenset(cause.ids), cause)
    return tuple(kept.values())[:MOST_CAUSES]
