"""Starting up: refused with a sentence when it would be unsafe."""

import os
import re
import subprocess
import sys

import pytest

from tests.architecture import ROOT

SAFE = {
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "dichtbij.example",
    "EMAIL_URL": "smtp://localhost:25",
    "SITE_URL": "https://dichtbij.example",
    "DATABASE_URL": "sqlite:////nowhere/x.sqlite3",
}
DEMO = {"DICHTBIJ_DEMO": "1", "DATABASE_URL": "sqlite:////nowhere/x.sqlite3"}


def start(settings):
    """Read the settings in a fresh process; answers its exit code and the last line it said."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | settings
    program = (
        "import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'cms.settings'; django.setup()\n"
        "from django.urls import Resolver404, resolve\n"
        "def known(path):\n"
        "    try: return resolve(path).func.__module__.startswith('cms.demo')\n"
        "    except Resolver404: return False\n"
        "print([path for path in ('/demo/', '/demo/berichten/', '/demo/word/1/', '/demo/onderdelen/') if known(path)])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, env=environment, check=False
    )
    return done.returncode, (done.stdout or done.stderr).strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": "demo-only-" + "x" * 50}, "SECRET_KEY is too weak"),
        ({"DEBUG": "1"}, "DEBUG may not be on"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name"),
        ({"ALLOWED_HOSTS": "dichtbij.example,.example"}, "ALLOWED_HOSTS must name"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is missing"),
        ({"SITE_URL": ""}, "SITE_URL is missing"),
        ({"SITE_URL": "http://dichtbij.example"}, "SITE_URL must begin with https://"),
        ({"HTTPS": "0"}, "HTTPS may only be off on this computer"),
        ({"DICHTBIJ_DEMO": "1"}, "DICHTBIJ_DEMO lets everybody log in as anybody"),
        ({"DICHTBIJ_DEMO": "1", "ALLOWED_HOSTS": "localhost,*"}, "DICHTBIJ_DEMO lets everybody log in as anybody"),
    ],
)
def test_an_unsafe_setting_is_refused_with_a_sentence(wrong, sentence):
    code, line = start(SAFE | wrong)

    assert code == 1
    assert line.startswith(f"django.core.exceptions.ImproperlyConfigured: {sentence}")


def test_safe_settings_start_and_no_address_of_the_demo_exists():
    assert start(SAFE) == (0, "[]")


def test_the_demo_starts_without_any_setting():
    assert start(DEMO) == (0, "['/demo/', '/demo/berichten/', '/demo/word/1/', '/demo/onderdelen/']")


@pytest.mark.once
def test_every_setting_stands_in_the_table_of_running_md():
    asked = re.compile(r'(?:env(?:\.[a-z_]+)?|choice)\((?:env, )?"([A-Z_]+)"')
    settings = {name for source in (ROOT / "cms").glob("*.py") for name in asked.findall(source.read_text("utf-8"))}
    table = (ROOT / "docs/running.md").read_text("utf-8").partition("## Settings")[2]

    assert settings - set(re.findall(r"`([A-Z_]+)`", table)) == set()
