"""The live part of the site: Python, the package and the scripts of the pages, as files that any server can give.

    node            Node and the npm packages, which `make` puts beside the Python ones
    pyodide.mjs     a Python script, run by Pyodide under Node
    precompile.py   such a script: the modules of an archive, compiled for Pyodide's Python
    stdlib.txt      the modules of the standard library that pages need
    deferred/       modules that stand in for some of these until they are used
    exports         Pyodide without what only compiled packages call
    engine          Pyodide's files, made as light as a page needs
    publishing      everything under live/ in the site, each part at an address that changes when it does

What was made once is kept in `live/` of the virtual environment.
"""
