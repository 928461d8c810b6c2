from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Assessment and children in need"

    def ready(self) -> None:
        from assessments.tags import tags_of
        from workforce.recording.identity import register_tags

        register_tags(tags_of)
