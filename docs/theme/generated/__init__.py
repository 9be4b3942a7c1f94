"""The reference pages, written at build time from the package's data alone, in French and in English.

    writer     one page being written: its language, its links, its typography
    families   the files of facts as pages: their addresses, names and introductions
    shelves    the sources by kind, and who cites each
    periods    the history of one subject as a table
    tariffs    a page a family, and an index of today's values
    eras       the history as pages, and where each event stands
    history    a page an era, the statistics, and a timeline of everything
    published  every figure that documents print, beside the one that the rules give
    documents  a page a kind of sources, and their index
    cases      a visit for each rule, in which the rule matters
    example    that visit worked out
    drawing    which rule needs which, as an SVG drawing
    rules      a page a rule, and the order of computation
    pages      every page by its address

A page is Markdown where MkDocs must read it (headings, prose) and HTML elsewhere. Paths are the same in both languages.
"""
