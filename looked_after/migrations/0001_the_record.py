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
        ("workforce", "0001_the_record"),
    ]

    operations = [
        csc.schema.CreateModels(
            models=[
                migrations.CreateModel(
                    name="AdopterAssessment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "family_id",
                            models.CharField(
                                help_text="One number for the family, on every child it adopts.", max_length=20, unique=True
                            ),
                        ),
                        ("through_regional_agency", models.BooleanField(default=False)),
                        ("fostering_for_adoption", models.BooleanField(default=False)),
                        ("enquired_on", models.DateField(blank=True, null=True)),
                        ("stage_one_started_on", models.DateField(blank=True, null=True)),
                        ("stage_one_ended_on", models.DateField(blank=True, null=True)),
                        ("stage_two_started_on", models.DateField(blank=True, null=True)),
                        ("stage_two_ended_on", models.DateField(blank=True, null=True)),
                        ("applied_on", models.DateField(blank=True, null=True)),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        ("left_on", models.DateField(blank=True, null=True)),
                        (
                            "left_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "adopter_left_process"},
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
                    ],
                    options={
                        "indexes": [models.Index(fields=["approved_on"], name="adopters_by_approval")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage_one_started_on__isnull", True),
                                    ("enquired_on__isnull", True),
                                    ("stage_one_started_on__gte", models.F("enquired_on")),
                                    _connector="OR",
                                ),
                                name="adopters_stage_one_after_enquiry",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage_one_ended_on__isnull", True),
                                    ("stage_one_started_on__isnull", True),
                                    ("stage_one_ended_on__gte", models.F("stage_one_started_on")),
                                    _connector="OR",
                                ),
                                name="adopters_stage_one_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage_two_started_on__isnull", True),
                                    ("stage_one_ended_on__isnull", True),
                                    ("stage_two_started_on__gte", models.F("stage_one_ended_on")),
                                    _connector="OR",
                                ),
                                name="adopters_stage_two_after_stage_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage_two_ended_on__isnull", True),
                                    ("stage_two_started_on__isnull", True),
                                    ("stage_two_ended_on__gte", models.F("stage_two_started_on")),
                                    _connector="OR",
                                ),
                                name="adopters_stage_two_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_on__isnull", True),
                                    ("stage_two_started_on__isnull", True),
                                    ("approved_on__gte", models.F("stage_two_started_on")),
                                    _connector="OR",
                                ),
                                name="adopters_approved_after_stage_two_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("left_on__isnull", True), ("left_reason__isnull", True)),
                                    models.Q(("left_on__isnull", False), ("left_reason__isnull", False)),
                                    _connector="OR",
                                ),
                                name="adopters_left_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Adopter",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="adopting", to="csc.person"
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
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adopters",
                                to="looked_after.adopterassessment",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("assessment", "person"), name="adopter_once_in_family")],
                    },
                ),
                migrations.CreateModel(
                    name="AdoptionPlan",
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
                            "panel_on",
                            models.DateField(blank=True, help_text="Panel, or referral to the decision maker.", null=True),
                        ),
                        ("decided_on", models.DateField()),
                        (
                            "fostering_for_adoption_on",
                            models.DateField(
                                blank=True,
                                help_text="Placed with carers who foster and mean to adopt (early permanence).",
                                null=True,
                            ),
                        ),
                        ("consent_on", models.DateField(blank=True, help_text="Parental consent under section 19.", null=True)),
                        ("placement_order_on", models.DateField(blank=True, null=True)),
                        ("matched_on", models.DateField(blank=True, null=True)),
                        (
                            "placed_on",
                            models.DateField(
                                blank=True,
                                help_text="Moved in with the adopters, or the foster placement became adoptive.",
                                null=True,
                            ),
                        ),
                        ("applied_on", models.DateField(blank=True, help_text="The adopters applied for the order.", null=True)),
                        ("ordered_on", models.DateField(blank=True, null=True)),
                        (
                            "reversed_on",
                            models.DateField(
                                blank=True, help_text="Decided that the child should no longer be placed.", null=True
                            ),
                        ),
                        ("adopted_by_foster_carer", models.BooleanField(blank=True, null=True)),
                        (
                            "foster_placement_on",
                            models.DateField(
                                blank=True, help_text="When the child moved in with the foster carer who adopts.", null=True
                            ),
                        ),
                        ("number_of_adopters", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("siblings_to_place_together", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "adopter_legal_status",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "adopter_legal_status"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "adopter_sex",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "adopter_sex"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "adopters",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoption_plans",
                                to="looked_after.adopterassessment",
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "harder_to_place",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                help_text="The group that makes finding adopters harder; a local list.",
                                limit_choices_to={"code_set": "harder_to_place"},
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
                            "reversed_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "adoption_decision_reversed"},
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
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adoption_plans",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["child", "decided_on"], name="adoption_by_child_and_decision"),
                            models.Index(fields=["ordered_on"], name="adoption_by_order"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_adoptionplan_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_on__isnull", True),
                                    ("panel_on__isnull", True),
                                    ("decided_on__gte", models.F("panel_on")),
                                    _connector="OR",
                                ),
                                name="adoption_decided_after_panel",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("placement_order_on__isnull", True),
                                    ("decided_on__isnull", True),
                                    ("placement_order_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="adoption_placement_order_after_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("matched_on__isnull", True),
                                    ("decided_on__isnull", True),
                                    ("matched_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="adoption_matched_after_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("placed_on__isnull", True),
                                    ("matched_on__isnull", True),
                                    ("placed_on__gte", models.F("matched_on")),
                                    _connector="OR",
                                ),
                                name="adoption_placed_after_match",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("applied_on__isnull", True),
                                    ("placed_on__isnull", True),
                                    ("applied_on__gte", models.F("placed_on")),
                                    _connector="OR",
                                ),
                                name="adoption_applied_after_placing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ordered_on__isnull", True),
                                    ("placed_on__isnull", True),
                                    ("ordered_on__gte", models.F("placed_on")),
                                    _connector="OR",
                                ),
                                name="adoption_ordered_after_placing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ordered_on__isnull", True),
                                    ("applied_on__isnull", True),
                                    ("ordered_on__gte", models.F("applied_on")),
                                    _connector="OR",
                                ),
                                name="adoption_ordered_after_application",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reversed_on__isnull", True),
                                    ("decided_on__isnull", True),
                                    ("reversed_on__gte", models.F("decided_on")),
                                    _connector="OR",
                                ),
                                name="adoption_reversed_after_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("placed_on__isnull", True), ("matched_on__isnull", False), _connector="OR"),
                                name="adoption_placed_if_matched",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ordered_on__isnull", True), ("placed_on__isnull", False), _connector="OR"),
                                name="adoption_ordered_if_placed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ordered_on__isnull", True), ("reversed_on__isnull", True), _connector="OR"),
                                name="adoption_ordered_or_reversed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reversed_on__isnull", True), ("reversed_reason__isnull", True)),
                                    models.Q(("reversed_on__isnull", False), ("reversed_reason__isnull", False)),
                                    _connector="OR",
                                ),
                                name="adoption_reversed_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("number_of_adopters__isnull", True), ("number_of_adopters__in", [1, 2]), _connector="OR"
                                ),
                                name="adoption_by_one_or_two",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ordered_on__isnull", True), ("reversed_on__isnull", True), ("state", "complete")
                                ),
                                fields=("child",),
                                name="adoption_one_plan_standing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdoptionDisruption",
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
                        ("matched_on", models.DateField()),
                        ("placed_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        (
                            "adopters",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disruptions",
                                to="looked_after.adopterassessment",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disruptions",
                                to="looked_after.adoptionplan",
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
                                name="looked_after_adoptiondisruption_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("placed_on__isnull", True),
                                    ("matched_on__isnull", True),
                                    ("placed_on__gte", models.F("matched_on")),
                                    _connector="OR",
                                ),
                                name="adoption_disruption_placed_after_match",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("matched_on__isnull", True),
                                    ("ended_on__gte", models.F("matched_on")),
                                    _connector="OR",
                                ),
                                name="adoption_disruption_ends_after_match",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("placed_on__isnull", True),
                                    ("ended_on__gte", models.F("placed_on")),
                                    _connector="OR",
                                ),
                                name="adoption_disruption_ends_after_placing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareLeaver",
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
                        ("supported", models.BooleanField(default=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "eligibility",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "care_leaver_eligibility"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "care_leaver_end_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "personal_adviser",
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
                        "indexes": [models.Index(fields=["child", "started_on"], name="care_leaver_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_careleaver_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="care_leaver_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end_reason__isnull", True), ("ended_on__isnull", False), _connector="OR"),
                                name="care_leaver_reason_at_end",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="care_leaver_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareLeaverAccommodation",
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
                            "suitable",
                            models.BooleanField(
                                blank=True, help_text="Empty: not yet judged, and counted as not suitable.", null=True
                            ),
                        ),
                        ("unsuitable_reason", models.CharField(blank=True, max_length=200)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        (
                            "accommodation",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "care_leaver_accommodation"},
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
                    ],
                    options={
                        "verbose_name_plural": "care leavers' accommodation",
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "started_on"], name="leaver_home_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_careleaveraccommodation_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="leaver_accommodation_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="leaver_accommodation_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareLeaverActivity",
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
                        (
                            "activity",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "care_leaver_activity"},
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
                    ],
                    options={
                        "verbose_name_plural": "care leavers' activities",
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "started_on"], name="leaver_activity_by_child_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_careleaveractivity_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="leaver_activity_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="leaver_activity_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareLeaverContact",
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
                        ("contacted_on", models.DateField()),
                        ("birthday_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "in_touch",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "care_leaver_in_touch"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "method",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "contact_method"},
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
                        "indexes": [models.Index(fields=["child", "contacted_on"], name="leaver_contact_by_child_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_careleavercontact_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("birthday_age__isnull", True),
                                    models.Q(("birthday_age__gte", 17), ("birthday_age__lte", 25)),
                                    _connector="OR",
                                ),
                                name="leaver_contact_birthday_17_to_25",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("birthday_age__isnull", False), ("state", "complete")),
                                fields=("child", "birthday_age"),
                                name="leaver_contact_one_for_each_birthday",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CareLeaverVisit",
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
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "visited_on"], name="leaver_visit_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_careleavervisit_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_at__isnull", True), ("visited_on__isnull", False), _connector="OR"
                                ),
                                name="looked_after_careleavervisit_finished_if_made",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("visited_on__isnull", True), ("not_done_reason__isnull", True), _connector="OR"
                                ),
                                name="looked_after_careleavervisit_made_or_not_done",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conviction",
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
                        ("convicted_on", models.DateField()),
                        ("offence", models.CharField(blank=True, max_length=300)),
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
                        "indexes": [models.Index(fields=["child", "convicted_on"], name="conviction_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_conviction_withdrawn_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeprivationOfLiberty",
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
                        ("court_reference", models.CharField(blank=True, max_length=60)),
                        ("restrictions", models.TextField(blank=True)),
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
                        "verbose_name_plural": "deprivations of liberty",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_deprivationofliberty_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="deprivation_of_liberty_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="deprivation_of_liberty_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FosterCarerHousehold",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("local_id", models.CharField(max_length=20, unique=True)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("own", models.BooleanField(default=True, help_text="Approved by this authority.")),
                        (
                            "agency_urn",
                            models.CharField(
                                blank=True,
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(SC\\d{6}|\\d{7}|XXXXXXX)$",
                                        "Type SC and six digits, seven digits, or XXXXXXX when Ofsted does not register it.",
                                    )
                                ],
                                verbose_name="agency's Ofsted number",
                            ),
                        ),
                        ("relative_or_friend", models.BooleanField(default=False)),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        (
                            "ended_on",
                            models.DateField(blank=True, help_text="Approval ended: resigned or deregistered.", null=True),
                        ),
                        ("places", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        (
                            "approval",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "foster_approval"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "foster_end_reason"},
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
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["approved_on"], name="household_by_approval"),
                            models.Index(fields=["ended_on"], name="household_by_end"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("approved_on__isnull", True),
                                    ("ended_on__gte", models.F("approved_on")),
                                    _connector="OR",
                                ),
                                name="household_ends_after_approval",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("approved_on__isnull", False), _connector="OR"),
                                name="household_ended_if_approved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end_reason__isnull", True), ("ended_on__isnull", True)),
                                    models.Q(("end_reason__isnull", False), ("ended_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="household_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FosterCarer",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="fostering", to="csc.person"
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
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="carers",
                                to="looked_after.fostercarerhousehold",
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
                                name="foster_carer_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FosterAssessment",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField()),
                        ("on_hold_from", models.DateField(blank=True, null=True)),
                        ("on_hold_to", models.DateField(blank=True, null=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "foster_assessment_outcome"},
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
                            "household",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="looked_after.fostercarerhousehold",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("completed_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="foster_assessment_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("on_hold_from__isnull", True),
                                    ("started_on__isnull", True),
                                    ("on_hold_from__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="foster_assessment_held_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("on_hold_to__isnull", True),
                                    ("on_hold_from__isnull", True),
                                    ("on_hold_to__gte", models.F("on_hold_from")),
                                    _connector="OR",
                                ),
                                name="foster_assessment_resumed_after_hold",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("on_hold_to__isnull", True), ("on_hold_from__isnull", False), _connector="OR"
                                ),
                                name="foster_assessment_resumed_if_held",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("completed_on__isnull", True), ("outcome__isnull", True)),
                                    models.Q(("completed_on__isnull", False), ("outcome__isnull", False)),
                                    _connector="OR",
                                ),
                                name="foster_assessment_completed_with_outcome",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("completed_on__isnull", True)),
                                fields=("household",),
                                name="foster_assessment_one_open_of_household",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAdopter",
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
                            "assessment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.adopterassessment",
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
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.person",
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
                        "verbose_name": "historical adopter",
                        "verbose_name_plural": "historical adopters",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAdopterAssessment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "family_id",
                            models.CharField(
                                db_index=True, help_text="One number for the family, on every child it adopts.", max_length=20
                            ),
                        ),
                        ("through_regional_agency", models.BooleanField(default=False)),
                        ("fostering_for_adoption", models.BooleanField(default=False)),
                        ("enquired_on", models.DateField(blank=True, null=True)),
                        ("stage_one_started_on", models.DateField(blank=True, null=True)),
                        ("stage_one_ended_on", models.DateField(blank=True, null=True)),
                        ("stage_two_started_on", models.DateField(blank=True, null=True)),
                        ("stage_two_ended_on", models.DateField(blank=True, null=True)),
                        ("applied_on", models.DateField(blank=True, null=True)),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        ("left_on", models.DateField(blank=True, null=True)),
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
                            "left_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "adopter_left_process"},
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
                        "verbose_name": "historical adopter assessment",
                        "verbose_name_plural": "historical adopter assessments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAdoptionDisruption",
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
                        ("matched_on", models.DateField()),
                        ("placed_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "adopters",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.adopterassessment",
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
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.adoptionplan",
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
                        "verbose_name": "historical adoption disruption",
                        "verbose_name_plural": "historical adoption disruptions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCareLeaver",
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
                        ("supported", models.BooleanField(default=True)),
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
                            "eligibility",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "care_leaver_eligibility"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "care_leaver_end_reason"},
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
                            "personal_adviser",
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
                        "verbose_name": "historical care leaver",
                        "verbose_name_plural": "historical care leavers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCareLeaverAccommodation",
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
                            "suitable",
                            models.BooleanField(
                                blank=True, help_text="Empty: not yet judged, and counted as not suitable.", null=True
                            ),
                        ),
                        ("unsuitable_reason", models.CharField(blank=True, max_length=200)),
                        ("started_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "accommodation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "care_leaver_accommodation"},
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
                        "verbose_name": "historical care leaver accommodation",
                        "verbose_name_plural": "historical care leavers' accommodation",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCareLeaverActivity",
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
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "care_leaver_activity"},
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
                        "verbose_name": "historical care leaver activity",
                        "verbose_name_plural": "historical care leavers' activities",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCareLeaverContact",
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
                        ("contacted_on", models.DateField()),
                        ("birthday_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("note", models.TextField(blank=True)),
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
                            "in_touch",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "care_leaver_in_touch"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
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
                        "verbose_name": "historical care leaver contact",
                        "verbose_name_plural": "historical care leaver contacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCareLeaverVisit",
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
                    ],
                    options={
                        "verbose_name": "historical care leaver visit",
                        "verbose_name_plural": "historical care leaver visits",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConviction",
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
                        ("convicted_on", models.DateField()),
                        ("offence", models.CharField(blank=True, max_length=300)),
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
                        "verbose_name": "historical conviction",
                        "verbose_name_plural": "historical convictions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDeprivationOfLiberty",
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
                        ("court_reference", models.CharField(blank=True, max_length=60)),
                        ("restrictions", models.TextField(blank=True)),
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
                        "verbose_name": "historical deprivation of liberty",
                        "verbose_name_plural": "historical deprivations of liberty",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFosterAssessment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField()),
                        ("on_hold_from", models.DateField(blank=True, null=True)),
                        ("on_hold_to", models.DateField(blank=True, null=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
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
                            "household",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.fostercarerhousehold",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "foster_assessment_outcome"},
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
                        "verbose_name": "historical foster assessment",
                        "verbose_name_plural": "historical foster assessments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFosterCarer",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                            "household",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.fostercarerhousehold",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.person",
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
                        "verbose_name": "historical foster carer",
                        "verbose_name_plural": "historical foster carers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFosterCarerHousehold",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("local_id", models.CharField(db_index=True, max_length=20)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("own", models.BooleanField(default=True, help_text="Approved by this authority.")),
                        (
                            "agency_urn",
                            models.CharField(
                                blank=True,
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(SC\\d{6}|\\d{7}|XXXXXXX)$",
                                        "Type SC and six digits, seven digits, or XXXXXXX when Ofsted does not register it.",
                                    )
                                ],
                                verbose_name="agency's Ofsted number",
                            ),
                        ),
                        ("relative_or_friend", models.BooleanField(default=False)),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        (
                            "ended_on",
                            models.DateField(blank=True, help_text="Approval ended: resigned or deregistered.", null=True),
                        ),
                        ("places", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "approval",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "foster_approval"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "end_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "foster_end_reason"},
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
                    ],
                    options={
                        "verbose_name": "historical foster carer household",
                        "verbose_name_plural": "historical foster carer households",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPathwayNeedsAssessment",
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
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the young person's own words")),
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
                        "verbose_name": "historical pathway needs assessment",
                        "verbose_name_plural": "historical pathway needs assessments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPeriodOfCare",
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
                        ("start_note", models.TextField(blank=True, verbose_name="why the child became looked after")),
                        ("end_note", models.TextField(blank=True, verbose_name="how care ended")),
                        (
                            "end_agreed_on",
                            models.DateField(
                                blank=True,
                                help_text="When the nominated officer agreed to cease looking after a child under section 20.",
                                null=True,
                            ),
                        ),
                        ("short_breaks", models.BooleanField(default=False)),
                        (
                            "home_postcode",
                            models.CharField(
                                blank=True, help_text="Where the child lived on becoming looked after.", max_length=8
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "primary_need",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Why the child came into care; fixed for the whole period.",
                                limit_choices_to={"code_set": "primary_need"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "reason_ceased",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "reason_episode_ceased"},
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
                        "verbose_name": "historical period of care",
                        "verbose_name_plural": "historical periods of care",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPlacementProvider",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("uuid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "urn",
                            models.CharField(
                                db_index=True,
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(SC\\d{6}|\\d{7}|XXXXXXX)$",
                                        "Type SC and six digits, seven digits, or XXXXXXX when Ofsted does not register it.",
                                    )
                                ],
                                verbose_name="Ofsted number",
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        ("registered_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "authority",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "placement_type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="What it is registered for.",
                                limit_choices_to={"code_set": "placement_type"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "placement_provider"},
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
                        "verbose_name": "historical placement provider",
                        "verbose_name_plural": "historical placement providers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPrivateFosteringArrangement",
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
                        ("notified_on", models.DateField(blank=True, null=True)),
                        ("became_aware_on", models.DateField()),
                        ("started_on", models.DateField(blank=True, help_text="When the child moved in, if known.", null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("end_reason", models.CharField(blank=True, max_length=200)),
                        ("carer_suitable", models.BooleanField(blank=True, null=True)),
                        (
                            "advised_on",
                            models.DateField(blank=True, help_text="When the carer's suitability was decided.", null=True),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "carer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.person",
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
                        "verbose_name": "historical private fostering arrangement",
                        "verbose_name_plural": "historical private fostering arrangements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PathwayNeedsAssessment",
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
                        ("started_on", models.DateField(blank=True, null=True)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the young person's own words")),
                        ("analysis", models.TextField(blank=True)),
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
                        "indexes": [models.Index(fields=["child", "completed_on"], name="pathway_need_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_pathwayneedsassessment_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("completed_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="pathway_need_completed_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPathwayPlan",
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
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("plan", models.TextField(blank=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the young person's own words")),
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
                            "needs_assessment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.pathwayneedsassessment",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pathway plan",
                        "verbose_name_plural": "historical pathway plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PathwayPlan",
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
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("plan", models.TextField(blank=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the young person's own words")),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "needs_assessment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pathway_plans",
                                to="looked_after.pathwayneedsassessment",
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
                        "indexes": [models.Index(fields=["child", "completed_on"], name="pathway_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_pathwayplan_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("completed_on__isnull", True),
                                    ("ended_on__gte", models.F("completed_on")),
                                    _connector="OR",
                                ),
                                name="pathway_plan_ends_after_completion",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("completed_on__isnull", False), _connector="OR"),
                                name="pathway_plan_ended_if_completed",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("completed_on__isnull", False), ("ended_on__isnull", True), ("state", "complete")
                                ),
                                fields=("child",),
                                name="pathway_plan_one_current",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPathwayPlanReview",
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
                        ("decisions", models.TextField(blank=True)),
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
                                to="looked_after.pathwayplan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pathway plan review",
                        "verbose_name_plural": "historical pathway plan reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PathwayPlanReview",
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
                        ("decisions", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="looked_after.pathwayplan"
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
                        "indexes": [models.Index(fields=["child", "held_on"], name="pathway_review_by_child_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_pathwayplanreview_withdrawn_with_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("held_on__isnull", True), ("state", "complete")),
                                fields=("plan",),
                                name="pathway_review_one_next_of_plan",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodOfCare",
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
                        ("start_note", models.TextField(blank=True, verbose_name="why the child became looked after")),
                        ("end_note", models.TextField(blank=True, verbose_name="how care ended")),
                        (
                            "end_agreed_on",
                            models.DateField(
                                blank=True,
                                help_text="When the nominated officer agreed to cease looking after a child under section 20.",
                                null=True,
                            ),
                        ),
                        ("short_breaks", models.BooleanField(default=False)),
                        (
                            "home_postcode",
                            models.CharField(
                                blank=True, help_text="Where the child lived on becoming looked after.", max_length=8
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "primary_need",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                help_text="Why the child came into care; fixed for the whole period.",
                                limit_choices_to={"code_set": "primary_need"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "reason_ceased",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "reason_episode_ceased"},
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
                        "verbose_name_plural": "periods of care",
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["child", "started_on"], name="care_by_child_and_start"),
                            models.Index(fields=["started_on"], name="care_by_start"),
                            models.Index(fields=["ended_on"], name="care_by_end"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_periodofcare_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="care_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on__isnull", True), ("reason_ceased__isnull", True)),
                                    models.Q(("ended_on__isnull", False), ("reason_ceased__isnull", False)),
                                    _connector="OR",
                                ),
                                name="care_ends_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reason_ceased__isnull", True),
                                    models.Q(("reason_ceased", "reason_episode_ceased:X1"), _negated=True),
                                    _connector="OR",
                                ),
                                name="care_ends_for_good",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="care_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LookedAfterReview",
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
                        ("planned_for", models.DateField(blank=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("adjourned_on", models.DateField(blank=True, null=True)),
                        ("adjourned_reason", models.CharField(blank=True, max_length=200)),
                        ("cancelled_on", models.DateField(blank=True, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200)),
                        ("officer_met_child_on", models.DateField(blank=True, null=True)),
                        ("minutes_recorded_on", models.DateField(blank=True, null=True)),
                        ("decisions", models.TextField(blank=True)),
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
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reviewing_officer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="workforce.worker",
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
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["child", "held_on"], name="lac_review_by_child_and_day"),
                            models.Index(fields=["held_on"], name="lac_review_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_lookedafterreview_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_on__isnull", True), ("cancelled_on__isnull", True), _connector="OR"),
                                name="lac_review_held_or_cancelled",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("participation__isnull", True), ("held_on__isnull", False), _connector="OR"),
                                name="lac_review_participation_only_when_held",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("adjourned_on__isnull", True),
                                    models.Q(("adjourned_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="lac_review_adjourned_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cancelled_on__isnull", True),
                                    models.Q(("cancelled_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="lac_review_cancelled_with_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("cancelled_on__isnull", True), ("held_on__isnull", True), ("state", "complete")
                                ),
                                fields=("period_of_care",),
                                name="lac_review_one_next_in_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LegalStatus",
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
                        ("court_reference", models.CharField(blank=True, max_length=60)),
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
                            "status",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "legal_status"},
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
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="legal_statuses",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "legal statuses",
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "started_on"], name="legal_status_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_legalstatus_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="legal_status_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("period_of_care",),
                                name="legal_status_one_open_in_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "complete")),
                                fields=("period_of_care", "started_on"),
                                name="legal_status_one_from_each_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImmunisationCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("up_to_date", models.BooleanField(blank=True, null=True)),
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
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "checked_on"], name="immunisationcheck_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_immunisationcheck_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("checked_on__isnull", True), ("refused_on__isnull", True), _connector="OR"),
                                name="looked_after_immunisationcheck_made_or_refused",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_on__isnull", True), models.Q(("refusal_reason", ""), _negated=True), _connector="OR"
                                ),
                                name="looked_after_immunisationcheck_refused_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("checked_on__isnull", True), ("up_to_date__isnull", False), _connector="OR"),
                                name="immunisation_check_has_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSubstanceMisuseCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("misuse_found", models.BooleanField(blank=True, null=True)),
                        ("substance", models.CharField(blank=True, max_length=100)),
                        ("intervention_offered", models.BooleanField(blank=True, null=True)),
                        ("intervention_received", models.BooleanField(blank=True, null=True)),
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical substance misuse check",
                        "verbose_name_plural": "historical substance misuse checks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStrengthsAndDifficulties",
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
                        ("completed_on", models.DateField()),
                        ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                            "no_score_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "sdq_reason"},
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical strengths and difficulties questionnaire",
                        "verbose_name_plural": "historical strengths and difficulties questionnaires",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPreviousPermanence",
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
                            "outside_england",
                            models.CharField(
                                blank=True, help_text="WAL, SCO, NIR or NUK instead of an English authority.", max_length=3
                            ),
                        ),
                        ("order_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("order_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("order_day", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "authority",
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
                            "permanence",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "previous_permanence"},
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical previous permanence",
                        "verbose_name_plural": "historical previous permanence",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPlacement",
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
                        ("carer_key", models.CharField(max_length=40)),
                        (
                            "urn",
                            models.CharField(
                                blank=True,
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(SC\\d{6}|\\d{7}|XXXXXXX)$",
                                        "Type SC and six digits, seven digits, or XXXXXXX when Ofsted does not register it.",
                                    )
                                ],
                                verbose_name="Ofsted number",
                            ),
                        ),
                        ("setting_name", models.CharField(blank=True, max_length=120)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        (
                            "in_area",
                            models.BooleanField(
                                blank=True, help_text="Within this authority's boundary; empty when not known.", null=True
                            ),
                        ),
                        (
                            "distance_miles",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                help_text="From home; empty when not known, and for unaccompanied children.",
                                max_digits=5,
                                null=True,
                            ),
                        ),
                        (
                            "registered",
                            models.BooleanField(
                                blank=True,
                                help_text="No: the law asks for registration and the setting has none. Empty: none is asked for.",
                                null=True,
                            ),
                        ),
                        (
                            "permanent_from",
                            models.DateField(
                                blank=True,
                                help_text="From when the placement is meant to last until the child is 18 (the agreed match).",
                                null=True,
                            ),
                        ),
                        ("end_note", models.TextField(blank=True, verbose_name="why the placement ended")),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "approval",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "placement_approval"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "authority",
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
                            "household",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.fostercarerhousehold",
                            ),
                        ),
                        (
                            "placement_type",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "placement_type"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Who provides it; a temporary stay needs none.",
                                limit_choices_to={"code_set": "placement_provider"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "reason_placement_change",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "reason_placement_change"},
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical placement",
                        "verbose_name_plural": "historical placements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPermanencePlan",
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
                        ("principal", models.BooleanField(default=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("agreed_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                            "option",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "permanence_plan"},
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
                            "review",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.lookedafterreview",
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical permanence plan",
                        "verbose_name_plural": "historical permanence plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPermanenceOrder",
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
                        ("applied_on", models.DateField(blank=True, null=True)),
                        ("ordered_on", models.DateField()),
                        ("from_care", models.BooleanField(default=False)),
                        ("to_former_foster_carer", models.BooleanField(blank=True, null=True)),
                        ("to_relative_or_friend", models.BooleanField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                                limit_choices_to={"code_set": "permanence_order"},
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical permanence order",
                        "verbose_name_plural": "historical permanence orders",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLookedAfterReview",
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
                        ("planned_for", models.DateField(blank=True, null=True)),
                        ("held_on", models.DateField(blank=True, null=True)),
                        ("adjourned_on", models.DateField(blank=True, null=True)),
                        ("adjourned_reason", models.CharField(blank=True, max_length=200)),
                        ("cancelled_on", models.DateField(blank=True, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=200)),
                        ("officer_met_child_on", models.DateField(blank=True, null=True)),
                        ("minutes_recorded_on", models.DateField(blank=True, null=True)),
                        ("decisions", models.TextField(blank=True)),
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
                            "reviewing_officer",
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical looked after review",
                        "verbose_name_plural": "historical looked after reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLegalStatus",
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
                        ("court_reference", models.CharField(blank=True, max_length=60)),
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
                            "status",
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical legal status",
                        "verbose_name_plural": "historical legal statuses",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImmunisationCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("up_to_date", models.BooleanField(blank=True, null=True)),
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical immunisation check",
                        "verbose_name_plural": "historical immunisation checks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalHealthAssessment",
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
                        ("report_received_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("assessed_by", models.CharField(blank=True, max_length=120, verbose_name="practitioner")),
                        ("outcome", models.TextField(blank=True, verbose_name="health plan")),
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
                                limit_choices_to={"code_set": "health_assessment_kind"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical health assessment",
                        "verbose_name_plural": "historical health assessments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEducationPlan",
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
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("school", models.CharField(blank=True, max_length=120)),
                        ("school_urn", models.CharField(blank=True, max_length=6, verbose_name="school's number")),
                        ("targets", models.TextField(blank=True)),
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
                            "quality",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "pep_quality"},
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
                            "term",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "school_term"},
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
                        (
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical personal education plan",
                        "verbose_name_plural": "historical personal education plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDevelopmentCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("up_to_date", models.BooleanField(blank=True, null=True)),
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical development check",
                        "verbose_name_plural": "historical development checks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDentalCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical dental check",
                        "verbose_name_plural": "historical dental checks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCarePlan",
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
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("plan", models.TextField(blank=True)),
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
                            "review",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.lookedafterreview",
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical care plan",
                        "verbose_name_plural": "historical care plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAdoptionPlan",
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
                            "panel_on",
                            models.DateField(blank=True, help_text="Panel, or referral to the decision maker.", null=True),
                        ),
                        ("decided_on", models.DateField()),
                        (
                            "fostering_for_adoption_on",
                            models.DateField(
                                blank=True,
                                help_text="Placed with carers who foster and mean to adopt (early permanence).",
                                null=True,
                            ),
                        ),
                        ("consent_on", models.DateField(blank=True, help_text="Parental consent under section 19.", null=True)),
                        ("placement_order_on", models.DateField(blank=True, null=True)),
                        ("matched_on", models.DateField(blank=True, null=True)),
                        (
                            "placed_on",
                            models.DateField(
                                blank=True,
                                help_text="Moved in with the adopters, or the foster placement became adoptive.",
                                null=True,
                            ),
                        ),
                        ("applied_on", models.DateField(blank=True, help_text="The adopters applied for the order.", null=True)),
                        ("ordered_on", models.DateField(blank=True, null=True)),
                        (
                            "reversed_on",
                            models.DateField(
                                blank=True, help_text="Decided that the child should no longer be placed.", null=True
                            ),
                        ),
                        ("adopted_by_foster_carer", models.BooleanField(blank=True, null=True)),
                        (
                            "foster_placement_on",
                            models.DateField(
                                blank=True, help_text="When the child moved in with the foster carer who adopts.", null=True
                            ),
                        ),
                        ("number_of_adopters", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("siblings_to_place_together", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                        ),
                        (
                            "adopter_legal_status",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "adopter_legal_status"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "adopter_sex",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "adopter_sex"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "adopters",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.adopterassessment",
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
                            "harder_to_place",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The group that makes finding adopters harder; a local list.",
                                limit_choices_to={"code_set": "harder_to_place"},
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
                            "reversed_reason",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "adoption_decision_reversed"},
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical adoption plan",
                        "verbose_name_plural": "historical adoption plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HealthAssessment",
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
                        ("report_received_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("assessed_by", models.CharField(blank=True, max_length=120, verbose_name="practitioner")),
                        ("outcome", models.TextField(blank=True, verbose_name="health plan")),
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
                                limit_choices_to={"code_set": "health_assessment_kind"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
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
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="health_assessments",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["child", "held_on"], name="health_by_child_and_day"),
                            models.Index(fields=["held_on"], name="health_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_healthassessment_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("report_received_on__isnull", True),
                                    ("held_on__isnull", True),
                                    ("report_received_on__gte", models.F("held_on")),
                                    _connector="OR",
                                ),
                                name="health_report_after_assessment",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("held_on__isnull", True), ("refused_on__isnull", True), _connector="OR"),
                                name="health_held_or_refused",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_on__isnull", True), models.Q(("refusal_reason", ""), _negated=True), _connector="OR"
                                ),
                                name="health_refused_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("report_received_on__isnull", True), ("held_on__isnull", False), _connector="OR"
                                ),
                                name="health_report_only_when_held",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EducationPlan",
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
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("school", models.CharField(blank=True, max_length=120)),
                        ("school_urn", models.CharField(blank=True, max_length=6, verbose_name="school's number")),
                        ("targets", models.TextField(blank=True)),
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
                            "quality",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "pep_quality"},
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
                            "term",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "school_term"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
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
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="education_plans",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "personal education plan",
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["child", "held_on"], name="pep_by_child_and_day"),
                            models.Index(fields=["agreed_on"], name="pep_by_agreement"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_educationplan_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_on__isnull", True),
                                    ("held_on__isnull", True),
                                    ("agreed_on__gte", models.F("held_on")),
                                    _connector="OR",
                                ),
                                name="pep_agreed_after_meeting",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("agreed_on__isnull", True), ("held_on__isnull", False), _connector="OR"),
                                name="pep_agreed_only_when_held",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quality__isnull", True), ("agreed_on__isnull", False), _connector="OR"),
                                name="pep_quality_of_agreed_plan",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DevelopmentCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("up_to_date", models.BooleanField(blank=True, null=True)),
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
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "checked_on"], name="developmentcheck_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_developmentcheck_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("checked_on__isnull", True), ("refused_on__isnull", True), _connector="OR"),
                                name="looked_after_developmentcheck_made_or_refused",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_on__isnull", True), models.Q(("refusal_reason", ""), _negated=True), _connector="OR"
                                ),
                                name="looked_after_developmentcheck_refused_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("checked_on__isnull", True), ("up_to_date__isnull", False), _connector="OR"),
                                name="development_check_has_answer",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DentalCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
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
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "checked_on"], name="dentalcheck_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_dentalcheck_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("checked_on__isnull", True), ("refused_on__isnull", True), _connector="OR"),
                                name="looked_after_dentalcheck_made_or_refused",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_on__isnull", True), models.Q(("refusal_reason", ""), _negated=True), _connector="OR"
                                ),
                                name="looked_after_dentalcheck_refused_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CarePlan",
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
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("plan", models.TextField(blank=True)),
                        ("own_words", models.TextField(blank=True, verbose_name="the child's own words")),
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
                            "review",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="care_plans",
                                to="looked_after.lookedafterreview",
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="care_plans",
                                to="looked_after.periodofcare",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "agreed_on"], name="care_plan_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_careplan_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("agreed_on__isnull", True),
                                    ("ended_on__gte", models.F("agreed_on")),
                                    _connector="OR",
                                ),
                                name="care_plan_ends_after_agreement",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("agreed_on__isnull", False), _connector="OR"),
                                name="care_plan_ended_if_agreed",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("agreed_on__isnull", False), ("ended_on__isnull", True), ("state", "complete")
                                ),
                                fields=("period_of_care",),
                                name="care_plan_one_current_in_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PermanenceOrder",
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
                        ("applied_on", models.DateField(blank=True, null=True)),
                        ("ordered_on", models.DateField()),
                        ("from_care", models.BooleanField(default=False)),
                        ("to_former_foster_carer", models.BooleanField(blank=True, null=True)),
                        ("to_relative_or_friend", models.BooleanField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
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
                                limit_choices_to={"code_set": "permanence_order"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="permanence_orders",
                                to="looked_after.periodofcare",
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
                        "indexes": [models.Index(fields=["ordered_on"], name="permanence_order_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_permanenceorder_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ordered_on__isnull", True),
                                    ("applied_on__isnull", True),
                                    ("ordered_on__gte", models.F("applied_on")),
                                    _connector="OR",
                                ),
                                name="permanence_order_after_application",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("ordered_on__isnull", True),
                                    ("ended_on__gte", models.F("ordered_on")),
                                    _connector="OR",
                                ),
                                name="permanence_order_ends_after_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("from_care", True), ("period_of_care__isnull", False)),
                                    models.Q(("from_care", False), ("period_of_care__isnull", True)),
                                    _connector="OR",
                                ),
                                name="permanence_order_from_its_care",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PermanencePlan",
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
                        ("principal", models.BooleanField(default=True)),
                        ("due_on", models.DateField(blank=True, db_index=True, null=True)),
                        ("agreed_on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "permanence_plan"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="permanence_plans",
                                to="looked_after.periodofcare",
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
                            "review",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="permanence_plans",
                                to="looked_after.lookedafterreview",
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
                        "indexes": [models.Index(fields=["child", "agreed_on"], name="permanence_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_permanenceplan_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("agreed_on__isnull", True),
                                    ("ended_on__gte", models.F("agreed_on")),
                                    _connector="OR",
                                ),
                                name="permanence_plan_ends_after_agreement",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("principal", True), ("state", "complete")),
                                fields=("period_of_care",),
                                name="permanence_plan_one_principal",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("period_of_care", "option"),
                                name="permanence_plan_option_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Placement",
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
                        ("carer_key", models.CharField(max_length=40)),
                        (
                            "urn",
                            models.CharField(
                                blank=True,
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(SC\\d{6}|\\d{7}|XXXXXXX)$",
                                        "Type SC and six digits, seven digits, or XXXXXXX when Ofsted does not register it.",
                                    )
                                ],
                                verbose_name="Ofsted number",
                            ),
                        ),
                        ("setting_name", models.CharField(blank=True, max_length=120)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        (
                            "in_area",
                            models.BooleanField(
                                blank=True, help_text="Within this authority's boundary; empty when not known.", null=True
                            ),
                        ),
                        (
                            "distance_miles",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                help_text="From home; empty when not known, and for unaccompanied children.",
                                max_digits=5,
                                null=True,
                            ),
                        ),
                        (
                            "registered",
                            models.BooleanField(
                                blank=True,
                                help_text="No: the law asks for registration and the setting has none. Empty: none is asked for.",
                                null=True,
                            ),
                        ),
                        (
                            "permanent_from",
                            models.DateField(
                                blank=True,
                                help_text="From when the placement is meant to last until the child is 18 (the agreed match).",
                                null=True,
                            ),
                        ),
                        ("end_note", models.TextField(blank=True, verbose_name="why the placement ended")),
                        (
                            "approval",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "placement_approval"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "authority",
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
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "household",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="looked_after.fostercarerhousehold",
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="looked_after.periodofcare",
                            ),
                        ),
                        (
                            "placement_type",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "placement_type"},
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                help_text="Who provides it; a temporary stay needs none.",
                                limit_choices_to={"code_set": "placement_provider"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "reason_placement_change",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "reason_placement_change"},
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
                        "indexes": [
                            models.Index(fields=["child", "started_on"], name="placement_by_child_and_day"),
                            models.Index(fields=["carer_key"], name="placement_by_carer"),
                            models.Index(fields=["urn"], name="placement_by_urn"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_placement_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="placement_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("permanent_from__isnull", True),
                                    ("started_on__isnull", True),
                                    ("permanent_from__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="placement_permanent_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reason_placement_change__isnull", True), ("ended_on__isnull", False), _connector="OR"
                                ),
                                name="placement_change_reason_at_end",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("carer_key", ""), _negated=True), name="placement_has_carer_key"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("distance_miles__isnull", True), ("distance_miles__gte", 0), _connector="OR"),
                                name="placement_distance_not_negative",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("period_of_care",),
                                name="placement_one_open_in_period",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "complete")),
                                fields=("period_of_care", "started_on"),
                                name="placement_one_from_each_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LookedAfterVisit",
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
                            "kind",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "looked_after_visit_kind"},
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
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="looked_after.periodofcare"
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="looked_after.placement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["child", "visited_on"], name="lac_visit_by_child_and_day"),
                            models.Index(fields=["visited_on"], name="lac_visit_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_lookedaftervisit_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_at__isnull", True), ("visited_on__isnull", False), _connector="OR"
                                ),
                                name="looked_after_lookedaftervisit_finished_if_made",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("visited_on__isnull", True), ("not_done_reason__isnull", True), _connector="OR"
                                ),
                                name="looked_after_lookedaftervisit_made_or_not_done",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("not_done_reason__isnull", True), ("state", "complete"), ("visited_on__isnull", True)
                                ),
                                fields=("period_of_care", "kind"),
                                name="lac_visit_one_next_of_each_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalVisitingRegime",
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
                        ("reason", models.CharField(blank=True, max_length=200)),
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
                            "regime",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "visiting_regime"},
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
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.placement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical visiting regime",
                        "verbose_name_plural": "historical visiting regimes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPlacementPlan",
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
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("delegated_authority", models.TextField(blank=True, verbose_name="decisions the carer may take")),
                        ("plan", models.TextField(blank=True)),
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
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.placement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical placement plan",
                        "verbose_name_plural": "historical placement plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLookedAfterVisit",
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
                            "kind",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                limit_choices_to={"code_set": "looked_after_visit_kind"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="csc.code",
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
                            "period_of_care",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.periodofcare",
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.placement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical looked after visit",
                        "verbose_name_plural": "historical looked after visits",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PlacementPlan",
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
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("delegated_authority", models.TextField(blank=True, verbose_name="decisions the carer may take")),
                        ("plan", models.TextField(blank=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="looked_after.placement"
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
                        "indexes": [models.Index(fields=["child", "agreed_on"], name="placement_plan_by_child_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_placementplan_withdrawn_with_reason",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlacementProvider",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "urn",
                            models.CharField(
                                max_length=8,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^(SC\\d{6}|\\d{7}|XXXXXXX)$",
                                        "Type SC and six digits, seven digits, or XXXXXXX when Ofsted does not register it.",
                                    )
                                ],
                                verbose_name="Ofsted number",
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("postcode", models.CharField(blank=True, max_length=8)),
                        ("registered_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        (
                            "authority",
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
                            "placement_type",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                help_text="What it is registered for.",
                                limit_choices_to={"code_set": "placement_type"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "provider",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "placement_provider"},
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
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    ("registered_on__isnull", True),
                                    ("closed_on__gte", models.F("registered_on")),
                                    _connector="OR",
                                ),
                                name="provider_closed_after_registration",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreviousPermanence",
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
                            "outside_england",
                            models.CharField(
                                blank=True, help_text="WAL, SCO, NIR or NUK instead of an English authority.", max_length=3
                            ),
                        ),
                        ("order_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("order_month", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("order_day", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "authority",
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
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "period_of_care",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="previous_permanence",
                                to="looked_after.periodofcare",
                            ),
                        ),
                        (
                            "permanence",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "previous_permanence"},
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
                        "verbose_name_plural": "previous permanence",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_previouspermanence_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("order_day__isnull", True), ("order_month__isnull", False), _connector="OR"),
                                name="previous_permanence_day_of_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("order_month__isnull", True), ("order_year__isnull", False), _connector="OR"),
                                name="previous_permanence_month_of_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("order_month__isnull", True),
                                    models.Q(("order_month__gte", 1), ("order_month__lte", 12)),
                                    _connector="OR",
                                ),
                                name="previous_permanence_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("order_day__isnull", True),
                                    models.Q(("order_day__gte", 1), ("order_day__lte", 31)),
                                    _connector="OR",
                                ),
                                name="previous_permanence_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PrivateFosteringArrangement",
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
                        ("notified_on", models.DateField(blank=True, null=True)),
                        ("became_aware_on", models.DateField()),
                        ("started_on", models.DateField(blank=True, help_text="When the child moved in, if known.", null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("end_reason", models.CharField(blank=True, max_length=200)),
                        ("carer_suitable", models.BooleanField(blank=True, null=True)),
                        (
                            "advised_on",
                            models.DateField(blank=True, help_text="When the carer's suitability was decided.", null=True),
                        ),
                        ("reason", models.TextField(blank=True)),
                        (
                            "carer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="private_fostering",
                                to="csc.person",
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
                                name="looked_after_privatefosteringarrangement_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("became_aware_on__isnull", True),
                                    ("ended_on__gte", models.F("became_aware_on")),
                                    _connector="OR",
                                ),
                                name="private_fostering_ends_after_awareness",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="private_fostering_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("child",),
                                name="private_fostering_one_open_for_each_child",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPrivateFosteringVisit",
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
                            "arrangement",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="looked_after.privatefosteringarrangement",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical private fostering visit",
                        "verbose_name_plural": "historical private fostering visits",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PrivateFosteringVisit",
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
                            "arrangement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="looked_after.privatefosteringarrangement",
                            ),
                        ),
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
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "visited_on"], name="fostering_visit_by_child_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_privatefosteringvisit_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_at__isnull", True), ("visited_on__isnull", False), _connector="OR"
                                ),
                                name="looked_after_privatefosteringvisit_finished_if_made",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("visited_on__isnull", True), ("not_done_reason__isnull", True), _connector="OR"
                                ),
                                name="looked_after_privatefosteringvisit_made_or_not_done",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StrengthsAndDifficulties",
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
                        ("completed_on", models.DateField()),
                        ("score", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "no_score_reason",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                limit_choices_to={"code_set": "sdq_reason"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="csc.code",
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="strengths_and_difficulties",
                                to="looked_after.periodofcare",
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
                        "verbose_name": "strengths and difficulties questionnaire",
                        "abstract": False,
                        "indexes": [models.Index(fields=["child", "completed_on"], name="sdq_by_child_and_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_strengthsanddifficulties_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__isnull", True), ("score__lte", 40), _connector="OR"),
                                name="sdq_score_0_to_40",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("no_score_reason__isnull", True), ("score__isnull", False)),
                                    models.Q(("no_score_reason__isnull", False), ("score__isnull", True)),
                                    _connector="OR",
                                ),
                                name="sdq_score_or_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubstanceMisuseCheck",
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
                        ("checked_on", models.DateField(blank=True, null=True)),
                        ("refused_on", models.DateField(blank=True, null=True)),
                        ("refusal_reason", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        ("misuse_found", models.BooleanField(blank=True, null=True)),
                        ("substance", models.CharField(blank=True, max_length=100)),
                        ("intervention_offered", models.BooleanField(blank=True, null=True)),
                        ("intervention_received", models.BooleanField(blank=True, null=True)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "period_of_care",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="%(class)ss",
                                to="looked_after.periodofcare",
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
                        "indexes": [models.Index(fields=["child", "checked_on"], name="substancemisusecheck_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_substancemisusecheck_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("checked_on__isnull", True), ("refused_on__isnull", True), _connector="OR"),
                                name="looked_after_substancemisusecheck_made_or_refused",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("refused_on__isnull", True), models.Q(("refusal_reason", ""), _negated=True), _connector="OR"
                                ),
                                name="looked_after_substancemisusecheck_refused_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("checked_on__isnull", True), ("misuse_found__isnull", False), _connector="OR"
                                ),
                                name="substance_misuse_check_has_answer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("intervention_received__isnull", True), ("misuse_found", True), _connector="OR"
                                ),
                                name="substance_misuse_help_for_misuse",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitingRegime",
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
                        ("reason", models.CharField(blank=True, max_length=200)),
                        (
                            "child",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="csc.child"
                            ),
                        ),
                        (
                            "placement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visiting_regimes",
                                to="looked_after.placement",
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
                            "regime",
                            models.ForeignKey(
                                db_index=False,
                                limit_choices_to={"code_set": "visiting_regime"},
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
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("withdrawn_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="looked_after_visitingregime_withdrawn_with_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("started_on__isnull", True),
                                    ("ended_on__gte", models.F("started_on")),
                                    _connector="OR",
                                ),
                                name="visiting_regime_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True), ("state", "complete")),
                                fields=("placement",),
                                name="visiting_regime_one_open_in_placement",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
