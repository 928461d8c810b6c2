"""The page of a step, the keeping of its words, and the page after it was saved."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from csc.audit import record_event
from csc.components import Details, Fact, Link, SummaryList
from csc.doubts import Doubt, doubts_of
from csc.formats import moment
from csc.models import Child, Draft, SharedPart, Submission
from csc.permissions import Permission
from workforce.access import can, get_child
from workforce.family.postcodes import doubts_of_words, keep_match, words_of
from workforce.pages import ChildPage, PermissionRequired, channel_of
from workforce.recording import drafts
from workforce.recording.hand import Hand
from workforce.recording.identity import identity_bar
from workforce.recording.kinds import address_of_record, kinds
from workforce.recording.openings import Opening, begins_under, newest_opening, opening
from workforce.recording.siblings import chosen_from, siblings_of
from workforce.recording.steps import FAMILY_WORDS, Step, all_steps, take_refusal
from workforce.records import CaseRecord
from workforce.sameness import keys_of, records_of

ANOTHER = "Your words are not being kept: somebody else has signed in at this computer."
TOO_LONG = "This is more text than can be kept. Shorten it, or save it in parts."


class InDoubt(Exception):
    """What was recorded is possible but unlikely, and nobody has said yet that it is so."""

    def __init__(self, doubts: list[Doubt]) -> None:
        super().__init__()
        self.doubts = doubts


class StepPage(ChildPage, View):
    """One step for one child: shows the form, keeps it as a draft, or has it performed.

    The right to the page is the step's own (`Step.permission`), asked for this child; `permission`
    is what the reader needs to come this far.
    """

    permission = Permission.READ_CHILDREN
    step: type[Step]
    held: Child
    """The child under the record the step belongs to: `child`, or a duplicate that was merged into it."""
    subject: models.Model | None
    hand: Hand

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self._find()
        except Gone as gone:
            return self._closed(gone)
        draft = self._own_draft()
        if draft is None:
            return self._show(self._forms([]), [])
        sent = drafts.as_sent(draft.words)
        others = chosen_from(self.siblings, sent.getlist("also"))
        return self._show(self._forms(others, sent, checked=False), others, draft=draft, key=sent.get("submission"))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if drafts.typed_by_another(request.POST, request.user):
            raise PermissionDenied
        saved = self._saved_before(request.POST.get("submission"))
        if saved is not None:
            return redirect("workforce:done", self.child.uuid, saved.key)
        action = request.POST.get("action", "save")
        try:
            self._find()
        except Gone as gone:
            return self._closed(gone, request.POST)
        others = chosen_from(self.siblings, request.POST.getlist("also"))
        if action == "discard":
            self._drop_draft()
            return redirect(request.path)
        if action == "later":
            return self._keep_for_later(request, others)
        forms = self._forms(others, request.POST, checked=action != "siblings")
        if action == "siblings":
            return self._show(forms, others, key=request.POST.get("submission"))
        return self._save(request, forms, others)

    # ── What the page is about ───────────────────────────────────────────────────────────────────

    def _find(self) -> None:
        """The step and its subject. 404 for either that does not exist for this child, 403 without the step's right."""
        step = all_steps().get(self.kwargs["step"])
        subject_key = self.kwargs.get("about")
        if step is None or (step.about is None) != (subject_key is None):
            raise Http404
        reader = self.request.reader  # type: ignore[attr-defined]
        if not can(reader, step.permission, self.child):
            raise PermissionDenied
        self.step, self.hand = step, Hand(reader)
        self.held, self.subject = self._begun(step) if subject_key is None else self._subject(step, subject_key)

    def _begun(self, step: type[Step]) -> tuple[Child, None]:
        return begins_under(step, self.child) or self.child, None

    def _subject(self, step: type[Step], key: uuid.UUID) -> Opening:
        found = opening(step, self.child, key)
        if found is None:
            raise Gone(step)
        return found

    def _saved_before(self, sent: str | None) -> Submission | None:
        """What this very press has saved already. Asked before anything else: by then the subject may be done with."""
        found = Submission.objects.filter(key=_as_key(sent), child=self.child, step=self.kwargs["step"])
        return found.filter(by=self.request.user.pk).first() if sent else None

    @property
    def about(self) -> uuid.UUID:
        return self.child.uuid if self.subject is None else self.subject.uuid  # type: ignore[attr-defined]

    @property
    def siblings(self) -> list[Child]:
        """Those the step can be done for too: brothers and sisters who are where this child is on the journey."""
        if not self.step.for_siblings:
            return []
        found = siblings_of(self.child, self.hand.reader, self.step.permission)
        if self.step.about is None:
            return [sibling for sibling in found if begins_under(self.step, sibling)]
        return [sibling for sibling in found if newest_opening(self.step, sibling)]

    def _forms(self, others: Sequence[Child], data: QueryDict | None = None, *, checked: bool = True) -> list[Any]:
        """One form for each child. Unchecked ones show what was typed and complain of nothing."""
        several = bool(others)
        forms: list[Any] = []
        for held, subject in [(self.held, self.subject), *map(self._counterpart, others)]:
            form = self.step(data, child=held, hand=self.hand, subject=subject, several=several, first=not forms)
            if several:
                form.ask_family_words("What was said or seen about the whole family")
            if data is not None and not checked:
                form._errors = ErrorDict()  # type: ignore[attr-defined]
            forms.append(form)
        return forms

    def _counterpart(self, child: Child) -> tuple[Child, models.Model | None]:
        """The same kind of thing for a brother or sister, such as their own plan; the newest of several."""
        if self.step.about is None:
            return begins_under(self.step, child) or child, None
        return newest_opening(self.step, child) or (child, None)

    # ── Saving ───────────────────────────────────────────────────────────────────────────────────

    def _save(self, request: HttpRequest, forms: list[Any], others: Sequence[Child]) -> HttpResponse:
        key = _as_key(request.POST.get("submission"))
        stand = request.POST.get("doubts_stand", "").strip()
        faulty = [form for form in forms if form.errors]
        doubts: list[Doubt] = []
        if not faulty:
            try:
                submission = self._perform(key, forms, stand)
                return redirect("workforce:done", self.child.uuid, submission.key)
            except drafts.SavedBefore as before:
                return redirect("workforce:done", self.child.uuid, before.submission.key)
            except InDoubt as found:
                doubts = found.doubts
                keep_match(self.hand.reader, self.child, doubts)  # What was recorded is taken back; that it was typed stays.
            except Refused as refused:
                take_refusal(refused.form, refused.error)
        with suppress(drafts.DraftTooLong):  # The page that comes back holds the words all the same.
            self._keep_draft(request.POST)
        return self._show(forms, others, key=str(key), doubts=doubts, stand=stand)

    @transaction.atomic
    def _perform(self, key: uuid.UUID, forms: list[Any], stand: str) -> Submission:
        """Record everything or nothing."""
        submission = drafts.claim_submission(key=key, by=self.hand.by, step=self.step.key, child=self.child)
        part = self._shared_part(forms)
        records = []
        doubts: list[Doubt] = []
        of_words = self._doubts_of_words(forms, [stand, *(word for form in forms for word in words_of(form))])
        for form in forms:
            if form.child != self.held:
                get_child(self.hand.reader, form.child.uuid, channel=channel_of(self.request))
            settled = [] if form.subject is None else doubts_of(form.subject)
            try:
                with transaction.atomic():
                    record = form.perform(part)
            except ValidationError as error:
                raise Refused(form, error) from None
            if record == form.child:  # What was in doubt of the child before is not asked again with every change.
                settled = doubts_of(form.child)
            found = [doubt for doubt in doubts_of(record) if record not in (form.subject, form.child) or doubt not in settled]
            found += [doubt for made in self.step.brings_about(record) for doubt in doubts_of(made)]
            found += of_words if form is forms[0] else []
            doubts += found
            if found and stand:
                rules = sorted({doubt.rule for doubt in found})
                record_event(by=self.hand.by, verb="let_doubt_stand", record=record, child=form.child, reason=stand, rules=rules)
            records.append(record)
        if doubts and (not stand or self._doubts_of_words(forms, [stand])):
            raise InDoubt(doubts)
        keep_match(self.hand.reader, self.child, doubts)
        drafts.close_submission(submission, records)
        self._drop_draft()
        return submission

    def _doubts_of_words(self, forms: list[Any], words: Sequence[str]) -> list[Doubt]:
        """What is asked of the words of any step: asked here, so that no step has to think of it."""
        return doubts_of_words(self.hand.reader, [form.child for form in forms], words, self.step.permission)

    def _shared_part(self, forms: list[Any]) -> SharedPart | None:
        """The one row for what was written about all of several children, or of the family of one."""
        first = forms[0]
        if len(forms) == 1 and not first.has_family_part():
            return None
        part = SharedPart(recorded_by=self.hand.by, narrative=first.cleaned_data.get(FAMILY_WORDS, ""))
        part.full_clean()
        part.save()
        first.write_family_part(part)
        return part

    def _keep_for_later(self, request: HttpRequest, others: Sequence[Child]) -> HttpResponse:
        try:
            self._keep_draft(request.POST)
        except drafts.DraftTooLong:
            forms = self._forms(others, request.POST, checked=False)
            forms[0].cleaned_data = {}
            forms[0].add_error(None, ValidationError(TOO_LONG))
            return self._show(forms, others, key=request.POST.get("submission"))
        return redirect("workforce:child", self.child.uuid)

    # ── Words that are kept ──────────────────────────────────────────────────────────────────────

    def _keep_draft(self, words: QueryDict) -> None:
        drafts.keep_draft(by=self.hand.by, step=self.step.key, child=self.child, about=self.about, words=words)

    def _own_draft(self) -> Draft | None:
        """What the reader had typed, under the record that stands or, before it was merged, under the duplicate."""
        found = (drafts.own_draft(by=self.hand.by, step=self.step.key, about=about) for about in self._abouts())
        return next((draft for draft in found if draft is not None), None)

    def _drop_draft(self) -> None:
        for about in self._abouts():
            drafts.drop_draft(by=self.hand.by, step=self.step.key, about=about)

    def _abouts(self) -> list[uuid.UUID]:
        return [self.about] if self.subject is not None else [held.uuid for held in records_of(self.child)]

    def _closed(self, gone: Gone, sent: QueryDict | None = None) -> HttpResponse:
        """The step is not open any more: says so, and shows the reader the words they had typed, to be copied.

        404 as before; without words, and where the record is not this child's, the page that says that there is none.
        """
        about = self.kwargs["about"]
        if not _is_of(self.step, about, self.child):
            raise gone
        draft = drafts.own_draft(by=self.hand.by, step=self.step.key, about=about)
        if sent is not None and sent.get("action") == "discard":
            drafts.drop_draft(by=self.hand.by, step=self.step.key, about=about)
            return redirect("workforce:child", self.child.uuid)
        if sent is not None:
            with suppress(drafts.DraftTooLong):
                draft = drafts.keep_draft(by=self.hand.by, step=self.step.key, child=self.child, about=about, words=sent)
            draft = draft or Draft(step=self.step.key, words=dict(sent.lists()))
        kept = self._kept(about)
        context = {
            "step": self.step,
            "child": self.child,
            "identity": identity_bar(self.child, self.hand.today),
            "words": _in_words(drafts.legible(self.step, draft)) if draft else None,
            "draft": draft,
            "kept_at": kept,
        }
        return render(self.request, "workforce/recording/closed.html", context, status=404)

    def _kept(self, about: uuid.UUID) -> str:
        """The page of the record the step was about, where it has one."""
        assert self.step.about is not None  # noqa: S101 - a step about nothing is never closed
        record = self.step.about._default_manager.filter(uuid=about).first()
        return address_of_record(record) if isinstance(record, CaseRecord) and type(record) in kinds().values() else ""

    # ── Showing ──────────────────────────────────────────────────────────────────────────────────

    def _show(
        self,
        forms: list[Any],
        others: Sequence[Child],
        *,
        draft: Draft | None = None,
        key: str | None = None,
        doubts: Sequence[Doubt] = (),
        stand: str = "",
    ) -> HttpResponse:
        in_view = [*self._where_it_is_kept(), *forms[0].in_view()]
        context = {
            "step": self.step,
            "child": self.child,
            "identity": identity_bar(self.child, self.hand.today),
            "forms": forms,
            "form": forms[0] if len(forms) == 1 else None,
            "siblings": self.siblings,
            "others": list(others),
            "in_view": SummaryList(in_view) if in_view else None,
            "draft": draft,
            "meanwhile": self._meanwhile(),
            "submission": key or str(uuid.uuid4()),
            "keep": reverse("workforce:keep_draft", args=[self.child.uuid, self.step.key, self.about]),
            "doubts": doubts,
            "stand": stand,
            "breadcrumbs": [
                Link(self.child.full_name or self.child.local_id, reverse("workforce:child", args=[self.child.uuid]))
            ],
        }
        refused = any(form.is_bound and form.errors for form in forms) or doubts
        return render(self.request, "workforce/recording/step.html", context, status=422 if refused else 200)

    def _where_it_is_kept(self) -> list[Fact]:
        """What is recorded under a duplicate stays with what it belongs to, and the person is told so."""
        if self.held == self.child:
            return []
        return [Fact("Recorded under", f"{self.held.local_id}, which was merged into this record")]

    def _meanwhile(self) -> list[Details]:
        """What others have typed into this form and not saved: shown, never merged and never overwritten."""
        shown = []
        kept = drafts.others_drafts(by=self.hand.by, step=self.step.key, about=self.about)
        of_whom = {each.uuid.hex for each in (self.child, self.held, *self.siblings)} if kept else set()
        for draft in kept:
            words = _in_words(drafts.legible(self.step, draft, of_whom))
            shown.append(Details(f"{draft.owner} has been writing here too, last {moment(draft.saved_at)}", words))
        return shown


