"""Two editors press at the same moment: one page, and a sentence for who comes second."""

import pytest

from cms.models import NeighbourhoodIndexPage, NeighbourhoodPage
from tests.cms.test_places import NO_HOURS, errors, new_page
from tests.cms.test_places import lotte as lotte  # noqa: PLC0414 (a fixture)
from tests.cms.test_places import site as site  # noqa: PLC0414
from tests.entering import enter

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("checked", [True, False])
def test_two_editors_at_the_same_moment_make_one_page_and_the_second_reads_why(
    client, site, lindenkwartier, lotte, monkeypatch, checked
):
    """The other page comes between the look of the form and the saving: the model refuses it, or the database."""
    add_child, others = NeighbourhoodIndexPage.add_child, [NeighbourhoodPage(neighbourhood=lindenkwartier)]

    def after_another(self, instance):
        with monkeypatch.context() as unchecked:
            for other in [others.pop()] if others else []:
                add_child(self, instance=other)
                if not checked:
                    unchecked.setattr(NeighbourhoodPage, "full_clean", lambda *_args, **_kwargs: None)
            return add_child(self, instance=instance)

    monkeypatch.setattr(NeighbourhoodIndexPage, "add_child", after_another)
    enter(client, lotte)

    refused = new_page(client, NeighbourhoodPage, neighbourhood=lindenkwartier.pk, **NO_HOURS)

    assert (refused.status_code, errors(refused)) == (200, ["Deze buurt heeft al een pagina. Verander die pagina."])
    assert NeighbourhoodPage.objects.count() == 1
