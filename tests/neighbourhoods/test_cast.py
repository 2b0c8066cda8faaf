"""The suite's own ground: the databases it runs on and the people it plays with."""

import socket
import subprocess
import sys
from threading import Thread

import pytest
from django.db import connection, connections, transaction
from pytest_socket import SocketConnectBlockedError
from wagtail.models import Locale, Page, Site

from neighbourhoods.models import User
from tests import databases


def test_the_cast_lives_in_lindedaal(samira, henk, fatma, mevrouw_de_wit, yvonne, karim):
    assert {str(person.neighbourhood) for person in (samira, henk, fatma, mevrouw_de_wit)} == {"Lindenkwartier"}
    assert [person.is_met for person in (samira, fatma, henk)] == [True, True, False]
    assert [str(post.neighbourhood) for person in (yvonne, karim) for post in person.posts.all()] == [
        "Lindenkwartier",
        "Molenwijk",
    ]


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_two_threads_see_each_other_and_leave_nothing_behind(turn, henk):
    seen = []

    def look() -> None:
        with transaction.atomic():
            person = User.objects.select_for_update().get(pk=henk.pk)
            person.first_name = "Hendrik"
            person.save()
        seen.append(User.objects.count())
        connections.close_all()

    thread = Thread(target=look)
    thread.start()
    thread.join()

    henk.refresh_from_db()
    assert (seen, henk.first_name) == ([1], "Hendrik")


@pytest.mark.django_db(transaction=True)
def test_what_migrations_put_in_stays_after_a_transactional_test():
    assert (User.objects.count(), Page.objects.count() > 0, Site.objects.count(), Locale.objects.count()) == (
        0,
        True,
        1,
        1,
    )


@pytest.mark.django_db(transaction=True)
def test_a_process_started_by_a_test_sees_the_same_database(henk):
    command = "from neighbourhoods.models import User; print(User.objects.get().first_name)"
    shown = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", command],
        env=databases.environment(),
        cwd=databases.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.strip() == "Henk"


def test_it_runs_on_the_database_that_was_asked_for(db):
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[databases.ENGINE]


def test_the_outside_world_is_closed():
    with pytest.raises(SocketConnectBlockedError), socket.socket() as outside:
        outside.connect(("192.0.2.1", 443))
