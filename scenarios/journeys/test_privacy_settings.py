"""Privacy settings: who decides who reads them trusts the place, if others see that it is kept."""

from toolkit import Member, journey


@journey(goal="choose who sees my messages", weight="critical", budget_s=15, writes=True)
def test_privacy_settings(alice: Member, bob: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("Une pensée que je garderai peut-être pour moi."))
    with alice.step("look at the settings"):
        before = alice.privacy()
    try:
        with alice.step("keep it to myself"):
            alice.set_privacy("nobody")
        with alice.step("see that it is kept"):
            assert alice.privacy() == "nobody"
        bob.enter()
        with bob.step("look for the message"):
            bob.cannot_see(post)
    finally:
        alice.set_privacy(before)
