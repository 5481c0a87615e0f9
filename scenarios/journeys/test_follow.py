"""Follow: the first thread of a bond."""

from toolkit import Member, journey


@journey(goal="follow somebody", weight="important", budget_s=5, writes=True)
def test_follow(alice: Member, bob: Member) -> None:
    alice.enter()
    with alice.step("follow"):
        alice.follow(bob)
    with alice.step("follow no longer"):
        alice.unfollow(bob)
