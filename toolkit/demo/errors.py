"""Error pages that say what happened and where to go, in the reader's language."""

from __future__ import annotations

import logging

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from toolkit.demo import forms

KNOWN = (400, 403, 404, 405, 413, 429, 500)

# Fields that hold a member's own sentences.
WRITTEN = ("text", "alternative", "details", "explanation", "answer", "bio")

log = logging.getLogger("toolkit.demo")


def install(app: Flask) -> None:
    """Answers every error with a page of La Place."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _http_error(error: HTTPException) -> tuple[str, int, list[tuple[str, str]]] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    known = code if code in KNOWN else (400 if code < 500 else 500)
    reason = "csrf" if error.description == "csrf" else str(known)
    kept = [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
    draft = _draft() if reason in ("csrf", "500") else ""
    return render_template("error.html", code=known, reason=reason, draft=draft), code, kept


def _draft() -> str:
    """What somebody wrote into the form that failed, so that they can copy it; never a password or a name."""
    return "\n\n".join(filter(None, (forms.clean(request.form.get(field)) for field in WRITTEN)))


def _unexpected(error: Exception) -> tuple[str, int, list[tuple[str, str]]] | HTTPException:
    log.error("La Place could not answer", exc_info=error)
    return _http_error(InternalServerError())
