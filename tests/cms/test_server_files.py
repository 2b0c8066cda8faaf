"""The files of a server say what this installation is: its ports, its folders, its account."""

import configparser
import re
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def made(tmp_path) -> dict[str, str]:
    call_command("server_files", str(tmp_path), "--host", "dichtbij.lindedaal.nl", "--websites", "3")
    return {path.name: path.read_text() for path in tmp_path.iterdir()}


def unit(words: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read_string(words)
    return parser


def test_the_service_kills_the_whole_group_and_renews_on_reload(made, settings):
    service = unit(made["dichtbij.service"])["Service"]
    program, *words = service["ExecStart"].split()

    assert (Path(program), Path(program).exists()) == (Path(sys.prefix) / "bin" / "python", True)
    assert words == ["manage.py", "serve", "--port", "8001", "--websites", "3"]
    assert (service["KillMode"], service["ExecReload"]) == ("mixed", "/bin/kill -HUP $MAINPID")
    assert (service["Restart"], int(service["RestartSec"]) > 10 / 5) == ("always", True)  # systemd's limit on starts
    assert (service["WorkingDirectory"], service["ReadWritePaths"]) == (str(settings.BASE_DIR), str(settings.VAR_DIR))


def test_the_proxy_knows_every_website_and_says_which_scheme(made, settings):
    site = made["dichtbij.nginx"]

    assert re.findall(r"server (127\.0\.0\.1:\d+)", site) == [f"127.0.0.1:{port}" for port in (8001, 8002, 8003)]
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in site
    assert f"alias {settings.STATIC_ROOT}/;" in site
    assert site.count("{") == site.count("}")


def test_the_backup_runs_each_night(made):
    assert unit(made["dichtbij-backup.timer"])["Timer"]["OnCalendar"] == "*-*-* 03:20:00"
    assert unit(made["dichtbij-backup.service"])["Service"]["ExecStart"].endswith(
        "manage.py backup /var/backups/dichtbij"
    )


def test_the_page_for_when_nothing_runs_is_there(made):
    assert "Wij zijn zo terug" in made["dicht.html"]


@pytest.mark.parametrize(
    ("option", "value"),
    [("--host", "localhost"), ("--host", "a.nl; rm -rf /"), ("--host", "a b.nl"), ("--account", "root;x")],
)
def test_a_name_that_is_none_is_refused(tmp_path, option, value):
    names = {"--host": "dichtbij.lindedaal.nl", "--account": "dichtbij", option: value}
    with pytest.raises(CommandError, match="is not the name of"):
        call_command("server_files", str(tmp_path), *(part for pair in names.items() for part in pair))
