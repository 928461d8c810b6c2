from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernelConfig(AppConfig):
    name = "csc"
    verbose_name = "Children, people and codes"

    def ready(self) -> None:
        from csc import checks  # noqa: F401 - registers them

        autodiscover_modules("navigation")
