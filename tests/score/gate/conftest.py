"""A gate over the run that a test writes."""

import pytest

from tests.score.gate.runs import good
from toolkit.score.gate import judge
from toolkit.score.scorecard import score_run
from toolkit.settings import Settings


@pytest.fixture(scope="module")
def good_card(module_run):
    run = module_run()
    good(run)
    return score_run(run.close(), Settings())


@pytest.fixture
def gate(new_run, good_card):
    """A function that judges the run somebody writes by rules, and gives the result of the gate."""

    def of(write, error=None, *, warn=None, default=False, demonstrated=False, info=None):
        rules = {"default": default, "demonstrated": demonstrated, "error": error or {}, "warn": warn or {}}
        settings = Settings.model_validate({"gate": rules})
        if write is good and info is None:
            return judge(good_card, settings)
        run = new_run(**(info or {}))
        write(run)
        return score_run(run.close(), settings).gate

    return of
