"""Forms that look, read and complain alike. Domain apps take their forms and fields from here:

    from csc.forms import DateField, Form, ModelForm

Every form of the site is drawn in the GOV.UK Design System's markup, whoever made it, because
`csc.forms.renderer` is the project's form renderer. What these classes add is the wording of errors
("Enter a date of birth", not "This field is required") and dates as people type them.
"""

from csc.forms.base import Form, FormWording, ModelForm
from csc.forms.fields import CodeField, DateField, MomentField, TimeField, YesNoField
from csc.forms.widgets import DateInput, MomentInput, TimeInput

__all__ = [
    "CodeField",
    "DateField",
    "DateInput",
    "Form",
    "FormWording",
    "ModelForm",
    "MomentField",
    "MomentInput",
    "TimeField",
    "TimeInput",
    "YesNoField",
]
