"""A date of birth that comes later: visits that stand already are talked over when the rules forbid them."""

from collections import defaultdict
from datetime import date

import pytest

from cms.workbench.due import too_young_for_it
from marketplace.actions import helping
from marketplace.minors import why_not_come
from marketplace.models import Visit
from marketplace.queries.morning import Morning
from marketplace.queries.young import too_young
from marketplace.states import VisitState
from neighbourhoods.models import SchoolHoliday
from tests.conftest import helper_of, person_of

from . import stories


def born(person, age: int):
    person.birth_date = stories.a_day(-age * 365 - 100)  # some months after a birthday
    person.save(update_fields=["birth_date"])
    return person


def lines(viewer) -> list[tuple[str, date | None, str]]:
    return [(line.title.partition(":")[0], line.by, line.words) for line in too_young_for_it(Morning(viewer))]


ALONE = "Onder de 18 jaar helpt niemand alleen bij iemand thuis. Kom met twee, of kies een andere plek."


def test_the_first_visit_that_a_pupil_may_not_do_stands_on_the_morning_page(mevrouw_de_wit, samira, yvonne, karim):
    for day in (5, 3):
        stories.agreed(mevrouw_de_wit, samira, in_days=day)
    assert lines(yvonne) == []

    born(samira, 17)
    assert lines(yvonne) == [("Samira", stories.a_day(3), ALONE)]
    assert lines(karim) == []

    visit = Visit.objects.get(on_date=stories.a_day(3))
    assert too_young_for_it(Morning(yvonne))[0].href == f"/cms/bezoek/{visit.pk}/"


def test_it_is_gone_with_company_when_called_off_and_at_eighteen(mevrouw_de_wit, samira, fatma, yvonne):
    agreement = stories.agreed(mevrouw_de_wit, samira)
    born(samira, 18)
    assert lines(yvonne) == []

    born(samira, 17)
    agreement.visits.update(company=fatma)
    assert lines(yvonne) == []

    agreement.visits.update(company=None)
    assert len(lines(yvonne)) == 1
    helping.call_off(agreement, by=yvonne)
    assert lines(yvonne) == []


@pytest.mark.parametrize("age", [14, 15, 17])
def test_it_says_what_the_rule_says_of_each_visit(mevrouw_de_wit, samira, fatma, lindedaal, yvonne, age):
    """Visits on many days, some with somebody: one after another as the rule judges them when they are chosen."""
    SchoolHoliday.objects.create(
        municipality=lindedaal, name="herfst", first_day=stories.a_day(6), last_day=stories.a_day(13)
    )
    for day in (1, 1, 1, 2, 6, 8, 8, 8, 8, 8, 9, 14, 20, 21, 22, 23, 24):
        stories.agreed(mevrouw_de_wit, samira, in_days=day).visits.update(company=fatma)
    Visit.objects.filter(on_date=stories.a_day(14)).update(company=None)
    born(samira, age)

    visits = Visit.objects.filter(state=VisitState.PLANNED).order_by("on_date", "pk")
    said = {visit.pk: why_not_come(visit, on=visit.on_date, at_time=visit.at_time) for visit in visits}
    first = next(pk for pk, why in said.items() if why)
    (line,) = too_young(yvonne, Morning(yvonne).regulations)
    assert (line.visit, line.why) == (first, said[first])


def test_the_number_of_questions_does_not_grow(mevrouw_de_wit, lindenkwartier, yvonne, django_assert_num_queries):
    rules = Morning(yvonne).regulations
    with django_assert_num_queries(1):
        assert too_young(yvonne, rules) == []

    found = defaultdict(int)
    for number in range(3):
        pupil = helper_of(lindenkwartier, f"Noor{number}", "Bos", met_by=yvonne)
        stories.agreed(person_of(lindenkwartier, f"Bea{number}", "Mol"), pupil)
        born(pupil, 16)
        with django_assert_num_queries(4):
            found[len(too_young(yvonne, rules))] += 1
    assert found == {1: 1, 2: 1, 3: 1}
