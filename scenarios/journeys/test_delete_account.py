"""Delete the account: who cannot leave does not trust."""

from toolkit import Member, journey


@journey(goal="delete my account", weight="secondary", budget_s=20, writes=True, fresh=True)
def test_delete_account(newcomer: Member) -> None:
    newcomer.goto("/")
    newcomer.sign_up()
    with newcomer.step("delete the account"):
        newcomer.delete_account()
