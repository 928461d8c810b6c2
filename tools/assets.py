"""Compiles styles and gathers scripts into `build/`, from which the site serves them.

Needs npm: the machine's own when its Node is new enough for Sass, else one from the Python packages
of requirements/node.txt, kept in `.node` apart from csc's own. npm's configuration decides where
packages come from; package-lock.json holds their hashes, and no package runs a script.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.install import ROOT, install, make_environment, say

OLDEST_NODE = (20, 19)
SOURCES = ROOT / "csc" / "assets"
BUILD = ROOT / "build"
MODULES = ROOT / "node_modules"
PACKAGES = (MODULES / "govuk-frontend" / "dist" / "govuk", MODULES / "@ministryofjustice" / "frontend" / "moj")
SCRIPTS = ("govuk-frontend.min.js", "moj-frontend.min.js")


def main() -> int:
    wanted = digest([ROOT / "package-lock.json", Path(__file__), *sorted(SOURCES.rglob("*.scss"))])
    stamp = BUILD / ".sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    node = node_folder()
    if node is None:
        return 1
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"}
    if not install_packages(environment):
        return 1
    say("Compiling styles")
    draft = ROOT / "build.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    sass = ["node", str(MODULES / "sass" / "sass.js"), f"--load-path={ROOT}", f"--load-path={MODULES}"]
    options = ["--quiet", "--no-source-map", "--style=compressed"]
    compiled = subprocess.run([*sass, *options, str(SOURCES / "csc.scss"), str(draft / "csc.css")], env=environment, check=False)
    if compiled.returncode:
        return compiled.returncode
    gather(draft)
    (draft / ".sha256").write_text(wanted)
    shutil.rmtree(BUILD, ignore_errors=True)
    draft.rename(BUILD)
    return 0


def node_folder() -> Path | None:
    """The folder that holds a Node new enough and its npm; installs them when the machine has none."""
    node = shutil.which("node")
    if node and shutil.which("npm") and node_version(node) >= OLDEST_NODE:
        return Path(node).parent
    environment = ROOT / ".node"
    if make_environment(environment) and install("node", into=environment) == 0:
        return environment / "bin"
    return None


def node_version(node: str) -> tuple[int, ...]:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in re.findall(r"\d+", answer)[:2])


def install_packages(environment: dict[str, str]) -> bool:
    """Whether the packages of package-lock.json are in node_modules, after installing them if they were not."""
    stamp = MODULES / ".csc.sha256"
    wanted = digest([ROOT / "package-lock.json"])
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    say("Installing GOV.UK Frontend and Sass")
    npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(npm, cwd=ROOT, env=environment, check=False).returncode:
        return False
    stamp.write_text(wanted)
    return True


def gather(folder: Path) -> None:
    """Copy the two libraries' scripts, and the images that the compiled style sheet names, beside it."""
    sheet = folder / "csc.css"
    # The royal crest is licensed to GOV.UK alone; no page of csc shows it.
    style = re.sub(r"url\(\"?images/govuk-crest\.svg\"?\)", "none", sheet.read_text(encoding="utf-8"))
    sheet.write_text(style, encoding="utf-8")
    named = set(re.findall(r"url\(\"?(images/[\w.-]+)\"?\)", style))
    (folder / "images").mkdir()
    for name in (*SCRIPTS, *sorted(named)):
        places = [place for package in PACKAGES for place in (package / name, package / "assets" / name) if place.exists()]
        # Without the line that names the source map, which is not there and which `collectstatic` would look for.
        (folder / name).write_bytes(re.sub(rb"\n?//# sourceMappingURL=.*", b"", places[0].read_bytes()))


def digest(files: list[Path]) -> str:
    """One hash over the names and contents of `files`."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
