"""`make report`: what Lighthouse says about home, list, detail and ask, on a phone and on a desk. Below 95 it fails.

The pages come from the town of the demo, served as in production: compressed files with a hash in their names, gzip.
"""

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import node

HERE = node.ROOT / "var" / "report"
PORT = int(os.environ.get("PORT", "8098"))
SITE = f"http://localhost:{PORT}"
CHROMIUM = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), "")
# Nothing of the browser itself goes out: no updates, no lists, no reports.
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-domain-reliability --no-default-browser-check "
    "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE localhost'"
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# A task is gone tomorrow, so search engines are asked not to keep it: the one thing Lighthouse may not hold against it.
ON_PURPOSE = {"detail": ("--skip-audits=is-crawlable",)}
DEVICES = {"phone": (), "desk": ("--preset=desktop",)}
ENOUGH, RUNS = 95, int(os.environ.get("RUNS", "3"))

DATABASE = f"sqlite:///{HERE / 'town.sqlite3'}"
AS_DEMO = {**os.environ, "DICHTBIJ_DEMO": "1", "DATABASE_URL": DATABASE, "SITE_URL": SITE, "LOG_LEVEL": "ERROR"}
AS_SITE = {
    **os.environ, "DICHTBIJ_DEMO": "0", "DATABASE_URL": DATABASE, "SITE_URL": SITE, "LOG_LEVEL": "ERROR",
    "SECRET_KEY": "only-for-this-report-" + "x" * 50, "ALLOWED_HOSTS": "localhost", "HTTPS": "0",
    "EMAIL_URL": "dummymail://",
}  # fmt: skip


def main() -> int:
    HERE.mkdir(parents=True, exist_ok=True)
    for old in HERE.glob("*"):
        old.unlink()
    lighthouse = node.packages(node.CHECKERS / "lighthouse")
    for environment, words in ((AS_DEMO, "prepare"), (AS_DEMO, "demo"), (AS_SITE, "prepare")):
        subprocess.run([sys.executable, "manage.py", words], env=environment, stdout=subprocess.DEVNULL, check=True)
    with served():
        addresses = {"home": "/", "list": "/klussen/", "detail": a_task(), "ask": "/hulp-vragen/wat/"}
        rows = [
            (f"{name}, {device}", look(lighthouse, f"{name}-{device}", address, *how, *ON_PURPOSE.get(name, ())))
            for name, address in addresses.items()
            for device, how in DEVICES.items()
        ]
    return told(rows)


def look(lighthouse: Path, name: str, address: str, *how: str) -> list[dict[str, Any]]:
    """RUNS times; each run leaves its page and its figures in var/report."""
    runs = []
    for number in range(1, RUNS + 1):
        output = HERE / f"{name}-{number}"
        words = [
            SITE + address, "--quiet", "--output=json", "--output=html", f"--output-path={output}",
            '--extra-headers={"Accept-Language": "nl"}',
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}", *how,
        ]  # fmt: skip
        line = node.command("node_modules/lighthouse/cli/index.js", *words, folder=lighthouse)
        surroundings = {**node.SURROUNDINGS, "CHROME_PATH": CHROMIUM}
        if subprocess.run(line, env=surroundings, check=False, timeout=180).returncode:
            subprocess.run(line, env=surroundings, check=True, timeout=180)  # a busy machine may miss the first time
        runs.append(json.loads(Path(f"{output}.report.json").read_text()))
    return runs


def told(rows: list[tuple[str, list[dict[str, Any]]]]) -> int:
    """The table, then what each page lost points on. 1 when a page is below what is enough."""
    print(f"\n{'':18}" + "".join(f"{category:>16}" for category in CATEGORIES))
    worst, lost = 100, []
    for name, runs in rows:
        scores = [median_of(runs, category) for category in CATEGORIES]
        worst = min(worst, *scores)
        print(f"{name:18}" + "".join(f"{score:>16}" for score in scores))
        lost += [f"  {name}: {words}" for words in lost_by(runs[-1])]
    print(f"\nMedian of {RUNS} runs. Everything of each run is in {HERE.relative_to(node.ROOT)}.")
    if lost:
        print("What costs points:", *lost, sep="\n")
    if worst < ENOUGH:
        print(f"Not enough: {worst} is below {ENOUGH}.")
    return int(worst < ENOUGH)


def median_of(runs: list[dict[str, Any]], category: str) -> int:
    return round(100 * statistics.median(run["categories"][category]["score"] for run in runs))


def lost_by(run: dict[str, Any]) -> Iterator[str]:
    for category in run["categories"].values():
        for part in category["auditRefs"]:
            audit = run["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{audit['id']} {audit['score']:.2f} {audit.get('displayValue', '')}"


def a_task() -> str:
    """The first task of the list."""
    page = urllib.request.urlopen(f"{SITE}/klussen/").read().decode()  # noqa: S310  our own server
    found = re.search(r'href="(/klussen/\d[\w-]+/)"', page)
    assert found, "the list of the demo is empty"
    return found[1]


@contextmanager
def served() -> Iterator[None]:
    words = ["-m", "granian", "--interface", "wsgi", "--port", str(PORT), "--workers", "1", "--blocking-threads", "4"]
    server = subprocess.Popen([sys.executable, *words, "--no-access-log", "cms.wsgi:application"], env=AS_SITE)
    try:
        for _ in range(120):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", PORT)) == 0:
                    break
            time.sleep(0.5)
        yield
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
