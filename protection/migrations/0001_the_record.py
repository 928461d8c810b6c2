import csc.schema
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("assessments", "0001_the_record"),
        ("contacts", "0001_the_record"),
        ("csc", "0001_the_record"),
        ("csc", "__first__"),
        ("workforce", "0001_the_record"),
    ]

    operations = [
        csc.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name="ConferenceMeeting",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("initial", "Initial conference"), ("review", "Review conference")], max_length=10
                            ),
                        ),
                        ("planned_for", models.DateTimeField(blank=True, null=True)),
                        (
                            "held_on",
                            models.DateField(
                                blank=True,
                                help_text="The day it was validly held; empty when adjourned or not quorate.",
                                null=True,
                            ),
                        ),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200)),
                        ("quorate", models.BooleanField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("minutes_sent_on", models.DateField(blank=True, null=True)),
                        (
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["held_on"], name="conference_meeting_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("held_on__isnull", True), ("cancelled_reason", ""), _connector="OR"),
                                name="conference_meeting_held_or_cancelled",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConferenceAttendance",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("role", models.CharField(blank=True, max_length=120)),
                        ("invited", models.BooleanField(default=True)),
                        ("attended", models.BooleanField(blank=True, null=True)),
                        ("report_received_on", models.DateField(blank=True, null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "agency"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="protection.conferencemeeting",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CourtProceedings",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("issued_on", models.DateField()),
                        ("court_reference", models.CharField(blank=True, max_length=60)),
                        ("short_notice_reason", models.CharField(blank=True, max_length=200)),
                        ("hearings", models.PositiveSmallIntegerField(default=0)),
                        ("final_order_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "final_order",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "legal_status"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "court proceedings",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_courtproceedings_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("final_order_on__isnull", True),
                                    ("issued_on__isnull", True),
                                    ("final_order_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="proceedings_end_after_issue",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyProtection",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("police_protection", "Police protection (section 46)"),
                                    ("emergency_protection_order", "Emergency protection order (section 44)"),
                                    ("child_assessment_order", "Child assessment order (section 43)"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("extended_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_emergencyprotection_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("started_at__isnull", True),
                                    ("ended_at__gte", models.F("started_at")),
                                    _connector="OR",
                                ),
                                name="emergency_protection_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalConferenceAttendance",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("role", models.CharField(blank=True, max_length=120)),
                        ("invited", models.BooleanField(default=True)),
                        ("attended", models.BooleanField(blank=True, null=True)),
                        ("report_received_on", models.DateField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "agency"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.conferencemeeting",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical conference attendance",
                        "verbose_name_plural": "historical conference attendances",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConferenceMeeting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("initial", "Initial conference"), ("review", "Review conference")], max_length=10
                            ),
                        ),
                        ("planned_for", models.DateTimeField(blank=True, null=True)),
                        (
                            "held_on",
                            models.DateField(
                                blank=True,
                                help_text="The day it was validly held; empty when adjourned or not quorate.",
                                null=True,
                            ),
                        ),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200)),
                        ("quorate", models.BooleanField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("minutes_sent_on", models.DateField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical conference meeting",
                        "verbose_name_plural": "historical conference meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCourtProceedings",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("issued_on", models.DateField()),
                        ("court_reference", models.CharField(blank=True, max_length=60)),
                        ("short_notice_reason", models.CharField(blank=True, max_length=200)),
                        ("hearings", models.PositiveSmallIntegerField(default=0)),
                        ("final_order_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "final_order",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "legal_status"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical court proceedings",
                        "verbose_name_plural": "historical court proceedings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEmergencyProtection",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("police_protection", "Police protection (section 46)"),
                                    ("emergency_protection_order", "Emergency protection order (section 44)"),
                                    ("child_assessment_order", "Child assessment order (section 43)"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("extended_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical emergency protection",
                        "verbose_name_plural": "historical emergency protections",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPreProceedings",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("decided_on", models.DateField()),
                        ("letter_sent_on", models.DateField(blank=True, null=True)),
                        ("first_meeting_on", models.DateField(blank=True, null=True)),
                        ("meetings_held", models.PositiveSmallIntegerField(default=0)),
                        ("family_group_decision_making_offered_on", models.DateField(blank=True, null=True)),
                        ("family_group_decision_making_held_on", models.DateField(blank=True, null=True)),
                        ("parents_represented", models.BooleanField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("notes", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "pre_proceedings"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pre proceedings",
                        "verbose_name_plural": "historical pre-proceedings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStrategyDiscussion",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("held_at", models.DateTimeField()),
                        ("concern", models.TextField(blank=True)),
                        ("decision", models.TextField(blank=True)),
                        ("launched_enquiry", models.BooleanField(default=False)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.referral",
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical strategy discussion",
                        "verbose_name_plural": "historical strategy discussions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="InitialConference",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        (
                            "transfer_in",
                            models.BooleanField(default=False, help_text="The child moved in with another council's plan."),
                        ),
                        ("transfer_notified_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "late_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "delay_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="initial_conferences",
                                to="protection.conferencemeeting",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "conference_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "enquiry",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conference",
                                to="protection.section47enquiry",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["child", "held_on"], name="icpc_by_child_and_day"),
                            models.Index(fields=["held_on"], name="icpc_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_initialconference_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome__isnull", True), ("held_on__isnull", False), _connector="OR"),
                                name="icpc_outcome_only_when_held",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProtectionPlan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("held_for_other_authority", models.BooleanField(default=False)),
                        ("previous_plans_stated", models.PositiveSmallIntegerField(default=0)),
                        ("previous_plans_elsewhere", models.PositiveSmallIntegerField(default=0)),
                        ("danger_statement", models.TextField(blank=True)),
                        ("safety_goals", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "cp_plan_end_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "initial_category",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "latest_category",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "other_authority",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "local_authority"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "conference",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.initialconference",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical child protection plan",
                        "verbose_name_plural": "historical child protection plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PreProceedings",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("decided_on", models.DateField()),
                        ("letter_sent_on", models.DateField(blank=True, null=True)),
                        ("first_meeting_on", models.DateField(blank=True, null=True)),
                        ("meetings_held", models.PositiveSmallIntegerField(default=0)),
                        ("family_group_decision_making_offered_on", models.DateField(blank=True, null=True)),
                        ("family_group_decision_making_held_on", models.DateField(blank=True, null=True)),
                        ("parents_represented", models.BooleanField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("notes", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "pre_proceedings"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "pre-proceedings",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_preproceedings_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("decided_on__isnull", True),
                                    ("ended_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="pre_proceedings_end_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="pre_proceedings_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProtectionPlan",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("held_for_other_authority", models.BooleanField(default=False)),
                        ("previous_plans_stated", models.PositiveSmallIntegerField(default=0)),
                        ("previous_plans_elsewhere", models.PositiveSmallIntegerField(default=0)),
                        ("danger_statement", models.TextField(blank=True)),
                        ("safety_goals", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "conference",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan",
                                to="protection.initialconference",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "cp_plan_end_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "initial_category",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "latest_category",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "other_authority",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "local_authority"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "child protection plan",
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "started_on"], name="cp_plan_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_protectionplan_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True), ("ended_on__gt", models.F("started_on")), _connector="OR"
                                ),
                                name="cp_plan_lasts_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end_reason__isnull", True), ("ended_on__isnull", True)),
                                    models.Q(("end_reason__isnull", False), ("ended_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="cp_plan_ended_with_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="cp_plan_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanUpdate",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("agreed_on", models.DateField()),
                        ("text", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["plan", "agreed_on"], name="plan_update_by_plan_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_planupdate_withdrawn_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReviewConference",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "late_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "delay_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.conferencemeeting",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "review_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "participation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "review_participation"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical review conference",
                        "verbose_name_plural": "historical review conferences",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalProtectionVisit",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("visited_on", models.DateField(blank=True, null=True)),
                        (
                            "completed_at",
                            models.DateTimeField(blank=True, help_text="When the record of the visit was finished.", null=True),
                        ),
                        ("child_seen", models.BooleanField(blank=True, null=True)),
                        ("not_alone_context", models.CharField(blank=True, max_length=300)),
                        ("bedroom_seen", models.BooleanField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("narrative", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "not_alone_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "visit_not_alone_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "not_done_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "visit_not_done_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "visit_place"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seen_alone",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "visit_alone"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical child protection visit",
                        "verbose_name_plural": "historical child protection visits",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPlanUpdate",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("agreed_on", models.DateField()),
                        ("text", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical plan update",
                        "verbose_name_plural": "historical plan updates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCoreGroup",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("attended_by", models.TextField(blank=True)),
                        ("plan_updated", models.BooleanField(default=False)),
                        ("notes", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical core group",
                        "verbose_name_plural": "historical core groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCategoryOfAbuseChange",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("changed_on", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical category of abuse change",
                        "verbose_name_plural": "historical category of abuse changes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CoreGroup",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("attended_by", models.TextField(blank=True)),
                        ("plan_updated", models.BooleanField(default=False)),
                        ("notes", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="core_groups",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["plan", "held_on"], name="core_group_by_plan_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_coregroup_withdrawn_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CategoryOfAbuseChange",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("changed_on", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "category",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="category_changes",
                                to="protection.protectionplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProtectionVisit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("visited_on", models.DateField(blank=True, null=True)),
                        (
                            "completed_at",
                            models.DateTimeField(blank=True, help_text="When the record of the visit was finished.", null=True),
                        ),
                        ("child_seen", models.BooleanField(blank=True, null=True)),
                        ("not_alone_context", models.CharField(blank=True, max_length=300)),
                        ("bedroom_seen", models.BooleanField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("narrative", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "not_alone_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "visit_not_alone_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "not_done_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "visit_not_done_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "visit_place"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="protection.protectionplan"
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seen_alone",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "visit_alone"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "child protection visit",
                        "abstract": False,
                        "indexes": [models.Index(fields=["plan", "visited_on"], name="cp_visit_by_plan_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_protectionvisit_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_at__isnull", True), ("visited_on__isnull", False), _connector="OR"
                                ),
                                name="protection_protectionvisit_finished_if_made",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("visited_on__isnull", True), ("not_done_reason__isnull", True), _connector="OR"
                                ),
                                name="protection_protectionvisit_made_or_not_done",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewConference",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "late_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "delay_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review_conferences",
                                to="protection.conferencemeeting",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "review_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "participation",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "review_participation"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="protection.protectionplan",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["plan", "held_on"], name="rcpc_by_plan_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_reviewconference_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome__isnull", True), ("held_on__isnull", False), _connector="OR"),
                                name="rcpc_outcome_only_when_held",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Section47Enquiry",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("started_on", models.DateField()),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("conference_not_required", models.BooleanField(default=False)),
                        ("conference_not_required_reason", models.TextField(blank=True)),
                        ("child_seen_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("analysis", models.TextField(blank=True)),
                        ("conference_due_on", models.DateField(blank=True, db_index=True, null=True)),
                        (
                            "assessment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enquiries",
                                to="assessments.assessment",
                            ),
                        ),
                        (
                            "authorised_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "child_seen_alone",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "visit_alone"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "not_alone_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "visit_not_alone_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "s47_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enquiries",
                                to="contacts.referral",
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "strategy_discussion",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="enquiry",
                                to="protection.strategydiscussion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "section 47 enquiry",
                        "verbose_name_plural": "section 47 enquiries",
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "started_on"], name="enquiry_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_section47enquiry_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("completed_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="enquiry_completed_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("authorised_by__isnull", True), ("completed_on__isnull", True)),
                                    models.Q(("authorised_by__isnull", False), ("completed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="enquiry_authorised_by_someone",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("completed_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="enquiry_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalInitialConference",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        (
                            "transfer_in",
                            models.BooleanField(default=False, help_text="The child moved in with another council's plan."),
                        ),
                        ("transfer_notified_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "late_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "delay_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.conferencemeeting",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "conference_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "enquiry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.section47enquiry",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical initial conference",
                        "verbose_name_plural": "historical initial conferences",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StrategyDiscussion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("held_at", models.DateTimeField()),
                        ("concern", models.TextField(blank=True)),
                        ("decision", models.TextField(blank=True)),
                        ("launched_enquiry", models.BooleanField(default=False)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="strategy_discussions",
                                to="contacts.referral",
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.unit"),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "held_at"], name="strategy_by_child_and_time")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="protection_strategydiscussion_withdrawn_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalStrategyDiscussionAttendance",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("role", models.CharField(blank=True, max_length=120)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "agency"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.strategydiscussion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical strategy discussion attendance",
                        "verbose_name_plural": "historical strategy discussion attendances",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSection47Enquiry",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "Draft"), ("complete", "Complete"), ("withdrawn", "Withdrawn")],
                                default="complete",
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        ("started_on", models.DateField()),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("conference_not_required", models.BooleanField(default=False)),
                        ("conference_not_required_reason", models.TextField(blank=True)),
                        ("child_seen_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("analysis", models.TextField(blank=True)),
                        ("conference_due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "assessment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="assessments.assessment",
                            ),
                        ),
                        (
                            "authorised_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "category_of_abuse"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.child",
                            ),
                        ),
                        (
                            "child_seen_alone",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "visit_alone"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "not_alone_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "visit_not_alone_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "s47_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.referral",
                            ),
                        ),
                        (
                            "shared_part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.sharedpart",
                            ),
                        ),
                        (
                            "team",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "strategy_discussion",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="protection.strategydiscussion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical section 47 enquiry",
                        "verbose_name_plural": "historical section 47 enquiries",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StrategyDiscussionAttendance",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("role", models.CharField(blank=True, max_length=120)),
                        (
                            "agency",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "agency"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "discussion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="protection.strategydiscussion",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
            ],
        ),
    ]
