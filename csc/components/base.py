"""What all components share: they are plain data with a template, and print themselves."""

from __future__ import annotations

from typing import ClassVar, cast

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.safestring import SafeString


class Component:
    """A part of a page. Made in a view or in a template, printed by `{{ it }}`; its template sees it as `it`."""

    template: ClassVar[str]

    def __html__(self) -> str:
        pages = cast(Jinja2, engines["pages"])
        return pages.env.get_template(f"components/{self.template}.html").render(it=self)

    def __str__(self) -> SafeString:
        return SafeString(self.__html__())
