# Thin targets; what they do is in deploy/ and in the tools' own settings (pyproject.toml).
PYTHON ?= python3
RUNTIME ?= base
# More than there are cores: half of the time a test waits for a desk.
WORKERS ?= 3
SEEDS ?= 100000
SIDE_BY_SIDE := -n $(WORKERS) --dist loadfile --no-loadscope-reorder
BIN := .venv/bin
LOCK := uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	--no-annotate --custom-compile-command 'make lock' --exclude-newer $$(date -u -d '7 days ago' +%F) -q
DATA ?= var/datasets
TRAINED := risk manipulation pumps band direction patterns quick
export UV_PYTHON_DOWNLOADS := never
# What is compiled is kept, or every process of every desk compiles it anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help up test coverage check format types imports bench lighthouse faults faults-full search docs site clean lock install pages train

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

up: install pages ## Run the whole desk on this machine
	@exec $(BIN)/tapewire up

install: ## Install what running needs, from the hash locks; RUNTIME=gpu for NVIDIA
	@PYTHON=$(PYTHON) deploy/install $(RUNTIME)

pages: ## Build the Mini App's scripts
	@deploy/pages

test: ## Lint, types, import contract, every test; installs what it needs
	@PYTHON=$(PYTHON) deploy/install dev
	@deploy/pages
	@deploy/chromium
	@$(MAKE) --no-print-directory -j3 check types imports
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) tests/faults tests

coverage: ## The tests once more, counting the branches they take; fails below the floor
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) --cov --cov-report=term:skip-covered --ignore=tests/faults

faults: ## Kill, cut, hold and confuse everything an order needs, and count what came of it
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) tests/faults

faults-full: ## The same for hours: more rounds, SEEDS histories in virtual time
	@FAULT_SEEDS=$(SEEDS) FAULT_ROUNDS=20 FAULT_HEADLINES=20000 \
		$(BIN)/python -m pytest $(SIDE_BY_SIDE) tests/faults tests/journeys/test_wire_day.py

search: ## Try new random examples, ten times as many, in every property test
	@$(BIN)/python -m pytest -n 2 --hypothesis-profile=search tests/unit tests/integration tests/faults/test_machine.py

check: ## Format and lint, changing nothing
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

format: ## Format and mend what can be mended
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: ## Check types of code, tests and pages
	@$(BIN)/mypy
	@deploy/pages --types

imports: ## Check who may import whom
	@$(BIN)/lint-imports

bench: ## Measure against the budgets of a running desk
	@$(BIN)/tapewire bench

lighthouse: install pages ## Measure every page with Lighthouse on a desk of its own; exit 1 on a missed target
	@deploy/lighthouse

train: ## Fit every market and linear model again, DATA=folder of data sets; needs an hour of one core
	@[ -x .train/bin/python ] || $(PYTHON) -m venv .train
	@.train/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes \
		-r requirements/train.lock
	@for one in $(TRAINED); do OMP_NUM_THREADS=1 nice -n 10 \
		.train/bin/python -m ml.train.$$one --data $(DATA) || exit 1; done
	@$(BIN)/python -m ml.train.golden
	@TAPEWIRE_DATA_SETS=$(DATA) $(BIN)/tapewire bench models

docs: ## Write .env.example out of the settings, and the pictures in docs/img
	@$(BIN)/tapewire config example > .env.example
	@TAPEWIRE_PICTURES=docs/img $(BIN)/python -m pytest tests/browser/test_pictures.py

site: ## Build the documentation as a website, into var/site
	@PYTHON=$(PYTHON) deploy/site

lock: ## Renew the hash locks; new versions wait seven days
	@$(LOCK) requirements/bootstrap.in -o requirements/bootstrap.lock
	@$(LOCK) requirements/node.in -o requirements/node.lock
	@$(LOCK) pyproject.toml --extra cpu -o requirements/base.lock
	@$(LOCK) pyproject.toml --extra gpu -c requirements/base.lock -o requirements/gpu.lock
	@$(LOCK) pyproject.toml --extra cpu --extra dev -c requirements/base.lock -o requirements/dev.lock
	@$(LOCK) requirements/browser.in -c requirements/dev.lock -o requirements/browser.lock
	@$(LOCK) requirements/site.in -o requirements/site.lock
	@$(LOCK) requirements/train.in -o requirements/train.lock
	@for one in python-binance binance-connector tracebook; do \
		$(LOCK) requirements/clients/$$one.in -o requirements/clients/$$one.lock || exit 1; done
	@$(LOCK:3.11=3.12) requirements/clients/peer.in -o requirements/clients/peer.lock

clean: ## Remove what was installed and built; data in var/ stays
	@rm -rf .venv .clients node_modules webapp/static/dist var/mkdocs var/site .mypy_cache .ruff_cache .pytest_cache
