"""How a result is shown: text, HTML, SVG and the JSON protocol, in French and in English. Views format; they never compute an amount.

words       numbers, dates and sentences in each language, with their typography
text        a décompte as lines
html        a décompte as a table
bar         who pays what, as an SVG bar
charts      history as SVG charts
protocol    the response of the JSON protocol
"""
