"""The JSON protocol: one object in, one object out, as a function of a dict and line by line on standard input.

`answer(request)` never raises: what it cannot answer it refuses with an error object that names the field, what was given and what
is accepted. `schema()` is the JSON Schema of both directions.
"""

from convention_sim.protocol.reading import read_request
from convention_sim.protocol.serving import answer, schema, serve

__all__ = ["answer", "read_request", "schema", "serve"]
