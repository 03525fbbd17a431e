#!/usr/bin/env bash
# Set up everything that the demo and the tests need: once, and again when the lock file changes.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-python3}
stamp=.venv/.grondslag-setup
wanted=$(cat requirements-dev.lock pyproject.toml tools/setup.sh | sha256sum | cut -d' ' -f1)

say() { printf '  %s\n' "$*"; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Grondslag vraagt Python 3.11 of nieuwer; zet PYTHON=... op een nieuwere python3." >&2
  exit 1
fi

# System packages: what a page, a scan and a second database need. Installed where that is allowed, else named.
packages=()
command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx nld || packages+=(tesseract-ocr tesseract-ocr-nld)
command -v chromium >/dev/null || packages+=(chromium)
if [ ${#packages[@]} -gt 0 ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "Systeempakketten installeren: ${packages[*]}"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}") >/dev/null
  else
    echo "Nodig en hier niet te installeren: ${packages[*]}. Vraag de beheerder: apt-get install ${packages[*]}" >&2
  fi
fi

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
  exit 0
fi
if [ ! -x .venv/bin/python ] && ! "$python" -m venv .venv 2>/dev/null; then
  rm -rf .venv
  echo "Python kan geen virtuele omgeving maken. Vraag de beheerder: apt-get install python3-venv" >&2
  exit 1
fi
say "Afhankelijkheden installeren uit requirements-dev.lock (een paar minuten de eerste keer)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$wanted" > "$stamp"
say "Klaar."
