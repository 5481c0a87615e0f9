"""Read the feed: what most people do, most of the time."""

from toolkit import Member, journey


@journey(goal="read the feed", weight="critical", budget_s=10)
def test_read_feed(visitor: Member) -> None:
    with visitor.step("open the feed"):
        visitor.open_feed()
    with visitor.step("read on"):
        visitor.read_on()
