"""How much somebody takes part: for the person and their own coordinator, a row that is added, and no input of work."""

import dataclasses

import pytest
from bs4 import BeautifulSoup
from django.http import Http404

from marketplace.matching.fits import Candidate
from neighbourhoods.errors import NotAllowedNow, NotYours
from tests.architecture import sources
from tests.conftest import coordinator_of
from tests.entering import enter
from training.actions.scale import note_scale
from training.models import ScaleNote, ScaleStep
from training.models.append_only import NeverEdited
from training.queries.scale import may_see_scale, notes_on, scale_for

OWN = "scale.py"
READERS = {
    "training/models/__init__.py", "training/queries/own_path.py", "training/personal.py",
    "cms/workbench/path_forms.py", "cms/workbench/views/path.py", "cms/workbench/path_tables.py",
    "cms/wagtail_hooks.py", "cms/demo_data/path.py",
}  # fmt: skip


def steps(*numbers: int) -> list[ScaleStep]:
    return [ScaleStep.objects.get(number=number, municipality=None) for number in numbers]


def seen(viewer, person) -> list[tuple[str, str]]:
    return [(it.now, it.aim) for it in notes_on(viewer, person)]


def test_both_are_optional_and_the_last_one_counts(samira, yvonne):
    three, four = steps(3, 4)

    note_scale(samira, by=yvonne, now=three, aim=None)
    note_scale(samira, by=yvonne, now=three, aim=four)
    note_scale(samira, by=yvonne, now=three, aim=four)  # twice is once
    note_scale(samira, by=yvonne, now=None, aim=None)  # taken back

    assert seen(samira, samira) == [("", ""), (three.name, four.name), (three.name, "")]
    assert [it.verb for it in samira.journal.order_by("pk") if it.verb == "scale.noted"] == ["scale.noted"] * 3


def test_nothing_at_all_is_nothing_to_write_down(samira, yvonne):
    with pytest.raises(NotAllowedNow):
        note_scale(samira, by=yvonne, now=None, aim=None)
    assert ScaleNote.objects.count() == 0


def test_only_their_own_coordinator_writes_it_and_only_they_and_the_person_read_it(
    samira, yvonne, karim, fatma, lindenkwartier
):
    [three] = steps(3)
    colleague = coordinator_of(lindenkwartier, "Sanne", "Mulder")  # of the same streets, and not the first to call
    note_scale(samira, by=yvonne, now=three, aim=None)

    assert [may_see_scale(it, samira) for it in (samira, yvonne, colleague, karim, fatma)] == [
        True, True, False, False, False,
    ]  # fmt: skip
    for viewer in (colleague, karim, fatma):
        with pytest.raises(Http404):
            notes_on(viewer, samira)
    for by in (colleague, karim, samira):
        with pytest.raises(NotYours):
            note_scale(samira, by=by, now=three, aim=None)


def test_the_person_reads_it_in_plain_words_and_a_colleague_sees_no_panel(client, samira, yvonne, lindenkwartier):
    three, four = steps(3, 4)
    note_scale(samira, by=yvonne, now=three, aim=four)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nl"

    own = BeautifulSoup(enter(client, samira).get("/mijn/plek/").content, "html.parser").find(id="meedoen")
    assert "Nu: Meedoen met een groep" in " ".join(own.get_text(" ").split())
    colleague = coordinator_of(lindenkwartier, "Sanne", "Mulder")
    page = enter(client, colleague).get(f"/cms/mensen/{samira.pk}/pad/").content.decode()
    assert ("Hoeveel iemand meedoet" in page, "Meedoen met een groep" in page) == (False, False)


def test_a_municipality_has_its_own_scale(samira, yvonne, lindedaal):
    own = ScaleStep.objects.create(municipality=lindedaal, number=1, name_nl="Thuis")

    assert (scale_for(lindedaal.pk), len(scale_for(None))) == ([own], 6)
    with pytest.raises(NotAllowedNow):
        note_scale(samira, by=yvonne, now=steps(3)[0], aim=None)


def test_a_note_is_never_changed(samira, yvonne):
    note = note_scale(samira, by=yvonne, now=steps(3)[0], aim=None)

    with pytest.raises(NeverEdited):
        note.save()
    with pytest.raises(NeverEdited):
        ScaleNote.objects.update(now=None)


@pytest.mark.once
def test_nothing_that_matches_offers_or_proposes_reads_it():
    reads = {
        it.path
        for it in sources("**/*.py")
        if "migrations" not in it.parts and any(word in it.text for word in ("ScaleNote", "ScaleStep", "queries.scale"))
    }

    assert {it for it in reads if not it.endswith(OWN)} <= READERS
    assert not {it.name for it in dataclasses.fields(Candidate)} & {"scale", "now", "aim", "place", "steps", "path"}
