"""Reply: a message without an answer is a monologue."""

from toolkit import Member, journey


@journey(goal="reply to a message", weight="critical", budget_s=15, writes=True)
def test_reply(alice: Member, bob: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("Qui aurait une échelle à prêter ?"))
    bob.enter()
    with bob.step("open the message"):
        bob.sees(post)
    with bob.step("reply"):
        answer = bob.reply(post, bob.compose("Moi, passez ce soir."))
    with alice.step("see the answer"):
        alice.goto("/")
        alice.sees(answer)
