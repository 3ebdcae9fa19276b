"""A headline, standfirst or caption with a figure that the body gives otherwise.

Headlines are written last and by others, and are read most. The check reports a figure of the headline
that stands nowhere in the body, where the body has one that looks like it: digits swapped, "million" for
"billion", pounds for euros, one digit of the sum with which the body opens; or where it has one or two of
the same name that are near, and none that agrees.

Fails:   Storm cuts power to 312,000 homes / The grid said 321,000 homes lost power.
Fails:   Orion buys ships for $2.5bn / The contract is worth $1.5bn, a filing says.
Fails:   Halden to cut 2,500 jobs / Halden is cutting 2,300 jobs, it said on Monday.
Is fine: Storm cuts power to 300,000 homes / The grid said 321,000 homes lost power, 298,000 of them in …
Is fine: Club signs striker for £53m / He cost €62m (£53m).             (the body has it)
"""

from __future__ import annotations

from factcheck.checks._check import Check
from factcheck.checks._same import same

CHECK = Check(frozenset({"headline"}), same)
