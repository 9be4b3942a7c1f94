"""The course on the site, written at build time from the package and the notebooks: exercises and quizzes, slides, handouts, bare pages.

    lessons    the notebooks of a language, and what their cells hold
    exercises  a page of exercises and quiz for each chapter, and their index
    tables     the tables of the teacher's guide
    sheets     what slides and handouts share: a page of its own, without menu
    slides     a deck for each chapter
    told       a long table in one sentence
    handouts   an A4 handout for each chapter
    paper      the sentences that still hold on paper
    bare       a copy of a page without navigation, to embed in a course platform
    pack       the archives that `make course` writes

Nothing is typed twice: the statements, the answers and the figures are the package's, the prose is the notebooks'.
"""
