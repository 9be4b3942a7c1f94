"""The same work in each sector, with the reader's own figures: what the form of that page says, and what the page shows of it.

fields      the figures as a form and an address carry them, and the comparison that they describe
form        the form: fields, labels, what may be typed
assumed     what a comparison takes for granted, in sentences
rendering   what is shown of a comparison, or its refusal
"""
