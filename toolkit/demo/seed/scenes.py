"""Photographs of the town, drawn: dawn on the river, the covered bridge in 1931, and young maples behind the school."""

from __future__ import annotations

from math import sin

from toolkit.demo.seed.canvas import Canvas

WIDTH, HEIGHT = 640, 400


def dawn() -> bytes:
    """The sun above the hills, and its light on the river."""
    canvas = Canvas(WIDTH, HEIGHT, _DAWN)
    for band in range(5):
        canvas.box(0, band * 46, WIDTH, band * 46 + 46, band)
    canvas.disc(430, 186, 44, 5)
    canvas.ground(lambda x: int(196 - 34 * sin(x / 95) - 12 * sin(x / 31)), 6)
    canvas.ground(lambda x: int(222 - 16 * sin(x / 60 + 2)), 7)
    canvas.box(0, 248, WIDTH, HEIGHT, 8)
    for step in range(11):
        reach = 10 + 7 * (step * 5 % 7)
        canvas.box(430 - reach, 256 + step * 13, 430 + reach, 260 + step * 13, 5)
    canvas.box(0, 332, 250, 344, 9)
    for post in range(20, 250, 56):
        canvas.box(post, 324, post + 9, 392, 9)
    return canvas.png()


def bridge() -> bytes:
    """A covered bridge on its stone piers, in the brown of old prints."""
    canvas = Canvas(WIDTH, HEIGHT, _SEPIA)
    canvas.box(0, 0, WIDTH, HEIGHT, 4)
    canvas.box(16, 16, WIDTH - 16, HEIGHT - 16, 3)
    canvas.ground(lambda x: int(190 - 30 * sin(x / 80)), 2)
    canvas.box(0, 290, WIDTH, HEIGHT, 5)
    canvas.box(90, 190, 550, 262, 1)
    canvas.gable(70, 570, 192, 44, 0)
    for window in range(120, 520, 58):
        canvas.box(window, 208, window + 30, 226, 0)
    for pier in (130, 310, 480):
        canvas.box(pier, 262, pier + 36, 326, 2)
    for person, tall in ((250, 52), (290, 58), (330, 50), (372, 40)):
        canvas.box(person - 9, 372 - tall, person + 10, 372, 0)
        canvas.disc(person, 364 - tall, 9, 1)
    _frame(canvas, 4)
    return canvas.png()


def maples() -> bytes:
    """A row of young trees with stakes, and the school behind them."""
    canvas = Canvas(WIDTH, HEIGHT, _AUTUMN)
    canvas.box(0, 0, WIDTH, HEIGHT, 0)
    for x, y, radius in ((110, 76, 26), (144, 70, 32), (180, 80, 22), (480, 56, 24), (512, 50, 30)):
        canvas.disc(x, y, radius, 1)
    canvas.ground(lambda x: int(262 - 10 * sin(x / 120)), 2)
    canvas.box(210, 160, 430, 262, 3)
    canvas.gable(196, 444, 162, 52, 4)
    for window in range(228, 400, 50):
        canvas.box(window, 184, window + 26, 216, 5)
    canvas.box(304, 222, 336, 262, 4)
    for number, x in enumerate(range(50, WIDTH, 90)):
        canvas.box(x - 4, 268, x + 4, 352, 6)
        canvas.box(x + 12, 296, x + 15, 356, 3)
        canvas.disc(x, 256, 30, 7 + number % 2)
        canvas.disc(x - 16, 274, 18, 8 - number % 2)
    return canvas.png()


def _frame(canvas: Canvas, colour: int) -> None:
    """The pale border of a print."""
    canvas.box(0, 0, WIDTH, 16, colour)
    canvas.box(0, HEIGHT - 16, WIDTH, HEIGHT, colour)
    canvas.box(0, 0, 16, HEIGHT, colour)
    canvas.box(WIDTH - 16, 0, WIDTH, HEIGHT, colour)


_DAWN = (
    (54, 66, 120),
    (104, 90, 146),
    (176, 116, 142),
    (232, 152, 122),
    (250, 198, 132),
    (255, 236, 180),
    (86, 78, 122),
    (48, 54, 92),
    (112, 110, 160),
    (38, 34, 52),
)
_SEPIA = ((58, 40, 26), (116, 84, 56), (150, 116, 80), (206, 176, 134), (240, 226, 198), (178, 146, 106))
_AUTUMN = (
    (176, 210, 236),
    (246, 250, 252),
    (126, 160, 88),
    (222, 200, 164),
    (138, 66, 50),
    (84, 108, 134),
    (94, 68, 48),
    (216, 104, 42),
    (238, 158, 54),
)
SCENES = {"dawn": dawn, "bridge": bridge, "maples": maples}
