"""What is recorded of assessments and of children in need, as steps."""

from importlib import import_module

JOURNEY = ("assessing", "authorising", "cases", "planning", "visits", "plans")
"""The modules in the order in which the menu of a child's record offers their steps."""

for name in JOURNEY:
    import_module(f"assessments.forms.{name}")
