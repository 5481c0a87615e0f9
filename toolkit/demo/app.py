"""La Place put together: services, pages, words, security, and the defects asked for."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from flask import Flask, url_for
from markupsafe import Markup, escape

from toolkit import registry
from toolkit.demo import (
    appeals,
    conduct,
    conversations,
    errors,
    i18n,
    once,
    pictures,
    place,
    posts,
    security,
)
from toolkit.demo.database import Database
from toolkit.demo.defect import Defect
from toolkit.demo.seed import build

# A photo larger than a message may carry still reaches the form, which says so and keeps the words.
MAX_REQUEST_BYTES = 8 * 1024 * 1024
STATIC_MAX_AGE_S = 365 * 24 * 3600


def create_app(*, data: Path, seed: int, password: str, defects: Sequence[Defect] = ()) -> Flask:
    """
    The platform, ready to serve.

    Args:
        data: Folder of the database and the secret key; filled from the seed when it is empty.
        seed: What the townspeople and their messages are made from.
        password: The password of every seeded account.
        defects: What to break.

    Raises:
        UsageError: The folder holds a town made from another seed.
    """
    data.mkdir(parents=True, exist_ok=True)
    database = Database(build.prepare(data, seed=seed, password=password))
    app = Flask(__name__)
    app.config.update(
        SECRET_KEY=_secret_key(data / "secret.key"),
        SESSION_COOKIE_NAME="la_place_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        SEND_FILE_MAX_AGE_DEFAULT=STATIC_MAX_AGE_S,
    )
    app.extensions["place"] = place.Place(database=database)
    _install(app)
    for defect in defects:
        defect.install(app)
    return app


def _install(app: Flask) -> None:
    app.session_interface = security.SessionCookies()
    app.before_request(security.check_csrf)
    app.after_request(security.add_headers)
    errors.install(app)
    for module in registry.scan("toolkit.demo.views").values():
        app.register_blueprint(module.blueprint)
    _install_words(app)


def _install_words(app: Flask) -> None:
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        t=i18n.text,
        tn=i18n.count,
        language=i18n.language,
        csrf_token=security.csrf_token,
        viewer=place.viewer,
        unread=place.unread,
        once_key=once.key,
        rule_number=conduct.number,
        asset=_Assets(app),
        limits={
            "post": place.POST_MAX_CHARACTERS,
            "reply": place.REPLY_MAX_CHARACTERS,
            "details": place.DETAILS_MAX_CHARACTERS,
            "letter": conversations.LETTER_MAX_CHARACTERS,
            "alternative": pictures.ALTERNATIVE_MAX_CHARACTERS,
            "picture_bytes": pictures.MAX_BYTES,
            "explanation": conduct.EXPLANATION_MAX_CHARACTERS,
            "appeal": appeals.TEXT_MAX_CHARACTERS,
        },
    )
    app.jinja_env.filters.update(
        when=i18n.when, day=i18n.day, iso=i18n.iso, number=i18n.number, marked=marked, reference=reference
    )


def marked(text: str) -> Markup:
    """Escaped text with its search hits in `<mark>`."""
    shown = str(escape(text)).replace(posts.HIT_START, "<mark>").replace(posts.HIT_END, "</mark>")
    return Markup(shown)  # noqa: S704 - escaped on the line above


def reference(report: int) -> str:
    """A report's number as members are told it: RG-00042."""
    return f"RG-{report:05d}"


class _Assets:
    """Addresses of static files that change with their content, so that browsers may keep them for a year."""

    def __init__(self, app: Flask) -> None:
        root = Path(app.static_folder or "")
        self._versions = {
            file.name: blake2b(file.read_bytes(), digest_size=6).hexdigest() for file in sorted(root.iterdir())
        }

    def __call__(self, name: str) -> str:
        return url_for("static", filename=name, v=self._versions[name])


def _secret_key(path: Path) -> bytes:
    """The key that signs session cookies, kept beside the database for the next start."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return path.read_bytes()
