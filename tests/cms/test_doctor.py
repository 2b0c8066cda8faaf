"""The doctor says in plain words what is wrong and what to do."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone, translation

from cms import doctor, maintenance
from neighbourhoods.models import BackgroundRun, CoordinatorPost, Message
from neighbourhoods.models.outreach import Channel

pytestmark = pytest.mark.real_time  # it compares the clock with the age of the program


@pytest.fixture
def well(settings, tmp_path, monkeypatch):
    """An installation where nothing is wrong."""
    settings.VAR_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "built").mkdir()
    for name in ("site.css", "site.js", "manrope.woff2"):
        (tmp_path / "built" / name).touch()
    doctor.texts.as_released()  # read while the catalogue is still there
    monkeypatch.setattr(doctor.catalogues, "sources", lambda: sorted(tmp_path.glob("*/LC_MESSAGES/django.po")))
    monkeypatch.setattr(doctor.Stat, "get_all", lambda: ["a worker"])
    return settings


def problems() -> dict[str, str]:
    with translation.override("en"):
        return {finding.about: finding.problem for finding in doctor.examine() if finding.problem}


def test_all_is_well(well, db):
    out = StringIO()
    call_command("doctor", stdout=out)
    assert (problems(), out.getvalue().splitlines()[-1]) == ({}, "All is well.")


def test_what_must_be_mended_is_named_with_what_to_do(well, db, monkeypatch, tmp_path):
    monkeypatch.setattr(doctor.Stat, "get_all", list)
    (tmp_path / "built" / "site.css").unlink()
    (tmp_path / "nl" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "nl" / "LC_MESSAGES" / "django.po").touch()
    well.DEMO, well.EMAIL_BACKEND = False, "django.core.mail.backends.dummy.EmailBackend"
    out = StringIO()

    with pytest.raises(SystemExit) as stop:
        call_command("doctor", stdout=out)

    assert stop.value.code == 1
    assert problems() == {
        "worker": "It does not run: no message leaves.",
        "words": "“nl” is not compiled.",
        "pages": "Not built: site.css.",
        "mail": "No e-mail leaves.",
    }
    assert "MEND   worker: It does not run: no message leaves. → Start it: python manage.py qcluster" in out.getvalue()


def test_a_message_that_should_have_left_is_seen(well, samira):
    long_ago = timezone.now() - timedelta(hours=1)
    Message.objects.create(recipient=samira, kind="x", channel=Channel.EMAIL, key="1", send_after=long_ago)
    Message.objects.create(recipient=samira, kind="x", channel=Channel.CALL, key="2", send_after=long_ago)
    assert problems() == {"outbox": "1 message should have left already."}


def test_a_task_that_killed_its_worker_is_named_until_somebody_looked(well, db):
    sweep = {"name": "neighbourhoods.background.sweep", "attempts": 3, "ended_at": timezone.now()}
    BackgroundRun.objects.create(**sweep, due_at=timezone.now(), error=BackgroundRun.DIED)
    assert problems() == {"tasks": "Failed: look for messages that were left behind."}

    BackgroundRun.objects.update(put_away=True)
    assert problems() == {}


def test_a_neighbourhood_without_a_coordinator_is_a_worry(well, yvonne, molenwijk):
    assert CoordinatorPost.objects.count() == 1
    assert problems() == {"coordinators": "Nobody looks after Molenwijk."}
    call_command("doctor", stdout=StringIO())


def test_a_clock_in_the_past_is_seen(well, db):
    with time_machine.travel("2020-01-01 12:00:00+00:00"):
        assert problems()["clock"] == "The clock says 01-01-2020 13:00: that is past."


def test_a_database_that_does_not_answer_is_named_and_not_asked_further(well, db, monkeypatch):
    def refuse() -> None:
        raise DatabaseError("connection refused\nmore")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "ensure_connection", refuse)
        assert problems() == {"database": "It does not answer: connection refused"}


def test_a_site_that_is_closed_is_named(well, db):
    maintenance.close("14.30")

    assert problems()["site"] == "It is closed for maintenance."
