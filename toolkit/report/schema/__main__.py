"""Writes the published schema anew after a change of the records."""

from toolkit.report.schema import PATH, text

PATH.write_text(text(), encoding="utf-8")
