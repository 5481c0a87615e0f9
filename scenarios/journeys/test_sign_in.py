"""Sign in: the first thing everybody does, and the first thing that fails."""

from toolkit import Member, journey


@journey(goal="sign in", weight="critical", budget_s=20, fresh=True)
def test_sign_in(alice: Member) -> None:
    with alice.step("arrive"):
        alice.goto("/")
    with alice.step("sign in"):
        alice.sign_in()
