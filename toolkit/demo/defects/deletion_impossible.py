"""
An account cannot be deleted.

Why: who cannot leave was never free to stay.
How: the form is shown and taken, and nothing happens.
"""

from __future__ import annotations

from flask import Flask, redirect
from flask.typing import ResponseReturnValue

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Leads back before anything is deleted."""
    wrap_view(app, "personal_data.delete", _in_vain)


def _in_vain(view: View) -> View:  # noqa: ARG001 - never reached: that is the defect
    def delete(**arguments: object) -> ResponseReturnValue:  # noqa: ARG001
        return redirect("/settings/data", code=303)

    return delete


DEFECT = Defect(
    id="deletion_impossible",
    title_fr="Le compte ne peut être supprimé",
    title_en="An account cannot be deleted",
    breaks="POST /settings/data/delete leads back to the page; the account stays.",
    hurts="Members who want to go.",
    noticed_by=(
        "cap:K3",
        "finding:journey_broken",
        "gate:caps{cap=K3}",
        "gate:findings{impact=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="delete_account",
)
