"""Dated, sourced facts: what the law, the conventions and the tariffs say, and since when.

`law_on(date)` gives every fact in force on a day. The law changes on a few dozen days; between two of them it is constant, so one
`Law` is built for each such interval and kept. The rows live in the TOML files beside this module, one file a subject, one line a value.
"""

from convention_sim.facts.law import Law, law_on, timeline
from convention_sim.facts.loading import Fact, Source, Subject, announced, contributions, load, sources

__all__ = ["Fact", "Law", "Source", "Subject", "announced", "contributions", "law_on", "load", "sources", "timeline"]
