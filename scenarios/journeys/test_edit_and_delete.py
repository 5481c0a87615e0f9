"""Edit and delete: what was said in haste must not stay for ever."""

from toolkit import Member, journey


@journey(goal="take back what I said", weight="important", budget_s=20, writes=True)
def test_edit_and_delete(alice: Member, bob: Member) -> None:
    alice.enter()
    post = alice.has_published(alice.compose("Rendez-vous à 8 h."))
    with alice.step("edit"):
        edited = alice.edit(post, alice.compose("Rendez-vous à 9 h."))
    bob.enter()
    with bob.step("see what it says now"):
        bob.sees(edited)
    with alice.step("delete"):
        alice.delete(edited)
    with bob.step("look for it"):
        bob.cannot_see(edited)
