"""
The form of reporting is five pages away.

Why: what takes six clicks is done by those only who are angry enough.
How: four pages that ask whether one is sure come before the form.
"""

from __future__ import annotations

from flask import Flask, render_template_string, request
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode

PAGES = 4
PAGE = """
{% extends "base.html" %}
{% block title %}{{ t("report.title") }}{% endblock %}
{% block content %}
<h1>{{ t("report.title") }}</h1>
<p>{{ t("aside.rules") }}</p>
<p><a class="button primary" href="?sure={{ sure + 1 }}">{{ t("post.report") }} ({{ sure + 1 }} / {{ pages }})</a></p>
{% endblock %}
"""


def install(app: Flask) -> None:
    """Puts the pages before the form."""
    wrap_view(app, "reports.form", _buried)


def _buried(view: View) -> View:
    def form(**arguments: object) -> ResponseReturnValue:
        sure = request.args.get("sure", 0, type=int)
        if sure >= PAGES:
            return view(**arguments)
        return render_template_string(PAGE, sure=sure, pages=PAGES)

    return form


DEFECT = Defect(
    id="buried_report",
    title_fr="Signaler demande cinq clics",
    title_en="Reporting takes five clicks",
    breaks="GET /posts/<id>/report leads through four pages of advice to the form.",
    hurts="Members who are hurt, in a hurry, or not sure that they may.",
    noticed_by=(
        "finding:report_buried",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="report_content",
    modes=("trust",),
)
