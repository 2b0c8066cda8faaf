# Dichtbij: two commands matter. `make demo` runs it, `make test` checks it. `make help` names the rest.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test test-all bench pictures readme-pictures report lock clean tools lint types

unexport PYTHONDONTWRITEBYTECODE # each of the many programs below would compile everything again

PORT ?= 8000
BROWSER ?= 1
BIN := .venv/bin
READY := .venv/ready
LOG_LEVEL ?= WARNING
DEMO = DICHTBIJ_DEMO=1 DATABASE_URL=sqlite:///$(CURDIR)/var/demo.sqlite3 SITE_URL=http://localhost:$(PORT) LOG_LEVEL=$(LOG_LEVEL)
PYTEST = $(BIN)/python -m pytest -q

help:  ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 24

demo: $(READY)  ## Dichtbij with the people of Lindedaal, at http://localhost:8000 (PORT=8001 for another)
	@mkdir -p var
	@$(DEMO) $(BIN)/python manage.py prepare
	@$(DEMO) $(BIN)/python manage.py demo
	@exec env $(DEMO) $(BIN)/python manage.py serve --port $(PORT)

test: $(READY) tools  ## Everything that must hold, on SQLite and PostgreSQL (BROWSER=0 leaves the browser out)
	@BROWSER=$(BROWSER) bash tests/run.sh

test-all: $(READY) tools  ## make test, and the long runs
	@BROWSER=$(BROWSER) LONG=1 bash tests/run.sh

bench: $(READY)  ## Measure the numbers to hold, on a million tasks
	@mkdir -p var && rm -f var/bench.sqlite3*
	@DICHTBIJ_DEMO=1 DATABASE_URL=sqlite:///$(CURDIR)/var/bench.sqlite3 $(BIN)/python manage.py prepare
	@DICHTBIJ_DEMO=1 DATABASE_URL=sqlite:///$(CURDIR)/var/bench.sqlite3 $(BIN)/python manage.py bench

PICTURES = DICHTBIJ_DEMO=1 DATABASE_URL=sqlite:///$(CURDIR)/var/pictures.sqlite3 SITE_URL=http://localhost:8099
pictures: $(READY) tools  ## A picture of every screen, phone and desktop, light and dark, in var/pictures
	@mkdir -p var && rm -f var/pictures.sqlite3*
	@$(PICTURES) $(BIN)/python manage.py prepare >/dev/null
	@$(PICTURES) $(BIN)/python manage.py demo >/dev/null
	@$(PICTURES) LOG_LEVEL=ERROR $(BIN)/python -m tests.browser.pictures
	@echo "The pictures are in var/pictures."

report: $(READY) tools  ## What Lighthouse says about home, list, detail and ask; below 95 it fails (RUNS=1 is quick)
	@$(BIN)/python -m tests.report

readme-pictures: $(READY) tools  ## The README's own pictures, in docs/pictures: the same demo, clock and window each time
	@mkdir -p var && rm -f var/pictures.sqlite3*
	@$(PICTURES) LOG_LEVEL=ERROR $(BIN)/python -m tests.browser.readme_pictures >/dev/null
	@echo "The pictures are in docs/pictures."

lint: $(READY)  ## Style and types only
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@DICHTBIJ_DEMO=1 $(BIN)/mypy

lock:  ## Resolve the packages again, for the oldest Python we promise; no registry's address is written down
	@$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11.2 --no-emit-index-url --no-header \
	  pyproject.toml --group dev -o requirements.lock
	@$(BIN)/uv pip compile -q --generate-hashes --python-version 3.11.2 --no-emit-index-url --no-header \
	  tests/checkers/node.in -o tests/checkers/node.lock
	@$(BIN)/python -m tests.node lock

clean:  ## Throw away what was made: the environment, the demo's data, everything under var/
	rm -rf .venv var .pytest_cache .ruff_cache .hypothesis

# ---------------------------------------------------------------- set-up
# The environment. uv comes first, by pip and checked by its hash; it installs the rest, in seconds.
$(READY): requirements.lock
	@python=""; \
	for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "Dichtbij needs Python 3.11 or newer. Install it: apt install python3 python3-venv"; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then echo "Python cannot make an environment yet. Install what is missing: apt install python3-venv"; exit 1; fi; \
	if [ ! -x $(BIN)/python ]; then echo "Making the environment in .venv"; $$python -m venv .venv || exit 1; fi
	@awk '/^uv==/ {on = 1; print; next} on && /^    --hash/ {print; next} on {exit}' requirements.lock > .venv/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
	@touch $@

# What the tests need from Debian. As root it is installed, otherwise the line to run is named.
tools:
	@missing=""; \
	command -v msgmerge >/dev/null || missing="$$missing gettext"; \
	if [ "$(BROWSER)" != 0 ]; then command -v chromium >/dev/null || missing="$$missing chromium"; fi; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing$$missing"; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	else \
	  echo "The tests need$$missing. Run: sudo apt install$$missing"; \
	  echo "Or leave the browser tests out: make test BROWSER=0"; \
	  exit 1; \
	fi
