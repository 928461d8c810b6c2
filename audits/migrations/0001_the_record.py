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
                    name="AuditTool",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("key", models.SlugField(help_text="The same for every version of one tool.", max_length=40)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        (
                            "scale",
                            models.CharField(
                                choices=[
                                    ("judgement", "Met, partially met, not met, not applicable"),
                                    ("grade", "Outstanding, good, requires improvement, inadequate"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "overall_grade",
                            models.BooleanField(default=True, help_text="An audit with this tool ends in one overall grade."),
                        ),
                        ("source", models.CharField(blank=True, help_text="Whose standards these are.", max_length=300)),
                        ("published_on", models.DateField(blank=True, null=True)),
                        (
                            "retired_on",
                            models.DateField(blank=True, help_text="From this day no new audit uses the version.", null=True),
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
                        "ordering": ["key", "version"],
                        "constraints": [
                            models.UniqueConstraint(fields=("key", "version"), name="audit_tool_version_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("retired_on__isnull", True),
                                    ("published_on__isnull", True),
                                    ("retired_on__gte", models.F("published_on")),
                                    _connector="OR",
                                ),
                                name="audit_tool_retired_after_published",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("retired_on__isnull", True), ("published_on__isnull", False), _connector="OR"
                                ),
                                name="audit_tool_retired_if_published",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditStandard",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("key", models.SlugField(max_length=60)),
                        ("title", models.CharField(max_length=300)),
                        ("evidence_expected", models.TextField(blank=True)),
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
                            "tool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="standards", to="audits.audittool"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["tool", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("tool", "number"), name="audit_standard_number_once"),
                            models.UniqueConstraint(fields=("tool", "key"), name="audit_standard_key_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditProgramme",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("title", models.CharField(max_length=200)),
                        (
                            "focus",
                            models.CharField(
                                blank=True,
                                help_text="The theme of this cycle, such as the child's wishes and feelings.",
                                max_length=200,
                            ),
                        ),
                        ("started_on", models.DateField(help_text="Children held on this day are sampled.")),
                        ("due_on", models.DateField(help_text="Audits of the cycle are to be completed by this day.")),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("sample_size", models.PositiveSmallIntegerField()),
                        (
                            "seed",
                            models.PositiveIntegerField(help_text="The same seed on the same records draws the same sample."),
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
                            "unit",
                            models.ForeignKey(
                                help_text="Children held in this unit or below it are sampled.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "tool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="audits.audittool"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-started_on", "title"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("due_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="audit_programme_due_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="audit_programme_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAudit",
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
                        ("assigned_on", models.DateField()),
                        ("due_on", models.DateField()),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("grade_reasons", models.TextField(blank=True, verbose_name="reasons for the grade")),
                        ("strengths", models.TextField(blank=True)),
                        ("areas_to_develop", models.TextField(blank=True)),
                        ("impact", models.TextField(blank=True, verbose_name="impact for the child")),
                        ("family_asked_on", models.DateField(blank=True, null=True)),
                        (
                            "family_feedback_on",
                            models.DateField(blank=True, help_text="When the child or family gave their view.", null=True),
                        ),
                        (
                            "family_feedback_how",
                            models.CharField(blank=True, help_text="In person, by telephone, in writing.", max_length=60),
                        ),
                        ("family_feedback", models.TextField(blank=True)),
                        ("practitioner_asked_on", models.DateField(blank=True, null=True)),
                        ("practitioner_feedback_on", models.DateField(blank=True, null=True)),
                        ("practitioner_feedback_how", models.CharField(blank=True, max_length=60)),
                        ("practitioner_feedback", models.TextField(blank=True)),
                        (
                            "auditor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="case_audits", to="workforce.worker"
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "family_feedback_from",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "feedback_source"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "grade",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "audit_grade"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "audit_kind"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="audits",
                                to="audits.auditprogramme",
                            ),
                        ),
                        (
                            "reaudit_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reaudits",
                                to="audits.caseaudit",
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
                            "tool",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="audits", to="audits.audittool"
                            ),
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
                        "indexes": [
                            models.Index(fields=["completed_on"], name="case_audit_by_completion"),
                            models.Index(fields=["auditor", "state", "child"], name="case_audit_by_auditor"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="audits_caseaudit_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "complete"), ("completed_on__isnull", False)),
                                    models.Q(("state", "draft"), ("completed_on__isnull", True)),
                                    ("state", "withdrawn"),
                                    _connector="OR",
                                ),
                                name="case_audit_complete_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("worker__isnull", True),
                                    models.Q(("worker", models.F("auditor")), _negated=True),
                                    _connector="OR",
                                ),
                                name="case_audit_not_of_own_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", True),
                                    ("assigned_on__isnull", True),
                                    ("completed_on__gte", models.F("assigned_on")),
                                    _connector="OR",
                                ),
                                name="case_audit_completed_after_assigned",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due_on__isnull", True),
                                    ("assigned_on__isnull", True),
                                    ("due_on__gte", models.F("assigned_on")),
                                    _connector="OR",
                                ),
                                name="case_audit_due_after_assigned",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "withdrawn"), _negated=True),
                                fields=("programme", "child"),
                                name="case_audit_once_in_a_programme",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditAction",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("what", models.TextField()),
                        ("due_on", models.DateField()),
                        ("evidence", models.TextField(blank=True)),
                        ("done_on", models.DateField(blank=True, help_text="When the owner says it was done.", null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="audit_actions", to="workforce.worker"
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
                            "standard",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="audits.auditstandard",
                            ),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="audits.caseaudit"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_on__isnull", True)),
                                fields=["owner", "due_on"],
                                name="audit_action_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_by__isnull", True), ("closed_on__isnull", True)),
                                    models.Q(("closed_by__isnull", False), ("closed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="audit_action_closed_by_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("done_on__isnull", True),
                                    ("closed_on__gte", models.F("done_on")),
                                    _connector="OR",
                                ),
                                name="audit_action_closed_after_done",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_by__isnull", True),
                                    models.Q(("closed_by", models.F("owner")), _negated=True),
                                    _connector="OR",
                                ),
                                name="audit_action_closed_by_other",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("closed_on__isnull", True), ("done_on__isnull", False), _connector="OR"),
                                name="audit_action_done_before_closed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True), models.Q(("evidence", ""), _negated=True), _connector="OR"
                                ),
                                name="audit_action_done_with_evidence",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Escalation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("raised_at", models.DateTimeField()),
                        ("reason", models.TextField()),
                        ("response_due_on", models.DateField()),
                        ("response", models.TextField(blank=True)),
                        ("responded_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True)),
                        (
                            "audit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="audits.caseaudit"
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations_raised",
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
                        (
                            "responded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "service_manager",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations_as_service",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "team_manager",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations_as_manager",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("closed_on__isnull", True)),
                                fields=["response_due_on"],
                                name="escalation_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="escalation_has_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("responded_by__isnull", True), ("responded_on__isnull", True)),
                                    models.Q(("responded_by__isnull", False), ("responded_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="escalation_answered_by_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_by__isnull", True), ("closed_on__isnull", True)),
                                    models.Q(("closed_by__isnull", False), ("closed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="escalation_closed_by_on",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    models.Q(("responded_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="escalation_answered_before_closed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAuditAction",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("what", models.TextField()),
                        ("due_on", models.DateField()),
                        ("evidence", models.TextField(blank=True)),
                        ("done_on", models.DateField(blank=True, help_text="When the owner says it was done.", null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "closed_by",
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
                            "owner",
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
                            "standard",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.auditstandard",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical audit action",
                        "verbose_name_plural": "historical audit actions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAuditProgramme",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("title", models.CharField(max_length=200)),
                        (
                            "focus",
                            models.CharField(
                                blank=True,
                                help_text="The theme of this cycle, such as the child's wishes and feelings.",
                                max_length=200,
                            ),
                        ),
                        ("started_on", models.DateField(help_text="Children held on this day are sampled.")),
                        ("due_on", models.DateField(help_text="Audits of the cycle are to be completed by this day.")),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("sample_size", models.PositiveSmallIntegerField()),
                        (
                            "seed",
                            models.PositiveIntegerField(help_text="The same seed on the same records draws the same sample."),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.audittool",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Children held in this unit or below it are sampled.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical audit programme",
                        "verbose_name_plural": "historical audit programmes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAuditStandard",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("key", models.SlugField(max_length=60)),
                        ("title", models.CharField(max_length=300)),
                        ("evidence_expected", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.audittool",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical audit standard",
                        "verbose_name_plural": "historical audit standards",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAuditStandardKind",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                                limit_choices_to={"code_set": "audit_kind"},
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
                            "standard",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.auditstandard",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical audit standard kind",
                        "verbose_name_plural": "historical audit standard kinds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAuditTool",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("key", models.SlugField(help_text="The same for every version of one tool.", max_length=40)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        (
                            "scale",
                            models.CharField(
                                choices=[
                                    ("judgement", "Met, partially met, not met, not applicable"),
                                    ("grade", "Outstanding, good, requires improvement, inadequate"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "overall_grade",
                            models.BooleanField(default=True, help_text="An audit with this tool ends in one overall grade."),
                        ),
                        ("source", models.CharField(blank=True, help_text="Whose standards these are.", max_length=300)),
                        ("published_on", models.DateField(blank=True, null=True)),
                        (
                            "retired_on",
                            models.DateField(blank=True, help_text="From this day no new audit uses the version.", null=True),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        "verbose_name": "historical audit tool",
                        "verbose_name_plural": "historical audit tools",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCaseAudit",
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
                        ("assigned_on", models.DateField()),
                        ("due_on", models.DateField()),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("grade_reasons", models.TextField(blank=True, verbose_name="reasons for the grade")),
                        ("strengths", models.TextField(blank=True)),
                        ("areas_to_develop", models.TextField(blank=True)),
                        ("impact", models.TextField(blank=True, verbose_name="impact for the child")),
                        ("family_asked_on", models.DateField(blank=True, null=True)),
                        (
                            "family_feedback_on",
                            models.DateField(blank=True, help_text="When the child or family gave their view.", null=True),
                        ),
                        (
                            "family_feedback_how",
                            models.CharField(blank=True, help_text="In person, by telephone, in writing.", max_length=60),
                        ),
                        ("family_feedback", models.TextField(blank=True)),
                        ("practitioner_asked_on", models.DateField(blank=True, null=True)),
                        ("practitioner_feedback_on", models.DateField(blank=True, null=True)),
                        ("practitioner_feedback_how", models.CharField(blank=True, max_length=60)),
                        ("practitioner_feedback", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "auditor",
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
                            "family_feedback_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "feedback_source"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "grade",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "audit_grade"},
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
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "audit_kind"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.auditprogramme",
                            ),
                        ),
                        (
                            "reaudit_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.caseaudit",
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
                            "tool",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.audittool",
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
                        "verbose_name": "historical case audit",
                        "verbose_name_plural": "historical case audits",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEscalation",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("raised_at", models.DateTimeField()),
                        ("reason", models.TextField()),
                        ("response_due_on", models.DateField()),
                        ("response", models.TextField(blank=True)),
                        ("responded_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "closed_by",
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
                            "raised_by",
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
                            "responded_by",
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
                            "service_manager",
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
                            "team_manager",
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
                        "verbose_name": "historical escalation",
                        "verbose_name_plural": "historical escalations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalModeration",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("assigned_on", models.DateField()),
                        ("blind_reasons", models.TextField(blank=True)),
                        ("blind_graded_on", models.DateField(blank=True, null=True)),
                        ("final_reasons", models.TextField(blank=True)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "blind_grade",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "audit_grade"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "final_grade",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "audit_grade"},
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
                            "moderator",
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
                        "verbose_name": "historical moderation",
                        "verbose_name_plural": "historical moderations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStandardJudgement",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("evidence", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "grade",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "audit_grade"},
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
                            "judgement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "audit_judgement"},
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
                            "standard",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="audits.auditstandard",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical standard judgement",
                        "verbose_name_plural": "historical standard judgements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Moderation",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("assigned_on", models.DateField()),
                        ("blind_reasons", models.TextField(blank=True)),
                        ("blind_graded_on", models.DateField(blank=True, null=True)),
                        ("final_reasons", models.TextField(blank=True)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "audit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="moderation", to="audits.caseaudit"
                            ),
                        ),
                        (
                            "blind_grade",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "audit_grade"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "final_grade",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "audit_grade"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "moderator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="moderations", to="workforce.worker"
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("blind_grade__isnull", True), ("blind_graded_on__isnull", True)),
                                    models.Q(("blind_grade__isnull", False), ("blind_graded_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="moderation_blind_grade_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_on__isnull", True), ("final_grade__isnull", True)),
                                    models.Q(("decided_on__isnull", False), ("final_grade__isnull", False)),
                                    _connector="OR",
                                ),
                                name="moderation_final_grade_dated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("final_grade__isnull", True), ("blind_grade__isnull", False), _connector="OR"
                                ),
                                name="moderation_blind_before_final",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("blind_graded_on__isnull", True),
                                    ("assigned_on__isnull", True),
                                    ("blind_graded_on__gte", models.F("assigned_on")),
                                    _connector="OR",
                                ),
                                name="moderation_graded_after_assigned",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_on__isnull", True),
                                    ("blind_graded_on__isnull", True),
                                    ("decided_on__gte", models.F("blind_graded_on")),
                                    _connector="OR",
                                ),
                                name="moderation_decided_after_graded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandardJudgement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("evidence", models.TextField(blank=True)),
                        (
                            "audit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="judgements", to="audits.caseaudit"
                            ),
                        ),
                        (
                            "grade",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "audit_grade"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "judgement",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "audit_judgement"},
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
                            "standard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="judgements", to="audits.auditstandard"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["audit", "standard__number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("audit", "standard"), name="standard_judged_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("grade__isnull", True), ("judgement__isnull", False)),
                                    models.Q(("grade__isnull", False), ("judgement__isnull", True)),
                                    _connector="OR",
                                ),
                                name="standard_judged_on_one_scale",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditStandardKind",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "kind",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "audit_kind"},
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
                            "standard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="kinds", to="audits.auditstandard"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("standard", "kind"), name="audit_standard_kind_once")],
                    },
                ),
            ],
        ),
    ]
