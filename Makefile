# The commands of this project. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PY := .venv/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check
# Only ready-made packages, each with the checksum that the lock names: a kiosk needs no compiler.
LOCKED := install --require-hashes --only-binary :all: --requirement
# A Python that went away (an upgraded system) makes the environment again.
REMAKE := $(if $(wildcard $(PY)),,FORCE)

.PHONY: help run setup test check bench drawings sounds basemap proof deb apt-repo machine-test lock clean FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run.stamp ## show an exhibit: make run [EXHIBIT=hanoi-1972] [ARGS=--windowed]
	@$(PY) -m kiosk run --or-tour $(if $(EXHIBIT),--exhibit $(EXHIBIT)) $(ARGS)

setup: .venv/dev.stamp ## everything needed to run, test and check

test: .venv/dev.stamp ## all tests: make test [ARGS="-k visit"]
	@deploy/system-packages.sh run test deb
	@$(PY) -m pytest $(ARGS)

check: .venv/dev.stamp ## style, types, layers
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports

proof: .venv/run.stamp ## every page as a picture, in build/proof: make proof [EXHIBIT=hanoi-1972]
	@$(PY) -m kiosk tour $(if $(EXHIBIT),--exhibit $(EXHIBIT)) $(ARGS)

bench: .venv/dev.stamp ## figures of speed and memory
	@deploy/system-packages.sh run test
	@$(PY) -m tests.bench

drawings: .venv/drawings.stamp ## draw the illustrations again: make drawings [EXHIBIT=hanoi-1972] [ARGS="p12 b52"]
	@for script in media/$(or $(EXHIBIT),*)/drawings/draw.py; do PYTHONPATH=media/drawing $(PY) $$script $(ARGS); done

sounds: .venv/sounds.stamp ## make the sounds and the draft narrations again
	@deploy/system-packages.sh run sounds
	@PYTHONPATH=. $(PY) media/hanoi-1972/sounds/synthesis/make.py $(ARGS)

basemap: .venv/basemap.stamp ## make a base map: make basemap ARGS="--bbox W S E N -o media/x/map.json"
	@$(PY) -m kiosk basemap $(ARGS)

deb: ## the Debian package, in build/deb
	@deploy/system-packages.sh deb
	@deploy/build-package.sh

apt-repo: ## a signed apt repository: make apt-repo ARGS="--help"
	@deploy/apt/make-repository.sh $(ARGS)

machine-test: .venv/dev.stamp ## the package on a whole emulated machine: a quarter of an hour
	@deploy/system-packages.sh run test deb machine
	@$(PY) -m pytest tests/machine -m machine $(ARGS)

lock: ## take newer versions of what the kiosk is built from
	@rm -rf build/lock && $$(PYTHON="$(PYTHON)" deploy/find-python.sh ensurepip) -m venv build/lock
	@build/lock/bin/python -m pip --quiet install pip-tools==7.6.2
	@compile() { CUSTOM_COMPILE_COMMAND="make lock" build/lock/bin/pip-compile --quiet --upgrade \
	    --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host \
	    --no-emit-find-links "$$@" pyproject.toml; }; \
	compile --output-file requirements.lock; \
	compile --constraint requirements.lock --extra dev --output-file requirements-dev.lock; \
	compile --constraint requirements.lock --extra drawings --output-file requirements-drawings.lock; \
	compile --constraint requirements.lock --extra basemap --output-file requirements-basemap.lock; \
	compile --constraint requirements.lock --extra sounds --output-file requirements-sounds.lock

clean: ## forget everything that can be made again
	rm -rf .venv build *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find kiosk tests media -name __pycache__ -prune -exec rm -rf {} +

.venv/run.stamp: requirements.lock deploy/packages/run.txt $(REMAKE)
	@PYTHON="$(PYTHON)" deploy/system-packages.sh run
	@python=$$(PYTHON="$(PYTHON)" deploy/find-python.sh ensurepip) || \
	    { echo "The kiosk needs Python 3.11, 3.12 or 3.13. Say where one is: make PYTHON=/path/to/python3" >&2; exit 1; }; \
	echo "Making .venv with $$python ..."; "$$python" -m venv --clear .venv
	@$(PIP) $(LOCKED) requirements.lock
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock pyproject.toml
	@$(PIP) $(LOCKED) requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/drawings.stamp: .venv/run.stamp requirements-drawings.lock
	@$(PIP) $(LOCKED) requirements-drawings.lock
	@touch $@

.venv/sounds.stamp: .venv/run.stamp requirements-sounds.lock
	@$(PIP) $(LOCKED) requirements-sounds.lock
	@touch $@

.venv/basemap.stamp: .venv/run.stamp requirements-basemap.lock
	@echo "Fetching the geodata (about 210 MB) ..."
	@$(PIP) $(LOCKED) requirements-basemap.lock
	@touch $@
