"""The transcripts in the documentation, as the program gives them now.

usage: python -m tests.transcript    writes them into README.md and docs/json.md
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from counterclaim.cli import main

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = (
    "North Korea on Thursday denied that it had sold artillery shells to Russia, the state news agency KCNA reported."
)


def demo() -> str:
    """What `counterclaim demo` prints in an empty folder, up to the second dispute."""
    lines = _run("demo").splitlines()
    second = next(number for number, line in enumerate(lines) if line.startswith(" 2. "))
    return "```console\n$ counterclaim demo\n" + "\n".join(lines[:second]) + " …\n```\n"


def example() -> str:
    """What `counterclaim read --json` prints for one sentence, one key a line on the first levels."""
    printed = json.loads(_run("read", "-", "--json", "--published", "2022-09-22", text=EXAMPLE))
    return "```json\n" + _folded(printed) + "\n```\n"


def written(page: str, name: str, content: str) -> str:
    """A page with the content between its marks ``begin name`` and ``end name``."""
    text = (ROOT / page).read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.S)
    return marks.sub(lambda match: match[1] + content + match[2], text)


PLACES = (("README.md", "demo", demo), ("docs/json.md", "example", example))


def _run(*arguments: str, text: str | None = None) -> str:
    with _empty_folder():
        env = {"COLUMNS": "80", "COUNTERCLAIM_LEDGER": None, "NO_COLOR": "1"}
        result = CliRunner(env=env).invoke(main, list(arguments), input=text)
    assert result.exit_code == 0, result.output
    return result.stdout


@contextmanager
def _empty_folder() -> Iterator[None]:
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def _folded(value: object, indent: str = "") -> str:
    """JSON with short values on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent + flat) <= 100 or not isinstance(value, (dict, list)):
        return flat
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key)}: {_folded(each, inner)}" for key, each in value.items()]
        return "{\n" + ",\n".join(parts) + "\n" + indent + "}"
    return "[\n" + ",\n".join(inner + _folded(each, inner) for each in value) + "\n" + indent + "]"


if __name__ == "__main__":
    for page, name, content in PLACES:
        (ROOT / page).write_text(written(page, name, content()), encoding="utf-8")
