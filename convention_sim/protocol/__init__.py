"""The JSON protocol: one object in, one object out, as a function of a dict and line by line on standard input.

`answer(request)` never raises: what it cannot answer it refuses with an error object that names the field, what was given and what
is accepted; so does `diagnosis(request)`, which looks for the misconception behind a stated figure. `schema()` is the JSON Schema of
both directions.
"""

from convention_sim.protocol.diagnosing import diagnosis
from convention_sim.protocol.reading import read_request
from convention_sim.protocol.serving import answer, schema, serve

__all__ = ["answer", "diagnosis", "read_request", "schema", "serve"]
