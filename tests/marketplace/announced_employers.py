"""How each kind of message to who acts for a company comes about."""

from marketplace.actions import employers, staff
from marketplace.actions.employer_moves import Applicant
from marketplace.models import Employer
from neighbourhoods.models import User

from .employing import bakery

PIET = Applicant("Piet Smit", "piet@bakkerij-smit.example", "+31612345699")


def _company(requester, **fields) -> tuple[Employer, User]:
    return bakery(requester.neighbourhood, **fields)


def _welcome(requester, samira, yvonne):
    employer, _bas = _company(requester)
    staff.add_staff(employer, PIET, by=yvonne)


def _out_of_sight(requester, samira, yvonne):
    employer, _bas = _company(requester)
    return employers.put_out_of_sight(employer, why="Iemand wacht al 7 werkdagen op uw antwoord.")


def _back(requester, samira, yvonne):
    employers.let_back(_out_of_sight(requester, samira, yvonne), by=yvonne)


def _left(requester, samira, yvonne):
    employer, bas = _company(requester)
    staff.remove_staff(employer, bas, by=yvonne)


STORIES = {
    "employer.welcome": _welcome,
    "employer.out_of_sight": _out_of_sight,
    "employer.back": _back,
    "employer.left": _left,
}
