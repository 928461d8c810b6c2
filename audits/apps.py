from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "audits"
    verbose_name = "Case audits"

    def ready(self) -> None:
        from audits.access import assigned_audits
        from workforce.reach import register_reach

        register_reach(assigned_audits)
