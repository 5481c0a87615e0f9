"""
Fills an empty FlaskBB through its own models. Run by the forum's own Python: `seed.py CONFIG`.

The password of every account comes from the environment, and stands on no command line.
"""

from __future__ import annotations

import os
import sys

import town
from flaskbb.app import create_app
from flaskbb.extensions import db
from flaskbb.forum.models import Category, Forum, Post, Topic
from flaskbb.management.models import Setting
from flaskbb.user.models import User
from flaskbb.utils.populate import (
    create_default_groups,
    create_default_settings,
    create_latest_db,
    create_user,
    run_plugin_migrations,
)

PASSWORD = os.environ["FLASKBB_PASSWORD"]
STAFF = {"admin": "admin", "moderator": "mod"}
# Mail leads nowhere here; and all who are measured come from one address, which would soon be kept out.
CHOICES = {"activate_account": False, "auth_requests": 2000}


def install() -> None:
    """What `flaskbb install` does, without its questions and its welcome forum."""
    create_latest_db()
    create_default_groups()
    create_default_settings()
    run_plugin_migrations()
    for key, value in CHOICES.items():
        setting = db.session.execute(db.select(Setting).filter_by(key=key)).scalar_one()
        setting.value = value
        setting.save()


def people() -> dict[str, User]:
    """Two who keep order and four who talk."""
    groups = {**STAFF, **dict.fromkeys(town.PEOPLE, "member")}
    return {name: create_user(name, PASSWORD, f"{name}@example.org", group) for name, group in groups.items()}


def forums(moderator: User) -> dict[str, Forum]:
    """One category; the moderator keeps order in all of it."""
    category = Category(title="The street", position=1).save()
    made = {}
    for position, (title, description, _) in enumerate(town.FORUMS, start=1):
        forum = Forum(title=title, description=description, category_id=category.id, position=position)
        forum.moderators.append(moderator)
        made[title] = forum.save()
    return made


def fill() -> None:
    """Everything that stands in the forum."""
    users = people()
    places = forums(users["moderator"])
    for told in town.topics():
        topic = Topic(title=told.title)
        topic.save(user=users[told.author], forum=places[told.forum], post=Post(content=told.text))
        for author, text in told.replies:
            Post(content=text).save(user=users[author], topic=topic)


if __name__ == "__main__":
    with create_app(sys.argv[1]).app_context():
        install()
        fill()
