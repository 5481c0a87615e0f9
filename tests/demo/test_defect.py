import dataclasses

import pytest

from toolkit import registry
from toolkit.demo import defect
from toolkit.errors import ExitCode, UsageError

IDS = registry.stems(defect.PACKAGE)


@pytest.mark.parametrize("name", IDS)
def test_a_defect_is_named_after_its_file_and_says_everything(name):
    """
    Whoever switches it on must know whom it hurts and what has to notice it.
    """
    (found,) = defect.load([name])

    assert found.id == name
    optional = ("shown_by", "needs_load", "attempts", "personas", "modes")
    assert all(value for key, value in dataclasses.asdict(found).items() if key not in (*optional, "exit_code"))
    warned = any(word.startswith("gate:") for word in found.noticed_by)
    closed = found.exit_code in (ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.INCONCLUSIVE)

    assert closed or (warned and found.exit_code is ExitCode.OK)


def test_an_unknown_defect_names_the_closest_one():
    """
    A typo that switched nothing on would look like a gate that sees nothing.
    """
    with pytest.raises(UsageError, match="did you mean 'slow_publish'"):
        defect.load(["slow_publsh"])


def test_a_defect_asked_for_twice_is_installed_once():
    """
    Two delays of two seconds would be another defect.
    """
    assert len(defect.load(["slow_publish", "slow_publish"])) == 1
