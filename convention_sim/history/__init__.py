"""History: what was signed, decided and annulled, what a visit cost, and what was measured, as dated and sourced entries.

    moments       dates as precise as their sources
    events        laws, conventions, amendments, annulments, reports
    claims        what other documents say of them, beside what the entries say
    statistics    measures by year, each with its definition
    tariffs       the tariff of a code or of a visit over time, in francs and in euros

`convention_sim.views.charts` draws them.
"""

from convention_sim.history.claims import Claim, claims
from convention_sim.history.events import KINDS, Event, Step, event, events
from convention_sim.history.moments import Moment
from convention_sim.history.statistics import Measure, Statistic, measures, statistics
from convention_sim.history.tariffs import Tariff, TariffStep, tariff_steps, visit_steps

__all__ = [
    "KINDS", "Claim", "Event", "Measure", "Moment", "Statistic", "Step", "Tariff", "TariffStep",
    "claims", "event", "events", "measures", "statistics", "tariff_steps", "visit_steps",
]  # fmt: skip
