"""
A person with a telephone: a finger, a narrow window, a slower processor and a mobile network.

Why:
    Most people read social platforms on a telephone, on the way.
How:
    A window of 390 by 844 with touch, in the browser's mobile mode; the processor four times slower, the network with
    170 ms and 9 Mb/s; both are calibrated in the run, and what it says of time is refused when they are off.
Limits:
    Chromium on this machine, not a telephone: no other engine, no battery, no lost reception. WebSockets are delayed,
    not held to the throughput.
Source:
    Window of a telephone of 2021 to 2024; processor: Lighthouse's multiplier for a mid-range telephone; network: "4G"
    of WebPageTest.
"""

from toolkit.measure.personas._persona import Network, Persona

PERSONA = Persona(
    id="mobile",
    hand="touch",
    width=390,
    height=844,
    context={"is_mobile": True, "has_touch": True},
    cpu=4,
    network=Network(latency_ms=170, down_kbps=9_000, up_kbps=9_000),
    patience=2,
)
