"""How the page is served: what can be set about it, and what it is set to.

In: what the command line was given. Out: one record. Invariant: without options only this machine
is served, and nobody else is let in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What the page is served with."""

    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""  # where a proxy shows the page, such as /qa
    queue: int = 64  # requests that wait; a person more is told to come back
    read_only: bool = False  # nothing is taken in, corrected or removed
    mcp: bool = False  # offer the endpoints as tools too
    logins: Mapping[str, str] = field(default_factory=dict)  # name to hash; none: no login asked
    entailment: str | None = None  # a CrossEncoder's name, "none" to do without, None: qa's own
