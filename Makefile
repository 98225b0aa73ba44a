# The two commands of the README are `make study` and `make test`. Everything they need stands in .venv.

PYTHON ?= python3
VENV := .venv
MILDIP := $(VENV)/bin/mildip
READY := $(VENV)/.ready

.PHONY: study test book clean lock
.DEFAULT_GOAL := study

study: $(READY)
	@$(MILDIP) study

test: $(READY)
	@$(MILDIP) test

book: $(READY)
	@$(MILDIP) book

clean:
	@rm -rf _build

# The lock file pins every package with its hash; the course itself is installed in place, from this folder.
# A half-made environment has no .ready and is made again.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "the course needs Python 3.11 or newer; name one: make PYTHON=python3.12 …")'
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@echo "installing the packages of requirements.lock into $(VENV) …"
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# After a change of dependencies in pyproject.toml (needs the package uv on the path).
lock:
	uv pip compile pyproject.toml --all-extras --universal --generate-hashes --python-version 3.11 \
	  --no-header --no-emit-index-url --no-emit-find-links --quiet -o requirements.lock
