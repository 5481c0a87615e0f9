"""Search: what cannot be found again might as well not have been written."""

from toolkit import Member, journey


@journey(goal="find a message again", weight="critical", budget_s=15, writes=True)
def test_search(alice: Member, bob: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("Réunion du comité de quartier"))
    bob.enter()
    with bob.step("search"):
        bob.search(post.text)
    with bob.step("find the message"):
        bob.found(post)
