"""
Refuses what must not be put under load, and gathers what the worker needs.
"""

from __future__ import annotations

import base64

from toolkit._toml import closest
from toolkit.errors import HostRefused, UsageError
from toolkit.journeys import Account
from toolkit.measure.accounts import password_of
from toolkit.measure.load.hosts import load_target
from toolkit.measure.load.protocol import LoadAccount, LoadRequest
from toolkit.settings import Environment, LoadProfile, Settings
from toolkit.store import RunFolder, new_id

# What starting Locust, signing in and waiting for the last answers may take beside the test itself.
MARGIN_S = 40.0


def make_request(settings: Settings, folder: RunFolder, *, profile: str, web_ui: bool = False) -> LoadRequest:
    """
    Everything the worker needs, once all that can be refused has been.

    Raises:
        HostRefused: As in `run_load`; also UsageError and PreconditionFailed.
    """
    place = settings.place()
    if place.read_only:
        raise HostRefused(f"environment {settings.environment!r} is read_only: no load is sent there")
    if place.proxy:
        raise HostRefused(f"{place.proxy}: load through a proxy would load the proxy; unset it for load tests")
    host = load_target(settings.base_url, settings.load.allowed_hosts)
    chosen = _profile(settings, profile)
    locustfile = settings.path(settings.load.locustfile).resolve()
    if not locustfile.is_file():
        raise UsageError(f"{locustfile}: no such locustfile; set [load] locustfile in virage.toml")
    return LoadRequest(
        load=new_id(),
        run=folder.run,
        evidence=str(folder.evidence.resolve()),
        locustfile=str(locustfile),
        host=settings.base_url,
        allowed_host=host,
        members=chosen.members,
        duration_s=chosen.duration_s,
        warmup_s=chosen.warmup_s,
        deadline_s=chosen.duration_s + MARGIN_S,
        accounts=_accounts(settings, profile, chosen.members),
        headers=_headers(place),
        insecure=place.insecure,
        web_ui=web_ui,
    )


def _profile(settings: Settings, name: str) -> LoadProfile:
    profiles = settings.load.profiles
    if name not in profiles:
        near = closest(name, profiles)
        advice = f"did you mean {near!r}?" if near else f"known: {', '.join(profiles) or 'none'}"
        raise UsageError(f"load profile {name!r} is not in [load.profiles]; {advice}")
    return profiles[name]


def _accounts(settings: Settings, profile: str, members: int) -> tuple[LoadAccount, ...]:
    load = settings.load
    pool = [LoadAccount(login=entry.login, password_env=entry.password_env) for entry in load.accounts]
    if load.account_pattern:
        logins = (load.account_pattern.replace("{n}", str(n)) for n in range(1, load.account_count + 1))
        pool += [LoadAccount(login=login, password_env=load.password_env) for login in logins]
    if not pool:
        return ()
    if len(pool) < members:
        raise UsageError(
            f"load profile {profile!r} has {members} members and [load] has {len(pool)} accounts: "
            "each member signs in with their own; add accounts or ask for fewer members"
        )
    for account in pool[:members]:
        password_of(Account(login=account.login, password_env=account.password_env))
    return tuple(pool[:members])


def _headers(place: Environment) -> dict[str, str]:
    headers = dict(place.headers)
    if place.basic_auth:
        name, variable = place.basic_auth.username, place.basic_auth.password_env
        password = password_of(Account(login=name, password_env=variable))
        headers["Authorization"] = "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()
    return headers
