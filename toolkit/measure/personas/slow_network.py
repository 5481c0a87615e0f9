"""
A person far from the next antenna: everything takes long to come.

Why:
    In the country, in a train and in a cellar pages come slowly, and what is not said to be on its way seems broken.
How:
    400 ms for each request and 400 kb/s in both directions, calibrated in the run; everything may take four times as
    long as usual before a step has failed.
Limits:
    No packet is lost, and WebSockets are delayed, not held to the throughput.
Source:
    Chromium's own preset of a slow mobile network: 400 ms, 400 kb/s.
"""

from toolkit.measure.personas._persona import Network, Persona

PERSONA = Persona(
    id="slow_network",
    network=Network(latency_ms=400, down_kbps=400, up_kbps=400),
    patience=4,
)
