"""Publish: without it the square is empty."""

from toolkit import Member, journey


@journey(goal="publish a message", weight="critical", budget_s=20, writes=True)
def test_publish(alice: Member, bob: Member) -> None:
    bob.enter()  # and is there when the message comes in
    alice.enter()
    with alice.step("publish"):
        post = alice.publish(alice.compose("Marché public samedi à 9 h, apportez vos paniers !"))
    with bob.step("see the message"):
        bob.sees(post)
