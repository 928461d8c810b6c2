from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "protection"
    verbose_name = "Child protection"

    def ready(self) -> None:
        from assessments.obstacles import CLOSING, PLANNING, stands_in_the_way_of
        from protection.obstacles import to_child_in_need_plan, to_closing
        from protection.tags import tags_of
        from workforce.recording.identity import register_tags

        stands_in_the_way_of(CLOSING, to_closing)
        stands_in_the_way_of(PLANNING, to_child_in_need_plan)
        register_tags(tags_of)
