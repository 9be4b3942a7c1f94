"""Every reference page by its place among the pages, in one language."""

from functools import partial

from convention_sim.rules import REGISTRY
from convention_sim.views.words import Language
from docs.theme.generated import documents, history, names, published, rules, tariffs
from docs.theme.generated.eras import COVER, ERAS, EXTRA_BILLING, HISTORY, PHYSICIANS
from docs.theme.generated.families import FAMILIES, TARIFFS
from docs.theme.generated.shelves import SHELVES, SOURCES
from docs.theme.generated.writer import Writer

INDEXES = (TARIFFS, names.RULES, HISTORY, published.EXAMPLES, SOURCES)


def pages(language: Language) -> dict[str, str]:
    """The Markdown source of each page, by its path under the documents.

    >>> [uri for uri in pages("fr")][:2]
    ['tarifs/index.md', 'regles/index.md']
    """
    writers = {TARIFFS: tariffs.index, names.RULES: rules.index, HISTORY: history.index, SOURCES: documents.index}
    writers |= {family.uri: partial(tariffs.family_page, file=file) for file, family in FAMILIES.items()}
    writers |= {names.rule_uri(name): partial(rules.rule_page, name=name) for name in REGISTRY}
    writers |= {shelf.uri: partial(documents.shelf_page, which=shelf) for shelf in SHELVES}
    writers |= {era.uri: partial(history.era_page, which=era) for era in ERAS}
    writers |= {batch.uri: partial(published.batch_page, batch=batch) for batch in published.BATCHES}
    writers[published.EXAMPLES] = published.index
    writers |= {uri: partial(history.figures_page, uri=uri) for uri in (PHYSICIANS, EXTRA_BILLING, COVER)}
    return {uri: write(Writer(language, uri)) for uri, write in writers.items()}
