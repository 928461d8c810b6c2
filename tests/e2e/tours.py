"""Which pages there are to be looked at, and a way from one to the next."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.e2e.glass import Glass
from tests.test_every_address import MATRIX

NO_PAGES = {
    "api:": "answers programs, not people",
    "health": "answers monitors",
    "home": "leads on to the first page of a role",
    "keep_session": "answers a script",
    "workforce:keep_draft": "answers a script",
    "workforce:see_notification": "leads back to the page it was pressed on",
    "workforce:see_notice": "leads back to the page it was pressed on",
    "workforce:likely_duplicates": "a part of the page on which a child is added, where it is looked at",
    "reporting:publishing_progress": "asked by a page that is looked at",
    "mfa_download_recovery_codes": "a file",
    "account_single_sign_on": "leads on to where the authority signs its people in, and back",
    "account_inactive": "shown to accounts that were closed, by the words of a page that is looked at",
}
"""Addresses nobody looks at, by their beginning, and why."""

FIGURES = {
    "reporting:scorecards",
    "reporting:scorecard",
    "reporting:indicators",
    "reporting:indicator",
    "reporting:records",
    "reporting:publications",
    "reporting:publication",
    "reporting:publish",
    "reporting:publishing",
    "reporting:restatement",
    "reporting:runs",
    "reporting:tokens",
    "reporting:issue_token",
    "reporting:end_token",
}
ACCOUNTS = {
    "account",
    "account_login",
    "account_logout",
    "account_signed_out",
    "account_reauthenticate",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "design",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
}
CARERS = {
    "looked_after:carers",
    "looked_after:add_home",
    "looked_after:home",
    "looked_after:home_form",
    "looked_after:add_provider",
    "looked_after:provider",
    "looked_after:provider_form",
}
CHILDREN = {name for name in MATRIX if name.startswith("workforce:") and name not in NO_PAGES}


class Tour:
    """Goes from page to page and remembers what was wrong on which."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass
        self.wrong: dict[str, list[str]] = {}
        self.names: set[str] = set()

    def see(self, client: Client, name: str, *args: Any, query: str = "", sent: dict[str, Any] | None = None) -> Any:
        """Open a page, or send a form to it. An answer of 422 has to show errors."""
        address = reverse(name, args=args) + query
        answer = client.get(address, follow=True) if sent is None else client.post(address, sent)
        self.names.add(name)
        return self.show(answer, answer.request["PATH_INFO"], name)

    def show(self, answer: Any, address: str, name: str) -> Any:
        refused = answer.status_code == 422
        faults = self.glass.look(answer, address, refused=refused and b"govuk-error-summary" in answer.content)
        if answer.status_code not in (200, 422) and name in MATRIX:
            faults.append(f"answered {answer.status_code}")
        if faults:
            self.wrong[f"{name} {address} {answer.status_code}"] = faults
        return answer
