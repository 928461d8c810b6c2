import csc.schema
import django.core.validators
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
    ]

    operations = [
        csc.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name="HistoricalCaseloadLimit",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "children",
                            models.PositiveSmallIntegerField(
                                help_text="More children than this is over the limit.", verbose_name="limit"
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
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
                            "team_type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "team_type"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical caseload limit",
                        "verbose_name_plural": "historical caseload limits",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFteWeight",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("weight", models.DecimalField(decimal_places=2, max_digits=4)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
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
                            "post_role",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "post_role"},
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
                    ],
                    options={
                        "verbose_name": "historical fte weight",
                        "verbose_name_plural": "historical fte weights",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReasonedRead",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("reason", models.TextField()),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("own_team", "Held by a colleague in the reader's team"),
                                    ("other_team", "Held by another team"),
                                    ("not_held", "Held by nobody"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
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
                            "reader",
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
                        "verbose_name": "historical reasoned read",
                        "verbose_name_plural": "historical reasoned reads",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalWorker",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("staff_number", models.CharField(db_index=True, max_length=20)),
                        ("forename", models.CharField(max_length=100)),
                        ("surname", models.CharField(max_length=100)),
                        (
                            "registration_number",
                            models.CharField(
                                blank=True, help_text="Number in the register of social workers, such as SW123456.", max_length=20
                            ),
                        ),
                        (
                            "qualified",
                            models.BooleanField(default=False, help_text="A qualified social worker, whatever the post."),
                        ),
                        ("qualified_on", models.DateField(blank=True, null=True)),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="contact phone")),
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
                            "user",
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
                        "verbose_name": "historical worker",
                        "verbose_name_plural": "historical workers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReasonedRead",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("reason", models.TextField()),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("own_team", "Held by a colleague in the reader's team"),
                                    ("other_team", "Held by another team"),
                                    ("not_held", "Held by nobody"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("started_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reasoned_reads", to="csc.child"
                            ),
                        ),
                        (
                            "reader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reasoned_reads",
                                to=settings.AUTH_USER_MODEL,
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
                        "indexes": [models.Index(fields=["reader", "expires_at", "child"], name="reasoned_read_by_reader")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="reasoned_read_has_reason"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("started_at"))), name="reasoned_read_expires_later"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "code",
                            models.CharField(
                                help_text="Short and never reused, such as AUTH, A1 or T03. Appears in addresses of pages and in exports.",
                                max_length=20,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9_-]*$", "Letters, digits, hyphen and underscore only."
                                    )
                                ],
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("authority", "Authority"), ("service", "Service"), ("area", "Area"), ("team", "Team")],
                                max_length=10,
                            ),
                        ),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, help_text="The first day it no longer existed.", null=True)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="workforce.unit",
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
                            "succeeded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="predecessors",
                                to="workforce.unit",
                            ),
                        ),
                        (
                            "team_type",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                help_text="What the team does: caseload limits and reports go by it.",
                                limit_choices_to={"code_set": "team_type"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("opened_on__isnull", True),
                                    ("closed_on__gte", models.F("opened_on")),
                                    _connector="OR",
                                ),
                                name="unit_closes_after_opening",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "authority"), ("parent__isnull", True)),
                                    models.Q(models.Q(("kind", "authority"), _negated=True), ("parent__isnull", False)),
                                    _connector="OR",
                                ),
                                name="unit_only_the_authority_has_no_parent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("team_type__isnull", True), ("kind", "team"), _connector="OR"),
                                name="unit_team_type_of_a_team",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("parent", models.F("id")), _negated=True),
                                    models.Q(("succeeded_by", models.F("id")), _negated=True),
                                ),
                                name="unit_not_its_own_parent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalUnit",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "code",
                            models.CharField(
                                db_index=True,
                                help_text="Short and never reused, such as AUTH, A1 or T03. Appears in addresses of pages and in exports.",
                                max_length=20,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[A-Za-z0-9][A-Za-z0-9_-]*$", "Letters, digits, hyphen and underscore only."
                                    )
                                ],
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("authority", "Authority"), ("service", "Service"), ("area", "Area"), ("team", "Team")],
                                max_length=10,
                            ),
                        ),
                        ("opened_on", models.DateField()),
                        ("closed_on", models.DateField(blank=True, help_text="The first day it no longer existed.", null=True)),
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
                            "team_type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="What the team does: caseload limits and reports go by it.",
                                limit_choices_to={"code_set": "team_type"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "parent",
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
                            "succeeded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical unit",
                        "verbose_name_plural": "historical units",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBudgetedPost",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "fte",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=6,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="full-time equivalent",
                            ),
                        ),
                        (
                            "headcount",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="Posts, where the budget counts heads.", null=True
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "source",
                            models.CharField(
                                blank=True, help_text="Where the figure comes from, such as a budget paper.", max_length=200
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "post_role",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "post_role"},
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
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.unit",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical budgeted post",
                        "verbose_name_plural": "historical budgeted posts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CaseSupervision",
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
                        ("due_on", models.DateField()),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("discussion", models.TextField(blank=True)),
                        ("decisions", models.TextField(blank=True)),
                        ("reasons", models.TextField(blank=True, verbose_name="reasons for the decisions")),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "supervision_kind"},
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
                            "supervisor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
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
                            models.Index(fields=["child", "held_on"], name="case_supervision_by_child"),
                            models.Index(
                                condition=models.Q(("held_on__isnull", True)), fields=["due_on"], name="case_supervision_awaited"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="workforce_casesupervision_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("held_on__isnull", True), models.Q(("decisions", ""), _negated=True), _connector="OR"
                                ),
                                name="case_supervision_held_decides",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("held_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="case_supervision_one_awaited",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetedPost",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "fte",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=6,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="full-time equivalent",
                            ),
                        ),
                        (
                            "headcount",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="Posts, where the budget counts heads.", null=True
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "source",
                            models.CharField(
                                blank=True, help_text="Where the figure comes from, such as a budget paper.", max_length=200
                            ),
                        ),
                        (
                            "post_role",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "post_role"},
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="budgeted_posts", to="workforce.unit"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="budgeted_post_ends_after_start",
                            ),
                            models.CheckConstraint(condition=models.Q(("fte__gte", 0)), name="budgeted_post_fte_not_negative"),
                            models.UniqueConstraint(
                                fields=("unit", "post_role", "started_on"), name="budgeted_post_once_from_a_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Worker",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("staff_number", models.CharField(max_length=20, unique=True)),
                        ("forename", models.CharField(max_length=100)),
                        ("surname", models.CharField(max_length=100)),
                        (
                            "registration_number",
                            models.CharField(
                                blank=True, help_text="Number in the register of social workers, such as SW123456.", max_length=20
                            ),
                        ),
                        (
                            "qualified",
                            models.BooleanField(default=False, help_text="A qualified social worker, whatever the post."),
                        ),
                        ("qualified_on", models.DateField(blank=True, null=True)),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="contact phone")),
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
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="worker",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["surname", "forename", "id"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("registration_number", ""), _negated=True),
                                fields=("registration_number",),
                                name="worker_registered_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionAction",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("what", models.TextField()),
                        ("due_on", models.DateField()),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True)),
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
                            "supervision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="workforce.casesupervision",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervision_actions",
                                to="workforce.worker",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_on__isnull", True)),
                                fields=["owner", "due_on"],
                                name="supervision_action_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Post",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "role",
                            models.CharField(
                                blank=True, help_text="What the holder may do in csc; empty for no access.", max_length=40
                            ),
                        ),
                        ("grade", models.CharField(blank=True, max_length=30)),
                        (
                            "fte",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Contracted hours divided by standard hours. Empty when not known: left out of rates, never taken as 1.",
                                max_digits=4,
                                null=True,
                                verbose_name="full-time equivalent",
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, help_text="On this day the post no longer holds.", null=True)),
                        (
                            "post_role",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "post_role"},
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="workforce.unit"
                            ),
                        ),
                        (
                            "student_of",
                            models.ForeignKey(
                                blank=True,
                                help_text="For a student on placement: the supervisor in whose name the student's cases sit.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="student_posts",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="workforce.worker"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["worker", "started_on"], name="post_by_worker"),
                            models.Index(fields=["unit", "started_on"], name="post_by_unit"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="post_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fte__isnull", True), models.Q(("fte__gt", 0), ("fte__lte", 2)), _connector="OR"
                                ),
                                name="post_fte_plausible",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("student_of__isnull", True),
                                    models.Q(("student_of", models.F("worker")), _negated=True),
                                    _connector="OR",
                                ),
                                name="post_not_own_student",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonalSupervision",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("due_on", models.DateField()),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("not_held_reason", models.CharField(blank=True, max_length=200)),
                        ("notes", models.TextField(blank=True)),
                        ("agreed", models.TextField(blank=True, verbose_name="what was agreed")),
                        (
                            "restricted",
                            models.BooleanField(
                                default=True, help_text="Only the two people and the supervisor's line may read it."
                            ),
                        ),
                        (
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "supervision_kind"},
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
                            "supervisor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervisions_given",
                                to="workforce.worker",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="supervisions", to="workforce.worker"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["worker", "held_on"], name="supervision_by_worker"),
                            models.Index(
                                condition=models.Q(("held_on__isnull", True)), fields=["due_on"], name="supervision_awaited"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("worker", models.F("supervisor")), _negated=True),
                                name="supervision_between_two",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("held_on__isnull", True), ("not_held_reason", "")),
                                fields=("worker",),
                                name="supervision_one_awaited",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSupervisionAction",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("what", models.TextField()),
                        ("due_on", models.DateField()),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("outcome", models.TextField(blank=True)),
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
                            "supervision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.casesupervision",
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
                    ],
                    options={
                        "verbose_name": "historical supervision action",
                        "verbose_name_plural": "historical supervision actions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPost",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "role",
                            models.CharField(
                                blank=True, help_text="What the holder may do in csc; empty for no access.", max_length=40
                            ),
                        ),
                        ("grade", models.CharField(blank=True, max_length=30)),
                        (
                            "fte",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Contracted hours divided by standard hours. Empty when not known: left out of rates, never taken as 1.",
                                max_digits=4,
                                null=True,
                                verbose_name="full-time equivalent",
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, help_text="On this day the post no longer holds.", null=True)),
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
                            "post_role",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "post_role"},
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
                            "unit",
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
                            "student_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="For a student on placement: the supervisor in whose name the student's cases sit.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.worker",
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
                        "verbose_name": "historical post",
                        "verbose_name_plural": "historical posts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPersonalSupervision",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("due_on", models.DateField()),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("not_held_reason", models.CharField(blank=True, max_length=200)),
                        ("notes", models.TextField(blank=True)),
                        ("agreed", models.TextField(blank=True, verbose_name="what was agreed")),
                        (
                            "restricted",
                            models.BooleanField(
                                default=True, help_text="Only the two people and the supervisor's line may read it."
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
                                limit_choices_to={"code_set": "supervision_kind"},
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
                            "supervisor",
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
                        "verbose_name": "historical personal supervision",
                        "verbose_name_plural": "historical personal supervisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEmployment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("due_to_start_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, help_text="On this day the spell no longer holds.", null=True)),
                        ("agency", models.BooleanField(default=False, help_text="Not paid directly by the authority.")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "destination",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "workforce_destination"},
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
                            "leaving_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "workforce_leaving_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "workforce_origin"},
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
                            "recruitment_route",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "recruitment_route"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
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
                        "verbose_name": "historical employment",
                        "verbose_name_plural": "historical employments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCaseSupervision",
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
                        ("due_on", models.DateField()),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("discussion", models.TextField(blank=True)),
                        ("decisions", models.TextField(blank=True)),
                        ("reasons", models.TextField(blank=True, verbose_name="reasons for the decisions")),
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
                                limit_choices_to={"code_set": "supervision_kind"},
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
                            "supervisor",
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
                        "verbose_name": "historical case supervision",
                        "verbose_name_plural": "historical case supervisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAllocation",
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
                        (
                            "ended_on",
                            models.DateField(blank=True, help_text="On this day the child is no longer held.", null=True),
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
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "sw_change_reason"},
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
                            "role",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "allocation_role"},
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
                            "start_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "sw_change_reason"},
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
                        "verbose_name": "historical allocation",
                        "verbose_name_plural": "historical allocations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAccessNotice",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("seen_at", models.DateTimeField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "break_glass",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.breakglass",
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
                            "reasoned_read",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="workforce.reasonedread",
                            ),
                        ),
                        (
                            "told",
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
                        "verbose_name": "historical access notice",
                        "verbose_name_plural": "historical access notices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAbsence",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, help_text="The day the worker was back.", null=True)),
                        (
                            "working_days_lost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                help_text="As payroll counts them; half days allowed.",
                                max_digits=5,
                                null=True,
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "workforce_absence_reason"},
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
                        "verbose_name": "historical absence",
                        "verbose_name_plural": "historical absences",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Employment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("due_to_start_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, help_text="On this day the spell no longer holds.", null=True)),
                        ("agency", models.BooleanField(default=False, help_text="Not paid directly by the authority.")),
                        (
                            "destination",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "workforce_destination"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "leaving_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "workforce_leaving_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "workforce_origin"},
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
                            "recruitment_route",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "recruitment_route"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="employments", to="workforce.worker"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["started_on", "ended_on"], name="employment_by_dates")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="employment_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("started_on__isnull", False),
                                    models.Q(("due_to_start_on__isnull", False), ("ended_on__isnull", True)),
                                    _connector="OR",
                                ),
                                name="employment_started_or_due_to",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("started_on__isnull", False)),
                                fields=("worker",),
                                name="employment_one_open_for_a_worker",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Allocation",
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
                        (
                            "ended_on",
                            models.DateField(blank=True, help_text="On this day the child is no longer held.", null=True),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "sw_change_reason"},
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
                            "role",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "allocation_role"},
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
                            "start_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "sw_change_reason"},
                                null=True,
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
                        "indexes": [
                            models.Index(fields=["child", "started_on"], name="allocation_by_child"),
                            models.Index(fields=["worker", "ended_on", "child"], name="allocation_by_worker"),
                            models.Index(fields=["team", "ended_on", "child"], name="allocation_by_team"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="workforce_allocation_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="allocation_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True), ("role", "allocation_role:social_worker"), ("state", "complete")
                                ),
                                fields=("child",),
                                name="allocation_one_open_lead_for_a_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AccessNotice",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("seen_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "break_glass",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="csc.breakglass",
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
                            "reasoned_read",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notices",
                                to="workforce.reasonedread",
                            ),
                        ),
                        (
                            "told",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="access_notices", to="workforce.worker"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["told", "seen_at"], name="access_notice_by_told")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("break_glass__isnull", True), ("reasoned_read__isnull", False)),
                                    models.Q(("break_glass__isnull", False), ("reasoned_read__isnull", True)),
                                    _connector="OR",
                                ),
                                name="access_notice_of_one_opening",
                            ),
                            models.UniqueConstraint(fields=("reasoned_read", "told"), name="access_notice_once"),
                            models.UniqueConstraint(fields=("break_glass", "told"), name="access_notice_of_emergency_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Absence",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, help_text="The day the worker was back.", null=True)),
                        (
                            "working_days_lost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                help_text="As payroll counts them; half days allowed.",
                                max_digits=5,
                                null=True,
                            ),
                        ),
                        (
                            "reason",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "workforce_absence_reason"},
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
                            "worker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="workforce.worker"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["started_on", "ended_on"], name="absence_by_dates")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="absence_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseloadLimit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "children",
                            models.PositiveSmallIntegerField(
                                help_text="More children than this is over the limit.", verbose_name="limit"
                            ),
                        ),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
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
                            "team_type",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "team_type"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="caseload_limit_ends_after_start",
                            ),
                            models.UniqueConstraint(fields=("team_type", "started_on"), name="caseload_limit_once_from_a_day"),
                            models.UniqueConstraint(
                                condition=models.Q(("team_type__isnull", True)),
                                fields=("started_on",),
                                name="caseload_limit_general_once_from_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FteWeight",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("weight", models.DecimalField(decimal_places=2, max_digits=4)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        (
                            "post_role",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "post_role"},
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
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="fte_weight_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gt", 0), ("weight__lte", 2)), name="fte_weight_plausible"
                            ),
                            models.UniqueConstraint(fields=("post_role", "started_on"), name="fte_weight_once_from_a_day"),
                        ],
                    },
                ),
            ],
        ),
    ]
