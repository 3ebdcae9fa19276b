# `make demo` shows the tool at work; `make test` runs every check that a change must pass.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench clean

demo: .venv/installed
	@$(BIN)/factcheck check corpus --facts claims --fail-on never
	@mkdir -p build
	@$(BIN)/factcheck audit corpus --facts claims --store build/audit.duckdb --fail-on never
	@$(BIN)/factcheck report build/audit.duckdb --format html --output build/report.html
	@echo "What an audit of corpus/ found is in build/report.html"

# Tests start processes, which take a fifth longer where they may not keep what they compile.
test: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto --dist worksteal

# make bench AUDIT="--articles 20000 --large 300000 --from news.jsonl.gz" CONFLICTS="--claims 10000000"
bench: .venv/installed
	$(BIN)/python benchmarks/audit.py $(AUDIT)
	$(BIN)/python benchmarks/bench_conflicts.py $(CONFLICTS)

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "factcheck needs Python 3.11 or newer: make PYTHON=python3.12")'
	@echo "Building .venv, which takes about half a minute"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[report]'
	@touch $@

.venv/installed-dev: .venv/installed
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@
