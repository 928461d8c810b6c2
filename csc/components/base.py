"""What all components share: they are plain data with a template, and print themselves."""

from __future__ import annotations

from typing import ClassVar

from django.template import engines
from django.utils.safestring import SafeString


class Component:
    """A part of a page. Made in a view or in a template, printed by `{{ it }}`; its template sees it as `it`."""

    template: ClassVar[str]

    def __html__(self) -> str:
        return engines["pages"].env.get_template(f"components/{self.template}.html").render(it=self)

    def __str__(self) -> SafeString:
        return SafeString(self.__html__())
