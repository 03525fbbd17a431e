#!/usr/bin/env bash
# Collect every text of both sides, keep the English that there is, compile it, and name what still lacks English.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v msgfmt >/dev/null; then
  echo "Nodig en hier niet te vinden: gettext. Vraag de beheerder: apt-get install gettext" >&2
  exit 1
fi
exec .venv/bin/python tools/translations.py
