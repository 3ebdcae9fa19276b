"""How a written figure compares with a known one.

The rules are those of a careful desk: a figure is right if the interval that its writing covers meets
the interval of the fact. Which rule decided is always said.
"""

from factcheck.agreement.judging import judge, replacement
from factcheck.agreement.wording import fact_value
from factcheck.quantities.coverage import covered
from factcheck.quantities.rules import Rules

__all__ = ["Rules", "covered", "fact_value", "judge", "replacement"]
