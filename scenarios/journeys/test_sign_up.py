"""Sign up: who gives up here was never a member."""

from toolkit import Member, journey


@journey(goal="open an account", weight="important", budget_s=45, writes=True, fresh=True)
def test_sign_up(newcomer: Member) -> None:
    with newcomer.step("arrive"):
        newcomer.goto("/")
    with newcomer.step("open an account"):
        newcomer.sign_up()
