"""Block: who is pestered must be able to end it."""

from toolkit import Member, journey


@journey(goal="block somebody", weight="important", budget_s=10, writes=True)
def test_block(alice: Member, bob: Member) -> None:
    bob.enter()
    post = bob.has_published(bob.compose("Vous ne m’empêcherez pas de parler."))
    alice.enter()
    try:
        with alice.step("block"):
            alice.block(bob)
        with alice.step("no longer see them in the feed"):
            alice.misses(post)
    finally:
        with alice.step("take it back"):
            alice.unblock(bob)
