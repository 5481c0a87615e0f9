"""Help: who does not know how, or whether one may, must find out without asking."""

from toolkit import Member, journey


@journey(goal="find help and the rules", weight="secondary", budget_s=5)
def test_help(visitor: Member) -> None:
    with visitor.step("arrive"):
        visitor.goto("/")
    with visitor.step("find help"):
        visitor.find_help()
