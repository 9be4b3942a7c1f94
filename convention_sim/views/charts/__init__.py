"""History as charts: SVG of a few KB, drawn here, in ink that follows the page, each with a text alternative and its data as a table.

A chart has no fixed width: x positions are percentages of the room that it is given, text and heights are pixels. The same drawing
is thus readable on a phone and on a wide screen, and its letters never shrink.

    timeline      events along a rail
    steps         a tariff over time, in francs then in euros; unknown periods hatched, never bridged
    shares        a measure by year, one line a group
    borne, left     what a reform changes for those who pay, and for what is left to pay
    pathway_cost, two_bases   the same visit in two cases, over the years
    claims_table, event_card, sources_table   the same entries in words
"""

from convention_sim.views.charts.cards import claims_table, event_card, sources_table
from convention_sim.views.charts.chart import Chart, Table
from convention_sim.views.charts.over_time import pathway_cost, two_bases
from convention_sim.views.charts.reform import borne, left
from convention_sim.views.charts.shares import shares
from convention_sim.views.charts.steps import steps
from convention_sim.views.charts.timeline import timeline

__all__ = [
    "Chart",
    "Table",
    "borne",
    "claims_table",
    "event_card",
    "left",
    "pathway_cost",
    "shares",
    "sources_table",
    "steps",
    "timeline",
    "two_bases",
]
