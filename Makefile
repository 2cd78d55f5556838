# `make run` serves the page over corpus/; `make test` formats, lints, type-checks and tests.
# Both make .venv first. Needed: Python 3.11 or later, make and the package index.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check install --constraint constraints.txt
HOST ?= 127.0.0.1
PORT ?= 7860

.PHONY: run test torture install browser format lint types tests clean

run: .venv/installed
	$(BIN)/qa index corpus
	$(BIN)/python app.py --host $(HOST) --port $(PORT)

test: .venv/tested browser format lint types tests

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) --quiet torch
	$(PIP) --quiet --editable .
	touch $@

.venv/tested: .venv/installed
	$(PIP) --quiet --editable '.[test]'
	touch $@

# The browser tests want Chromium and Korean fonts; without the right to install them they are
# skipped and say so.
browser:
	@if command -v chromium >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  { apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk; } >/dev/null 2>&1 \
	    || echo "chromium could not be installed: browser tests are skipped"; \
	else echo "chromium is not there and can't be installed by this user: browser tests are skipped"; fi

# A continuous integration run changes no file, it only tells.
format: .venv/tested
	$(BIN)/ruff format $(if $(CI),--check) .

lint: .venv/tested
	$(BIN)/ruff check .

types: .venv/tested
	$(BIN)/mypy

tests: .venv/tested
	$(BIN)/python -m pytest

# The long form of the tests of reliability; docs/reliability.md says what each tries.
TORTURE ?= 16
torture: .venv/tested
	QA_TORTURE=$(TORTURE) $(BIN)/python -m pytest tests/reliability --timeout 3600 -s

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
