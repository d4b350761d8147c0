# The two commands of the README: `make demo` and `make test`. Both make their own environment from the lock files.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Tests start the program many times over: what Python has compiled of it is kept, as it is for users.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check test-deps lock clean

demo: $(VENV)/demo.stamp
	$(BIN)/ikrar demo

test: check
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The servers and the browser that some tests need; as root on Debian. Tests that need one of them say so when it is missing.
test-deps:
	scripts/install-test-servers

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --group build --group test --extra postgresql pyproject.toml -o requirements-test.lock

clean:
	rm -rf $(VENV) .cache build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Ikrar needs Python 3.11 or later; run: make PYTHON=/path/to/python3.11 …" if sys.version_info < (3, 11) else 0)'
	@echo "making the environment in $(VENV) (once; a few minutes without a package cache)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --require-hashes -r requirements-test.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/demo.stamp
