"""Companies in every state: applying, their own page, why not now; and the desk with its diary."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from marketplace.actions import diary, employers, staff
from marketplace.actions.employer_moves import Applicant
from marketplace.states import EmployerState
from neighbourhoods.models import Membership
from tests.marketplace.employing import bakery

from .lines import Line, looked_at


def companies(town: Any) -> None:
    """One that takes part with two people and a question, one that waits, one out of sight, one that stopped."""
    words, by, today = town.names.words, town.yvonne, timezone.localdate()
    here, name = town.wit.neighbourhood, " ".join(town.names.helper)[:110]
    town.firm_company, town.firm_bas = bakery(here, name=name[:60])
    town.firm_other, _els = bakery(here, name="Wasserij Wit", kvk_number="20304050")
    Membership.objects.create(organisation=town.firm_other.organisation, user=town.firm_bas)
    staff.add_staff(town.firm_company, Applicant(name, "els@bakkerij.example", ""), by=by)
    staff.ask_for_colleague(town.firm_company, Applicant(name, "piet@bakkerij.example", ""), by=town.firm_bas)
    refused = staff.ask_for_colleague(
        town.firm_company, Applicant("Kees", "kees@bakkerij.example", ""), by=town.firm_bas
    )
    staff.answer_colleague(refused, by=by, yes=False, why_not=words[:300])
    told = {"contact_name": name, "contact_email": "wim@groen.example", "contact_phone": "+31612345678"}
    town.firm_applied, town.firm_wim = bakery(here, name="Groen en Zoon", state=EmployerState.APPLIED, owner=by, **told)
    why = {"why": words[:300]}
    town.firm_out, town.firm_roos = bakery(here, name="Bloemen Roos", state=EmployerState.OUT_OF_SIGHT, **why)
    town.firm_stopped, town.firm_gert = bakery(here, name="Garage Bos", state=EmployerState.STOPPED)
    town.firm_declined, _anna = bakery(
        here, name="Kapsalon Anna", state=EmployerState.DECLINED, why=words[:300], **told
    )
    town.firm_diary = diary.open_diary(town.firm_company, by=by)
    diary.tell_visit(
        diary.plan_visit(town.firm_diary, by=by, on_date=today - timedelta(days=3), about=words[:200]),
        by=by, happened=words, agreed=words,
    )  # fmt: skip
    diary.plan_visit(town.firm_diary, by=by, on_date=today, about=words[:200])
    said = {"promised_by": "alderman", "name": name, "before": today + timedelta(days=9)}
    promise = diary.note_promise(town.firm_diary, by=by, what=words[:300], **said)
    diary.look_at_promise(promise, by=by, note=words[:300], before=today)
    diary.end_promise(diary.note_promise(town.firm_diary, by=by, what="Een plek", **said), by=by, end="kept")
    employers.call_again(town.firm_applied, by=by)


APPLY, COMPANY, DESK = "/werkgevers/aanmelden/", "/werkgevers/bedrijf/", "/cms/werkgevers/"
CARD, DIARY = DESK + "{t.firm_company.pk}/", DESK + "dagboek/{t.firm_diary.pk}/"
GOOD = {
    "company": "Bakkerij Bos", "kvk_number": "12345670", "postcode": "7299AB", "house_number": "12", "size": "small",
    "name": "Bas", "phone": "0612345678", "email": "bas@bos.example", "neighbourhood": "{t.wit.neighbourhood_id}",
}  # fmt: skip
LINES = (
    Line("for employers", "/werkgevers/"),
    Line("for employers, no stories", "/werkgevers/", state="empty"),
    Line("apply as an employer", APPLY),
    Line("apply as an employer: mistakes", APPLY, data={"kvk_number": "12", "postcode": "9999ZZ"}, once=True),
    Line("applied as an employer", APPLY, data=GOOD, follow=True),
    *looked_at("firm_bas", {"my company": COMPANY}),
    *looked_at("firm_roos", {"my company, out of sight": COMPANY}),
    Line("my company: a colleague with mistakes", COMPANY + "collega/", "firm_bas", data={"phone": "x"}, once=True),
    Line("not an employer", COMPANY, "henk", status=403),
    Line("before the call", COMPANY, "firm_wim", status=403),
    Line("a company that stopped", COMPANY, "firm_gert", status=403),
    *looked_at("yvonne", {
        "desk: employers": DESK,
        "desk: an employer": CARD,
        "desk: an employer to call": DESK + "{t.firm_applied.pk}/",
        "desk: an employer out of sight": DESK + "{t.firm_out.pk}/",
        "desk: an employer, not yet": DESK + "{t.firm_declined.pk}/",
        "desk: an employer that stopped": DESK + "{t.firm_stopped.pk}/",
        "desk: change an employer": CARD + "wijzig/",
        "desk: the diary": DESK + "dagboek/",
        "desk: the diary of a company": DIARY,
    }),
    *looked_at("yvonne", {"desk: no employers": DESK, "desk: an empty diary": DESK + "dagboek/"}, state="empty"),
    Line("desk: not yet without a reason", DESK + "{t.firm_applied.pk}/nog-niet/", "yvonne", data={"why": ""},
         once=True),
    Line("desk: staff with mistakes", CARD + "mensen/", "yvonne", data={"email": "x"}, once=True),
    Line("desk: a company with mistakes", CARD + "wijzig/", "yvonne", data={"kvk_number": "x"}, once=True),
    Line("desk: a visit with mistakes", DIARY + "bezoek/", "yvonne", data={"on_date": "x"}, once=True),
    Line("desk: a promise with mistakes", DIARY + "belofte/", "yvonne", data={"before": "x"}, once=True),
)  # fmt: skip
