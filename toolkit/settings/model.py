"""
Everything that `virage.toml` may say, with defaults and limits.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from toolkit._toml import closest
from toolkit.errors import UsageError
from toolkit.journeys import LOOKED_AT, VERBS, Account
from toolkit.settings.modes import DaySettings, FaultSettings, Role, TrustSettings, WatchedSettings
from toolkit.settings.section import Each, Section

DATABASE = re.compile(r"sqlite:///(?!:memory:).|postgres(ql)?(\+psycopg)?://.")


class BasicAuth(Section):
    """Basic authentication in front of the platform."""

    username: str = Field(description="Name to give.")
    password_env: str = Field(description="Name of the environment variable that holds the password.")


class Environment(Section):
    """One place where the platform runs; what is not given is taken from `[platform]`."""

    base_url: str | None = Field(None, description="Address of the platform here.")
    read_only: bool = Field(False, description="Refuse journeys that write, and all load.")
    basic_auth: BasicAuth | None = Field(None, description="Name and password variable for basic authentication.")
    headers: dict[str, str] = Field({}, description="Headers that identify the tests to the platform's operators.")
    proxy: str | None = Field(None, description="Address of an HTTP proxy.")
    insecure: bool = Field(False, description="Accept self-signed certificates.")


class AccountSettings(Section):
    """One account of the pool."""

    login: str = Field(description="Name that the member signs in with; with `{token}` in it, made anew each time.")
    password_env: str = Field("", description="Name of the environment variable that holds the password.")
    display_name: str = Field("", description="Name that other members see; the login by default.")
    state: str | None = Field(None, description="File of a saved sign-in state (Playwright storage state).")

    def account(self) -> Account:
        """As the record that members carry."""
        return Account(
            login=self.login,
            password_env=self.password_env,
            display_name=self.display_name or self.login,
            state=self.state,
        )


class PlatformSettings(Section):
    """The platform under test."""

    name: str = Field("", description="What reports call it; the adapter's name by default.")
    version: str = Field("", description="Version under test, printed in reports.")
    adapter: str = Field("demo", description="A shipped adapter, or a file: `platforms/mine.py`.")
    base_url: str = Field("http://127.0.0.1:8080", description="Address of the platform.")
    language: Literal["fr", "en"] = Field("fr", description="Language in which members use it.")
    health: str | None = Field(None, description="Health address, where it differs from the adapter's.")


class Attempts(Section):
    """How many times each journey is walked, by its weight."""

    critical: int = Field(3, ge=1, le=1000, description="Attempts at each critical journey.")
    important: int = Field(1, ge=1, le=1000, description="Attempts at each important journey.")
    secondary: int = Field(1, ge=1, le=1000, description="Attempts at each secondary journey.")


class JourneySettings(Section):
    """How journeys are walked."""

    folder: str = Field("journeys", description="Where the journey files are, beside virage.toml.")
    attempts: Attempts = Attempts()
    engines: Each[Literal["chromium", "firefox", "webkit"]] = Field(
        ("chromium",), min_length=1, description="Browser engines, each with all attempts."
    )
    author: str = Field("desktop", description="Persona that the journeys were written as; they must hold for it.")
    personas: Each[str] = Field(
        ("desktop",), min_length=1, description="Who walks the journeys; the personas are among the checks."
    )
    matrix: Literal["full", "pairwise", "core"] = Field(
        "full",
        description="How much of journeys × personas × attempts is walked: all; as the author all, as others one "
        "attempt with one engine; or as others critical journeys only.",
    )
    modes: Each[str] = Field((), description="Further ways in which journeys are lived, beside the plain walk.")
    service_workers: bool = Field(
        False, description="Let service workers live: in a run of its own, since they hide requests from throttling."
    )
    step_timeout_s: float = Field(15, gt=0, description="Longest wait for one action or expectation of a step.")
    journey_timeout_s: float = Field(120, gt=0, description="Longest attempt; then it has failed.")
    run_timeout_s: float = Field(1800, gt=0, description="Longest run of all journeys; then it is interrupted.")
    retrace: bool = Field(True, description="Walk a failed attempt once more with the trace on, as evidence.")
    second_look: str = Field(
        "", description="Member, such as `moderator`, who looks at the page where another one misses something."
    )
    pictures: bool = Field(True, description="Take a picture at the end of every step.")
    har: bool = Field(True, description="Keep the scrubbed HAR of every attempt.")


class AuditSettings(Section):
    """Accessibility audits at the end of every step."""

    axe: bool = Field(True, description="Run axe at the end of every step, in every frame.")
    time_limit_s: float = Field(20, gt=0, description="After this an audit of one state is cantTell.")
    disabled_rules: tuple[str, ...] = Field((), description="axe rules not to run; printed in the report.")


class LoadProfile(Section):
    """One load test: so many members for so long."""

    members: int = Field(ge=1, le=10_000, description="Members at the same time, each with an account of their own.")
    duration_s: float = Field(gt=0, le=86_400, description="Length of the test, warm-up included.")
    warmup_s: float = Field(5, ge=0, description="Ramp-up, left out of the score.")
    scored: bool = Field(False, description="Whether C2 and C3 are read from this profile.")


class LoadSettings(Section):
    """Load tests."""

    locustfile: str = Field("load/locustfile.py", description="What load members do, beside virage.toml.")
    profile: str = Field("smoke", description="The profile of `virage run`.")
    allowed_hosts: tuple[str, ...] = Field((), description="Hosts beside loopback that may be put under load.")
    peak_per_s: float | None = Field(None, gt=0, description="Declared peak, requests per second.")
    peak_tolerance: float = Field(0.1, gt=0, lt=1, description="How far below the peak the test may stay.")
    apdex_t_ms: float = Field(500, gt=0, description="Apdex: satisfied up to here, tolerating up to four times it.")
    accounts: tuple[AccountSettings, ...] = Field((), description="Accounts for load members.")
    account_pattern: str = Field(
        "", description="`load{n}` with `account_count` and `password_env` for a numbered pool."
    )
    account_count: int = Field(0, ge=0, description="How many accounts the numbered pool has.")
    password_env: str = Field("", description="Name of the variable that holds the numbered pool's password.")
    profiles: dict[str, LoadProfile] = Field(
        {
            "smoke": LoadProfile(members=3, duration_s=10, warmup_s=2),
            "steady": LoadProfile(members=20, duration_s=60, warmup_s=10, scored=True),
        },
        description="Load tests by name.",
    )


class ValiditySettings(Section):
    """When the measuring machine is not to be believed."""

    busy_ratio: float = Field(
        2.5, gt=1, description="Work that takes this many times the processor time it needs: the machine is busy."
    )
    busy_share: float = Field(0.25, gt=0, le=1, description="Share of busy attempts that makes the run inconclusive.")
    invalid_share: float = Field(0.25, gt=0, le=1, description="Share of invalid attempts that does so.")
    generator_cpu_ratio: float = Field(0.9, gt=0, le=1, description="CPU share of the generator that does so.")


def as_day(text: str) -> str:
    """
    A day that a person has typed, or a time that begins with one.

    Raises:
        ValueError: It is none.
    """
    try:
        date.fromisoformat(text[:10])
    except ValueError as error:
        raise ValueError(f"{text!r} is no day; write it as 2026-10-01") from error
    return text


class ScoreSettings(Section):
    """The scorecard model."""

    seed: int = Field(20261123, ge=0, description="Seed of the draws behind the intervals.")
    as_of: str | None = Field(None, description="Date that decides what has expired; default: the run's start.")
    criteria: str | None = Field(None, description="A criteria.toml of one's own; default: the shipped model.")

    @field_validator("as_of")
    @classmethod
    def _day(cls, value: str | None) -> str | None:
        return value if value is None else as_day(value)


class RegressionSettings(Section):
    """What a run is compared with before the gate opens."""

    baseline: str = Field(description="Label of the runs to compare with, such as `main`, or the id of one run.")
    runs: int = Field(5, ge=1, le=100, description="How many of the newest runs of that label are taken together.")
    level: Literal["error", "warn"] = Field("error", description="Whether a regression closes the gate.")


class GateSettings(Section):
    """Rules that CI gates on, in k6's words."""

    default: bool = Field(True, description="Keep the default rules: K1 and K2 error, K3 warn.")
    demonstrated: bool = Field(False, description="Ratios must be demonstrated, not only observed.")
    error: dict[str, str] = Field({}, description="Rules that close the gate when they do not hold.")
    warn: dict[str, str] = Field({}, description="Rules that are only told when they do not hold.")
    regression: RegressionSettings | None = Field(
        None, description='Compare with earlier runs: `{ baseline = "main" }`.'
    )


