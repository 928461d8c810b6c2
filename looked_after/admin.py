"""The record of looked-after children in the administration site, to look at only."""

from django.contrib import admin

from looked_after import models
from workforce.case_admin import CaseRecordAdmin, ViewOnly, ViewOnlyAdmin
from workforce.records import CaseRecord

for name in models.__all__:
    model = getattr(models, name)
    if issubclass(model, CaseRecord):
        admin.site.register(model, CaseRecordAdmin)


@admin.register(models.PlacementProvider)
class PlacementProviderAdmin(ViewOnlyAdmin):
    list_display = ("urn", "name", "provider", "placement_type", "registered_on", "closed_on")
    search_fields = ("urn", "name")


class FosterCarerLines(ViewOnly, admin.TabularInline):
    model = models.FosterCarer


class AdopterLines(ViewOnly, admin.TabularInline):
    model = models.Adopter


class FosterReviewLines(ViewOnly, admin.TabularInline):
    model = models.FosterReview


@admin.register(models.FosterCarerHousehold)
class FosterCarerHouseholdAdmin(ViewOnlyAdmin):
    inlines = (FosterCarerLines, FosterReviewLines)
    list_display = ("local_id", "approval", "own", "approved_on", "ended_on")
    list_filter = ("own", "relative_or_friend")
    search_fields = ("local_id", "name")


@admin.register(models.FosterTraining)
class FosterTrainingAdmin(ViewOnlyAdmin):
    list_display = ("carer", "course", "completed_on")
    list_select_related = ("carer__person", "carer__household", "course")
    search_fields = ("carer__household__local_id",)


@admin.register(models.FosterAssessment)
class FosterAssessmentAdmin(ViewOnlyAdmin):
    list_display = ("household", "started_on", "completed_on", "outcome")
    search_fields = ("household__local_id",)


@admin.register(models.AdopterAssessment)
class AdopterAssessmentAdmin(ViewOnlyAdmin):
    inlines = (AdopterLines,)
    list_display = ("family_id", "stage_one_started_on", "stage_two_started_on", "approved_on", "left_on")
    search_fields = ("family_id",)
