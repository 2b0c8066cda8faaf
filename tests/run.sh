#!/usr/bin/env bash
# Everything `make test` checks, in the order of what fails soonest. BROWSER=0 leaves the browser out, LONG=1 adds the
# long runs, WORKERS is how many tests run at once. Ends with one line that counts
# the tests of both databases.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
browser=${BROWSER:-1}
long=${LONG:-0}
workers=${WORKERS:-2}
failures=0
summary=$(mktemp)
trap 'rm -f "$summary"' EXIT

step() {  # step NAME COMMAND...: runs it, says how long it took, remembers a failure
  local name=$1 started=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then
    printf -- '-- %s: %d s\n' "$name" $((SECONDS - started))
  else
    printf -- '-- %s: FAILED after %d s\n' "$name" $((SECONDS - started))
    failures=$((failures + 1))
  fi
}

tests() {  # tests DATABASE MARKERS: a file stays with one worker, which prepares what its tests share once
  local log
  log=$(mktemp)
  DATABASE=$1 "$bin/python" -m pytest -q -n "$workers" --dist loadfile --no-loadscope-reorder -m "$2" 2>&1 | tee "$log"
  local code=${PIPESTATUS[0]}
  printf '%s %s\n' "$1" "$(tail -n 1 "$log")" >>"$summary"
  rm -f "$log"
  return "$code"
}

total() {  # the closing lines of pytest, and one line that adds them up
  printf '\n'
  cat "$summary"
  local passed failed
  passed=$(grep -oE '[0-9]+ passed' "$summary" | awk '{n += $1} END {print n + 0}')
  failed=$(grep -oE '[0-9]+ (failed|error)' "$summary" | awk '{n += $1} END {print n + 0}')
  printf '%d passed, %d failed\n' "$passed" "$((failed + (failures > 0 && failed == 0 ? failures : 0)))"
}

markers="not long"
[ "$long" = 1 ] && markers="long or not long"
with_browser=$markers
if [ "$browser" = 0 ]; then
  with_browser="($markers) and not browser"
  printf 'The browser tests are left out (BROWSER=0).\n'
fi

beside() {  # one of the two cores does this while the other goes on; what it says is read when it is done
  failures=0
  export DICHTBIJ_DEMO=1
  step "types" "$bin/mypy"
  unset DICHTBIJ_DEMO
  step "database for SQLite" "$bin/python" -m tests.databases
  return "$failures"
}

export DICHTBIJ_DEMO=1
step "style" "$bin/ruff" check
step "format" "$bin/ruff" format --check
mkdir -p var
said=$(mktemp)
beside >"$said" 2>&1 &
beside=$!
step "prepare" "$bin/python" manage.py prepare --files-only
step "migrations" env DATABASE_URL="sqlite://:memory:" "$bin/python" manage.py makemigrations --check --dry-run
unset DICHTBIJ_DEMO
step "checkers from npm" "$bin/python" -m tests.node
step "database for PostgreSQL" env DATABASE=postgres "$bin/python" -m tests.databases
wait "$beside" || failures=$((failures + $?))
cat "$said"
rm -f "$said"
step "tests on SQLite" tests sqlite "$with_browser"
step "tests on PostgreSQL" tests postgres "($markers) and not browser and not once"
total
[ "$failures" = 0 ]
