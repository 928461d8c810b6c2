"""The shapes of answers, for the OpenAPI document. Rows are sent as they are: nothing is serialised twice."""

from __future__ import annotations

from rest_framework import serializers

STATUSES = ["ok", "no_cases", "not_available", "not_computed", "missing", "suppressed"]


class PublishedRowBody(serializers.Serializer):
    report = serializers.CharField()
    row = serializers.CharField(help_text="Its number; empty where the report prints none.")
    title = serializers.CharField()
    variant = serializers.CharField()
    part = serializers.CharField(help_text="The part of the figure it prints, as breakdown=band in the report's words.")


class DefinitionBody(serializers.Serializer):
    key = serializers.CharField()
    title = serializers.CharField()
    stage = serializers.CharField()
    family = serializers.CharField()
    measure = serializers.CharField()
    unit = serializers.CharField()
    basis = serializers.CharField()
    clock_by = serializers.CharField()
    counted = serializers.CharField()
    counts = serializers.CharField()
    marks = serializers.CharField()
    leaves_out = serializers.CharField()
    standard = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # the column's name is also a setting of every field
    why = serializers.CharField()
    caveats = serializers.CharField()
    polarity = serializers.CharField()
    breakdowns = serializers.ListField(child=serializers.CharField())
    variants = serializers.DictField(child=serializers.CharField())
    version = serializers.IntegerField()
    owner = serializers.CharField()
    review_by = serializers.DateField()
    figure_from = serializers.CharField()
    published_rows = PublishedRowBody(many=True)


class ValueBody(serializers.Serializer):
    indicator = serializers.CharField()
    variant = serializers.CharField()
    definition_version = serializers.IntegerField()
    period = serializers.CharField()
    period_start = serializers.DateField()
    period_end = serializers.DateField()
    unit = serializers.CharField()
    breakdown = serializers.CharField()
    band = serializers.CharField()
    numerator = serializers.FloatField(allow_null=True)
    denominator = serializers.FloatField(allow_null=True)
    value = serializers.FloatField(allow_null=True)
    measure_unit = serializers.CharField()
    status = serializers.ChoiceField(STATUSES)
    target = serializers.CharField()
    rag = serializers.CharField()
    direction = serializers.CharField()
    performance_direction = serializers.CharField()
    run = serializers.IntegerField(allow_null=True)
    computed_at = serializers.DateTimeField()
    data_complete_to = serializers.DateField()


class MemberBody(serializers.Serializer):
    table = serializers.CharField()
    record = serializers.UUIDField(allow_null=True)
    child = serializers.UUIDField(allow_null=True)
    pseudonym = serializers.CharField(allow_null=True)
    unit = serializers.CharField()
    marked = serializers.BooleanField()
    reason = serializers.CharField()


class UnitBody(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField()
    parent = serializers.CharField(allow_null=True)  # type: ignore[assignment]  # also a link of every field
    team_type = serializers.CharField(allow_null=True)
    opened_on = serializers.DateField(allow_null=True)
    closed_on = serializers.DateField(allow_null=True)


class PeriodBody(serializers.Serializer):
    period = serializers.CharField()
    period_start = serializers.DateField()
    period_end = serializers.DateField()


class RunBody(serializers.Serializer):
    id = serializers.IntegerField()
    digest = serializers.CharField()
    state = serializers.CharField()
    as_at = serializers.DateTimeField()
    data_complete_to = serializers.DateField()
    lag_hours = serializers.FloatField()
    first_period = serializers.CharField()
    last_period = serializers.CharField()
    late = serializers.BooleanField()
    complete = serializers.BooleanField()
    failed_indicators = serializers.DictField(child=serializers.CharField())
    series = serializers.IntegerField()


class ScorecardNameBody(serializers.Serializer):
    key = serializers.CharField()
    title = serializers.CharField()
    about = serializers.CharField()
    figures = serializers.IntegerField()


class AmountBody(serializers.Serializer):
    status = serializers.ChoiceField(STATUSES)
    numerator = serializers.FloatField(allow_null=True)
    denominator = serializers.FloatField(allow_null=True)
    value = serializers.FloatField(allow_null=True)


class MovementBody(serializers.Serializer):
    direction = serializers.CharField()
    performance = serializers.CharField()


class YardstickBody(serializers.Serializer):
    year = serializers.IntegerField()
    value = serializers.FloatField()


class ScorecardRowBody(serializers.Serializer):
    number = serializers.CharField()
    title = serializers.CharField()
    indicator = serializers.CharField()
    variant = serializers.CharField()
    breakdown = serializers.CharField()
    band = serializers.CharField()
    measure_unit = serializers.CharField()
    good_performance_is = serializers.CharField()
    data_note = serializers.CharField()
    months = AmountBody(many=True)
    year_to_date = AmountBody(allow_null=True)
    period_note = serializers.CharField()
    month_on_month = MovementBody()
    year_on_year = MovementBody()
    rag_month = serializers.CharField()
    rag_year = serializers.CharField()
    red = serializers.CharField()
    amber = serializers.CharField()
    green = serializers.CharField()
    years = AmountBody(many=True)
    benchmarks = serializers.DictField(child=YardstickBody())


class ScorecardSectionBody(serializers.Serializer):
    title = serializers.CharField()
    rows = ScorecardRowBody(many=True)


class ScorecardBody(serializers.Serializer):
    key = serializers.CharField()
    title = serializers.CharField()
    about = serializers.CharField()
    unit = serializers.CharField()
    period = serializers.CharField()
    months = serializers.ListField(child=serializers.CharField())
    years = serializers.ListField(child=serializers.CharField())
    run = serializers.IntegerField()
    computed_at = serializers.DateTimeField()
    data_complete_to = serializers.DateField()
    waiting = serializers.ListField(child=serializers.CharField())
    sections = ScorecardSectionBody(many=True)
