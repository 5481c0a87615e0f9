"""The letter that the mode `watched` waits for: no journey of a suite need write one."""

from toolkit import Member, journey


@journey(goal="write to another member", writes=True, mode="watched")
def test_letter(alice: Member, bob: Member) -> None:
    """The one whom it is for has signed in elsewhere, and waits there."""
    bob.enter()
    with bob.step("write"):
        bob.write_to(alice, bob.compose("On y va ensemble ?"))
