# Two commands do everything on a fresh clone: `make run` and `make test`.

PYTHON ?= python3
VENV ?= .venv
REGIONS ?= NA
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# Tools with many dependencies of their own, apart from ours and from each other.
SAM := .venv-sam
SCAN := .venv-scan
AUDIT := .venv-audit

.PHONY: run talk screen screenshots test check generate mutate bench build build-Skill package deploy template \
	serve listen faults soak lock audit clean

run: $(READY) screen ## the speaker as a page in a browser; from a pipe, as `make talk`
	@if [ -t 0 ]; then $(BIN)/desk-speaker page; else $(BIN)/desk-speaker talk; fi

talk: $(READY)
	@$(BIN)/desk-speaker talk

screen: # Amazon's screen engine, where there is Node; the page works without and says so
	@if [ ! -d desk_speaker/page/node_modules ] && command -v npm >/dev/null; then \
		npm ci --prefix desk_speaker/page --ignore-scripts --no-audit --no-fund --silent || true; fi

screenshots: $(READY) screen ## every screen on every device, into docs/screens (needs Chromium)
	$(BIN)/python -m tests.browser.screenshots $(SCREENS)

test: $(READY) ## pass every test
	$(BIN)/python -m pytest

check: $(READY) ## style, types, and the house's import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m authoring.interaction_model --check
	$(BIN)/python -m authoring.safety_words --check
	$(BIN)/python -m authoring.content --check --entries

generate: $(READY) ## write what is generated from what people write
	$(BIN)/python -m authoring.interaction_model
	$(BIN)/python -m authoring.safety_words

listen: $(READY) ## how well the desk understands the evaluation utterances
	$(BIN)/python -m desk_speaker.interpreter.listen

mutate: $(READY) ## do the tests of the heart notice when it is changed? (long)
	$(BIN)/python tests/mutate.py

bench: $(READY) ## what a turn costs, and where it goes
	$(BIN)/python -m bench.turns
	$(BIN)/python -m bench.cold
	$(BIN)/python -m bench.warm
	$(BIN)/python -m bench.cost

build: $(READY) ## what Lambda runs: dist/lambda and dist/lambda.zip
	$(BIN)/python -m shipping.build

build-Skill: $(READY) # called by `sam build`, which sets ARTIFACTS_DIR
	$(BIN)/python -m shipping.build --into "$(ARTIFACTS_DIR)"

package: $(READY) ## the skill package, for `ask deploy`: see docs/deploying.md
	$(BIN)/python -m shipping.package $(PACKAGE)

deploy: $(READY) $(SAM)/.ready ## to AWS and Alexa: make deploy REGIONS="NA EU", see docs/deploying.md
	PATH="$(CURDIR)/$(SAM)/bin:$$PATH" $(BIN)/python -m shipping.deploy --regions $(REGIONS) -- $(SETTINGS)

template: $(SAM)/.ready $(SCAN)/.ready ## lint template.yaml, and scan it for what is unsafe
	$(SAM)/bin/cfn-lint template.yaml
	AWS_DEFAULT_REGION=us-east-1 SAM_CLI_TELEMETRY=0 $(SAM)/bin/sam validate --lint
	$(SCAN)/bin/checkov --file template.yaml --framework cloudformation --quiet --compact --skip-download

audit: $(READY) $(AUDIT)/.ready ## are there known holes in what this depends on?
	$(BIN)/python -m shipping.audit $(AUDIT)/bin/pip-audit

serve: $(READY) ## the verified endpoint behind your own proxy: make serve SKILL_ID=amzn1.ask.skill.…
	$(BIN)/python -m web_service --skill-id "$(SKILL_ID)" $(SERVE)

faults: $(READY) ## every command with every fault of every service, into docs/faults.md (long)
	$(BIN)/python -m tests.faults.report

soak: $(READY) ## the state machines at length (long)
	$(BIN)/python -m pytest --hypothesis-profile=soak tests/plan tests/alerts tests/faults

lock: $(READY) ## pin every dependency anew, with hashes; run it with Python 3.11, the oldest there is
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --extra dev \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.lock pyproject.toml
	cd shipping/tools && for tool in sam scan audit; do $(abspath $(BIN))/pip-compile --quiet --upgrade --generate-hashes \
		--allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file $$tool.lock $$tool.in || exit 1; done

clean: ## take away what the commands above made
	rm -rf .venv .venv-* .aws-sam build dist *.egg-info desk_speaker/page/node_modules

$(READY): requirements.lock pyproject.toml
	@echo "Setting up in $(VENV), once; this takes about a minute."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--editable . > $(VENV)/install.log 2>&1 || { cat $(VENV)/install.log; exit 1; }
	@$(BIN)/desk-speaker interpret < /dev/null
	@touch $@

# --no-deps: the locks are complete.
$(SAM)/.ready $(SCAN)/.ready $(AUDIT)/.ready: .venv-%/.ready: shipping/tools/%.lock
	@echo "Setting up $* in .venv-$*, once; this takes about a minute."
	@$(PYTHON) -m venv --clear .venv-$*
	@.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@
