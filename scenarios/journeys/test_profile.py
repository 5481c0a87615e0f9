"""Profile: people speak more freely with somebody than with a name."""

from toolkit import Member, journey


@journey(goal="say who I am", weight="secondary", budget_s=20, writes=True)
def test_profile(alice: Member, bob: Member) -> None:
    alice.enter()
    words = alice.compose("Boulangère, rue du Quai.")
    with alice.step("write about oneself"):
        before = alice.describe(words)
    try:
        bob.enter()
        with bob.step("read it"):
            bob.describes(alice, words)
    finally:
        alice.describe(before)
