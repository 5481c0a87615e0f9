"""The letters that the mode `watched` waits for: no journey of a suite need write one."""

from toolkit import Member, journey


@journey(goal="write to another member", writes=True, mode="watched")
def test_letter(alice: Member, bob: Member) -> None:
    """The one whom they are for has signed in elsewhere: away from the talk at the first, at it for the second."""
    bob.enter()
    with bob.step("write"):
        bob.write_to(alice, bob.compose("On y va ensemble ?"))
    with bob.step("write again"):
        bob.write_to(alice, bob.compose("Je passe te prendre ?"))
