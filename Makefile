# Two commands carry the house: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test prove check bench train lock vertaal

help: ## toon wat hier kan
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: ## zet alles klaar: virtuele omgeving, vaste afhankelijkheden, systeempakketten
	@PYTHON=$(PYTHON) tools/setup.sh

demo: setup ## drie verzonnen dossiers door de hele keten, daarna beide sites op localhost
	@$(BIN)/python demo/draai.py $(if $(DOSSIER),--dossier "$(DOSSIER)")

test: setup ## alle tests: eenheden, contracten, browser, PostgreSQL
	@$(BIN)/python tests/run.py

prove: setup ## bewijs de poort in het lang: alle punten, alle mutanten, 20.000 verzoeken aan Cedar
	@BEWIJS=lang GRONDSLAG_ZIJDE=ind $(BIN)/python -m pytest -q tests/prove
	@BEWIJS=lang GRONDSLAG_ZIJDE=om $(BIN)/python -m pytest -q tests/prove/test_poort.py

check: setup ## lint, typen, muren, licenties
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@PYTHONPATH=tools $(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python tools/licences.py

bench: setup ## anonimiseerder naast anderen, poort en keten, in één run; TAB=<map> ook op die benchmark
	@$(BIN)/python bench/run.py $(if $(TAB),--tab "$(TAB)")

train: setup ## leer het reeksmodel en de zinsgewichten van de anonimiseerder; DATA=<map met CoNLL-U-bestanden>
	@$(BIN)/python -m grondslag.anonymise.sequence.train --data "$(DATA)"

lock: setup ## zet de afhankelijkheden opnieuw vast, met hashes en zonder adressen
	@tools/lock.sh

vertaal: setup ## werk de vertalingen bij (vraagt gettext)
	@tools/translations.sh
