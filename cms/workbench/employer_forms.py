"""The desk's forms about companies: not yet, out of sight, who acts for it, what it is and where."""

from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workbench.forms import PlainForm
from cms.workbench.pupil_forms import a_day
from marketplace.actions.employer_moves import Applicant
from marketplace.forms.employers import CompanyFields, PersonForm
from marketplace.models import Employer
from neighbourhoods.forms import PhoneField
from neighbourhoods.free_text import FreeText, ShortText

READS = _("The company can read this.")


class NotYetForm(PlainForm):
    why = FreeText(
        label=_("Why not yet? And what would help?"), max_length=300, rows=2, help_text=READS,
        error_messages={"required": _("Write down why not yet. Say it to them too.")},
    )  # fmt: skip
    again_on = a_day(_("On which day do we call again?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        later = timezone.localdate() + relativedelta(months=3)
        super().__init__(*args, initial={"again_on": later}, auto_id="id_later_%s", **kwargs)


class WhyForm(PlainForm):
    why = FreeText(
        label=_("Why? In a sentence that the company reads"), max_length=300, rows=2,
        error_messages={"required": _("Write down why. They read it.")},
    )  # fmt: skip


class StaffForm(PlainForm):
    """Somebody who may act for it. An e-mail address is needed: they log in with it."""

    name = ShortText(label=_("Name"), max_length=120, error_messages={"required": _("Enter the name.")})
    email = PersonForm.base_fields["email"]
    phone = PhoneField(label=_("Phone number"), required=False)

    def applicant(self) -> Applicant:
        said = self.cleaned_data
        return Applicant(said["name"], said["email"], said["phone"])


class CompanyForm(CompanyFields):
    """The same as a company tells of itself, changed at the desk."""

    phone = PhoneField(label=_("Phone number of the company"), required=False)

    @classmethod
    def of(cls, employer: Employer) -> "CompanyForm":
        return cls(
            initial={
                "company": employer.name,
                "kvk_number": employer.kvk_number,
                "postcode": employer.postcode,
                "house_number": employer.house_number,
                "size": employer.size,
                "phone": employer.organisation.phone,
            }
        )
