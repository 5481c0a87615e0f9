"""What a form does in one write transaction, and only once however often it is sent."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from flask import request

from toolkit.demo import once
from toolkit.demo.place import place, timestamp
from toolkit.demo.views._common import signed_in


def do_once(work: Callable[[sqlite3.Connection], str]) -> str:
    """
    The address that a form leads to.

    Args:
        work: Writes what the form asks for and gives the address; not called when this form was sent before.
    """
    key = request.form.get(once.FIELD, "")
    member = signed_in().id
    with place().database.writing() as db:
        before = once.led_to(db, member=member, key=key)
        if before is not None:
            return before
        address = work(db)
        once.remember(db, member=member, key=key, address=address, at=timestamp())
    return address
