"""The jobhunter's diary: visits, what was agreed, promises that nobody forgets, and no company that reads it."""

from datetime import date

import pytest
import time_machine

from cms.workbench.employer_due import diary as on_today
from marketplace.actions import diary
from marketplace.models import DiaryCompany, DiaryPromise, DiaryVisit
from marketplace.queries.diary import PromiseShown, VisitShown, promises_that_stand, visits_this_week
from marketplace.queries.morning import Morning
from neighbourhoods.errors import NotAllowedNow, NotYours
from neighbourhoods.models import JournalEntry, Membership
from tests.entering import enter

from .employing import bakery

pytestmark = pytest.mark.django_db
NOON, TODAY = "2026-06-03 12:00+02:00", date(2026, 6, 3)  # a Wednesday
SECRET = "Els zei dat de wethouder twee plekken betaalt"
LIST = "/cms/werkgevers/dagboek/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as travel:
        yield travel


@pytest.fixture
def company(lindenkwartier, yvonne) -> DiaryCompany:
    return diary.add_company("Garage Bos", by=yvonne, neighbourhood=lindenkwartier, phone="+31571123456", contact="Els")


def promised(company, by) -> DiaryPromise:
    return diary.note_promise(
        company, by=by, promised_by="alderman", name="Wethouder Prins", what=SECRET, before=date(2026, 7, 1)
    )


def verbs(person) -> list[str]:
    return list(JournalEntry.objects.filter(resident=person).order_by("pk").values_list("verb", flat=True))


def test_a_visit_is_planned_and_told_with_what_was_agreed(company, yvonne):
    visit = diary.plan_visit(company, by=yvonne, on_date=TODAY, about="Kennismaken")
    diary.tell_visit(visit, by=yvonne, happened="Rondleiding.", agreed="Twee proefochtenden.")

    row = DiaryVisit.objects.values("on_date", "who", "about", "happened", "agreed", "let_go_at").get()
    assert row == {
        "on_date": TODAY, "who": yvonne.pk, "about": "Kennismaken", "happened": "Rondleiding.",
        "agreed": "Twee proefochtenden.", "let_go_at": None,
    }  # fmt: skip
    assert verbs(yvonne) == ["diary.company", "diary.visit_planned", "diary.visit_told"]


def test_everything_sent_twice_is_once(company, lindenkwartier, yvonne):
    for _time in range(2):
        diary.add_company("garage bos", by=yvonne, neighbourhood=lindenkwartier)
        visit = diary.plan_visit(company, by=yvonne, on_date=TODAY)
        promise = promised(company, yvonne)
    for _time in range(2):
        diary.tell_visit(visit, by=yvonne, happened="Rondleiding.")
        diary.end_promise(promise, by=yvonne, end="kept")

    assert [it.objects.count() for it in (DiaryCompany, DiaryVisit, DiaryPromise)] == [1, 1, 1]
    assert verbs(yvonne) == [
        "diary.company", "diary.visit_planned", "diary.promised", "diary.visit_told", "diary.promise_kept",
    ]  # fmt: skip


WRONG_MOMENTS = {
    "a visit to come is told": lambda c, by: diary.tell_visit(
        diary.plan_visit(c, by=by, on_date=date(2026, 6, 9)), by=by, happened="Goed."
    ),
    "a visit let go is told": lambda c, by: diary.tell_visit(
        diary.let_visit_go(diary.plan_visit(c, by=by, on_date=TODAY), by=by), by=by, happened="Goed."
    ),
    "a promise before yesterday": lambda c, by: diary.note_promise(
        c, by=by, promised_by="employer", what="Een plek", before=date(2026, 6, 2)
    ),
    "a promise of nobody": lambda c, by: diary.note_promise(c, by=by, promised_by="x", what="Een plek", before=TODAY),
    "a promise that was kept is let go": lambda c, by: diary.end_promise(
        diary.end_promise(promised(c, by), by=by, end="kept"), by=by, end="let_go"
    ),
    "a promise that was let go is looked at": lambda c, by: diary.look_at_promise(
        diary.end_promise(promised(c, by), by=by, end="let_go"), by=by, note="Belde", before=TODAY
    ),
    "nothing happened": lambda c, by: diary.tell_visit(
        diary.plan_visit(c, by=by, on_date=TODAY), by=by, happened=" "
    ),
}  # fmt: skip


