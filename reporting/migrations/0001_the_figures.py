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
        ("csc", "__first__"),
        ("workforce", "0001_the_record"),
    ]

    operations = [
        csc.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name="HistoricalBenchmark",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("indicator", models.CharField(max_length=80)),
                        ("variant", models.CharField(blank=True, max_length=40)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("neighbours_mean", "Statistical neighbours' average"),
                                    ("neighbours_best", "Best statistical neighbour"),
                                    ("england", "England"),
                                    ("top_quartile", "Top quartile threshold in England"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                help_text="The year in which the reference year ends: 2024 for 2023-24."
                            ),
                        ),
                        ("value", models.DecimalField(decimal_places=4, max_digits=12)),
                        ("source", models.CharField(max_length=300)),
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
                        "verbose_name": "historical benchmark",
                        "verbose_name_plural": "historical benchmarks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPopulationEstimate",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("mid_year", models.PositiveSmallIntegerField(help_text="The year of the mid-year estimate.")),
                        ("released_on", models.DateField(blank=True, null=True)),
                        (
                            "used_from",
                            models.DateField(help_text="Rates of periods that end on or after this day use this estimate."),
                        ),
                        ("children_0_17", models.PositiveIntegerField(verbose_name="children aged 0 to 17")),
                        ("source", models.CharField(max_length=300)),
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
                        "verbose_name": "historical population estimate",
                        "verbose_name_plural": "historical population estimates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSchoolTerm",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("name", models.CharField(help_text="Such as Autumn 2025.", max_length=60)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(db_index=True)),
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
                        "verbose_name": "historical school term",
                        "verbose_name_plural": "historical school terms",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSuppliedFigure",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("indicator", models.CharField(help_text="Key of the indicator.", max_length=100)),
                        ("variant", models.CharField(blank=True, default="", max_length=60)),
                        ("period", models.DateField(help_text="First day of the month the figure belongs to.")),
                        ("breakdown", models.CharField(blank=True, default="", max_length=40)),
                        ("band", models.CharField(blank=True, default="", max_length=60)),
                        ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                        ("numerator", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                        ("denominator", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                        ("source", models.CharField(max_length=300)),
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
                        "verbose_name": "historical supplied figure",
                        "verbose_name_plural": "historical supplied figures",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTarget",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("indicator", models.CharField(max_length=80)),
                        ("variant", models.CharField(blank=True, max_length=40)),
                        ("first_month", models.CharField(max_length=7)),
                        ("last_month", models.CharField(blank=True, help_text="Empty while it is in force.", max_length=7)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("at_least", "At least"),
                                    ("at_most", "At most"),
                                    ("within_range", "Within a range"),
                                    ("around", "Within a distance of a centre"),
                                    ("trajectory", "On a trajectory"),
                                    ("stated", "Stated, without bands"),
                                    ("to_be_set", "To be set"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("green", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("amber", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("low", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("high", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("centre", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("begins_at", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        (
                            "limit_is_inside",
                            models.BooleanField(default=True, help_text="A figure equal to a limit belongs to the better band."),
                        ),
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
                        "verbose_name": "historical target",
                        "verbose_name_plural": "historical targets",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Publication",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("scorecard", models.CharField(max_length=60)),
                        ("month", models.CharField(max_length=7)),
                        ("issue", models.PositiveSmallIntegerField(default=1)),
                        ("published_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("commentary", models.TextField(blank=True)),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "published_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="reporting.run"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("scorecard", "month", "issue"), name="publication_issue_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedFigure",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("indicator", models.CharField(max_length=80)),
                        ("variant", models.CharField(blank=True, max_length=40)),
                        ("unit", models.CharField(max_length=20)),
                        ("breakdown", models.CharField(blank=True, max_length=30)),
                        ("band", models.CharField(blank=True, max_length=60)),
                        ("period", models.CharField(max_length=7)),
                        ("numerator", models.BigIntegerField(blank=True, null=True)),
                        ("denominator", models.BigIntegerField(blank=True, null=True)),
                        ("value", models.FloatField(blank=True, null=True)),
                        ("status", models.CharField(max_length=20)),
                        ("definition_version", models.PositiveSmallIntegerField()),
                        (
                            "members",
                            models.JSONField(default=list, help_text="Record table, record and whether it was marked; no names."),
                        ),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="reporting.publication"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("publication", "unit", "breakdown", "indicator", "variant", "band", "period"),
                                name="published_figure_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Run",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("kind", models.CharField(choices=[("nightly", "Nightly"), ("asked_for", "Asked for")], max_length=10)),
                        ("for_day", models.DateField(help_text="The last day whose records the figures are to include.")),
                        ("first_month", models.CharField(max_length=7)),
                        ("last_month", models.CharField(max_length=7)),
                        (
                            "state",
                            models.CharField(
                                choices=[("due", "Due"), ("running", "Running"), ("done", "Done"), ("failed", "Failed")],
                                default="due",
                                max_length=8,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        (
                            "token",
                            models.UUIDField(blank=True, help_text="Known only to the worker that holds the run.", null=True),
                        ),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        (
                            "begun",
                            models.JSONField(default=dict, help_text="How often each indicator was begun and not finished."),
                        ),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                        ("as_at", models.DateTimeField(blank=True, help_text="When the records were read.", null=True)),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "definitions",
                            models.CharField(blank=True, help_text="Digest of every definition and its version.", max_length=64),
                        ),
                        (
                            "digest",
                            models.CharField(
                                blank=True, help_text="Digest of every figure: equal figures, equal digest.", max_length=64
                            ),
                        ),
                        ("counts", models.JSONField(default=dict)),
                        (
                            "failed_indicators",
                            models.JSONField(default=dict, help_text="Indicator to the reason it has no figure in this run."),
                        ),
                        ("error", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["state", "lease_until"], name="run_by_state_and_lease")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "nightly")), fields=("for_day",), name="run_one_each_night"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True), ("finished_at__isnull", False), _connector="OR"
                                ),
                                name="run_done_has_finished",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_month__gte", models.F("first_month"))), name="run_months_in_order"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Restatement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("new_numerator", models.BigIntegerField(blank=True, null=True)),
                        ("new_denominator", models.BigIntegerField(blank=True, null=True)),
                        ("new_value", models.FloatField(blank=True, null=True)),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("late_entry", "Recorded late"),
                                    ("correction", "Corrected"),
                                    ("definition", "Definition changed"),
                                    ("mixed", "More than one reason"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("joined", models.JSONField(default=list, help_text="Records counted now that were not counted then.")),
                        ("left", models.JSONField(default=list, help_text="Records counted then that are not counted now.")),
                        ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "figure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restatements",
                                to="reporting.publishedfigure",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="restatements", to="reporting.run"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("figure", "run"), name="restatement_once_in_a_run")],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolTerm",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("name", models.CharField(help_text="Such as Autumn 2025.", max_length=60)),
                        ("first_day", models.DateField()),
                        ("last_day", models.DateField(unique=True)),
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
                        "ordering": ["first_day"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gt", models.F("first_day"))), name="school_term_ends_after_start"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("indicator", models.CharField(max_length=80)),
                        ("variant", models.CharField(blank=True, max_length=40)),
                        ("unit", models.CharField(max_length=20)),
                        ("breakdown", models.CharField(blank=True, max_length=30)),
                        ("band", models.CharField(blank=True, max_length=60)),
                        ("first_month", models.CharField(max_length=7)),
                        ("numerators", models.BinaryField()),
                        ("denominators", models.BinaryField()),
                        ("values", models.BinaryField()),
                        ("statuses", models.BinaryField()),
                        ("versions", models.BinaryField()),
                        (
                            "run",
                            models.ForeignKey(
                                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.run"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "series",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("unit", "breakdown", "indicator", "variant", "band"), name="series_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeriesChange",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("indicator", models.CharField(max_length=80)),
                        ("variant", models.CharField(blank=True, max_length=40)),
                        ("unit", models.CharField(max_length=20)),
                        ("breakdown", models.CharField(blank=True, max_length=30)),
                        ("band", models.CharField(blank=True, max_length=60)),
                        ("first_month", models.CharField(max_length=7)),
                        ("numerators", models.BinaryField()),
                        ("denominators", models.BinaryField()),
                        ("values", models.BinaryField()),
                        ("statuses", models.BinaryField()),
                        ("versions", models.BinaryField()),
                        ("old_first_month", models.CharField(blank=True, max_length=7)),
                        ("old_numerators", models.BinaryField(default=b"")),
                        ("old_denominators", models.BinaryField(default=b"")),
                        ("old_values", models.BinaryField(default=b"")),
                        ("old_statuses", models.BinaryField(default=b"")),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="reporting.run"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("run", "unit", "breakdown", "indicator", "variant", "band"),
                                name="series_change_once_in_a_run",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SuppliedFigure",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("indicator", models.CharField(help_text="Key of the indicator.", max_length=100)),
                        ("variant", models.CharField(blank=True, default="", max_length=60)),
                        ("period", models.DateField(help_text="First day of the month the figure belongs to.")),
                        ("breakdown", models.CharField(blank=True, default="", max_length=40)),
                        ("band", models.CharField(blank=True, default="", max_length=60)),
                        ("value", models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                        ("numerator", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                        ("denominator", models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                        ("source", models.CharField(max_length=300)),
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="supplied_figures", to="workforce.unit"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["indicator", "variant", "unit", "period"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "variant", "unit", "period", "breakdown", "band"),
                                name="supplied_figure_once_for_a_cell",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__isnull", False), ("numerator__isnull", False), _connector="OR"),
                                name="supplied_figure_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("denominator__isnull", True), ("denominator__gte", 0), _connector="OR"),
                                name="supplied_denominator_positive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("period__day", 1)), name="supplied_figure_on_the_first_of_a_month"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("indicator", models.CharField(max_length=80)),
                        ("variant", models.CharField(blank=True, max_length=40)),
                        ("first_month", models.CharField(max_length=7)),
                        ("last_month", models.CharField(blank=True, help_text="Empty while it is in force.", max_length=7)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("at_least", "At least"),
                                    ("at_most", "At most"),
                                    ("within_range", "Within a range"),
                                    ("around", "Within a distance of a centre"),
                                    ("trajectory", "On a trajectory"),
                                    ("stated", "Stated, without bands"),
                                    ("to_be_set", "To be set"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("green", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("amber", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("low", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("high", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("centre", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        ("begins_at", models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                        (
                            "limit_is_inside",
                            models.BooleanField(default=True, help_text="A figure equal to a limit belongs to the better band."),
                        ),
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
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="workforce.unit"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["indicator", "variant", "unit", "first_month"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "variant", "unit", "first_month"), name="target_once_from_a_month"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_month", ""), ("last_month__gte", models.F("first_month")), _connector="OR"
                                ),
                                name="target_months_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind__in", ["at_least", "at_most", "trajectory"]), _negated=True),
                                    ("green__isnull", False),
                                    _connector="OR",
                                ),
                                name="target_limit_says_green",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "within_range"), _negated=True),
                                    ("low__isnull", False),
                                    ("high__isnull", False),
                                    _connector="OR",
                                ),
                                name="target_range_has_an_end",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "around"), _negated=True),
                                    models.Q(("centre__isnull", False), ("green__isnull", False)),
                                    _connector="OR",
                                ),
                                name="target_around_a_centre",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Benchmark",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("indicator", models.CharField(max_length=80)),
                        ("variant", models.CharField(blank=True, max_length=40)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("neighbours_mean", "Statistical neighbours' average"),
                                    ("neighbours_best", "Best statistical neighbour"),
                                    ("england", "England"),
                                    ("top_quartile", "Top quartile threshold in England"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                help_text="The year in which the reference year ends: 2024 for 2023-24."
                            ),
                        ),
                        ("value", models.DecimalField(decimal_places=4, max_digits=12)),
                        ("source", models.CharField(max_length=300)),
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
                        "ordering": ["indicator", "variant", "kind", "year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "variant", "kind", "year"), name="benchmark_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                                name="benchmark_year_has_four_figures",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PopulationEstimate",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("mid_year", models.PositiveSmallIntegerField(help_text="The year of the mid-year estimate.")),
                        ("released_on", models.DateField(blank=True, null=True)),
                        (
                            "used_from",
                            models.DateField(help_text="Rates of periods that end on or after this day use this estimate."),
                        ),
                        ("children_0_17", models.PositiveIntegerField(verbose_name="children aged 0 to 17")),
                        ("source", models.CharField(max_length=300)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="population_estimates",
                                to="workforce.unit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["unit", "used_from"],
                        "constraints": [
                            models.UniqueConstraint(fields=("unit", "used_from"), name="population_one_from_each_day"),
                            models.CheckConstraint(condition=models.Q(("children_0_17__gt", 0)), name="population_is_not_empty"),
                        ],
                    },
                ),
            ],
        ),
    ]
