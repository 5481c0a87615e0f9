"""What the tests of the gate share: a run that is well, and how a single rule came out."""


def good(run):
    run.walk("publish", 5)
    run.walk("sign_in", 3)
    run.load()


def outcome(result):
    assert len(result.verdicts) == 1
    return result.verdicts[0].outcome, result.exit_code
