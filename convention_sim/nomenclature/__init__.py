"""What may be billed for an act: the codes, their amounts, and the two bases that follow.

`bill(case, law)` is the room's only door. A majoration may be reserved to physicians who charge the agreed tariff: that is why a
physician without option has a lower base when the act carries an extra fee.
"""

from convention_sim.nomenclature.billing import Bill, Item, bill

__all__ = ["Bill", "Item", "bill"]