class Refused(Exception):
    """A verb refused what one form holds."""

    def __init__(self, form: Any, error: ValidationError) -> None:
        super().__init__()
        self.form, self.error = form, error


class Gone(Http404):
    """The step cannot be done to this any more: somebody has done it, or it never was this child's."""

    def __init__(self, step: type[Step]) -> None:
        super().__init__(f"“{step.title}” is not open for this record now. It may have been done already.")


class KeepDraft(PermissionRequired, View):
    """Keeps the words of a form while they are typed. Reads nothing out, so it writes no line of who looked."""

    permission = Permission.READ_CHILDREN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, child: uuid.UUID, step: str, about: uuid.UUID) -> HttpResponse:
        reader = request.reader  # type: ignore[attr-defined]
        found, of = all_steps().get(step), Child.objects.filter(uuid=child).first()
        if found is None or of is None or not can(reader, found.permission, of):
            raise Http404
        if found.about is None and about != child:
            raise Http404
        if found.about is not None and not _is_of(found, about, of):
            raise Http404
        try:
            if drafts.typed_by_another(request.POST, reader.user):
                return JsonResponse({"problem": ANOTHER}, status=409)
            draft = drafts.keep_draft(by=reader.user, step=step, child=of, about=about, words=request.POST)
        except drafts.DraftTooLong:
            return JsonResponse({"problem": TOO_LONG}, status=413)
        return JsonResponse({"saved": f"{timezone.localtime(draft.saved_at):%H:%M}"})


def _is_of(step: type[Step], about: uuid.UUID, child: Child) -> bool:
    """Whether what a step is done to is this child's. It may be done with by now: words typed meanwhile are kept all the same."""
    assert step.about is not None  # noqa: S101 - asked of steps about something alone
    if any(field.name == "child" for field in step.about._meta.fields):
        return step.about._default_manager.filter(uuid=about, child__in=keys_of(child)).exists()
    return opening(step, child, about) is not None


def _in_words(legible: list[tuple[str, list[str]]]) -> SummaryList:
    return SummaryList([Fact(name, " ".join(texts)) for name, texts in legible])


def _as_key(text: str | None) -> uuid.UUID:
    """The key of this press; a fresh one when the page sent none that can be read."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return uuid.uuid4()