@pytest.mark.parametrize("act", WRONG_MOMENTS.values(), ids=list(WRONG_MOMENTS))
def test_at_the_wrong_moment_it_is_refused_in_a_sentence(company, yvonne, act):
    with pytest.raises(NotAllowedNow):
        act(company, yvonne)


def test_nobody_writes_in_it_but_coordinators_there_who_do_not_act_for_that_company(lindenkwartier, samira, yvonne):
    employer, bas = bakery(lindenkwartier)
    company = diary.open_diary(employer, by=yvonne)
    Membership.objects.create(organisation=employer.organisation, user=yvonne)
    for by in (samira, bas, yvonne):
        with pytest.raises(NotYours):
            diary.plan_visit(company, by=by, on_date=TODAY)
    assert not DiaryVisit.objects.exists()


def test_a_company_that_applies_goes_on_in_the_diary_it_had(lindenkwartier, yvonne):
    before = diary.add_company("Bakkerij Smit", by=yvonne, neighbourhood=lindenkwartier)
    employer, _bas = bakery(lindenkwartier)
    after = [diary.open_diary(employer, by=yvonne) for _time in range(2)]

    assert (after, DiaryCompany.objects.get().employer) == ([before, before], employer)


def test_the_visits_of_this_week_are_those_until_sunday_and_what_nobody_told(company, yvonne):
    for day in (date(2026, 5, 20), date(2026, 6, 7), date(2026, 6, 8)):
        diary.plan_visit(company, by=yvonne, on_date=day)

    shown = [(it.on, it.is_past) for it in visits_this_week(yvonne)]
    assert shown == [(date(2026, 5, 20), True), (date(2026, 6, 7), False)]


def test_a_promise_that_nobody_looked_at_for_two_weeks_leads_today(company, yvonne, clock):
    promise = promised(company, yvonne)
    lines = []
    for moment in ("2026-06-17 11:59+02:00", "2026-06-17 12:00+02:00"):
        clock.move_to(moment)
        lines.append([(it.title, it.leads) for it in on_today(Morning(yvonne))])
    diary.look_at_promise(promise, by=yvonne, note="Belde, komt volgende week.", before=date(2026, 7, 8))
    after = [(it.title, it.leads) for it in on_today(Morning(yvonne))]

    assert lines == [[], [(f"Niemand keek sinds 3 juni: {SECRET}", True)]]
    assert after == []
    assert promises_that_stand(yvonne) == [
        PromiseShown(
            promise.pk, company.pk, "Garage Bos", SECRET, "Wethouder Prins", "Yvonne", is_mine=True,
            before=date(2026, 7, 8), note="Belde, komt volgende week.", waits_since=None,
        )
    ]  # fmt: skip


def test_a_visit_that_was_and_that_nobody_told_asks_who_went(company, yvonne):
    visit = diary.plan_visit(company, by=yvonne, on_date=date(2026, 6, 2))

    assert [it.title for it in on_today(Morning(yvonne))] == ["U was bij Garage Bos. Wat gebeurde er?"]
    assert visits_this_week(yvonne) == [
        VisitShown(visit.pk, company.pk, "Garage Bos", date(2026, 6, 2), "Yvonne", "", is_past=True)
    ]


