"""Notifications: who is answered and does not hear of it thinks that nobody answered."""

from toolkit import Member, journey


@journey(goal="hear of an answer", weight="important", budget_s=15, writes=True)
def test_notifications(alice: Member, bob: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("Quelqu’un connaît un bon plombier ?"))
    bob.enter()
    with bob.step("reply"):
        bob.reply(post, bob.compose("Oui, ma cousine."))
    with alice.step("hear of the answer"):
        alice.goto("/")
        alice.notified(post)
