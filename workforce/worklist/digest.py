"""The daily letter: what is overdue and due for one person, by number of the record, never by name.

Beat only rings. Who is owed a letter is found by date: everybody in post whose row of the day has no
`sent_at`. A letter that cannot be sent is tried again at the next ring, three times a day at most.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from csc.formats import plural, short_day
from csc.models import User
from csc.permissions import Permission
from csc.working_days import current_calendar
from workforce.models import DigestLetter, Post
from workforce.reach import Reader
from workforce.worklist.notifications import unseen_for
from workforce.worklist.tasks import Task, Worklist

ATTEMPTS = 3
SENT_FROM = datetime.time(6, 30)
"""No letter is written before people's working day."""


def send_letters(now: datetime.datetime) -> int:
    """Send the letters of the day that are still owed; returns how many went. On a day that is not worked, none does."""
    day = timezone.localdate(now)
    if timezone.localtime(now).time() < SENT_FROM or not current_calendar().is_working_day(day):
        return 0
    return sum(_send_one(user, day, now) for user in _owed(day))


def _owed(day: datetime.date) -> list[User]:
    in_post = Post.objects.open_on(day).exclude(role="").values("worker__user")
    done = DigestLetter.objects.filter(day=day).exclude(sent_at=None, attempts__lt=ATTEMPTS).values("told")
    return list(User.objects.filter(is_active=True, pk__in=in_post).exclude(email="").exclude(pk__in=done).order_by("pk"))


def _send_one(user: User, day: datetime.date, now: datetime.datetime) -> bool:
    """One letter, once: the row of the day is locked while it is sent."""
    with transaction.atomic():
        DigestLetter.objects.get_or_create(told=user, day=day)
        letter = DigestLetter.objects.select_for_update().get(told=user, day=day)
        if letter.sent_at is not None or letter.attempts >= ATTEMPTS:
            return False
        letter.attempts += 1
        written = write_letter(user, now)
        try:
            if written is not None:
                send_mail(*written, settings.DEFAULT_FROM_EMAIL, [user.email])
            letter.sent_at, letter.problem = now, ""
        except OSError as problem:  # what smtplib raises, and a folder that cannot be written
            letter.problem = str(problem)[:200]
        letter.save()
        return written is not None and letter.sent_at is not None


def write_letter(user: User, now: datetime.datetime) -> tuple[str, str] | None:
    """Subject and text for one person, about their own rows alone; None where there is nothing to say."""
    reader = Reader(user, now=now)
    work = Worklist(reader, reader.today)
    tasks = work.tasks if reader.may(Permission.RECORD_WORK) else []
    overdue, soon = [task for task in tasks if task.overdue], [task for task in tasks if 0 <= task.left <= 5]
    news = list(unseen_for(user)[:50])
    if not overdue and not soon and not news:
        return None
    counts = [f"{len(overdue)} overdue", f"{len(soon)} due in 5 working days"]
    if news:
        counts.append(plural(len(news), "notification"))
    lines = [f"Your work in {settings.SERVICE_NAME} on {short_day(reader.today)}.", ""]
    for title, listed in (("Overdue", overdue), ("Due in 5 working days", soon)):
        if listed:
            lines += [title, *(_line(task) for task in listed), ""]
    if news:
        lines += ["News", *(f"- {one.what} (record {one.child.local_id})" for one in news), ""]
    lines.append(f"{settings.SITE_ADDRESS}{reverse('workforce:my_work')}")
    return f"{settings.SERVICE_NAME}: " + ", ".join(counts), "\n".join(lines)


def _line(task: Task) -> str:
    return f"- {short_day(task.due_on)}: {capfirst(task.what)} (record {task.child.local_id})"
