from django.apps import AppConfig


class LookedAfterConfig(AppConfig):
    name = "looked_after"
    verbose_name = "Looked-after children and care leavers"
