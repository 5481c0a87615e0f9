"""React: the smallest way to take part."""

from toolkit import Member, journey


@journey(goal="react to a message", weight="secondary", budget_s=5, writes=True)
def test_react(alice: Member, bob: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("La chorale cherche des voix !"))
    bob.enter()
    with bob.step("react"):
        bob.react(post)
