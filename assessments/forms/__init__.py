"""What is recorded of assessments and of children in need, as steps."""

from assessments.forms import assessing, authorising, cases, plans, visits

__all__ = ["assessing", "authorising", "cases", "plans", "visits"]
