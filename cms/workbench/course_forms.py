"""The forms of the course screens: where and when a course is given, and another day."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import DATE, PlainForm
from neighbourhoods import geocoding
from neighbourhoods.free_text import FreeText
from neighbourhoods.models import User
from neighbourhoods.queries import residents
from training import rules
from training.actions.runs import Part, Where
from training.models import CourseRun, Session
from training.queries import to_choose

ROWS = 6
POSTCODE = re.compile(r"\b[1-9][0-9]{3}\s?[A-Za-z]{2}\b")
NO_DAY = {"required": _("Choose a date."), "invalid": _("Choose a date.")}
NO_TIME = {"required": _("Choose a time. For example 9:30."), "invalid": _("Choose a time. For example 9:30.")}
NO_LENGTH = dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("A part lasts 15 to 600 minutes."))


def day_field(**how: Any) -> forms.DateField:
    return forms.DateField(
        label=_("Date"), widget=forms.DateInput(DATE, format="%Y-%m-%d"), error_messages=NO_DAY, **how
    )


def time_field(**how: Any) -> forms.TimeField:
    widget = forms.TimeInput({"type": "time"}, format="%H:%M")
    return forms.TimeField(label=_("Time"), widget=widget, error_messages=NO_TIME, **how)


def length_field(**how: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Length in minutes"), min_value=15, max_value=600, initial=150, error_messages=NO_LENGTH, **how
    )


class WhereForm(PlainForm):
    """The place of a course and how many can take part."""

    neighbourhood = forms.ModelChoiceField(None, label=_("Neighbourhood"), empty_label=None)
    place_name = FreeText(
        label=_("Name of the place"), max_length=80, help_text=_("For example: community centre De Linde."),
        error_messages={"required": _("Fill in where the course is given.")},
    )  # fmt: skip
    place_address = FreeText(
        label=_("Address"),
        max_length=160,
        required=False,
        help_text=_("Street, number and postcode. Everybody can read it."),
    )  # fmt: skip
    capacity = forms.IntegerField(
        label=_("Number of places"), min_value=1, max_value=rules.MOST_PLACES, initial=8,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("A course has at least 1 place, and at most 500.")
        ),
    )  # fmt: skip

    teacher = forms.ModelChoiceField(
        None, label=_("Who teaches it"), empty_label=_("Not known yet"), required=False,
        help_text=_("Who takes part sees the first name."),
    )  # fmt: skip

    def __init__(self, *args: Any, viewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["neighbourhood"].queryset = residents.neighbourhoods_to_choose(viewer)  # type: ignore[attr-defined]
        self.fields["teacher"].queryset = to_choose.teachers_to_choose(viewer)  # type: ignore[attr-defined]

    @classmethod
    def of(cls, run: CourseRun, viewer: User) -> "WhereForm":
        initial = {name: getattr(run, name) for name in cls.base_fields}
        return cls(initial=initial, viewer=viewer)

    def where(self) -> Where:
        """With the point of the postcode, when there is one. May ask another server: never in a transaction."""
        answers = self.cleaned_data
        found = POSTCODE.search(answers["place_address"])
        at = geocoding.locate(found[0]) if found else geocoding.Address()
        return Where(
            answers["neighbourhood"], answers["place_name"], answers["place_address"], at.latitude, at.longitude
        )


class PlanForm(WhereForm):
    """A new run: which course, where, and up to six parts. A row without a date is left out."""

    course = forms.ModelChoiceField(
        None, label=_("Course"), empty_label=None,
        error_messages={"required": _("Choose a course."), "invalid_choice": _("Choose a course.")},
    )  # fmt: skip
    field_order = ("course", "neighbourhood", "place_name", "place_address", "capacity", "teacher")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = to_choose.courses_to_choose()  # type: ignore[attr-defined]
        for row in range(1, ROWS + 1):
            self.fields[f"on_{row}"] = day_field(required=False)
            self.fields[f"at_{row}"] = time_field(required=False)
            self.fields[f"long_{row}"] = length_field(required=False)

    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in self.field_order]

    def rows(self) -> Iterable[tuple[int, list[forms.BoundField]]]:
        for row in range(1, ROWS + 1):
            yield row, [self[f"{name}_{row}"] for name in ("on", "at", "long")]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        chosen = [row for row in range(1, ROWS + 1) if answers.get(f"on_{row}")]
        if not chosen and not any(self.has_error(f"on_{row}") for row in range(1, ROWS + 1)):
            self.add_error("on_1", _("Choose at least one day."))
        for row in chosen:
            if answers.get(f"at_{row}") is None and not self.has_error(f"at_{row}"):
                self.add_error(f"at_{row}", NO_TIME["required"])
        return answers

    def parts(self) -> list[Part]:
        answers = self.cleaned_data
        return [
            Part(answers[f"on_{row}"], answers[f"at_{row}"], answers[f"long_{row}"] or 150)
            for row in range(1, ROWS + 1)
            if answers.get(f"on_{row}")
        ]

    def refuse(self, code: str, sentence: str) -> None:
        """The rule's own sentence, at the field that it is about."""
        if code == "capacity":
            self.add_error("capacity", sentence)
            return
        seen: list[Part] = []
        for row, part in self._numbered():
            passed = code == "passed" and not _is_ahead(part)
            if passed or (code == "overlap" and any(part.begins < it.ends and it.begins < part.ends for it in seen)):
                self.add_error(f"on_{row}", sentence)
                return
            seen.append(part)
        self.add_error(None, sentence)

    def _numbered(self) -> Iterable[tuple[int, Part]]:
        rows = [row for row in range(1, ROWS + 1) if self.cleaned_data.get(f"on_{row}")]
        return zip(rows, self.parts(), strict=True)


class DayForm(PlainForm):
    """One part: another day, hour or place."""

    on_date = day_field()
    at_time = time_field()
    minutes = length_field()
    place_name = FreeText(label=_("Somewhere else? Where?"), max_length=80, required=False)

    @classmethod
    def of(cls, session: Session) -> "DayForm":
        return cls(initial={name: getattr(session, name) for name in cls.base_fields})

    def part(self) -> Part:
        return Part(**self.cleaned_data)


def _is_ahead(part: Part) -> bool:
    return part.begins > timezone.now()
