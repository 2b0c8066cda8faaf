"""Joining and proving who you are, in a browser on a small phone: with and without JavaScript, by code, app and key."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core import mail

from marketplace.models import WorkKind
from neighbourhoods.models import Postcode, User

from .conftest import code_in, find_nothing_wrong, log_in, press, totp_code

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ON = "form[novalidate] button.btn.big"


@pytest.fixture
def lotte(transactional_db):
    """Edits the pages."""
    editor = User.objects.create_user("lotte@lindedaal.example", first_name="Lotte")
    editor.groups.add(Group.objects.get(name="Editors"))
    return editor


def add_key(page):
    """The phone has a fingerprint reader, and the finger is always there."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_a_newcomer_joins_in_three_screens(visit_as, yvonne, lindenkwartier, script):
    Postcode.objects.create(code="7299AB", latitude=52.14, longitude=6.196, neighbourhood=lindenkwartier)
    WorkKind.objects.create(slug="tuin", bit=0, name_nl="Tuin", icon="sprout", palette="olive")
    look = find_nothing_wrong if script else (lambda page: None)
    page = visit_as(script=script)

    page.goto("/meedoen/?next=/klussen/")
    press(page, ON)
    assert page.title().startswith("Fout:")
    look(page)
    page.fill("#id_first_name", "Mila")
    page.fill("#id_email", "mila@example.org")
    press(page, ON)
    look(page)
    page.fill("#id_code", code_in(mail.outbox[-1].body))
    press(page, ON)
    look(page)
    page.fill("#id_postcode", "7299 ab")
    page.check(".likes input")
    press(page, ON)
    look(page)

    assert "Yvonne belt u binnen 2 dagen" in page.inner_text("main")
    assert "Lindenkwartier" in page.inner_text("main")
    page.click("main a.btn.big")
    assert page.url.endswith("/klussen/")


def test_an_editor_sets_up_an_app_without_javascript(visit_as, lotte):
    page = visit_as(script=False)
    log_in(page, lotte)
    assert "/mijn/beveiliging/app/" in page.url
    page.fill("#id_code", totp_code(page.inner_text(".secret")))
    press(page, ON)

    assert re.fullmatch(r"(\d{8}\s*){10}", page.inner_text("main ul"))
    page.click("main a.btn.big")
    assert page.url.endswith("/cms/")


def test_an_editor_sets_up_a_key_and_comes_in_with_it(visit_as, live_server, settings, lotte):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    page, said = visit_as(), []
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    add_key(page)
    log_in(page, lotte)
    find_nothing_wrong(page)
    page.click("a[href$='/sleutels/nieuw/']")
    find_nothing_wrong(page)
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/mijn/beveiliging/codes/")
    find_nothing_wrong(page)
    page.goto("/uitloggen/")
    page.click("main form button.btn")
    page.goto("/inloggen/met-sleutel/")
    find_nothing_wrong(page)
    page.click("#passkey_login")
    page.wait_for_url("**/cms/")
    for path in ("/cms/pages/", "/cms/account/", "/cms/images/"):
        assert page.goto(path).status == 200

    assert said == []
