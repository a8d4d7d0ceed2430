# Needs Python 3.11 or later and make; everything else is installed here, from requirements.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
ARGS ?=
ONLY ?=

.DEFAULT_GOAL := run
.PHONY: run test check proof bench lock clean browser

run: $(READY)
	$(BIN)/zellige up

test: $(READY) browser
	$(BIN)/pytest -m "not proof" $(ARGS)

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zellige content check
	$(BIN)/django-admin makemigrations --check --dry-run --settings=zellige.platform.settings
	$(BIN)/pytest tests/test_architecture.py tests/test_documents.py

proof: $(READY) browser
	$(BIN)/pytest -m proof $(ARGS)

bench: $(READY)
	$(BIN)/python -m benchmarks.run $(ONLY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Zellige needs Python 3.11 or later; $(PYTHON) is `$(PYTHON) -V`. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what requirements.lock lists into $(VENV) (once)"
	@$(PIP) install --no-compile --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

browser:
	@command -v chromium >/dev/null || { \
		echo "Chromium is missing: tests in a browser need it"; \
		if command -v apt-get >/dev/null && [ "`id -u`" = 0 ]; then \
			apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
		else \
			echo "They will be skipped. To run them: sudo apt-get install chromium"; \
		fi; }

lock:
	@command -v uv >/dev/null || test -x $(BIN)/uv || $(PIP) install uv
	PATH="$(BIN):$$PATH" uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--no-emit-find-links --custom-compile-command "make lock" --extra dev \
		pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) var build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
