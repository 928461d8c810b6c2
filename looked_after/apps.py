from django.apps import AppConfig


class LookedAfterConfig(AppConfig):
    name = "looked_after"
    verbose_name = "Looked-after children and care leavers"

    def ready(self) -> None:
        from looked_after.tags import tags_of
        from looked_after.whereabouts import mask_home
        from workforce.recording.identity import register_tags
        from workforce.recording.kinds import register_mask

        register_tags(tags_of)
        for name in ("Placement", "PeriodOfCare"):
            register_mask(self.get_model(name), mask_home)
