"""A vacancy at the desk: the three screens of an employer on one page, filled in during a phone call."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import QueryDict

from marketplace.actions import vacancies
from marketplace.forms.vacancies import Screen, WhatForm, WhenForm
from marketplace.forms.vacancy_where import WhereForm, address_of
from marketplace.models import Employer, Vacancy
from marketplace.queries import vacancies as queries
from marketplace.queries.jobs import days_words
from marketplace.queries.kinds import active_kinds
from marketplace.vacancy_sheet import Sheet
from neighbourhoods.models import User


@dataclass(frozen=True)
class Screens:
    """All three, with what was kept of each."""

    employer: Employer
    vacancy: Vacancy | None
    what: WhatForm
    when: WhenForm
    where: WhereForm

    @classmethod
    def of(cls, data: QueryDict | None, employer: Employer, vacancy: Vacancy | None) -> "Screens":
        sheet = queries.sheet_of(vacancy)
        known: dict[str, Any] = {
            "employer": employer, "sheet": sheet, "is_begun": queries.is_begun(vacancy, sheet),
        }  # fmt: skip
        conditions = queries.conditions_to_choose()
        return cls(
            employer, vacancy, WhatForm(data, kinds=active_kinds(), **known), WhenForm(data, **known),
            WhereForm(data, conditions=conditions, **known),
        )  # fmt: skip

    @property
    def forms(self) -> tuple[Screen, ...]:
        return (self.what, self.when, self.where)

    @property
    def errors(self) -> list[tuple[str, str]]:
        """The field and its sentence, for the summary."""
        return [
            (field.id_for_label or f"id_{field.name}_0", str(sentence))
            for form in self.forms
            for field in form
            for sentence in field.errors
        ]

    def send(self, *, by: User) -> Vacancy | None:
        """Kept and sent, or None with the sentences at the fields. The address is looked up before the transaction."""
        wrong = [form for form in self.forms if not form.is_valid()]  # all of them say what is wrong
        place = self.where.find_place() if not wrong else None
        if place is None:
            return None
        sheet = Sheet({form.screen: form.kept() for form in self.forms})
        with transaction.atomic():
            vacancy = self.vacancy
            for form in self.forms:
                vacancy = vacancies.keep_answers(
                    self.employer, by=by, part=form.screen, answers=form.kept(), vacancy=vacancy
                )
            assert vacancy is not None  # noqa: S101  there are three screens
            return vacancies.send_vacancy(vacancy, by=by, place=place, address=address_of(sheet, place))


def shown_of(vacancy: Vacancy | None) -> dict[str, Any]:
    """As workbench/_job_vacancy.html shows it."""
    return {"vacancy": vacancy, "days": days_words(vacancy.days) if vacancy else ""}
