import io

from PIL import Image

from toolkit.demo.seed.canvas import Canvas

BLACK, RED = (0, 0, 0), (200, 0, 0)


def pixels(canvas):
    """The rows of a picture, read back from its file: a digit a colour."""
    picture = Image.open(io.BytesIO(canvas.png())).convert("RGB")
    digit = {BLACK: "0", RED: "1"}
    return ["".join(digit[picture.getpixel((x, y))] for x in range(picture.width)) for y in range(picture.height)]


def test_a_box_is_cut_at_the_edges():
    """
    A house may stand half outside.
    """
    canvas = Canvas(4, 3, (BLACK, RED))
    canvas.box(2, -1, 9, 2, 1)

    assert pixels(canvas) == ["0011", "0011", "0000"]


def test_a_disc_is_round():
    """
    The sun.
    """
    canvas = Canvas(5, 5, (BLACK, RED))
    canvas.disc(2, 2, 2, 1)

    assert pixels(canvas) == ["00100", "01110", "11111", "01110", "00100"]


def test_a_gable_stands_on_its_base():
    """
    Widest where it meets the wall.
    """
    canvas = Canvas(8, 3, (BLACK, RED))
    canvas.gable(0, 8, 2, 2, 1)

    assert pixels(canvas) == ["00111100", "11111111", "00000000"]


def test_the_ground_fills_everything_below_its_line():
    """
    Hills have no holes.
    """
    canvas = Canvas(3, 3, (BLACK, RED))
    canvas.ground(lambda x: 2 - x, 1)

    assert pixels(canvas) == ["001", "011", "111"]
