"""The forms of the desk about jobs: what a host offers, the check against displacement, an agreement."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.workbench.forms import DATE, PART_CHOICES, AddressForm, PlainForm
from marketplace import job_rules
from marketplace.actions.displacement import Answers
from marketplace.actions.jobs import Days, Terms
from marketplace.forms.pairs import DeskRhythmForm, RhythmForm
from marketplace.models import Job, Opportunity
from marketplace.posting import AS_WRITTEN, Posting
from marketplace.queries import cases, job_desk
from marketplace.queries.kinds import active_kinds
from marketplace.words import length_words
from marketplace.work_forms import WorkForm
from neighbourhoods.forms import AmountField, PhoneField
from neighbourhoods.free_text import FreeText, ShortText
from neighbourhoods.models import User

CONSENT = gettext_lazy(
    "May your first name stand on the website with this work? Who works here gets your name and phone number."
)
DAY = {"required": gettext_lazy("Choose a day."), "invalid": gettext_lazy("Choose a day.")}
HOURS = gettext_lazy("Write a number of hours from 0,5 to 40.")
PLACES = gettext_lazy("Write a number of places from 1 to 50.")
A_MORNING = 180  # minutes
LONGER_DAYS = (300, 360, 420, 480)


def a_day(label: Any, *, required: bool = True) -> forms.DateField:
    box = forms.DateInput(DATE, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=box, error_messages=DAY)


class JobFields(PlainForm):
    """What is done, how much of it, and what somebody gets."""

    name_nl = FreeText(
        label=gettext_lazy("Name of the work"), max_length=60,
        error_messages={"required": gettext_lazy("Write the name of the work. For example: ironing workshop.")},
    )  # fmt: skip
    name_en = FreeText(label=gettext_lazy("Name in English"), required=False, max_length=60)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of work"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a kind of work.")},
    )  # fmt: skip
    work_form = forms.ChoiceField(label=gettext_lazy("Form of work"), choices=WorkForm, initial=WorkForm.VOLUNTEER)
    hours_a_week = AmountField(
        label=gettext_lazy("Hours a week"),
        most=40,
        initial=8,
        error_messages=dict.fromkeys(
            ("required", "invalid", "max_decimal_places", "max_digits", "min_value", "max_value"), HOURS
        ),
    )
    places = forms.IntegerField(
        label=gettext_lazy("Number of places"), min_value=1, max_value=50, initial=1,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), PLACES),
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Part of the day"), choices=PART_CHOICES, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    starts_on = a_day(gettext_lazy("First day"))
    ends_on = a_day(gettext_lazy("Last day"), required=False)
    host = forms.ModelChoiceField(
        label=gettext_lazy("Host"), queryset=None, required=False, empty_label=gettext_lazy("A household")
    )
    place_name = FreeText(label=gettext_lazy("Name of the place"), required=False, max_length=80)
    supervisor = forms.ModelChoiceField(
        label=gettext_lazy("Who guides?"), queryset=None, required=False, empty_label=gettext_lazy("Nobody yet")
    )
    learns_nl = FreeText(
        label=gettext_lazy("What do you learn? A line for each"), required=False, max_length=400, rows=3
    )
    learns_en = FreeText(label=gettext_lazy("The same in English"), required=False, max_length=400, rows=3)
    conditions = forms.ModelMultipleChoiceField(
        label=gettext_lazy("What is the place like?"), queryset=None, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    good_to_know = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Good to know"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    companion_welcome = forms.BooleanField(label=gettext_lazy("Somebody may come along"), required=False, initial=True)
    wage_hour = AmountField(label=gettext_lazy("Wage for an hour"), required=False, most=100)
    allowance_hour = AmountField(label=gettext_lazy("Allowance for an hour"), required=False, most=100)
    allowance_month = AmountField(label=gettext_lazy("Allowance for a month"), required=False, most=10_000)
    allowance_reason = FreeText(label=gettext_lazy("Why is an hour worth more?"), required=False, max_length=200)
    repays_travel = forms.BooleanField(label=gettext_lazy("Travel costs are paid back"), required=False)

    def __init__(self, *args: Any, viewer: User, job: Opportunity | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **({"viewer": viewer} if isinstance(self, AddressForm) else {}), **kwargs)
        self.viewer, self.job = viewer, job
        self.kinds = {str(kind.pk): kind for kind in active_kinds()}
        rows: Any = self.fields
        rows["kind"].choices = [(pk, kind.name) for pk, kind in self.kinds.items()]
        rows["host"].queryset = job_desk.hosts_for(viewer)
        rows["supervisor"].queryset = job_desk.contacts_for(viewer)
        rows["conditions"].queryset = job_desk.conditions_to_choose()
        rows["good_to_know"].queryset = cases.sentences_to_choose()

    @classmethod
    def of(cls, job: Opportunity, *, viewer: User) -> "JobFields":
        """Filled with what stands there."""
        now = Posting.of(job)
        same = {name: getattr(now, name) for name in ("name_nl", "name_en", "learns_nl", "learns_en", *AS_WRITTEN)}
        hours = Decimal(now.minutes_a_week) / 60
        initial = same | {
            "kind": job.work_kind_id, "work_form": now.work_form, "parts": list(now.parts), "hours_a_week": hours,
            "conditions": now.conditions, "good_to_know": now.good_to_know,
        }  # fmt: skip
        return cls(viewer=viewer, job=job, initial=initial)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not self.errors:
            self._look_at_the_rules()
        return answers

    def _look_at_the_rules(self) -> None:
        posting, job = self.posting(), self.job
        is_new = job is None or posting.starts_on != job.job.starts_on
        found = job_rules.objections(
            posting, municipality_id=self.municipality_id, today=timezone.localdate(), is_new=is_new
        )
        for where, sentence in found.items():
            self.add_error(where, sentence)

    @property
    def municipality_id(self) -> int | None:
        return self.job.neighbourhood.municipality_id if self.job else self.viewer.municipality_id

    def posting(self) -> Posting:
        answers = dict(self.cleaned_data)
        same = {
            name: answers[name]
            for name in (*AS_WRITTEN, "name_nl", "name_en", "learns_nl", "learns_en")
            if name in answers
        }
        return Posting(
            **same,
            minutes_a_week=int(answers["hours_a_week"] * 60),
            work_kind=self.kinds.get(answers["kind"]),
            work_form=answers["work_form"],
            parts=frozenset(answers["parts"]),
            conditions=tuple(answers["conditions"]),
            good_to_know=tuple(answers["good_to_know"]),
            allowance_reason=answers["allowance_reason"],
        )


class NewJobForm(JobFields, AddressForm):
    """Also where it is, and who speaks for the host. `household`: at whose home it is."""

    first_name = ShortText(label=gettext_lazy("First name"), required=False, max_length=60)
    last_name = ShortText(label=gettext_lazy("Surname"), required=False, max_length=80)
    phone = PhoneField(label=gettext_lazy("Phone number"), required=False)
    guides = forms.BooleanField(label=gettext_lazy("This person guides"), required=False, initial=True)
    consent = forms.BooleanField(label=gettext_lazy("Yes, it is fine"), required=False)

    def __init__(self, *args: Any, viewer: User, household: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, viewer=viewer, **kwargs)
        self.household = household
        self.fields["supervisor"].empty_label = gettext_lazy("Somebody new")  # type: ignore[attr-defined]
        if household is not None:
            self.fields["host"].widget = forms.HiddenInput()

    @property
    def speaks_newly(self) -> bool:
        """Somebody whom we do not know yet is written down with it."""
        return bool(self.cleaned_data.get("first_name")) and self.cleaned_data.get("supervisor") is None

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if self.household is None and answers.get("host") is None and "host" not in self.errors:
            self.add_error("host", _("Choose the host. For a household, begin at the card of the person."))
        if self.speaks_newly:
            if not answers.get("phone") and "phone" not in self.errors:
                self.add_error("phone", _("Ask for the number. We call this person when somebody is interested."))
            if not answers.get("consent"):
                self.add_error("consent", _("Read the sentence aloud. Tick only when the answer is yes."))
        elif answers.get("supervisor") is None and self.household is None:
            self.add_error("first_name", _("Write down who speaks for the host."))
        return super().clean()

    def posting(self) -> Posting:
        found = super().posting()
        if self.speaks_newly and self.cleaned_data["guides"]:
            return replace(found, supervisor=User(first_name=self.cleaned_data["first_name"]))
        return found


YES_NO = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]


def a_question(label: Any) -> forms.ChoiceField:
    missing = {"required": gettext_lazy("Answer yes or no.")}
    return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect, error_messages=missing)


class DisplacementForm(PlainForm):
    """Five questions, and when somebody looks again."""

    paid_before = a_question(gettext_lazy("Was somebody paid for this work in the last year?"))
    open_vacancy = a_question(gettext_lazy("Was there a vacancy for this work in the last year?"))
    usually_paid = a_question(gettext_lazy("Is this work usually paid?"))
    gives_advantage = a_question(gettext_lazy("Does the host get an advantage over others by it?"))
    is_guided = a_question(gettext_lazy("Does somebody guide the person?"))
    explanation = FreeText(
        label=gettext_lazy("Why is it all right? Or what will you talk over?"), required=False, max_length=300, rows=2
    )
    review_on = a_day(gettext_lazy("Look again on"))

    QUESTIONS = ("paid_before", "open_vacancy", "usually_paid", "gives_advantage", "is_guided")

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.QUESTIONS]

    def answered(self) -> dict[str, Any]:
        """As the action takes it."""
        said = Answers(**{name: self.cleaned_data[name] == "yes" for name in self.QUESTIONS})
        rest = {name: self.cleaned_data[name] for name in ("explanation", "review_on")}
        return {"answers": said, **rest}


class AgreeForm(DeskRhythmForm):
    """From when, and on which days. Days that are not known yet stay empty: they are written down later."""

    allowance_reason = FreeText(label=gettext_lazy("Why is an hour worth more?"), required=False, max_length=200)

    def __init__(self, *args: Any, job: Job, **kwargs: Any) -> None:
        today, length = timezone.localdate(), min(job.minutes_a_week, A_MORNING)
        first = RhythmForm.filled_with(None, starts_on=max(today, job.starts_on)) | {"minutes": length}
        super().__init__(*args, initial=first | {"ends_on": job.ends_on}, minutes=length, **kwargs)
        lengths: Any = self.fields["minutes"]
        longer = [(minutes, length_words(minutes)) for minutes in LONGER_DAYS]
        lengths.choices = [*lengths.choices, *longer]
        for name in ("every", "weekdays", "at_time", "minutes"):
            self.fields[name].required = False
        if job.allowance_hour is None:
            del self.fields["allowance_reason"]

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        for name in ("every", "weekdays", "at_time", "minutes"):
            if self._asks_days() and not answers.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return answers

    def _asks_days(self) -> bool:
        """Somebody began to fill them in: a day, or a time."""
        return any(self.cleaned_data.get(name) or name in self.errors for name in ("weekdays", "at_time", "nth"))

    def agreed(self) -> Terms:
        answers = self.cleaned_data
        names = ("rule", "at_time", "minutes", "skips_holidays")
        return Terms(
            answers["starts_on"],
            answers["ends_on"],
            Days(**{name: answers[name] for name in names}) if answers.get("rule") else None,
            answers.get("allowance_reason", ""),
        )
