import pytest

from toolkit.demo import photograph
from toolkit.demo.seed import scenes


@pytest.mark.parametrize("draw", scenes.SCENES.values(), ids=scenes.SCENES)
def test_a_scene_is_the_same_picture_each_time(draw):
    """
    Two towns of one seed hold the same records.
    """
    first = draw()

    assert first == draw()
    assert photograph.read(first)[:3] == ("image/png", scenes.WIDTH, scenes.HEIGHT)


def test_scenes_differ():
    """
    Three photographs, not one.
    """
    assert len({draw() for draw in scenes.SCENES.values()}) == len(scenes.SCENES)
