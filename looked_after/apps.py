from django.apps import AppConfig


class LookedAfterConfig(AppConfig):
    name = "looked_after"
    verbose_name = "Looked-after children and care leavers"

    def ready(self) -> None:
        from looked_after.tags import tags_of
        from workforce.recording.identity import register_tags

        register_tags(tags_of)
