"""Report content: whoever meets abuse must be able to say so, and be heard."""

from toolkit import Member, journey


@journey(goal="report a message", weight="critical", budget_s=10, writes=True)
def test_report_content(alice: Member, bob: Member, moderator: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("Gagnez mille dollars par jour sans sortir de chez vous."))
    bob.enter()
    with bob.step("open the message"):
        bob.sees(post)
    with bob.step("report it"):
        bob.report(post, "spam")
    moderator.enter()
    with moderator.step("find the report"):
        moderator.finds_report(post)
