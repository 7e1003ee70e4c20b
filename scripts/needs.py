"""What the tests need from the system: PostgreSQL's own binaries and a Chromium.

Found where they usually are; installed where this is a Debian and we are root; else the one
command that installs both is named. Standard library only: it runs before anything is installed.

    python scripts/needs.py      prints where they are
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ["postgresql", "chromium", "fonts-noto-core"]
INSTALL = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"]
ONE_COMMAND = f"sudo apt-get update && sudo apt-get install --yes {' '.join(PACKAGES)}"


class Missing(Exception):
    """Something is not there and may not be installed; the message says what to do."""


def postgresql_bin():
    """The folder with `initdb` and `postgres`, newest version first; None where there is none."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    folders = sorted(versions, key=lambda folder: _number(folder.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        folders.insert(0, Path(on_path).resolve().parent)
    folders += [Path("/usr/local/bin"), Path("/usr/local/pgsql/bin")]
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def chromium():
    """The path of a Chromium, `$CHROMIUM` first; None where there is none."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next(filter(None, (shutil.which(name) for name in names if name)), None)


def ensure():
    """(PostgreSQL's folder, Chromium's path), installing what is missing where that is allowed."""
    if not (postgresql_bin() and chromium()):
        _install()
    found = postgresql_bin(), chromium()
    if not all(found):
        raise Missing(
            f"The tests need PostgreSQL and Chromium. Install them with:\n\n  {ONE_COMMAND}"
        )
    return found


def _install():
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "--quiet"], env=environment, check=False)
    subprocess.run([*INSTALL, *PACKAGES], env=environment, check=False)


def _number(version):
    return [int(part) for part in re.findall(r"\d+", version)]


if __name__ == "__main__":
    try:
        folder, browser = ensure()
    except Missing as missing:
        sys.exit(str(missing))
    print(f"PostgreSQL in {folder}, Chromium at {browser}")
