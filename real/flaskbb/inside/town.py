"""What stands in the forum before anybody is measured there: the same words from the same seed."""

from __future__ import annotations

import random
from typing import NamedTuple

SEED = 20261123
FORUMS = (
    ("Neighbours", "Anything that concerns the street.", 24),
    ("Lend and borrow", "Ladders, drills, cargo bikes.", 12),
)
PEOPLE = ("alice", "bob", "claire", "david")
REPLIES = 130

THINGS = (
    "the wooden bench by the canal",
    "the Saturday vegetable stall",
    "a cargo bike for moving boxes",
    "the lamp in front of number twelve",
    "the choir's summer evening",
    "the shared tool shed",
    "seeds for the school garden",
    "the noise from the bakery's van",
    "a lost grey cat called Plume",
    "the repair café in the library",
    "the crossing by the nursery",
    "the drinking fountain in the park",
)
ASKS = ("Who knows more about {}?", "An idea for {}", "News about {}")
OPENINGS = (
    "I walked past this morning and thought of you all.",
    "This came up again when we met last week.",
    "It is a small thing, and it would make a difference.",
    "I have asked at the town hall, and they listen.",
)
CLOSINGS = (
    "What do you think?",
    "Write below if you can help.",
    "I can bring coffee.",
    "Let us decide before the end of the month.",
)
ANSWERS = (
    "Count me in.",
    "I would rather wait until spring.",
    "My brother has the tools for that.",
    "We tried that two years ago, and it worked for a while.",
    "Thank you for looking after this.",
    "Could somebody take a picture?",
    "I can be there after six.",
    "Please ask the people who live right beside it first.",
)


class Topic(NamedTuple):
    """A topic: where it stands, who began it, what it says, and who answered what."""

    forum: str
    author: str
    title: str
    text: str
    replies: tuple[tuple[str, str], ...]


def topics() -> list[Topic]:
    """Every topic of the forum, the oldest first."""
    dice = random.Random(SEED)
    places = [name for name, _, count in FORUMS for _ in range(count)]
    titles = [ask.format(thing) for thing in THINGS for ask in ASKS]
    dice.shuffle(titles)
    answers = [dice.randrange(len(titles)) for _ in range(REPLIES)]
    return [
        Topic(
            forum=place,
            author=PEOPLE[number % len(PEOPLE)],
            title=title,
            text=f"{title} {dice.choice(OPENINGS)} {dice.choice(CLOSINGS)}",
            replies=tuple((dice.choice(PEOPLE), dice.choice(ANSWERS)) for _ in range(answers.count(number))),
        )
        for number, (place, title) in enumerate(zip(places, titles, strict=True))
    ]
