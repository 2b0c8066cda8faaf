"""Swapping the desk, the way somebody came in, how they hear from us and who wrote them down changes nothing.

Not in what fits whom, not in the list of tasks, not in what the rules for paid work say.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from marketplace.models import Opportunity
from marketplace.queries.candidates import card_of
from marketplace.queries.matches import best_helpers
from marketplace.queries.nearby import Wish, task_list
from marketplace.queries.readiness import rules_of, what_is_missing
from marketplace.queries.readiness_inputs import inputs_of, judged_of
from marketplace.queries.whereabouts import place_of
from neighbourhoods.models import Consent, User
from neighbourhoods.models.outreach import Channel

from . import ready, stories

PLACES = st.sampled_from([source for source, _label in Opportunity.Source.choices])
CHANNELS = st.sampled_from([it.value for it in Channel])
MEDIA = st.sampled_from([it.value for it in Consent.Medium])


@pytest.fixture
def town(samira, fatma, mevrouw_de_wit, yvonne, karim, lindedaal):
    """Samira on the way to paid work, and a task that looks for somebody."""
    ready.rules_for(lindedaal, by=yvonne)
    ready.meets_all(samira, mevrouw_de_wit, by=yvonne)
    return stories.open_task(mevrouw_de_wit)


def seen_of(task: Opportunity, samira: User, yvonne: User) -> dict[str, object]:
    """Everything that is decided about somebody, as it comes out."""
    task = Opportunity.objects.select_related("neighbourhood", "work_kind", "requester").get(pk=task.pk)
    samira = User.objects.get(pk=samira.pk)
    return {
        "fits": best_helpers(yvonne, task, limit=5),
        "list": task_list(samira, Wish(), place_of(samira)),
        "inputs": inputs_of([samira.pk]),
        "judged": judged_of(samira),
        "rules": rules_of(samira),
        "missing": what_is_missing(samira),
        "card": card_of(samira),
    }


@settings(
    max_examples=25, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(swapped=st.tuples(PLACES, CHANNELS, MEDIA), by_coordinator=st.booleans(), elsewhere=st.booleans())
def test_nothing_changes(town, samira, karim, yvonne, swapped, by_coordinator, elsewhere):
    source, channel, medium = swapped
    before = seen_of(town, samira, yvonne)
    writer = (karim if elsewhere else yvonne) if by_coordinator else samira

    Opportunity.objects.filter(pk=town.pk).update(source=source, entered_by=writer)
    User.objects.filter(pk=samira.pk).update(channel=channel, met_by=writer if writer != samira else yvonne)
    samira.consents.update(medium=medium, recorded_by=writer)
    samira.journal.update(actor=writer)
    samira.talks_about_work.update(confirmed_by=karim if elsewhere else yvonne)
    samira.certificates.update(awarded_by=writer)

    assert seen_of(town, samira, yvonne) == before
