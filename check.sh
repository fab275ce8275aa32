#!/usr/bin/env bash
# The one check of this project, for people and for CI: restores, builds with warnings as errors, checks the formatting, runs every
# test (.NET, front end, browser, existing clients of the API), and closes with one line "N passed, N failed". Exit code 0 only when nothing failed.
#   ./check.sh            all of it
#   ./check.sh --quick    without browser tests
set -uo pipefail
cd "$(dirname "$0")"
quick=0
[ "${1:-}" = "--quick" ] && quick=1

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0
failed=0

step() { printf '\n== %s\n' "$*"; }

finish() {
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# A step that is no test counts only when it fails: the closing line then says so instead of hiding it.
must() {
  if ! "$@"; then
    echo "FAILED: $*"
    failed=$((failed + 1))
    finish
  fi
}

bash .ci/prerequisites.sh || { failed=1; finish; }

step "restore"
must dotnet restore MetroEGov.sln --locked-mode

step "build (warnings are errors)"
must dotnet build MetroEGov.sln --no-restore -v quiet --nologo

step "formatting"
must dotnet format MetroEGov.sln --verify-no-changes --no-restore --severity warn --exclude-diagnostics IDE0130

step "front end"
must npm --prefix designer run --silent check
if npm --prefix designer test --silent -- --reporter=json --outputFile="$results/front-end.json"; then :; else echo "FAILED: front end tests"; fi
read -r front_passed front_failed < <(node -e '
  const fs = require("fs");
  const result = fs.existsSync(process.argv[1]) ? JSON.parse(fs.readFileSync(process.argv[1], "utf8")) : { numPassedTests: 0, numFailedTests: 1 };
  console.log(result.numPassedTests, Math.max(result.numFailedTests, result.success ? 0 : 1));
' "$results/front-end.json")
passed=$((passed + front_passed))
failed=$((failed + front_failed))
echo "front end: $front_passed passed, $front_failed failed"

for project in Core Workflows Runtime Host Browser; do
  [ "$project" = Browser ] && [ "$quick" = 1 ] && continue
  step "tests: $project"
  log="$results/$project.log"
  dotnet test "tests/MetroEGov.$project.Tests" --no-build --nologo --logger "console;verbosity=minimal" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  read -r project_passed project_failed < <(sed -nE 's/.*(Passed|Failed)! +- Failed: +([0-9]+), Passed: +([0-9]+).*/\3 \2/p' "$log" | tail -n 1)
  project_passed=${project_passed:-0}
  project_failed=${project_failed:-0}
  # A run that ended badly without naming a failed test (a crash, no test found) is a failure all the same.
  if [ "$code" -ne 0 ] && [ "$project_failed" -eq 0 ]; then project_failed=1; fi
  if [ "$project_passed" -eq 0 ] && [ "$project_failed" -eq 0 ]; then echo "FAILED: no test ran in $project"; project_failed=1; fi
  passed=$((passed + project_passed))
  failed=$((failed + project_failed))
done

step "existing clients of the API, against a running host"
must npm --prefix samples/camunda-clients ci --silent
log="$results/clients.log"
timeout 300 npm --prefix samples/camunda-clients test --silent > "$log" 2>&1 || tail -n 60 "$log"
clients_passed=$(sed -nE 's/^# pass ([0-9]+)$/\1/p' "$log" | tail -n 1)
clients_failed=$(sed -nE 's/^# fail ([0-9]+)$/\1/p' "$log" | tail -n 1)
# Without the closing lines the scripts did not come to their end.
passed=$((passed + ${clients_passed:-0}))
failed=$((failed + ${clients_failed:-1}))
echo "clients: ${clients_passed:-0} passed, ${clients_failed:-1} failed"

step "procedures: their own scenarios"
log="$results/scenarios.log"
dotnet run --no-build --project engine/MetroEGov.Cli -- test workflows 2>&1 | tee "$log"
read -r scenarios_passed scenarios_failed < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p' "$log" | tail -n 1)
passed=$((passed + ${scenarios_passed:-0}))
failed=$((failed + ${scenarios_failed:-1}))

finish
