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
        ("csc", "0001_the_record"),
        ("csc", "__first__"),
        ("workforce", "0001_the_record"),
    ]

    operations = [
        csc.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Contact",
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
                        ("received_at", models.DateTimeField()),
                        ("referrer_name", models.CharField(blank=True, max_length=120)),
                        ("referrer_role", models.CharField(blank=True, max_length=120)),
                        ("referrer_phone", models.CharField(blank=True, max_length=40)),
                        ("reason", models.TextField(blank=True)),
                        ("consent_override_reason", models.TextField(blank=True)),
                        ("addressed_to_early_help", models.BooleanField(default=False)),
                        ("recommended_at", models.DateTimeField(blank=True, null=True)),
                        ("recommendation_reason", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_reason", models.TextField(blank=True)),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, db_index=True, help_text="Last day on which the decision is in time.", null=True
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "consent"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "decided_outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "contact_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "method",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "contact_method"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recommended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "recommended_outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "contact_outcome"},
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
                            "source",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "contact_source"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
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
                        "indexes": [models.Index(fields=["received_at"], name="contact_by_receipt")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contacts_contact_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_at__isnull", True),
                                    ("received_at__isnull", True),
                                    ("decided_at__gte", models.F("received_at")),
                                    _connector="OR",
                                ),
                                name="contact_decided_after_receipt",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recommended_at__isnull", True),
                                    ("received_at__isnull", True),
                                    ("recommended_at__gte", models.F("received_at")),
                                    _connector="OR",
                                ),
                                name="contact_recommended_after_receipt",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("decided_by__isnull", True),
                                        ("decided_outcome__isnull", True),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("decided_outcome__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="contact_decision_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("recommended_at__isnull", True),
                                        ("recommended_by__isnull", True),
                                        ("recommended_outcome__isnull", True),
                                    ),
                                    models.Q(
                                        ("recommended_at__isnull", False),
                                        ("recommended_by__isnull", False),
                                        ("recommended_outcome__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="contact_recommendation_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EarlyHelpEpisode",
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
                        ("lead_professional", models.CharField(blank=True, max_length=120)),
                        ("reason", models.TextField(blank=True)),
                        ("stepped_down", models.BooleanField(default=False, help_text="Began because social care stepped down.")),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "consent"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="early_help_episodes",
                                to="contacts.contact",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "early_help_end_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "lead_agency",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "agency"},
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
                            "stepped_up_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stepped_up_from",
                                to="contacts.referral",
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
                                name="contacts_earlyhelpepisode_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="early_help_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="early_help_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EarlyHelpAssessment",
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
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("summary", models.TextField(blank=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "agency"},
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
                            "episode",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="contacts.earlyhelpepisode",
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
                                name="contacts_earlyhelpassessment_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("completed_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="early_help_assessment_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyDutyHandover",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("handed_over_at", models.DateTimeField()),
                        ("action_taken", models.TextField()),
                        (
                            "contact",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="out_of_hours", to="contacts.contact"
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
                migrations.CreateModel(
                    name="ExploitationReferral",
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
                        ("received_on", models.DateField()),
                        ("national_referral_mechanism_on", models.DateField(blank=True, null=True)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "exploitation_kind"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "part_played",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "exploitation_part"},
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
                        "abstract": False,
                        "indexes": [models.Index(fields=["received_on"], name="exploitation_by_receipt")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contacts_exploitationreferral_withdrawn_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExploitationRisk",
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
                        ("tool", models.CharField(blank=True, max_length=120)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("analysis", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "exploitation_kind"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "exploitation_risk_level"},
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
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contacts_exploitationrisk_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="exploitation_risk_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child", "kind"),
                                name="exploitation_risk_one_open_for_each_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCaseNote",
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
                        ("happened_at", models.DateTimeField()),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("significant", models.BooleanField(default=False, help_text="Shown first in the chronology.")),
                        ("significance", models.TextField(blank=True)),
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
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "case_note_kind"},
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
                        "verbose_name": "historical case note",
                        "verbose_name_plural": "historical case notes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalContact",
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
                        ("received_at", models.DateTimeField()),
                        ("referrer_name", models.CharField(blank=True, max_length=120)),
                        ("referrer_role", models.CharField(blank=True, max_length=120)),
                        ("referrer_phone", models.CharField(blank=True, max_length=40)),
                        ("reason", models.TextField(blank=True)),
                        ("consent_override_reason", models.TextField(blank=True)),
                        ("addressed_to_early_help", models.BooleanField(default=False)),
                        ("recommended_at", models.DateTimeField(blank=True, null=True)),
                        ("recommendation_reason", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_reason", models.TextField(blank=True)),
                        (
                            "due_on",
                            models.DateField(
                                blank=True, db_index=True, help_text="Last day on which the decision is in time.", null=True
                            ),
                        ),
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
                            "consent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "consent"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "decided_by",
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
                            "decided_outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "contact_outcome"},
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
                            "method",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "contact_method"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "recommended_by",
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
                            "recommended_outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "contact_outcome"},
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
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "contact_source"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
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
                        "verbose_name": "historical contact",
                        "verbose_name_plural": "historical contacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEarlyHelpAssessment",
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
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("summary", models.TextField(blank=True)),
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
                            "episode",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.earlyhelpepisode",
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
                        "verbose_name": "historical early help assessment",
                        "verbose_name_plural": "historical early help assessments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEmergencyDutyHandover",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("handed_over_at", models.DateTimeField()),
                        ("action_taken", models.TextField()),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.contact",
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
                        "verbose_name": "historical emergency duty handover",
                        "verbose_name_plural": "historical emergency duty handovers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalExploitationReferral",
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
                        ("received_on", models.DateField()),
                        ("national_referral_mechanism_on", models.DateField(blank=True, null=True)),
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
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "exploitation_kind"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "part_played",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "exploitation_part"},
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
                        "verbose_name": "historical exploitation referral",
                        "verbose_name_plural": "historical exploitation referrals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalExploitationRisk",
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
                        ("tool", models.CharField(blank=True, max_length=120)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("analysis", models.TextField(blank=True)),
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
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "exploitation_kind"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "level",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "exploitation_risk_level"},
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
                        "verbose_name": "historical exploitation risk",
                        "verbose_name_plural": "historical exploitation risks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMissingEpisode",
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
                        ("started_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("missing_from", models.CharField(blank=True, max_length=120)),
                        ("reported_to_police_at", models.DateTimeField(blank=True, null=True)),
                        ("circumstances", models.TextField(blank=True)),
                        ("return_circumstances", models.TextField(blank=True)),
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
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "missing_type"},
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
                        "verbose_name": "historical missing episode",
                        "verbose_name_plural": "historical missing episodes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReferral",
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
                        ("received_on", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_reason", models.TextField(blank=True)),
                        ("referrer_told_on", models.DateField(blank=True, null=True)),
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
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.contact",
                            ),
                        ),
                        (
                            "decided_by",
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
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "referral_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "primary_need",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "primary_need"},
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
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "referral_source"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
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
                        "verbose_name": "historical referral",
                        "verbose_name_plural": "historical referrals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MissingEpisode",
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
                        ("started_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("missing_from", models.CharField(blank=True, max_length=120)),
                        ("reported_to_police_at", models.DateTimeField(blank=True, null=True)),
                        ("circumstances", models.TextField(blank=True)),
                        ("return_circumstances", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "missing_type"},
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
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contacts_missingepisode_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    ("started_at__isnull", True),
                                    ("ended_at__gte", models.F("started_at")),
                                    _connector="OR",
                                ),
                                name="missing_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="missing_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReturnInterview",
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
                        ("due_at", models.DateTimeField(blank=True, db_index=True, null=True)),
                        ("offered_at", models.DateTimeField(blank=True, null=True)),
                        ("accepted", models.BooleanField(blank=True, null=True)),
                        ("held_at", models.DateTimeField(blank=True, null=True)),
                        ("independent_person", models.CharField(blank=True, max_length=120)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("findings", models.TextField(blank=True)),
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
                            "not_held_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "return_interview_not_held_reason"},
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
                            "episode",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.missingepisode",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical return interview",
                        "verbose_name_plural": "historical return interviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Referral",
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
                        ("received_on", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("decision_reason", models.TextField(blank=True)),
                        ("referrer_told_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "contact",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referral",
                                to="contacts.contact",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "referral_outcome"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "primary_need",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "primary_need"},
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
                            "source",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "referral_source"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
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
                        "indexes": [models.Index(fields=["child", "received_on"], name="referral_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contacts_referral_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at__isnull", True), ("decided_by__isnull", True), ("outcome__isnull", True)
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False), ("decided_by__isnull", False), ("outcome__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_decision_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalEarlyHelpEpisode",
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
                        ("lead_professional", models.CharField(blank=True, max_length=120)),
                        ("reason", models.TextField(blank=True)),
                        ("stepped_down", models.BooleanField(default=False, help_text="Began because social care stepped down.")),
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
                            "consent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "consent"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.contact",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "early_help_end_reason"},
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
                            "lead_agency",
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
                            "stepped_up_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="contacts.referral",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical early help episode",
                        "verbose_name_plural": "historical early help episodes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReturnInterview",
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
                        ("due_at", models.DateTimeField(blank=True, db_index=True, null=True)),
                        ("offered_at", models.DateTimeField(blank=True, null=True)),
                        ("accepted", models.BooleanField(blank=True, null=True)),
                        ("held_at", models.DateTimeField(blank=True, null=True)),
                        ("independent_person", models.CharField(blank=True, max_length=120)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
                        ("findings", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "episode",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="return_interview",
                                to="contacts.missingepisode",
                            ),
                        ),
                        (
                            "not_held_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "return_interview_not_held_reason"},
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
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contacts_returninterview_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_at__isnull", True), ("not_held_reason__isnull", True), _connector="OR"),
                                name="return_interview_held_or_not",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseNote",
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
                        ("happened_at", models.DateTimeField()),
                        ("title", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("significant", models.BooleanField(default=False, help_text="Shown first in the chronology.")),
                        ("significance", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "case_note_kind"},
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
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "-happened_at"], name="case_note_by_child_and_time")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contacts_casenote_withdrawn_with_reason",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
