#!/usr/bin/env bash
# Resolve the dependencies of pyproject.toml into two files with hashes and without addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install --quiet uv
options=(--universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --quiet)
.venv/bin/uv pip compile "${options[@]}" pyproject.toml -o requirements.lock
.venv/bin/uv pip compile "${options[@]}" --extra dev pyproject.toml -o requirements-dev.lock
