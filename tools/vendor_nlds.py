"""Take the styles and the font of the interface into the repository, so that no demo or server needs node.

Reads `nlds.toml`, fetches the packages with the ordinary npm client into a temporary folder, and writes
`nlds.css` (component styles and the design tokens that they or our own styles use), the fonts, the licence
texts and `nlds.manifest.json` (versions, and the SHA-256 of what was written). Run it again after changing
`nlds.toml` or after using another design token in a style of our own.
"""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STATIC = HERE.parent / "src/grondslag/both/ui/static/ui"
DECLARATION = re.compile(r"^\s*(--[\w-]+):\s*([^;]+);", re.MULTILINE)
USE = re.compile(r"var\(\s*(--[\w-]+)")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


@dataclass(frozen=True)
class Package:
    """One unpacked npm package."""

    name: str
    version: str
    licence: str
    folder: Path

    def text(self, file: str) -> str:
        """Read one of its text files."""
        return (self.folder / file).read_text(encoding="utf-8")

    def licence_text(self) -> str:
        """Read the licence that it carries."""
        return next(path for path in sorted(self.folder.glob("LICENSE*"))).read_text(encoding="utf-8")


def main() -> None:
    """Fetch, assemble, write."""
    plan = tomllib.loads((HERE / "nlds.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        packages = _fetch_all(plan, Path(folder))
        _refuse_other_licences(packages.values(), plan["licences"]["allowed"])
        written = [
            *_write_styles(plan, packages),
            *_write_fonts(plan, packages),
            *_write_licences(packages.values()),
        ]
    manifest = {
        "packages": {
            package.name: {"version": package.version, "licence": package.licence}
            for package in packages.values()
        },
        "files": {str(path.relative_to(STATIC)): _sha256(path) for path in sorted(written)},
    }
    (STATIC / "nlds.manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def used_tokens(styles: str, tokens: Mapping[str, str]) -> dict[str, str]:
    """Return the tokens that `styles` use, those that these tokens use in turn included, in order of name."""
    found: dict[str, str] = {}
    waiting = set(USE.findall(styles))
    while waiting:
        name = waiting.pop()
        if name in tokens and name not in found:
            found[name] = tokens[name]
            waiting |= set(USE.findall(tokens[name]))
    return dict(sorted(found.items()))


def _fetch_all(plan: Mapping[str, Any], folder: Path) -> dict[str, Package]:
    wanted = [(plan[part]["package"], plan[part]["version"]) for part in ("tokens", "font")]
    for group in plan["components"]:
        wanted += [(f"{group['scope']}/{name}-css", version) for name, version in group["versions"].items()]
    return {name: _fetch(name, version, folder) for name, version in wanted}


def _fetch(name: str, version: str, folder: Path) -> Package:
    command = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", str(folder)]
    archive = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    target = folder / archive.removesuffix(".tgz")
    with tarfile.open(folder / archive) as tar:
        tar.extractall(target, filter="data")
    described = json.loads((target / "package/package.json").read_text(encoding="utf-8"))
    return Package(name, described["version"], described["license"], target / "package")


def _refuse_other_licences(packages: Iterable[Package], allowed: list[str]) -> None:
    for package in packages:
        if package.licence not in allowed:
            raise SystemExit(f"{package.name} is under {package.licence}: not taken.")


def _write_styles(plan: Mapping[str, Any], packages: Mapping[str, Package]) -> list[Path]:
    parts = []
    for group in plan["components"]:
        for name in group["versions"]:
            package = packages[f"{group['scope']}/{name}-css"]
            text = SOURCE_MAP.sub("", package.text(group["file"].format(name=name))).strip()
            parts.append(f"/* {package.name} {package.version}, {package.licence} */\n{text}")
    source = packages[plan["tokens"]["package"]]
    tokens = dict(DECLARATION.findall(source.text(plan["tokens"]["file"])))
    own = [path.read_text(encoding="utf-8") for path in STATIC.glob("*.css") if path.name != "nlds.css"]
    used = used_tokens("\n".join([*parts, *own]), tokens)
    declared = "\n".join(f"  {name}: {value};" for name, value in used.items())
    head = f"/* {source.name} {source.version}, {source.licence}: {len(used)} of {len(tokens)} tokens */"
    path = STATIC / "nlds.css"
    path.write_text("\n\n".join([f"{head}\n:root {{\n{declared}\n}}", *parts]) + "\n", encoding="utf-8")
    return [path]


def _write_fonts(plan: Mapping[str, Any], packages: Mapping[str, Package]) -> list[Path]:
    package = packages[plan["font"]["package"]]
    written = []
    for file in plan["font"]["files"]:
        path = STATIC / "fonts" / Path(file).name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((package.folder / file).read_bytes())
        written.append(path)
    return written


def _write_licences(packages: Iterable[Package]) -> list[Path]:
    by_text: dict[str, list[str]] = {}
    for package in packages:
        by_text.setdefault(package.licence_text(), []).append(package.name)
    path = STATIC / "nlds.licences.txt"
    sections = [f"{', '.join(names)}\n{'=' * 78}\n{text.strip()}" for text, names in by_text.items()]
    path.write_text("\n\n\n".join(sections) + "\n", encoding="utf-8")
    return [path]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
