"""
Pictures with what they show marked on them.
"""

from __future__ import annotations

from toolkit.report.figures import ALERT, Caption
from toolkit.report.markup import Html, element
from toolkit.report.pictures import Picture

Box = tuple[float, float, float, float]


def outlined(caption: Caption, picture: Picture, box: Box | None, scale: float) -> Html:
    """
    A picture with an element outlined on it, cut to the element's surroundings when the picture is large.

    Args:
        caption: Title and text.
        picture: What was seen.
        box: The element, in CSS pixels; None shows the top of the picture.
        scale: Pixels of the picture in one CSS pixel.
    """
    x, y, width, height = _window(picture, box, scale)
    image = {"href": picture.source, "width": picture.width, "height": picture.height}
    marks = [] if box is None else [_outline(box, scale, name, pen) for name, pen in (("mk1", 6), ("mk2", 3))]
    names = {"role": "img", "aria-labelledby": f"{caption.id}-t {caption.id}-d"}
    return element(
        "svg",
        {"class": "shot", "viewBox": f"{x:g} {y:g} {width:g} {height:g}"} | names,
        element("title", {"id": f"{caption.id}-t"}, caption.title),
        element("desc", {"id": f"{caption.id}-d"}, caption.text),
        element("image", image),
        *marks,
    )


def _outline(box: Box, scale: float, name: str, pen: int) -> Html:
    x, y, width, height = (round(side * scale, 1) for side in box)
    place = {"x": x - 4, "y": y - 4, "width": width + 8, "height": height + 8, "rx": 4}
    colour = {"fill": "none", "stroke": "#fff" if name == "mk1" else ALERT, "stroke-width": pen}
    return element("rect", {"class": name} | colour | place | {"vector-effect": "non-scaling-stroke"})


def _window(picture: Picture, box: Box | None, scale: float) -> Box:
    """The part of the picture to show: 8 by 5, wide enough for the element, never past the picture's edges."""
    if box is None:
        return (0, 0, picture.width, min(picture.height, round(picture.width * 0.625)))
    x, y, width, height = (side * scale for side in box)
    wide = min(picture.width, max(640 * scale, width * 1.25, height * 2))
    high = min(picture.height, wide * 0.625)
    left = min(max(0.0, x + width / 2 - wide / 2), picture.width - wide)
    top = min(max(0.0, y + height / 2 - high / 2), picture.height - high)
    return (round(left, 1), round(top, 1), round(wide, 1), round(high, 1))
