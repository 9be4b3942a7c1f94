"""One stylesheet for all that every page takes, and one for the forms: a phone far from its mast waits for one file, not for eleven.

The files stay as they are for whoever reads or changes them, and for the papers, which take some of them. MkDocs calls `on_…`.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

ALL, FORM = "assets/style.css", "assets/form.css"
FORMS = tuple(f"assets/live/simulator{part}.css" for part in ("", "-form", "-answer", "-print"))
# The theme's own come first; their names change with its version.
THEME = (r"assets/stylesheets/main\.\w+\.min\.css", r"assets/stylesheets/palette\.\w+\.min\.css")
LINK = r"<link href={way}(?:{name}) rel=stylesheet>"
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
# Of the theme: tabs, which no page has; and what stops all motion while the palette changes, for which a browser works out the style of
# each element of a page twice more as it loads.
UNUSED = re.compile(r"\.tabbed-|\[data-md-color-switching\]")


def joined(html: str, names: tuple[str, ...]) -> str:
    """A page that takes the one stylesheet in the place of those.

    >>> joined("<link href=../assets/a.css rel=stylesheet><link href=../assets/b.css rel=stylesheet>", ("assets/a.css", "assets/b.css"))
    '<link href=../assets/style.css rel=stylesheet>'
    """
    return _links(names).sub(lambda run: f"<link href={run['way']}{ALL} rel=stylesheet>", html, count=1)


def used(css: str) -> str:
    """A stylesheet without the rules that are for things of the theme which no page has.

    >>> used("@media print{.tabbed-set>a,.tabbed-block{color:red}}.grid>p,.grid>.tabbed-set{color:blue}")
    '@media print{}.grid>p,.grid>.tabbed-set{color:blue}'
    """
    return RULE.sub(lambda rule: "" if all(map(UNUSED.search, rule[1].split(","))) else rule[0], css)


@cache
def _links(names: tuple[str, ...]) -> re.Pattern[str]:
    """The links to those files, one after the other: names of the theme are patterns, ours are plain."""
    first, *others = (LINK.format(way="{way}", name=name if name in THEME else re.escape(name)) for name in names)
    return re.compile(first.format(way=r"(?P<way>[^\s>]*?)") + "".join(other.format(way="(?P=way)") for other in others))


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Finish a page."""
    return joined(output, _names(config))


def on_post_template(output_content: str, config: MkDocsConfig, **_: Any) -> str:
    """Finish the page for unknown addresses."""
    return joined(output_content, _names(config))


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Write both."""
    site = Path(config.site_dir)
    theme = [next(path for path in site.rglob("*.css") if re.fullmatch(name, path.relative_to(site).as_posix())) for name in THEME]
    for whole, parts in ((ALL, [*theme, *(site / name for name in config.extra_css)]), (FORM, [site / name for name in FORMS])):
        text = "\n".join(path.read_text(encoding="utf-8") for path in parts)
        (site / whole).write_text(used(SOURCE_MAP.sub("", text)), encoding="utf-8")


def _names(config: MkDocsConfig) -> tuple[str, ...]:
    return (*THEME, *config.extra_css)
