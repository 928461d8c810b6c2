from django.apps import AppConfig


class ContactsConfig(AppConfig):
    name = "contacts"
    verbose_name = "Front door"

    def ready(self) -> None:
        from contacts.reach import waiting_at_the_front_door
        from workforce.reach import register_reach

        register_reach(waiting_at_the_front_door)
