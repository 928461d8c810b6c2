"""`manage.py demo_accounts`: one account to sign in with for each role somebody holds today."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from csc.permissions import ROLES
from workforce.demo import DEMO_PASSWORD
from workforce.models import Post


class Command(BaseCommand):
    help = "Print one account for each role held today: username, role, name and post."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = list(self._accounts())
        if not accounts:
            self.stdout.write("Nobody holds a post with a role today. Run `manage.py make_authority` first.")
            return
        widths = [max(len(row[column]) for row in accounts) for column in range(4)]
        for row in accounts:
            self.stdout.write("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
        if settings.CSC_MODE == "demo":
            self.stdout.write(f"\nThe password of each is {DEMO_PASSWORD}")

    def _accounts(self) -> list[tuple[str, str, str, str]]:
        """Of those who hold a role, the account named after it comes first, then the one made first."""
        posts = (
            Post.objects.open_on(timezone.localdate())
            .filter(worker__user__is_active=True, role__in=ROLES)
            .select_related("worker__user", "unit", "post_role")
            .order_by("pk")
        )
        first: dict[str, Post] = {}
        for post in posts:
            first.setdefault(post.role, post)
            if _username(first[post.role]) != post.role == _username(post):
                first[post.role] = post
        return [
            (_username(post), role.title, post.worker.full_name, f"{post.post_role or role.title}, {post.unit}")
            for key, role in ROLES.items()
            if (post := first.get(key)) is not None
        ]


def _username(post: Post) -> str:
    return post.worker.user.username if post.worker.user is not None else ""
