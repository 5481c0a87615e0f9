# Everything runs in .venv, which the first target that needs it makes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VERSION := $(shell $(PYTHON) -c 'import sys; print("py%d%d" % sys.version_info[:2])')
PINS := $(wildcard constraints/$(VERSION).txt)
# Compiling every module of every library takes longer than all else: Python compiles those that are used.
install = $(1) -m pip install --quiet --no-compile --disable-pip-version-check $(if $(PINS),--constraint $(PINS))
PIP := $(call install,$(BIN)/python)
PYTEST := $(BIN)/python -m pytest -p no:locust --timeout 900

BUILT := build/wheel/.ready
SOURCES := pyproject.toml $(shell find toolkit scenarios -type f -not -name '*.pyc' -not -name '* *')

# Dozens of processes load the same modules: what Python compiles is kept, whatever the machine says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test setup lint unit whole quick browser load docs wheel contract truth kills thorough rough real bench clean

demo: $(VENV)/.run ## the whole job on the embedded platform
	$(BIN)/virage demo $(ARGS)

test: setup ## all that CI runs; what is timed runs alone
	$(MAKE) --jobs=2 --output-sync=target contract lint quick $(BUILT)
	$(MAKE) browser load docs wheel truth

setup: $(VENV)/.dev ## everything a developer needs

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Virage needs Python 3.11 or newer; name one: make PYTHON=python3.13 …"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "No virtual environment could be made; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml $(PINS)
	@echo "Installing Virage …"
	@$(PIP) --editable .
	@$(BIN)/virage browser
	@touch $@

$(VENV)/.dev: $(VENV)/.python pyproject.toml $(PINS)
	@echo "Installing Virage and what its developers need …"
	@$(PIP) --editable '.[dev,docs]'
	@$(BIN)/virage browser
	@touch $(VENV)/.run $@

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: setup ## the inner loop: no browser, no network, under a minute
	$(PYTEST) -q -n 2 -m "not (whole or browser or load or process or slow)"

whole: setup ## whole runs scored, the whole platform served
	$(PYTEST) -q -n 2 -m "whole and not (browser or load or process or slow)"

quick: setup ## both of these at once
	$(PYTEST) -q -n 2 -m "not (browser or load or process or slow)"

browser: setup
	$(PYTEST) -q -n 3 --dist loadfile -m "(browser or process) and not (slow or thorough)"

load: setup
	$(PYTEST) -q -m "load and not (slow or thorough)"

truth: setup ## what was planted is noticed and nothing else is, and a run may be ended at any moment
	$(PYTEST) -q -m "slow and alone and not thorough" tests/test_ground_truth.py
	$(PYTEST) -q -n 2 -m "slow and not (alone or thorough)" tests/test_ground_truth.py tests/test_kills.py

kills: setup ## runs ended at random moments: KILLS=20 make kills
	$(PYTEST) -q -m slow tests/test_kills.py

thorough: setup $(BUILT) ## what the targets above try a part of: the other planted defects, the other screens
	$(PYTEST) -q -n 2 --dist loadfile -m "thorough and not (alone or load)"
	$(PYTEST) -q -m "thorough and (alone or load)"

rough: setup ## the browser's tests where all that answers, draws and runs is late; ARGS="-k …" for some
	$(PYTEST) -q -n 3 --dist loadfile -p tests.rough -m "(browser or process) and not (slow or thorough)" $(ARGS)

docs: setup
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

wheel: setup $(BUILT) ## the built wheel works in an empty folder: nothing is found where nothing was planted
	$(PYTEST) -q -m "slow and not thorough" tests/test_wheel.py

$(BUILT): $(VENV)/.dev $(SOURCES)
	rm -rf build/wheel
	$(BIN)/python -m build --wheel --outdir build/wheel . >/dev/null
	$(PYTHON) -m venv build/wheel/venv
	$(call install,build/wheel/venv/bin/python) build/wheel/*.whl
	@touch $@

contract: setup ## the adapter of a platform that others wrote, on that platform; says so where it cannot run
	$(PYTEST) -q -rs -m real tests/real

real: $(VENV)/.run ## the whole job on FlaskBB, which others wrote; left out where there is no Python for it
	@$(BIN)/python -m real.flaskbb $(ARGS)

bench: setup
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

clean:
	rm -rf $(VENV) build dist site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
