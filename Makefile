.DEFAULT_GOAL := help
.PHONY: help demo test check gates bench docs pictures lock setup

python := .venv/bin/python
code := $(wildcard sisam tests bench scripts)
# No host and no path of a machine may stand in the lock.
compile := .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --quiet

help: ## List what can be made.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# It stays up at a terminal alone; SERVE=no ends it after the report there too.
demo: setup ## Live 18 months in an invented country, report, and serve it; CASES=50 SEED=2 UNTIL=2026-11-20 SERVE=no SERVE_PORT=9000 change it.
	@.venv/bin/sisam demo $(if $(CASES),--cases $(CASES)) $(if $(SEED),--seed $(SEED)) $(if $(UNTIL),--until $(UNTIL)) \
		$(if $(filter no,$(SERVE)),--no-serve) $(if $(filter yes,$(SERVE)),--serve) $(if $(SERVE_PORT),--port $(SERVE_PORT))

# Three at a time on two cores: one of them mostly waits for a browser or a daemon.
test: setup ## Run every test.
	@scripts/chromium
	@$(python) -m pytest -n 3 --dist worksteal

check: setup gates ## Run the gates and the quick tests.
	@$(python) -m pytest -n 2 --dist worksteal -q -m "not slow" $(wildcard tests/unit tests/architecture tests/docs)

gates: setup ## Run format, lint, types, floors and dependencies.
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@$(python) -m mypy $(code)
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/deptry .

bench: setup ## Measure the speed of the program beside raw SQLite.
	@$(python) -m bench

docs: setup ## Write the generated reference pages anew.
	@$(python) scripts/make_reference.py

pictures: setup ## Take the pictures of pages anew that the documentation shows.
	@scripts/chromium
	@SISAM_DOCS_PICTURES=docs/pictures CI=yes $(python) -m pytest -q -m browser tests/browser

lock: setup ## Pin every dependency anew, with hashes, from pyproject.toml.
	@$(compile) --group dev --output-file requirements-dev.txt
	@$(compile) --constraint requirements-dev.txt --output-file requirements.txt
	@scripts/setup

setup: ## Make .venv from the locked requirements; quick where nothing changed.
	@scripts/setup