# ---------------------------------------------------------------- at the desk, and nowhere else
@pytest.mark.parametrize("count", [1, 3])
def test_the_diary_asks_the_same_number_of_questions(client, company, yvonne, django_assert_num_queries, count):
    for number in range(count):
        diary.plan_visit(company, by=yvonne, on_date=date(2026, 6, 3 + number))
        diary.note_promise(company, by=yvonne, promised_by="employer", what=f"Plek {number}", before=TODAY)
    enter(client, yvonne)
    with django_assert_num_queries(7):
        answer = client.get(LIST)

    assert (len(answer.context["visits"]), len(answer.context["promises"])) == (count, count)


def test_the_buttons_of_the_desk_do_what_they_say(client, lindenkwartier, yvonne):
    enter(client, yvonne)
    client.post(LIST, {"name": "Garage Bos", "neighbourhood": lindenkwartier.pk, "phone": "", "contact": ""})
    page = f"{LIST}{DiaryCompany.objects.get().pk}/"
    client.post(f"{page}bezoek/", {"on_date": "2026-06-03", "about": "Kennismaken"})
    refused = client.post(f"{page}bezoek/{DiaryVisit.objects.get().pk}/verteld/", {"happened": "", "agreed": "Koffie"})
    client.post(f"{page}bezoek/{DiaryVisit.objects.get().pk}/verteld/", {"happened": "Goed.", "agreed": "Koffie"})
    client.post(f"{page}belofte/", {"promised_by": "employer", "name": "Els", "what": "Een plek", "before": TODAY})
    promise = DiaryPromise.objects.get()
    client.post(f"{page}belofte/{promise.pk}/kijk/", {"note": "Belde", "before": "2026-06-10"})
    client.post(f"{page}belofte/{promise.pk}/kept/")
    promise.refresh_from_db()

    assert "Koffie" in refused.content.decode()
    assert (DiaryVisit.objects.get().happened, promise.note, promise.end) == ("Goed.", "Belde", "kept")


def test_what_is_never_kept_is_refused_in_the_diary_too(client, company, yvonne):
    answer = enter(client, yvonne).post(f"{LIST}{company.pk}/bezoek/", {"on_date": "2026-06-03", "about": "111222333"})

    assert (answer.status_code, DiaryVisit.objects.count()) == (200, 0)


def test_for_everybody_else_the_diary_does_not_exist(client, lindenkwartier, samira, yvonne):
    employer, bas = bakery(lindenkwartier)
    company = diary.open_diary(employer, by=yvonne)
    pages = [LIST, f"{LIST}{company.pk}/"]
    seen = [enter(client, person).get(page).status_code for person in (samira, bas) for page in pages]
    Membership.objects.create(organisation=employer.organisation, user=yvonne)

    assert seen == [404] * 4
    assert enter(client, yvonne).get(pages[1]).status_code == 404
    assert promises_that_stand(yvonne) == []


def test_no_company_reads_a_word_of_it(client, lindenkwartier, yvonne, mailoutbox):
    """Their pages, what they download, what they hear: not one word."""
    employer, bas = bakery(lindenkwartier)
    company = diary.open_diary(employer, by=yvonne)
    promised(company, yvonne)
    visit = diary.plan_visit(company, by=yvonne, on_date=TODAY, about=SECRET)
    diary.tell_visit(visit, by=yvonne, happened=SECRET, agreed=SECRET)
    enter(client, bas)
    pages = (
        "/werkgevers/", "/werkgevers/bedrijf/", "/werkgevers/kandidaten/", "/werkgevers/werk/",
        "/werkgevers/afspraken/", "/werkgevers/zoek/", "/mijn/gegevens/", "/mijn/gegevens/mijn-gegevens.json",
    )  # fmt: skip
    answers = [client.get(page) for page in pages]
    said = [b"".join(it.streaming_content) if it.streaming else it.content for it in answers]

    assert [it.status_code for it in answers] == [200] * len(pages)
    assert [page for page, text in zip(pages, said, strict=True) if SECRET in text.decode()] == []
    assert [it for it in mailoutbox if SECRET in it.body] == []
