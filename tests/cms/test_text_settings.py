"""The settings of text messages: none, or whole; anything between is refused with a sentence."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.text_settings import text_settings

WHOLE = {
    "TEXT_GATEWAY": "messagebird",
    "TEXT_ACCESS_KEY": "live",
    "TEXT_SIGNING_KEY": "sign",
    "TEXT_NUMBER": "+3197010205060",
}


class Said(environ.Env):
    """An environment of a test."""

    def __init__(self, **said):
        super().__init__()
        self.ENVIRON = said


def read(demo=False, **said):
    return text_settings(Said(**said), demo=demo)


def test_without_a_word_there_are_no_texts():
    assert read()["TEXT_BACKEND"] == ""


def test_the_demo_reads_its_own_texts():
    assert read(demo=True)["TEXT_BACKEND"] == "cms.demo.texts.TextBox"


@pytest.mark.parametrize("demo", [True, False])
def test_a_whole_gateway_is_used(demo):
    said = read(demo=demo, **WHOLE)
    assert (said["TEXT_BACKEND"], said["TEXT_URL"], said["TEXT_SENDER"]) == (
        "neighbourhoods.texting.messagebird.MessageBird",
        "https://rest.messagebird.com",
        "Dichtbij",
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"TEXT_GATEWAY": "pigeon"}, "TEXT_GATEWAY is none or messagebird."),
        ({"TEXT_ACCESS_KEY": ""}, "TEXT_GATEWAY is set, so TEXT_ACCESS_KEY is needed"),
        ({"TEXT_SIGNING_KEY": ""}, "TEXT_GATEWAY is set, so TEXT_SIGNING_KEY is needed"),
        ({"TEXT_NUMBER": ""}, "TEXT_GATEWAY is set, so TEXT_NUMBER is needed"),
        ({"TEXT_NUMBER": "0612345678"}, "TEXT_NUMBER is a number as"),
        ({"TEXT_SENDER": "Gemeente Lindedaal"}, "TEXT_SENDER has at most 11"),
        ({"TEXT_URL": "http://elsewhere.example"}, "TEXT_URL must begin with https://"),
    ],
)
def test_half_a_gateway_is_refused(wrong, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        read(**WHOLE | wrong)
