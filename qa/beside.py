"""How a process of ours is started beside this one.

In: a module's name and its arguments. Out: a command. Invariant: no module is taken out of the
folder that the command is given in: a json.py among somebody's articles is an article.
"""

import sys
from pathlib import Path

_RUN = (
    "import runpy, sys; sys.path.append({root!r}); "
    "runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
)


def command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this package with this Python."""
    root = str(Path(__file__).parent.parent)
    return [sys.executable, "-P", "-c", _RUN.format(root=root, module=module), *arguments]
