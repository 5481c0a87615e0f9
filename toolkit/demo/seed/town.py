"""Who lives in Rivière-aux-Geais and what they wrote: rows made from a seed, no clock and no database."""

from __future__ import annotations

import random
import re
import string
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

MEMBERS = 200
POSTS = 2_000
TEST_ACCOUNTS = (
    *("alice", *(f"alice{i}" for i in range(2, 9))),
    *("bob", *(f"bob{i}" for i in range(2, 9))),
    *("moderator", *(f"moderator{i}" for i in range(2, 9))),
    *(f"load{i}" for i in range(1, 61)),
)
# 1 September 2025, 23:00 in town: the last seeded message is a little older than this.
EPOCH = 1_756_782_000
DAY_S = 24 * 3600
DAYS = 120
# People write between 7:00 and 23:00.
AWAKE_S = 16 * 3600
# The first pages of the feed are by townspeople: an account of a test finds messages of others to answer there.
BY_TOWNSPEOPLE_ONLY = 100


class MemberRow(NamedTuple):
    """A row of `members` but for the password."""

    id: int
    username: str
    display_name: str
    email: str
    role: str
    visibility: str
    searchable: int
    bio: str
    lang: str
    joined_at: int


class PostRow(NamedTuple):
    """A row of `posts`."""

    id: int
    author_id: int
    text: str
    lang: str
    created_at: int


class ReplyRow(NamedTuple):
    """A row of `replies`."""

    id: int
    post_id: int
    author_id: int
    text: str
    lang: str
    created_at: int


class Town(NamedTuple):
    """Everything a seed makes."""

    members: list[MemberRow]
    posts: list[PostRow]
    replies: list[ReplyRow]
    likes: list[tuple[int, int]]


def make(seed: int) -> Town:
    """The town of this seed."""
    dice = random.Random(seed)  # noqa: S311 - a town, not a secret
    members = _members(dice)
    posts = _posts(dice, members)
    replies = _replies(dice, members, posts)
    likes = [(post.id, fan.id) for post in posts for fan in dice.sample(members, _few(dice, 12))]
    return Town(members, posts, replies, likes)


def _members(dice: random.Random) -> list[MemberRow]:
    accounts = [_test_account(dice, number, name) for number, name in enumerate(TEST_ACCOUNTS, 1)]
    names = _phrases("names")
    pairs = [f"{first} {last}" for first in names["first"] for last in names["last"]]
    people = dice.sample(pairs, MEMBERS - len(accounts))
    return accounts + [_townsperson(dice, i, name) for i, name in enumerate(people, len(accounts) + 1)]


def _test_account(dice: random.Random, number: int, username: str) -> MemberRow:
    role = "moderator" if username.startswith("moderator") else "member"
    lang = "fr" if number % 2 else "en"
    return MemberRow(
        number, username, username.capitalize(), _email(username), role, "public", 1, "", lang, _joined(dice)
    )


def _townsperson(dice: random.Random, number: int, name: str) -> MemberRow:
    lang = "fr" if dice.random() < 0.7 else "en"
    visibility = dice.choices(("public", "members", "only_me"), (90, 8, 2))[0]
    bio = dice.choice(_phrases("names")[f"bio_{lang}"])
    username = _slug(name)
    searchable = int(dice.random() < 0.6)
    return MemberRow(
        number, username, name, _email(username), "member", visibility, searchable, bio, lang, _joined(dice)
    )


def _posts(dice: random.Random, members: list[MemberRow]) -> list[PostRow]:
    townspeople = members[len(TEST_ACCOUNTS) :]
    moments = sorted(_moment(dice) for _ in range(POSTS))
    rows = []
    for number, moment in enumerate(moments, 1):
        anyone = number <= POSTS - BY_TOWNSPEOPLE_ONLY and dice.random() < 0.15
        author = dice.choice(members if anyone else townspeople)
        rows.append(PostRow(number, author.id, _message(dice, author.lang), author.lang, moment))
    return rows


def _replies(dice: random.Random, members: list[MemberRow], posts: list[PostRow]) -> list[ReplyRow]:
    townspeople = members[len(TEST_ACCOUNTS) :]
    rows: list[ReplyRow] = []
    for post in posts:
        moment = post.created_at
        for author in dice.sample(townspeople, _few(dice, 6)):
            moment = min(EPOCH, moment + dice.randrange(60, 7200))
            text = _fill(dice, dice.choice(_phrases(f"texts_{post.lang}")["reply"]), post.lang)
            rows.append(ReplyRow(len(rows) + 1, post.id, author.id, text, post.lang, moment))
    return rows


def _message(dice: random.Random, lang: str) -> str:
    phrases = _phrases(f"texts_{lang}")
    parts = (dice.choice(phrases["post"]), dice.choice(phrases["closing"]))
    return " ".join(_fill(dice, part, lang) for part in parts if part)


class _Capitals(string.Formatter):
    """`{street!c}` starts a sentence."""

    def convert_field(self, value: Any, conversion: Any) -> Any:  # Any: string.Formatter's signature
        if conversion == "c":
            return value[0].upper() + value[1:]
        return super().convert_field(value, conversion)


def _fill(dice: random.Random, sentence: str, lang: str) -> str:
    phrases = _phrases(f"texts_{lang}")
    slots = {slot: dice.choice(phrases[slot]) for slot in ("place", "day", "street", "thing", "group")}
    return _Capitals().format(sentence, **slots)


def _few(dice: random.Random, most: int) -> int:
    """A count from 0 to `most`, small ones far more often."""
    return int(most * dice.random() ** 1.7)


def _moment(dice: random.Random) -> int:
    return EPOCH - dice.randrange(DAYS) * DAY_S - dice.randrange(60, AWAKE_S)


def _joined(dice: random.Random) -> int:
    return EPOCH - DAYS * DAY_S - dice.randrange(1, 3 * 365) * DAY_S


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", ".", plain.lower())


def _email(username: str) -> str:
    return f"{username}@riviere-aux-geais.example"


@cache
def _phrases(stem: str) -> dict[str, list[str]]:
    with Path(__file__).with_name(f"{stem}.toml").open("rb") as file:
        return tomllib.load(file)
