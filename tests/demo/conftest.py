"""A town of its own for each test, copied from one that is built once; and people who visit it."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from PIL import Image
from werkzeug.security import generate_password_hash
from werkzeug.test import TestResponse

from toolkit.demo import defect
from toolkit.demo.app import create_app
from toolkit.demo.database import connect
from toolkit.demo.place import Place
from toolkit.demo.seed import build

SEED = 1
PASSWORD = "correct horse battery staple"


class Compiled(BytecodeCache):
    """Templates that any square of these tests has compiled; compiling them was half of what these tests took."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """What an earlier square compiled, if the template is still the same."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps it for the next one."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


Flask.jinja_options = {"bytecode_cache": Compiled()}


class Person:
    """Somebody at a browser: keeps cookies, sends the token that forms carry."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.place: Place = app.extensions["place"]

    def signed_in(self, username: str) -> Person:
        """Signs in without the cost of checking a password."""
        row = self.place.database.reading().execute("SELECT id FROM members WHERE username = ?", (username,))
        with self.client.session_transaction() as session:
            session["member"] = row.fetchone()["id"]
        return self

    def get(self, address: str, **headers: str) -> TestResponse:
        """The page in English unless the headers say otherwise."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(address, headers={"Accept-Language": "en", **named})

    def post(self, address: str, **form: str) -> TestResponse:
        """Sends a form with the token of a page seen before."""
        token = re.search(r'name="csrf-token" content="([^"]+)"', self.get("/about").text)
        assert token
        return self.client.post(address, data={"csrf_token": token[1], **form}, headers={"Accept-Language": "en"})

    def publish(self, text: str) -> int:
        """Publishes a message; its number."""
        return int(self.post("/posts", text=text).location.rsplit("/", 1)[1])


@pytest.fixture
def picture() -> bytes:
    """A picture of 640 by 480 pixels, all black."""
    written = io.BytesIO()
    Image.new("1", (640, 480)).save(written, "PNG")
    return written.getvalue()


@pytest.fixture(scope="session")
def built_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a town as it is before the first visitor."""
    folder = tmp_path_factory.mktemp("town")
    path = build.prepare(folder, seed=SEED, password=PASSWORD)
    # Each opening checks the password, and a good hash is slow on purpose: that was most of what these tests took.
    quick = generate_password_hash(PASSWORD, method="pbkdf2:sha256:1")
    with closing(connect(path)) as db:
        db.execute("UPDATE members SET password_hash = ?", (quick,))
    return folder


@pytest.fixture
def open_square(built_town: Path, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Opens the platform on a copy of the town, with the defects asked for."""
    opened: list[Flask] = []

    def start(*defects: str) -> Flask:
        folder = tmp_path / f"square{len(opened)}"
        shutil.copytree(built_town, folder)
        app = create_app(data=folder, seed=SEED, password=PASSWORD, defects=defect.load(defects))
        opened.append(app)
        return app

    yield start
    for app in opened:
        app.extensions["place"].close()


@pytest.fixture
def broken_square(open_square: Callable[..., Flask]) -> Callable[..., Person]:
    """Alice, on a platform with the defects asked for."""
    return lambda *defects: Person(open_square(*defects)).signed_in("alice")


@pytest.fixture
def square(open_square: Callable[..., Flask]) -> Flask:
    """The platform without any defect."""
    return open_square()


@pytest.fixture
def visitor(square: Flask) -> Person:
    """Somebody who is not signed in."""
    return Person(square)


@pytest.fixture
def alice(square: Flask) -> Person:
    """A member."""
    return Person(square).signed_in("alice")


@pytest.fixture
def bob(square: Flask) -> Person:
    """Another member."""
    return Person(square).signed_in("bob")


@pytest.fixture
def moderator(square: Flask) -> Person:
    """A member who decides on reports."""
    return Person(square).signed_in("moderator")
