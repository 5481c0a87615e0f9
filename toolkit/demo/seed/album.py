"""The photographs that the town's messages carry: which message, which scene, and the text that stands for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.demo.seed import scenes
from toolkit.demo.seed.town import PostRow

# Of each scene: enough to be met while reading, few enough for a town that is built in a second.
EACH = 8


class PictureRow(NamedTuple):
    """A row of `pictures`."""

    post_id: int
    media_type: str
    width: int
    height: int
    alternative: str
    content: bytes


def make(posts: list[PostRow]) -> list[PictureRow]:
    """The pictures of these messages."""
    return [row for scene in _scenes() for row in _of(scene, posts)]


def _of(scene: dict[str, str], posts: list[PostRow]) -> Iterator[PictureRow]:
    fitting = [post for post in posts if post.text.startswith(scene[f"{post.lang}_start"])]
    content = scenes.SCENES[scene["scene"]]()
    for post in fitting[-EACH:]:
        yield PictureRow(post.id, "image/png", scenes.WIDTH, scenes.HEIGHT, scene[post.lang], content)


@cache
def _scenes() -> list[dict[str, str]]:
    with Path(__file__).with_name("pictures.toml").open("rb") as file:
        return [dict(scene) for scene in tomllib.load(file)["picture"]]
