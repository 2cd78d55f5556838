"""What is known against the packages that qa is installed with, and secrets in its files.

    make audit

Runs pip-audit over the locks, where its source of known holes can be reached (it says so where it
can't, and goes on), and detect-secrets over every file that git knows. Exit status 1 if either
finds something.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_LOCKS = ("locks/test.txt", "constraints.txt")  # the lock of the tests holds that of `make run`
_PIN = re.compile(r"^[a-z][-a-z0-9]*==.*$", re.M)
# Hashes, numbers and models look as secrets do.
_NO_TEXT = (".txt", ".npz", ".safetensors", ".json", ".png")


def main() -> None:
    """Audit and tell."""
    holes = _holes()
    secrets = _secrets()
    raise SystemExit(holes or secrets)


def _holes() -> bool:
    """Print known holes; tell whether there are any."""
    command = [str(Path(sys.executable).with_name("pip-audit")), "--format", "json", "--no-deps"]
    command += ["--disable-pip", "--timeout", "10", "--progress-spinner", "off", "--requirement"]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as pinned:
        pinned.write("\n".join(_pins()))
        pinned.flush()
        command.append(pinned.name)
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    try:
        packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        last = (done.stderr.strip() or "nothing told").splitlines()[-1]
        print(f"known holes: the source can't be reached, nothing was looked up ({last[:200]})")
        return False
    asked = [package for package in packages if "vulns" in package]
    if not asked:
        print(
            f"known holes: the source knows none of the {len(packages)} packages, or can't be "
            "reached from here; nothing was looked up"
        )
        return False
    found = [
        f"  {package['name']} {package['version']}: {hole['id']}, mended in {hole['fix_versions']}"
        for package in asked
        for hole in package["vulns"]
    ]
    print(f"known holes: {len(found)} in {len(asked)} of {len(packages)} packages looked up")
    print("\n".join(found), end="\n" if found else "")
    return bool(found)


def _pins() -> list[str]:
    """Every package with its version; torch has no hash, so all go without."""
    text = "".join(Path(lock).read_text(encoding="utf-8") for lock in _LOCKS)
    return [found.rstrip(" \\") for found in _PIN.findall(text)]


def _secrets() -> bool:
    """Print what looks like a secret; tell whether there is any."""
    git = shutil.which("git") or "git"
    listed = subprocess.run([git, "ls-files"], capture_output=True, text=True, check=True)  # noqa: S603
    files = [file for file in listed.stdout.splitlines() if not file.endswith(_NO_TEXT)]
    command = [str(Path(sys.executable).with_name("detect-secrets-hook")), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    print(f"secrets: {'found' if done.returncode else 'none'} in {len(files)} files")
    if done.returncode:
        print(done.stdout + done.stderr)
    return bool(done.returncode)


if __name__ == "__main__":
    main()