class HistorySettings(Section):
    """The memory of all scored runs."""

    url: str = Field("", description="SQLAlchemy address of the database; default: `history.sqlite` in the results.")
    label: str = Field("", description="What this run belongs to; default: the branch, from CI or git.")

    @field_validator("url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not DATABASE.match(value):
            raise ValueError("write sqlite:///FILE or postgresql://USER@HOST/DATABASE")
        return value


class ReportSettings(Section):
    """What is written after scoring."""

    languages: tuple[Literal["fr", "en"], ...] = Field(
        ("fr", "en"), min_length=1, description="Languages of the reports, one file each."
    )
    formats: tuple[str, ...] = Field((), description="Formats to write; all by default.")


class Settings(Section):
    """Everything `virage.toml` may say."""

    platform: PlatformSettings = PlatformSettings()
    environments: dict[str, Environment] = Field({}, description="Other places of the platform, by name; see `--env`.")
    accounts: dict[str, tuple[AccountSettings, ...]] = Field({}, description="Accounts by member, one a worker.")
    journeys: JourneySettings = JourneySettings()
    faults: FaultSettings = FaultSettings()
    watched: WatchedSettings = WatchedSettings()
    day: DaySettings = DaySettings()
    audit: AuditSettings = AuditSettings()
    load: LoadSettings = LoadSettings()
    validity: ValiditySettings = ValiditySettings()
    roles: dict[str, Role] = Field({}, description="The least role that may, by act, where it is not the usual one.")
    trust: TrustSettings = TrustSettings()
    score: ScoreSettings = ScoreSettings()
    gate: GateSettings = GateSettings()
    history: HistorySettings = HistorySettings()
    report: ReportSettings = ReportSettings()
    studies: str = Field("studies", description="Where human evidence is kept, beside virage.toml.")
    results: str = Field("results", description="Where run folders go, from the current folder.")
    root: str = Field(".", exclude=True, description="Folder of virage.toml; set by the loader.")
    environment: str = Field("", description="The environment in use, as `--env` names it.")

    @field_validator("roles")
    @classmethod
    def _known_acts(cls, value: dict[str, Role]) -> dict[str, Role]:
        known = (*VERBS, *LOOKED_AT)
        for act in value:
            if act not in known:
                near = closest(act, known)
                raise ValueError(f"{act!r} is no act; " + (f"did you mean {near!r}?" if near else "acts are verbs"))
        return value

    @field_validator("accounts", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        if isinstance(value, dict):
            return {name: [one] if isinstance(one, dict) else one for name, one in value.items()}
        return value

    def place(self) -> Environment:
        """
        The environment in use, with its address filled in.

        Raises:
            UsageError: `--env` names none of them.
        """
        if not self.environment:
            return Environment(base_url=self.platform.base_url)
        if self.environment not in self.environments:
            known = ", ".join(self.environments) or "none"
            raise UsageError(f"--env {self.environment}: no such environment in virage.toml; known: {known}")
        place = self.environments[self.environment]
        return place.model_copy(update={"base_url": place.base_url or self.platform.base_url})

    @property
    def base_url(self) -> str:
        """Where the platform is, without a slash at the end."""
        return (self.place().base_url or "").rstrip("/")

    def path(self, relative: str) -> Path:
        """A path of virage.toml, from that file's folder."""
        return Path(self.root) / relative
