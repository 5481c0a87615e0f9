"""Publish a picture: shown to who sees it, told to who does not."""

from pathlib import Path

from toolkit import Member, journey

PICTURE = Path(__file__).parents[1] / "files" / "harbour.png"
ALTERNATIVE = "Le quai au lever du soleil, deux barques amarrées"


@journey(goal="publish a picture", weight="important", budget_s=30, writes=True)
def test_publish_picture(alice: Member, bob: Member) -> None:
    alice.enter()
    with alice.step("publish a picture"):
        post = alice.publish_picture(alice.compose("Le port ce matin."), PICTURE, ALTERNATIVE)
    bob.enter()
    with bob.step("see the picture"):
        bob.sees_picture(post, ALTERNATIVE)
