#!/usr/bin/env bash
# Runs the tests. `./test.sh` is the suite (under 10 minutes on two cores); `./test.sh --all` adds the long runs.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download and run this again." >&2
  exit 2
fi

# The mail server that alerts are sent to. Debian's package belongs to the system's Python, which need not be the first on the path.
has_mail_server() { /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || python3 -c 'import aiosmtpd' 2>/dev/null; }
if ! has_mail_server && [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
  apt-get update -qq && apt-get install -y -qq python3-aiosmtpd >/dev/null || true
fi
has_mail_server || echo "python3-aiosmtpd is missing (apt-get install -y python3-aiosmtpd): the tests of alerts will fail." >&2

if [[ "${1:-}" == "--all" ]]; then
  export LEADSYNC_LONG_TESTS=1
  shift
fi

dotnet build --nologo -v quiet
status=0
total_passed=0
total_failed=0
for project in tests/LeadSync.Tests tests/LeadSync.Acceptance; do
  log=$(mktemp)
  dotnet test --project "$project" --no-build --results-directory TestResults "$@" 2>&1 | tee "$log" || status=1
  passed=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
  failed=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
  total_passed=$((total_passed + ${passed:-0}))
  total_failed=$((total_failed + ${failed:-0}))
  rm -f "$log"
done

[[ $status -eq 0 || $total_failed -gt 0 ]] || total_failed=1
echo
echo "$total_passed passed, $total_failed failed"
exit $status
