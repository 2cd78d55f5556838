"""Whether there is a graphics processor that encoding and entailment can be given to.

In: what OpenVINO and torch see. Out: a device's name. Invariant: without one, and with QA_GPU=0,
all is computed by the processor; a single question always is, for it is there sooner.
"""

import os
from typing import Any


def graphics() -> str | None:
    """OpenVINO's name of a graphics processor with memory of its own; None where there is none.

    One that shares the processor's memory gives bulk encoding little, and is left alone.
    """
    if _unwanted():
        return None
    from qa.models.network import runtime

    core = runtime().Core()
    return next((name for name in core.available_devices if _is_discrete(core, name)), None)


def _is_discrete(core: Any, name: str) -> bool:
    if not name.startswith("GPU"):
        return False
    return str(core.get_property(name, "DEVICE_TYPE")).endswith("DISCRETE")


def torch_device() -> str:
    """Where torch computes: "cuda" where it sees such a processor, else "cpu"."""
    import torch

    return "cuda" if torch.cuda.is_available() and not _unwanted() else "cpu"


def _unwanted() -> bool:
    return os.environ.get("QA_GPU") == "0"
