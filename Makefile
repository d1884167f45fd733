# The two commands are `make site` and `make test`; both set everything up themselves and may be run again.
# Nothing is installed outside this folder.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test test-slow test-speech look serve lint bench accept lock clean

site: $(VENV)/site-ready ## Make the site and every other format
	@$(BIN)/involve build

look: $(VENV)/site-ready ## Look at the finished site, at http://127.0.0.1:8000
	@$(BIN)/involve look

serve: $(VENV)/site-ready ## Look at pages while you write them, at http://127.0.0.1:8000
	@$(BIN)/mkdocs serve

test: $(VENV)/test-ready lint ## Everything that must be true
	@echo "Running the tests. This takes about twenty minutes on two cores."
	@$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS)

test-slow: $(VENV)/test-ready ## All speech of the sample site, bad input in a browser and the like: minutes more
	@INVOLVE_THOROUGH=1 $(BIN)/pytest -m "slow or thorough" -n auto --dist loadfile

test-speech: $(VENV)/test-ready ## A speech recogniser hears what was written: a few minutes
	@$(BIN)/pytest -q -m "hearing or not hearing" tests/hearing

lint: $(VENV)/test-ready
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: $(VENV)/test-ready ## How fast it is, beside its bounds and other tools
	@$(BIN)/python -m tests.bench

accept: $(VENV)/test-ready ## Take today's output as the golden output; read the diff before you commit
	@$(BIN)/pytest -q tests/test_golden.py --accept

lock: ## Pin the newest versions that pyproject.toml allows
	@$(BIN)/pip-compile -q --upgrade --strip-extras --no-emit-index-url --no-emit-trusted-host \
		--no-emit-find-links --no-header --no-annotate -o requirements.lock pyproject.toml
	@$(BIN)/pip-compile -q --upgrade --strip-extras --no-emit-index-url --no-emit-trusted-host \
		--no-emit-find-links --no-header --no-annotate --extra test -c requirements.lock \
		-o requirements-test.lock pyproject.toml

clean: ## Forget everything that was made or installed here
	rm -rf $(VENV) .cache outputs/site outputs/stick outputs/reports outputs/schemas

$(VENV)/site-ready: requirements.lock pyproject.toml
	@echo "Setting up. The first time takes a minute or two."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -q --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/test-ready: $(VENV)/site-ready requirements-test.lock
	@echo "Setting up what the tests need."
	@$(BIN)/pip install -q --disable-pip-version-check -r requirements-test.lock
	@touch $@
