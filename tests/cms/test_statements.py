"""Texts that must stay true: benefits, the accessibility statement, privacy, and what happens when a date passes."""

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms import accessibility, checking, doctor
from cms.models import AccessibilityPage, BenefitPage, PrivacyPage
from cms.models.statements import BenefitWords, benefit_words
from cms.starter.pages import add_missing_pages
from neighbourhoods.models import User
from tests.entering import enter
from tests.sharing import made_once

pytestmark = pytest.mark.once

TODAY = date(2026, 5, 12)
OLD = "Deze tekst is oud. Bel ons, wij weten het."
FULL = {"kind": "full", "on": date(2024, 6, 1), "link": "https://example.org/r.pdf"}
EXPLAINED = {"reason": "a", "consequence": "b", "measure": "c", "planned_on": date(2026, 9, 1)}


first_pages = made_once(add_missing_pages)


@pytest.fixture(autouse=True)
def pages(first_pages, db):
    with translation.override("nl"):
        yield


def read(client, path: str) -> str:
    return client.get(path, headers={"accept-language": "nl"}).content.decode()


def passed(days: int = 1) -> date:
    return timezone.localdate() - timedelta(days=days)


# ---------------------------------------------------------------- a date passes
@pytest.mark.parametrize("path", ["/uitkering/", "/privacy/", "/toegankelijkheid/"])
def test_an_old_text_stays_with_a_plain_sentence_above_it(client, path):
    kind = {"/uitkering/": BenefitPage, "/privacy/": PrivacyPage, "/toegankelijkheid/": AccessibilityPage}[path]
    assert OLD not in read(client, path)
    kind.objects.update(check_by=timezone.localdate())
    assert OLD not in read(client, path)

    kind.objects.update(check_by=passed())

    assert OLD in read(client, path)


def test_editors_and_the_doctor_hear_of_it(client):
    lotte = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    lotte.groups.add(Group.objects.get(name="Editors"))
    BenefitPage.objects.update(check_by=passed())
    PrivacyPage.objects.update(check_by=timezone.localdate() + timedelta(days=10))

    screen = enter(client, lotte).get("/cms/", headers={"accept-language": "nl"}).content.decode()

    assert [page.slug for page in checking.to_check(timezone.localdate())] == ["uitkering", "privacy"]
    assert ("bezoekers lezen dat de tekst oud is" in screen, "nakijken voor" in screen) == (True, True)
    assert doctor.checked_texts().problem == "Over de datum: “Uw uitkering en vrijwilligerswerk”."


def test_it_says_which_team_checked(client):
    BenefitPage.objects.update(checked_by="Team Werk en inkomen", checked_on=date(2026, 5, 1))

    assert "Team Werk en inkomen keek deze tekst na op 1 mei 2026." in read(client, "/uitkering/")


# ---------------------------------------------------------------- benefits
def test_the_short_words_of_the_editor_stand_on_every_task(client, open_task):
    BenefitPage.objects.update(short="Meld het even bij de gemeente.")

    assert "Meld het even bij de gemeente." in read(client, open_task.get_absolute_url())


def test_old_or_missing_short_words_give_way_to_ours(django_assert_num_queries):
    benefit_words()  # the site is remembered
    with django_assert_num_queries(1):
        assert benefit_words().href == "/uitkering/"
    BenefitPage.objects.update(check_by=passed())
    assert benefit_words() == BenefitWords("", "/uitkering/")
    with translation.override("en"):
        assert benefit_words() == BenefitWords("", "/uitkering/")
    BenefitPage.objects.all().delete()
    assert benefit_words() is None


# ---------------------------------------------------------------- the accessibility statement
@pytest.mark.parametrize(
    ("tests", "problems", "plans", "signed", "status"),
    [
        ([FULL], [], "", True, "A"),
        ([FULL], [EXPLAINED], "", True, "B"),
        ([FULL], [EXPLAINED | {"measure": ""}], "", True, "C"),
        ([FULL], [EXPLAINED | {"planned_on": date(2026, 5, 11)}], "", True, "C"),
        ([FULL | {"on": date(2023, 5, 12)}], [], "", True, "C"),
        ([FULL | {"on": date(2023, 5, 13)}], [], "", True, "A"),
        ([FULL | {"link": ""}], [], "", True, "C"),
        ([FULL | {"on": date(2026, 5, 13)}], [], "", True, "D"),
        ([FULL | {"kind": "automatic"}], [], "", True, "C"),
        ([], [], "Onderzoek in juni", True, "C"),
        ([], [], " ", True, "D"),
        ([FULL], [], "", False, "E"),
    ],
)
def test_the_status_follows_from_what_is_known(tests, problems, plans, signed, status):
    found = accessibility.verdict(tests, problems, plans=plans, signed=signed, today=TODAY)

    assert found.status == status
    assert bool(found.because) == (status != "A")


def test_the_29th_of_february_holds_until_march():
    assert accessibility.months_later(date(2024, 2, 29), 36) == date(2027, 3, 1)
    assert accessibility.months_later(date(2024, 2, 29), 48) == date(2028, 2, 29)


def _written(day: date) -> str:
    return date_format(day, "j F Y")


def stated(**fields: object) -> AccessibilityPage:
    page = AccessibilityPage.objects.get()
    test = {"kind": "full", "on": str(passed(100)), "by": "Een bureau", "link": "https://example.org/r.pdf"}
    known = {
        "organisation": "Gemeente Lindedaal",
        "addresses": "https://lindedaal.example",
        "tests": json.dumps([{"type": "test", "value": test}]),
        "status": "A",
        "stated_on": passed(90),
        "signed_by": "Gemeentesecretaris",
    }
    for name, value in (known | fields).items():
        setattr(page, name, value)
    page.save_revision().publish()
    return AccessibilityPage.objects.get()


def test_the_statement_is_shown_with_its_fields(client):
    stated()

    page = read(client, "/toegankelijkheid/")

    for words in (
        "Gemeente Lindedaal",
        "De website voldoet aan alle regels (status A)",
        "Gemeentesecretaris",
        _written(passed(90)),
        "https://example.org/r.pdf",
    ):
        assert words in page


def test_a_status_that_does_not_hold_is_refused_with_the_reason():
    with pytest.raises(ValidationError) as refusal:
        stated(tests="[]")

    assert refusal.value.message_dict == {
        "status": ["Status A klopt niet. Het is hoogstens D. Er is geen rapport van de laatste 3 jaar over alle eisen."]
    }


def test_a_status_falls_by_itself_when_the_test_grows_old():
    page = stated()
    AccessibilityPage.objects.update(tests=json.dumps([{"type": "test", "value": {"kind": "full",
        "on": str(passed(1200)), "by": "Een bureau", "link": "https://example.org/r.pdf"}}]))  # fmt: skip

    assert (page.shown_status[0], AccessibilityPage.objects.get().shown_status[0]) == ("A", "C")


def test_what_is_kept_stands_in_a_table_in_both_languages(client):
    assert read(client, "/privacy/").count('class="formal"') == 5
    assert "Why we may" in client.get("/privacy/", headers={"accept-language": "en"}).content.decode()
