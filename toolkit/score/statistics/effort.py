"""
How long a skilled person needs who makes no error: keystrokes, pointing, choosing, reading.

Models err by a fifth and more, so that they compare designs; they do not foretell a time on task. Every time of theirs
is a default that can be replaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

# Card, Moran & Newell 1980, CACM 23:396; the last two: Dhakal et al. 2018, CHI, and Palin et al. 2019, MobileHCI.
KEYSTROKE_S: Mapping[str, float] = MappingProxyType(
    {
        "best_typist": 0.08,
        "good_typist": 0.12,
        "average_skilled": 0.20,
        "average_non_secretary": 0.28,
        "random_letters": 0.50,
        "complex_codes": 0.75,
        "worst_typist": 1.20,
        "web": 0.2387,
        "phone": 0.331,
    }
)
# Card, Moran & Newell 1980: point, home hands, think; B, pressing or releasing a button, is Kieras' (2001).
OPERATOR_S: Mapping[str, float] = MappingProxyType({"P": 1.10, "B": 0.10, "H": 0.40, "M": 1.35})

# Soukoreff & MacKenzie 2004, IJHCS 61:751, middle of 3.7 to 4.9; MacKenzie 2015 for touch.
MOUSE_BITS_PER_S = 4.3
TOUCH_BITS_PER_S = 6.95
EFFECTIVE_WIDTH = 4.133  # standard deviations of hits: holds 96 % of a normal
HICK_S_PER_BIT = 0.150  # Card, Moran & Newell 1983, of 0 to .157

# Brysbaert 2019, J. Mem. Lang. 109 (non-fiction); Trauzettel-Klosinski & Dietz 2012, IOVS 53:5452.
ENGLISH_WORDS_PER_MINUTE = 238.0
FRENCH_WORDS_PER_MINUTE = 195.0


def klm_seconds(
    operators: str,
    *,
    keystroke_s: float = KEYSTROKE_S["average_non_secretary"],
    operator_s: Mapping[str, float] = OPERATOR_S,
) -> float:
    """
    Keystroke-Level Model: time of a string of operators, such as `M P BB H 5K`.

    Args:
        operators: K (key), P (point), B (press or release, a click is BB), H (home hands), M (think); a number before a
            letter repeats it, and spaces are free. Drawing and waiting are measured: add them.
        keystroke_s: Time of K, one of KEYSTROKE_S.
        operator_s: Times of the others.

    Raises:
        ValueError: A letter that is no operator, or a number before none.

    Source: Card, Moran & Newell 1980, CACM 23:396.
    """
    times = {**operator_s, "K": keystroke_s}
    parts = re.findall(r"(\d*)(\D|$)", "".join(operators.split()))
    unknown = sorted({letter or number for number, letter in parts if letter not in times} - {""})
    if unknown:
        raise ValueError(f"{unknown[0]!r} in {operators!r} is no operator; there are {', '.join(sorted(times))}")
    return sum(int(number or 1) * times[letter] for number, letter in parts if letter)


def drawing_seconds(segments: int, length_cm: float) -> float:
    """Operator D: drawing straight segments of a total length with a mouse (Card, Moran & Newell 1980)."""
    if segments < 0 or length_cm < 0:
        raise ValueError(f"{segments} segments of {length_cm} cm: neither is below 0")
    return 0.9 * segments + 0.16 * length_cm


def fitts_bits(distance: npt.ArrayLike, width: npt.ArrayLike) -> np.ndarray:
    """
    Index of difficulty, log2(D/W+1), Shannon's form.

    Args:
        distance: From where the pointer is to the middle of the target.
        width: Of the target along the way, or the shorter of its two sides; same unit.

    Returns:
        Bits; array of the shape that the arguments broadcast to.

    Raises:
        ValueError: A distance below 0, or a width that is not above it.

    Source: MacKenzie & Buxton 1992, CHI.
    """
    far, wide = np.asarray(distance, dtype=float), np.asarray(width, dtype=float)
    if not ((far >= 0).all() and (wide > 0).all()):
        raise ValueError("a distance is 0 or more, and a target has a width above 0")
    return np.asarray(np.log2(far / wide + 1))


def pointing_seconds(
    distance: npt.ArrayLike,
    width: npt.ArrayLike,
    *,
    bits_per_s: float = MOUSE_BITS_PER_S,
    intercept_s: float = 0.0,
) -> np.ndarray:
    """
    Time to reach a target by Fitts' law, a + ID / throughput.

    Args:
        distance: From where the pointer is to the middle of the target.
        width: Of the target; same unit.
        bits_per_s: Throughput of the device, MOUSE_BITS_PER_S or TOUCH_BITS_PER_S.
        intercept_s: Time that even the easiest target takes.

    Returns:
        Seconds; array of the shape that distance and width broadcast to.

    Raises:
        ValueError: A distance below 0, or a width or throughput that is not above it.

    Source: MacKenzie & Buxton 1992, CHI.
    """
    if bits_per_s <= 0:
        raise ValueError(f"a throughput of {bits_per_s} bit/s: it is above 0")
    return np.asarray(intercept_s + fitts_bits(distance, width) / bits_per_s)


def choosing_seconds(alternatives: int, *, s_per_bit: float = HICK_S_PER_BIT, intercept_s: float = 0.0) -> float:
    """
    Time to choose among equally likely alternatives, a + b·log2(n+1): only of lists that are known and in order.

    Args:
        alternatives: n.
        s_per_bit: b.
        intercept_s: a.

    Raises:
        ValueError: Fewer than one alternative.

    Source: Hick 1952, QJEP 4:11.
    """
    if alternatives < 1:
        raise ValueError(f"a choice among {alternatives}: there is one or more")
    return intercept_s + s_per_bit * float(np.log2(alternatives + 1))


def weighted_choosing_seconds(
    probabilities: npt.ArrayLike, *, s_per_bit: float = HICK_S_PER_BIT, intercept_s: float = 0.0
) -> float:
    """
    Time to choose among alternatives that are not equally likely, a + b·Σ pᵢ·log2(1/pᵢ+1).

    Args:
        probabilities: Of every alternative; their sum is 1.
        s_per_bit: b.
        intercept_s: a.

    Raises:
        ValueError: Probabilities below 0, or that do not add up to 1.

    Source: Hyman 1953, J. Exp. Psychol. 45:188.
    """
    p = np.asarray(probabilities, dtype=float)
    if not (p >= 0).all() or not np.isclose(p.sum(), 1):
        raise ValueError("probabilities are 0 or more and add up to 1")
    likely = p[p > 0]
    return intercept_s + s_per_bit * float(likely @ np.log2(1 / likely + 1))


def reading_seconds(words: npt.ArrayLike, *, words_per_minute: float = ENGLISH_WORDS_PER_MINUTE) -> np.ndarray:
    """
    Time to read a text silently.

    Args:
        words: How many.
        words_per_minute: Of the language: ENGLISH_WORDS_PER_MINUTE or FRENCH_WORDS_PER_MINUTE.

    Returns:
        Seconds; array of the shape of `words`.

    Raises:
        ValueError: Fewer than no words, or a speed that is not above 0.
    """
    count = np.asarray(words, dtype=float)
    if not (count >= 0).all() or words_per_minute <= 0:
        raise ValueError("words are 0 or more, and are read at a speed above 0")
    return np.asarray(60 * count / words_per_minute)
