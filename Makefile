# make run   set up and serve on this machine, with demo content
# make test  set up and run everything that has to pass
# make help  the rest

PORT ?= 8000
WORKERS ?= 2

# The first Python that is new enough and can make a virtual environment.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.requirements
TOOLS := $(VENV)/.requirements-dev
STATIC := var/static/.collected
MESSAGES := newsdesk/locale/th/LC_MESSAGES/django.mo
STATIC_FILES := $(shell find static -type f 2>/dev/null)
MESSAGE_PARTS := $(wildcard newsdesk/locale/th/parts/*.po)

# Old pips read the first for builds too, new ones the second: see constraints-build.txt.
export PIP_CONSTRAINT := $(CURDIR)/constraints-build.txt
export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints-build.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHAINLP_OFFLINE := 1

MANAGE := $(BIN)/python -W error::SyntaxWarning manage.py
IN_MEMORY := DATABASE_URL=sqlite://:memory:
PYTEST := $(BIN)/python -m pytest -q
WORKSHARE := -n $(WORKERS) --dist worksteal
QUICK := -m "not journey and not soak"

.DEFAULT_GOAL := help
.PHONY: help run setup test lint check unit coverage postgresql journeys soak bench messages clean

help:
	@echo "make run         serve on http://127.0.0.1:$(PORT) (PORT=8000), with demo content"
	@echo "make test        everything that has to pass: lint, checks, tests on both databases, browser"
	@echo "make lint        style, templates, the rooms' one-way imports"
	@echo "make unit        unit and HTTP tests on SQLite, with coverage"
	@echo "make postgresql  the same tests on PostgreSQL"
	@echo "make journeys    whole journeys in Chromium, with axe on every page"
	@echo "make soak        long fault and random-walk runs"
	@echo "make bench       measurements, each beside its peer or limit"
	@echo "make messages    merge and compile the Thai interface; list what is untranslated"

# --- Set-up -------------------------------------------------------------------------------------

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Newsdesk needs Python 3.11 or later with venv. On Debian:"; \
	echo; echo "  sudo apt-get install --yes python3 python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt constraints-build.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(TOOLS): requirements-dev.txt $(RUNTIME)
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

$(MESSAGES): $(MESSAGE_PARTS) scripts/messages.py $(RUNTIME)
	@$(BIN)/python scripts/messages.py

$(STATIC): $(STATIC_FILES) newsdesk/static_files.py $(RUNTIME)
	@mkdir -p var
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0 --ignore scss --ignore "bootstrap-*" --ignore "*.rtl.*"
	@touch $@

setup: $(RUNTIME) $(MESSAGES) $(STATIC)

run: setup
	@$(MANAGE) migrate --noinput --verbosity 0
	@$(MANAGE) demo
	@echo "Newsdesk is at http://127.0.0.1:$(PORT)/desk/ for the desk and http://127.0.0.1:$(PORT)/ for readers. Ctrl-C ends it."
	@export DJANGO_SETTINGS_MODULE=newsdesk.settings.dev; \
		$(BIN)/python manage.py deliver --with-parent & \
		exec env DJANGO_SETTINGS_MODULE=newsdesk.settings.dev $(BIN)/granian --interface wsgi \
		--host 127.0.0.1 --port $(PORT) --blocking-threads 8 --backpressure 32 \
		--no-access-log --log-level warning newsdesk.wsgi:application

# --- What has to pass ---------------------------------------------------------------------------

# One after the other even under -j; the browser's journeys come last.
test: $(TOOLS) $(MESSAGES)
	@$(BIN)/python scripts/needs.py
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory postgresql
	@$(MAKE) --no-print-directory journeys

lint: $(TOOLS)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports --no-logo

check: $(TOOLS) $(MESSAGES)
	@mkdir -p var
	$(IN_MEMORY) $(MANAGE) makemigrations --check --dry-run --verbosity 0
	$(IN_MEMORY) $(MANAGE) check --fail-level WARNING
	$(IN_MEMORY) DJANGO_SETTINGS_MODULE=newsdesk.settings.prod ALLOWED_HOSTS=newsdesk.example \
		SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
		$(MANAGE) check --deploy --fail-level WARNING

# Its tables are made at once; PostgreSQL's tests and the journeys go through every migration.
unit: $(TOOLS) $(MESSAGES)
	$(PYTEST) $(WORKSHARE) $(QUICK) --tables-at-once --cov --cov-report=
	@$(MAKE) --no-print-directory coverage

# The rooms where a mistake is silent are held to more than the rest.
coverage:
	@$(BIN)/coverage report --skip-covered --skip-empty
	@for room in 'articles/text/*' 'annotations/*' articles/permissions.py; do \
		covered=$$($(BIN)/coverage report --format=total --include="$$room"); \
		echo "$$room: $$covered % with branches, at least 95 % wanted"; \
		test "$$covered" -ge 95 || exit 1; done

# What meets the database; the widest tables, whose answers do not depend on it, are left to `soak`.
postgresql: $(TOOLS) $(MESSAGES)
	$(BIN)/python scripts/with_postgresql.py $(PYTEST) $(WORKSHARE) \
		-m "not journey and not soak and not wide"

journeys: $(TOOLS) $(MESSAGES)
	$(PYTEST) -n $(WORKERS) --dist loadfile -m "journey and not soak" tests

# Every property is tried once more, on examples that no run before has seen.
soak: $(TOOLS) $(MESSAGES)
	$(PYTEST) $(WORKSHARE) $(QUICK) --hypothesis-profile=random
	$(PYTEST) -m soak
	$(BIN)/python scripts/with_postgresql.py $(PYTEST) -m "soak or wide"

# Each is a module with a main of its own; the rest of the folder helps them.
bench: $(TOOLS) $(MESSAGES)
	@for script in $$(grep -l __main__ benchmarks/*.py); do \
		$(BIN)/python -m benchmarks.$$(basename $$script .py) || exit 1; done

messages: $(RUNTIME)
	$(BIN)/python scripts/messages.py --check

clean:
	rm -rf $(VENV) var/static .coverage* .pytest_cache .ruff_cache .hypothesis .import_linter_cache
