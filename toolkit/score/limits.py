"""
The numbers around the criteria: how much evidence is enough, for how long, and what is compared with what.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Points = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=1)]


class Section(BaseModel):
    """A table of `criteria.toml`: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Coverage(Section):
    """How much must be measured before something is scored."""

    dimension: Share
    grade: Share
    scenario_low: Points
    scenario_high: Points


class CapLimits(Section):
    """When a barrier is one."""

    impossible_attempts: Count
    error_ratio_fatal: Share
    error_ratio_grave: Share
    report_journeys: tuple[str, ...]
    deletion_journeys: tuple[str, ...]


class MachineTier(Section):
    """What a run of machines needs before its technical index is more than preliminary."""

    runs: Count
    days: Count
    engines: Count
    mobile: bool
    load_repeats: Count


class HumanTier(Section):
    """What people must have seen before a grade may reach `cap`."""

    cap: Points
    evaluators: int = 0
    participants: int = 0
    journeys: int = 0
    segments: int = 0
    assistive: int = 0
    groups: int = 0
    coders: int = 0
    questionnaire: int = 0


class Tiers(Section):
    """Tiers of evidence, least first."""

    M: MachineTier
    E: HumanTier
    U1: HumanTier
    U2: HumanTier


class SaturationLimits(Section):
    """When more focus groups would say nothing new."""

    base: Count
    run: Count
    threshold: Share


class PeopleLimits(Section):
    """What human evidence is worth, and for how long."""

    max_age_months: Count
    completion_interval: Annotated[float, Field(gt=0, lt=1)]
    main_segment: Share
    severity_values: tuple[Points, Points, Points, Points, Points]
    severity_grave: Annotated[float, Field(ge=0, le=4)]
    confirm_evaluators: Count
    confirm_participants: Count
    confirm_share: Share
    inspected_share: Share
    theme_groups: Count
    theme_alpha: Annotated[float, Field(ge=-1, le=1)]
    double_coded: Share
    interviews_per_group: Count
    saturation: SaturationLimits


class SensitivityLimits(Section):
    """How the weights are shaken."""

    concentration: Annotated[float, Field(gt=0)]
    draws: Annotated[int, Field(ge=100, le=100_000)]


class ComparisonLimits(Section):
    """When a difference between runs is a change."""

    relative: Annotated[float, Field(gt=0, lt=1)]
    cliff: Share
    q: Share
    least: Annotated[int, Field(ge=4)]
    score_points: Annotated[float, Field(ge=0)]
    significance: Share
    level_runs: Annotated[int, Field(ge=2)]
    floors: dict[str, Annotated[float, Field(ge=0)]]


class Uncertainty(Section):
    """How the intervals of scores are drawn."""

    draws: Annotated[int, Field(ge=100, le=100_000)]
    interval: Annotated[float, Field(gt=0, lt=1)]


class Limits(Section):
    """Numbers that audits and metrics compare with."""

    automatic_conformity: Share
    slow_step_ms: Annotated[float, Field(gt=0)]
    lost_attention_ms: Annotated[float, Field(gt=0)]
    slow_step_attempts: Count
    feed_leak_bytes: Annotated[float, Field(gt=0)]
    instant_ms: Annotated[float, Field(gt=0)]
    slow_answer_ms: Annotated[float, Field(gt=0)]
    slow_answer_attempts: Count
    dead_click_share: Share
    text_px: Annotated[float, Field(gt=0)]
    line_characters: Annotated[float, Field(gt=0)]
    form_fields: Count
    heavy_page_bytes: Count
