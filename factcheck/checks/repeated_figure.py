"""One quantity told twice with different values.

A figure is changed in one place and not in the other, or copied with its digits swapped, another scale
word or another currency sign. Figures that merely differ may be about two things, so the check reports
those that look like each other: the same digits with "million" for "billion" or with "$" for "€", and,
where one of the two is in a quotation or takes the other up ("the 14"), with two digits swapped. It also
reports "all 37 cases" where the text has counted 58 of them.

Where the words say that both are of one thing, less likeness is asked for: figures of one subject that
nearly agree, a bound that is just missed, a rate per day that is per year elsewhere, a line in a list of key
figures, the value of a figure with another name, and an earlier value that a quotation gives as if it held.

Fails:   The hole in the budget is £18.6 million. … The union said that it lost £18.6 billion.
Fails:   Only 83.1% of trains ran on time. … "With 81.3% of trains on time we are content," it said.
Fails:   She robbed 41 pensioners. … Each of the 14 pensioners wept.
Fails:   Norcross has recorded 58 cases. … Officials in Norcross follow all 37 cases there.
Fails:   The bridge carries 43,000 vehicles a day. … Some 41,000 vehicles a year use the bridge.
Fails:   It ended June with $6.2 billion of cash. … Cash: $7.0 billion
Fails:   It will cost $742 million, up from $480 million. … "This is a $480 million project," he said.
Is fine: It cut 2,310 jobs in 2023 and 2,130 in 2024.             (two times)
Is fine: Losses came to about $18 million. … The loss was $18.3 million.    (one rounding of the other)
"""

from __future__ import annotations

from factcheck.checks._check import Check
from factcheck.checks._same import same

CHECK = Check(frozenset({"repeat"}), same)
