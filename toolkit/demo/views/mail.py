"""The mail that the platform would send, on screen: this town has no post office."""

from __future__ import annotations

import re

from flask import Blueprint, make_response, render_template, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from toolkit.demo import mails
from toolkit.demo.place import reading

blueprint = Blueprint("mail", __name__)


@blueprint.get("/mail")
def show() -> Response:
    """Every mail by its recipient, newest first; kept by no cache, since links in it open accounts."""
    page = render_template("mail.html", boxes=mails.recent(reading()))
    return make_response(page, 200, {"Cache-Control": "no-store"})


@blueprint.app_template_filter("linked")
def linked(body: str) -> Markup:
    """Escaped text whose lines that are a path have become links of this platform."""
    home = escape(request.host_url.rstrip("/"))
    shown = re.sub(r"(?m)^(/(?!/)[\w/.-]+)$", rf'<a href="\1">{home}\1</a>', str(escape(body)))
    return Markup(shown)  # noqa: S704 - escaped on the line above
