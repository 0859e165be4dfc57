# Everything a developer runs. `make demo` and `make test` need only Python 3.11+, make and the package registries.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements/dev.txt
READY := $(VENV)/.ready

.PHONY: help demo test check format bench train lock clean

help:
	@echo "make demo    set up, read the sample reports into a ledger, show what is disputed"
	@echo "make test    set up and pass the tests"
	@echo "make check   lint, types and the import contract"
	@echo "make bench   measure accuracy and speed on the development data"
	@echo "make train   train the models anew on the development data (an hour or two)"
	@echo "make format  format the code and sort its imports"
	@echo "make lock    pin the dependencies anew (needs uv)"
	@echo "make clean   remove the environment and all caches"

$(READY): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "counterclaim needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) (once, a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(LOCK)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	@$(BIN)/counterclaim demo

test: $(READY)
	@$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	@$(BIN)/python -m benchmarks all

train: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[training]'
	@$(BIN)/python -m training.attribution
	@$(BIN)/python -m training.factuality
	@$(BIN)/python -m training.coreference pronouns
	@$(BIN)/python -m training.coreference descriptions
	@$(BIN)/python -m training.stance

lock:
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --python-version 3.11 \
	  --no-annotate --no-header --output-file $(LOCK)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
