"""Settings of messages: what is taken, and what is refused with a sentence before the site starts."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.message_settings import message_settings

pytestmark = pytest.mark.once


@pytest.fixture
def read(monkeypatch):
    def read(**said):
        monkeypatch.setattr(environ.Env, "ENVIRON", said)
        return message_settings(environ.Env())

    return read


def test_without_anything_the_usual_holds(read):
    assert read() == (20, 8, 5, "")


def test_what_was_said_holds(read):
    said = {"QUIET_FROM": "24", "QUIET_UNTIL": "0", "MESSAGES_PER_WEEK": "0", "BOUNCE_ADDRESS": "bounce@mail.example"}
    assert read(**said) == (24, 0, 0, "bounce@mail.example")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"QUIET_FROM": "8"}, "QUIET_UNTIL and QUIET_FROM are hours"),
        ({"QUIET_FROM": "25"}, "QUIET_UNTIL and QUIET_FROM are hours"),
        ({"QUIET_UNTIL": "-1"}, "QUIET_UNTIL and QUIET_FROM are hours"),
        ({"MESSAGES_PER_WEEK": "-1"}, "MESSAGES_PER_WEEK is a number from 0 to 50."),
        ({"MESSAGES_PER_WEEK": "51"}, "MESSAGES_PER_WEEK is a number from 0 to 50."),
        ({"BOUNCE_ADDRESS": "bounce"}, "BOUNCE_ADDRESS is an e-mail address"),
        ({"BOUNCE_ADDRESS": "bounce+us@mail.example"}, "BOUNCE_ADDRESS has no plus"),
    ],
)
def test_what_is_bad_is_refused(read, said, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read(**said)
