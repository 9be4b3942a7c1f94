"""What a page may do, said in its head: load from this site alone, and run no script but the site's files. MkDocs calls `on_…`.

A meta tag, since some hosts let nobody choose headers. The theme writes a few scripts into its pages: each is allowed by its hash, which
no other script has. Styles may stand in a page: drawings place their parts with them.
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
HEAD = re.compile(r"<head[^>]*>(?:<meta charset=[^>]*>)?")
RULES = (
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'{hashes}",  # the worker runs WebAssembly; it obeys this too where a host sends it as a header
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
)


def policy(html: str) -> str:
    """The policy of a page.

    >>> policy("<script>1</script>").split("; ")[1]
    "script-src 'self' 'wasm-unsafe-eval' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    digests = dict.fromkeys(b64encode(sha256(script.encode()).digest()).decode() for script in INLINE.findall(html))
    return "; ".join(RULES).format(hashes="".join(f" 'sha256-{digest}'" for digest in digests))


def bound(html: str) -> str:
    """A page with its policy.

    >>> bound("<html><head><meta charset=utf-8><title>")[:89]
    '<html><head><meta charset=utf-8><meta http-equiv="Content-Security-Policy" content="defau'
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(html), quote=False)}">'
    return HEAD.sub(lambda head: head[0] + meta, html, count=1)


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Bind every page of this edition, those for paper and the bare copies included. The other edition is not built yet, or apart."""
    for path in Path(config.site_dir).rglob("*.html"):
        path.write_text(bound(path.read_text(encoding="utf-8")), encoding="utf-8")
