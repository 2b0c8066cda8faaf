"""The second proof: asked on every entrance of whoever sees other people's data, and of nobody else."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.core import mail
from django.core.cache import cache

from neighbourhoods.models import Membership, Organisation, User
from tests.entering import enter

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SET_UP = "/mijn/beveiliging/app/?next="
ASK = "/inloggen/nog-een-keer/?next="


@pytest.fixture(autouse=True)
def _fresh_rate_limits():
    cache.clear()


@pytest.fixture
def lotte(db):
    """Edits the pages."""
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


@pytest.fixture
def smit(lindedaal):
    """Of Bakkerij Smit, an employer."""
    baker = User.objects.create_user("smit@bakkerij.example", first_name="Bart")
    bakery = Organisation.objects.create(name="Bakkerij Smit", kind="employer", municipality=lindedaal)
    Membership.objects.create(organisation=bakery, user=baker)
    return baker


@pytest.fixture
def technician(db):
    return User.objects.create_superuser("techniek@lindedaal.example", "a password that is long enough")


def app_of(person):
    """The person set up a code app before."""
    return TOTP.activate(person, SECRET)


def code_now(secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def log_in_by_mail(client, person, **query):
    client.post("/inloggen/", {"login": person.email})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()
    return client.post("/inloggen/code/", {"code": code})


def who(client):
    return client.session.get("_auth_user_id")


# ---------------------------------------------------------------- nothing opens before it
@pytest.mark.parametrize("person", ["yvonne", "lotte", "smit", "technician"])
@pytest.mark.parametrize("path", ["/cms/", "/cms/account/", "/cms/pages/", "/mijn/toestellen/", "/meedoen/waar/"])
def test_whoever_has_none_yet_is_led_to_set_it_up(client, request, person, path):
    client.force_login(request.getfixturevalue(person))

    assert client.get(path).url.startswith(SET_UP)


@pytest.mark.parametrize("path", ["/cms/", "/cms/account/", "/mijn/beveiliging/", "/mijn/beveiliging/codes/"])
def test_whoever_has_one_is_asked_for_it_this_session(client, yvonne, path):
    app_of(yvonne)
    client.force_login(yvonne)

    assert client.get(path).url.startswith(ASK)


def test_a_post_without_the_proof_changes_nothing(client, yvonne):
    client.force_login(yvonne)
    answer = client.post("/meedoen/waar/", {"postcode": "7299AB"})

    assert (answer.status_code, answer.url) == (302, SET_UP + "%2Fcms%2F")
    yvonne.refresh_from_db()
    assert yvonne.postcode == ""


def test_residents_are_never_asked(client, samira):
    client.force_login(samira)

    assert client.get("/mijn/toestellen/").status_code == 200


def test_to_a_resident_the_workbench_does_not_exist(client, samira):
    client.force_login(samira)

    assert [client.get(path).status_code for path in ("/cms/", "/cms/pages/")] == [404, 404]


@pytest.mark.parametrize("path", ["/cms/", "/cms/pages/", "/cms/account/", "/cms/reports/"])
def test_a_visitor_of_the_workbench_is_sent_to_our_login(client, db, path):
    pages = [page for page, _status in client.get(path, follow=True).redirect_chain]

    assert pages[-1].replace("%2F", "/") == f"/inloggen/?next={path}"


# ---------------------------------------------------------------- every entrance
@pytest.mark.parametrize("path", ["/cms/login/", "/cms/password_reset/", "/cms/password_reset/done/", "/_util/login/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_doors_of_wagtail_lead_to_ours(client, technician, path, method):
    answer = getattr(client, method)(path, {"username": technician.email, "password": "a password that is long enough"})

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/inloggen/")
    assert who(client) is None
    assert mail.outbox == []


def test_the_workbench_changes_nobodys_address(client, yvonne):
    enter(client, yvonne)
    client.post("/cms/account/", {"name_email-email": "other@example.org", "name_email-first_name": "Yvonne"})

    yvonne.refresh_from_db()
    assert yvonne.email == "yvonne@lindedaal.example"
    assert "email-email" not in client.get("/cms/account/").content.decode()


def test_a_password_typed_at_the_login_page_lets_nobody_in(client, technician):
    client.post("/inloggen/", {"login": technician.email, "password": "a password that is long enough"})

    assert who(client) is None


def test_the_code_from_the_mail_is_only_the_first_step(client, yvonne):
    app_of(yvonne)
    first = log_in_by_mail(client, yvonne)
    between = who(client)
    second = client.post(first.url, {"code": code_now()})

    assert (first.url, between) == ("/inloggen/stap-2/", None)
    assert (second.url, who(client)) == ("/cms/", str(yvonne.pk))
    assert client.get("/cms/").status_code == 200


def test_a_wrong_second_code_lets_nobody_in(client, yvonne):
    app_of(yvonne)
    first = log_in_by_mail(client, yvonne)
    wrong = "000000" if code_now() != "000000" else "111111"
    answer = client.post(first.url, {"code": wrong})

    assert (answer.status_code, who(client)) == (200, None)


def test_a_spare_code_works_once(client, yvonne):
    app_of(yvonne)
    spare = RecoveryCodes.activate(yvonne).get_unused_codes()[0]
    answers = []
    for _ in range(2):
        cache.clear()
        first = log_in_by_mail(client, yvonne)
        answers.append(client.post(first.url, {"code": spare}).status_code)
        client.post("/uitloggen/")

    assert answers == [302, 200]


def test_asked_again_the_right_code_opens_the_page_that_was_meant(client, yvonne):
    app_of(yvonne)
    client.force_login(yvonne)
    asked = client.get("/cms/")
    page = client.get(asked.url)
    shown = client.post(asked.url, {"code": code_now(), "next": "/cms/"})

    assert (page.status_code, shown.url) == (200, "/cms/")
    assert client.get("/cms/").status_code == 200


def test_whoever_has_an_app_and_a_key_may_choose_between_them(client, yvonne):
    app_of(yvonne)
    Authenticator.objects.create(user=yvonne, type="webauthn", data={"name": "phone", "credential": {}})
    client.force_login(yvonne)
    page = client.get(client.get("/cms/").url)

    assert [way["url"] for way in page.context["reauthentication_alternatives"]] == [
        "/inloggen/nog-een-keer/sleutel/?next=%2Fcms%2F"
    ]


# ---------------------------------------------------------------- setting it up
def test_setting_up_an_app_opens_the_workbench_and_gives_spare_codes(client, yvonne):
    log_in_by_mail(client, yvonne)
    page = client.get("/mijn/beveiliging/app/")
    secret = page.context["form"].secret
    done = client.post("/mijn/beveiliging/app/", {"code": code_now(secret)})
    codes = client.get(done.url)

    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert done.url == "/mijn/beveiliging/codes/"
    assert (codes.status_code, len(codes.context["unused_codes"])) == (200, 10)
    assert client.get("/inloggen/").url == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_the_secret_of_the_app_is_not_readable_in_the_database(yvonne):
    app_of(yvonne)

    assert SECRET not in str(Authenticator.objects.get().data)


def test_who_must_have_a_second_proof_cannot_take_the_last_one_away(client, yvonne):
    app_of(yvonne)
    enter(client, yvonne)
    asked = client.get("/mijn/beveiliging/app/weg/")
    client.post(asked.url, {"code": code_now()})
    answer = client.post("/mijn/beveiliging/app/weg/")

    assert answer.status_code == 200
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_a_coordinator_is_logged_out_after_half_a_day_even_on_a_remembered_phone(client, yvonne):
    client.post("/inloggen/", {"login": yvonne.email})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()
    client.post("/inloggen/code/", {"code": code, "remember": "on"})

    assert client.session.get_expiry_age() == pytest.approx(12 * 3600, abs=60)


def test_a_proof_on_a_phone_that_was_remembered_before_the_post_lasts_half_a_day_too(client, yvonne, time_machine):
    time_machine.move_to("2026-05-11 08:00+00:00", tick=False)
    enter(client, yvonne)
    statuses = []
    for hour in ("19:59", "20:01"):
        time_machine.move_to(f"2026-05-11 {hour}+00:00", tick=False)
        statuses.append(client.get("/cms/").status_code)

    app_of(yvonne)
    assert statuses == [200, 302]
    assert client.get("/cms/").url.startswith(ASK)


def test_a_post_that_ends_tonight_holds_until_midnight_here(client, yvonne, time_machine):
    yvonne.posts.update(until="2026-05-11")
    statuses = []
    for moment in ("2026-05-11 21:59:59+00:00", "2026-05-11 22:00:00+00:00"):  # two hours ahead in Amsterdam
        time_machine.move_to(moment, tick=False)
        statuses.append(enter(client, yvonne).get("/cms/").status_code)

    assert statuses == [200, 404]


def test_the_post_that_ended_yesterday_closes_the_workbench(client, yvonne):
    enter(client, yvonne)
    during = client.get("/cms/").status_code
    yvonne.posts.update(until="2026-01-02")

    assert (during, client.get("/cms/").status_code) == (200, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/mijn/beveiliging/",
        "/mijn/beveiliging/sleutels/",
        "/mijn/beveiliging/sleutels/nieuw/",
        "/mijn/toestellen/",
        "/inloggen/met-sleutel/",
    ],
)
def test_the_pages_about_proofs_open_for_who_has_given_one(client, yvonne, path):
    enter(client, yvonne)

    assert client.get(path).status_code == 200
