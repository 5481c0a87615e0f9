"""Privacy settings: members decide who reads them, and the platform keeps to it."""

from toolkit import Member, journey


@journey(goal="choose who sees my messages", weight="critical", writes=True)
def test_privacy_settings(alice: Member) -> None:
    alice.enter()
    with alice.step("look at the settings"):
        before = alice.privacy()
    after = "nobody" if before == "members" else "members"
    with alice.step("change the audience"):
        alice.set_privacy(after)
    with alice.step("see that it is kept"):
        assert alice.privacy() == after
    alice.set_privacy(before)
