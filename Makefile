# Two commands matter: `make demo` and `make test`. Both set everything up first; what was set up is not set up again.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: setup demo test check bench dictionary clean

setup: $(STAMP)

# The lock file names every version with its hashes; uv installs it in seconds. Anew where the lock or the project's metadata changed.
$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	touch $(STAMP)

demo: setup
	$(BIN)/callmart demo

test: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/mypy --strict flows transforms warehouse benchmarks

bench: setup
	$(BIN)/python -m benchmarks

# The data dictionary in docs/ is made from the comments of the warehouse.
dictionary: setup
	$(BIN)/python -m warehouse.dictionary

clean:
	rm -rf .venv .prefect demo .pytest_cache .mypy_cache .ruff_cache
