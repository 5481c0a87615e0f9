"""
The page of planted defects, from what each declares.
"""

from __future__ import annotations

from _reference.markdown import code, document, prose
from toolkit import pipeline
from toolkit.demo.defect import Defect

INTRO = """
La Place, the embedded platform, is the reference of good. A defect breaks it at one place, so that one can see what
notices it: `virage demo --defects label_removed`. Several are joined by commas.
"""


def page() -> str:
    """Every defect that can be switched on."""
    return document("Planted defects", INTRO.strip(), *map(_defect, pipeline.demo_defects()))


def _defect(defect: Defect) -> str:
    lines = [
        f"## {defect.id}",
        f"{prose(defect.title_en)}. {prose(defect.breaks)}",
        f"**Whom it hurts.** {prose(defect.hurts)}",
        f"**What notices it.** {', '.join(map(code, defect.noticed_by))}; exit code {int(defect.exit_code)}.",
    ]
    return "\n\n".join(lines)
