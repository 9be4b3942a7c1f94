# make serve      build the site and serve it at a local address
# make test       run every check
# make site       build the site into site/
# make lab        open the notebooks in JupyterLab
# make bench      measure a settlement, ten million visits beside OpenFisca-core, a stream's memory, and a page's first answers
# make course     write slides, handouts, exercises and, apart, their key into course/ (SEEDS="group-a group-b": a variant each)
#                 (EDITION=en: in English)
# make test-clusters  check tables of visits spread over processes, by Dask and by Spark (which needs Java)
# make notebooks  run the notebooks again and store what they show, after a change of the rules or the facts
#
# Each command first sets up what it needs, in .venv, with any Python 3 to start from.

PYTHON ?= python3
# The theme announces its end of support in May 2027 at each build; maintainers know.
export NO_MKDOCS_2_WARNING := 1
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help serve test site lab bench course test-clusters notebooks lock clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

serve: site
	@$(BIN)/python .ci/serve.py site

# French first: it empties site/, then English fills site/en/. Not --quiet: it would silence the warnings that --strict
# counts.
site: $(VENV)/ready
	$(BIN)/python -m mkdocs build --strict
	$(BIN)/python -m mkdocs build --strict --config-file mkdocs.en.yml

test: $(VENV)/ready
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest

lab: $(VENV)/lab
	$(BIN)/python -m jupyterlab notebooks $(if $(filter 0,$(shell id -u)),--allow-root)

bench: $(VENV)/bench site
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.population
	$(BIN)/python -m tests.bench.streaming
	$(BIN)/python -m tests.bench.live site

SEEDS ?= 1
EDITION ?= fr
course: $(VENV)/ready
	@$(BIN)/python -m docs.theme.course.pack course --language $(EDITION) $(addprefix --seed ,$(SEEDS))

test-clusters: $(VENV)/clusters
	$(BIN)/python -m pytest tests/clusters

notebooks: $(VENV)/ready
	$(BIN)/python .ci/notebooks.py

# For maintainers: compile the locks again after a change of the dependency groups (needs uv).
lock:
	.ci/lock

clean:
	rm -rf $(VENV) site course

$(VENV)/ready: .ci/requirements.txt .ci/package-lock.json .ci/environment.py pyproject.toml
	@$(PYTHON) .ci/environment.py $(VENV) .ci/requirements.txt
	@touch $@

# What only one command needs: the lock of its name.
$(VENV)/lab $(VENV)/bench $(VENV)/clusters: $(VENV)/%: $(VENV)/ready .ci/requirements-%.txt
	@$(PYTHON) .ci/environment.py $(VENV) .ci/requirements-$*.txt
	@touch $@
