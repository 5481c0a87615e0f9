"""Reset the password: everybody forgets it, and many do not come back for it."""

from toolkit import Member, journey


@journey(goal="choose a new password", weight="important", budget_s=60, writes=True, fresh=True)
def test_reset_password(newcomer: Member) -> None:
    newcomer.goto("/")
    newcomer.sign_up()
    newcomer.sign_out()
    with newcomer.step("choose a new password"):
        newcomer.reset_password()
    with newcomer.step("sign out"):
        newcomer.sign_out()
    with newcomer.step("sign in with it"):
        newcomer.sign_in()
