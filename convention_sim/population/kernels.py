"""What is done to rows beside the rules, as loops over flat sequences: Python runs them as they stand, and numba compiles them.

`code` says which distinct visit each row is; `table` holds the amounts of each distinct visit side by side, `stride` numbers a visit.
"""

from typing import Any


def count(first: int, last: int, code: Any, counts: Any) -> None:
    """Count the rows of each distinct visit."""
    for row in range(first, last):
        counts[code[row]] += 1


def add_up(counts: Any, group: Any, table: Any, stride: int, width: int, sums: Any) -> None:
    """Add the amounts of each distinct visit, as often as it has rows, to those of its group (-1: none), after the number of rows."""
    for visit in range(len(group)):
        if group[visit] >= 0:
            place = group[visit] * (width + 1)
            sums[place] += counts[visit]
            for column in range(width):
                sums[place + 1 + column] += counts[visit] * table[visit * stride + column]
