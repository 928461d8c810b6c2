# csc. `make help` lists what can be made; the work itself is in tools/, in Python.

# The newest Python found that csc supports, for making .venv; PYTHON= chooses another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && exit; done; echo python3)
RUN := .venv/bin/python
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help demo test bench lint format e2e assets install locks clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## Run csc with a made-up authority on http://localhost:8000 (PORT=8001 for another port)
	@$(PYTHON) -m tools.install base
	@PORT=$(PORT) exec $(RUN) -m tools.demo

test: ## Run the test suite on SQLite, then on PostgreSQL and Redis (ARGS="tests/contacts -k visit --only sqlite")
	@$(PYTHON) -m tools.install test
	@$(RUN) -m tools.run_tests $(ARGS)

bench: ## Measure against the budgets and print the ratios as JSON
	@$(PYTHON) -m tools.install test
	@CSC_MODE=demo $(RUN) manage.py bench $(ARGS)

lint: ## Check style, types, import rules, dependencies and missing migrations; changes nothing
	@$(PYTHON) -m tools.install lint
	@$(RUN) -m tools.lint

format: ## Put files into the project's style
	@$(PYTHON) -m tools.install lint
	@$(RUN) -m ruff check --fix --exit-zero .
	@$(RUN) -m ruff format .

e2e: ## Drive the pages in a browser, where Chromium is installed
	@$(PYTHON) -m tools.install e2e
	@$(PYTHON) -m tools.assets
	@$(RUN) -m tools.run_browser_tests $(ARGS)

assets: ## Compile the styles into build/
	@$(PYTHON) -m tools.assets

install: ## Install everything a developer needs into .venv
	@$(PYTHON) -m tools.install base test lint e2e

locks: ## Work out requirements/*.txt anew from pyproject.toml (needs uv)
	@$(PYTHON) -m tools.lock

clean: ## Remove what can be made again, except .venv and the demo's data
	rm -rf build build.new node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache htmlcov .coverage
