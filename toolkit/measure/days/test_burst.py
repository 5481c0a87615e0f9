"""The messages that the mode `watched` has on their way at once: no journey of a suite need publish several."""

from toolkit import Member, journey
from toolkit.measure.attempt import Attempt
from toolkit.measure.modes.watched import Watched

WORDS = ("La fanfare est arrivée.", "Elle joue place du Marché.", "Elle repart à midi.")


@journey(goal="publish several messages in a row", writes=True, mode="watched")
def test_burst(alice: Member, virage_attempt: Attempt) -> None:
    """Whoever reads them is to read them in the order in which they were written."""
    assert isinstance(virage_attempt.life, Watched)
    alice.enter()
    with virage_attempt.life.together(alice.name):
        for words in WORDS:
            with alice.step("publish"):
                alice.publish(alice.compose(words))
