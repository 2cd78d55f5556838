# `make run` serves the page over corpus/; `make test` formats, lints, type-checks and tests.
# Both make .venv first. Needed: Python 3.11 or later, make and the package index.

PYTHON ?= python3
BIN := .venv/bin
PIP := pip -qq --disable-pip-version-check install
LOCKED := $(PIP) --no-deps --require-hashes --requirement
TOOLS := .venv-tools/bin
HOST ?= 127.0.0.1
PORT ?= 7860

.PHONY: run test torture install lock licences audit browser format lint types tests clean

run: .venv/installed
	$(BIN)/qa index corpus
	$(BIN)/python app.py --host $(HOST) --port $(PORT)

test: .venv/tested browser format lint types tests

install: .venv/installed

# Exactly what locks/ tells, file by file. Only torch, whose build differs from system to system, and
# what such a build alone brings with it (drivers of graphics cards) have a version and no hash.
.venv/installed: pyproject.toml constraints.txt locks/run.txt
	$(PYTHON) -m venv .venv
	$(BIN)/$(LOCKED) locks/run.txt
	$(BIN)/$(PIP) --constraint constraints.txt torch
	$(BIN)/$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

.venv/tested: .venv/installed locks/test.txt
	$(BIN)/$(LOCKED) locks/test.txt
	touch $@

# In a folder of their own, so that they move nothing of what qa runs with.
.venv-tools/installed: locks/tools.txt
	$(PYTHON) -m venv .venv-tools
	$(TOOLS)/$(LOCKED) locks/tools.txt
	touch $@

# Writes the locks anew from pyproject.toml; versions stay where they still fit, unless
# UPGRADE=--upgrade. Hashes are those of every file of a version, for any system and Python.
COMPILE = $(TOOLS)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --constraint constraints.txt --custom-compile-command 'make lock' $(UPGRADE)
TORCH_ALONE = $$(grep -ohE '^(torch|triton|cuda|nvidia)[-a-z0-9]*' $(1) | sed 's/^/--no-emit-package /')
lock: .venv-tools/installed
	set -e; all=$$(mktemp); trap 'rm -f $$all' EXIT; \
	$(COMPILE) --extra test pyproject.toml --output-file $$all >/dev/null; \
	$(COMPILE) --group build pyproject.toml $(call TORCH_ALONE,$$all) \
	  --output-file locks/run.txt >/dev/null; \
	$(COMPILE) --group build pyproject.toml --extra test --constraint locks/run.txt \
	  $(call TORCH_ALONE,$$all) --output-file locks/test.txt >/dev/null
	$(COMPILE) --group fuzz --output-file locks/fuzz.txt >/dev/null
	$(COMPILE) --group tools --output-file locks/tools.txt >/dev/null

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

# Two at a time, for many wait for a browser. A single test is quicker with pytest alone.
tests: .venv/tested
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

# What each installed package is licensed under; docs/licences.md says of which lock.
LICENSED = $$(grep -ohE '^[a-z][-a-z0-9]*' locks/run.txt) torch
licences: .venv/installed .venv-tools/installed
	@{ printf '%s\n\n' '# Licences of what qa is installed with' 'Written by `make licences` on Linux: the packages of locks/run.txt and torch, as each tells it of itself.'; \
	  $(TOOLS)/pip-licenses --python $(BIN)/python --format markdown --with-system \
	  --packages $(LICENSED) | sed -E 's/([0-9])\+[a-z0-9]+ /\1 /; s/ +\|/ |/g; s/-{4,}/---/g'; } > docs/licences.md

# Known holes of the packages, where their source can be reached, and secrets in the files.
audit: .venv-tools/installed
	$(TOOLS)/python -m benchmarks.audit

# atheris has no wheels for every system; without it `make torture` fuzzes by chance alone.
.venv/fuzzed: .venv/tested locks/fuzz.txt
	$(BIN)/$(LOCKED) locks/fuzz.txt && touch $@ || echo "atheris can't be installed here"

# The long form of the tests of reliability, some three hours; docs/reliability.md says what each
# tries. TORTURE multiplies the short form, MINUTES is how long twenty people use the page, RUNS how
# often the fuzzer tries.
TORTURE ?= 16
MINUTES ?= 60
RUNS ?= 1000000
torture: .venv/tested .venv/fuzzed
	QA_TORTURE=$(TORTURE) $(BIN)/python -m pytest tests/reliability tests/fuzz tests/ui/test_flooded.py \
	  --timeout 7200 -s
	$(BIN)/python -m pytest tests --ignore tests/ui --hypothesis-profile anew
	$(BIN)/python -m benchmarks.endurance corpus --minutes $(MINUTES)
	if [ -e .venv/fuzzed ]; then $(BIN)/python -m tests.fuzz.fuzz --runs $(RUNS); fi

clean:
	rm -rf .venv .venv-tools .pytest_cache .mypy_cache .ruff_cache .hypothesis
