"""The documentation says what is so: commands exist, links lead somewhere, examples run, the transcript is real."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.cli import main
from tests.transcript import PLACES, written

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "src" / "counterclaim" / "samples" / "README.md"]
)
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


def commands(page: Path) -> list[str]:
    """Lines that begin with a prompt, and code in the text that calls the program or make."""
    text = page.read_text(encoding="utf-8")
    prompted = re.findall(r"^\$ (.+?)(?:\s+#.*)?$", text, re.M)
    return prompted + re.findall(r"`((?:counterclaim|make) [^`]+)`", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_text_exist(page: Path) -> None:
    for command in commands(page):
        program, *arguments = shlex.split(command)
        if program == "make":
            assert re.search(rf"^{arguments[0]}:", MAKEFILE, re.M), command
        elif program == "counterclaim":
            words = [word for word in arguments if not word.startswith("-")]
            verb = main.commands[words[0]] if words else main
            options = {
                name for option in (*verb.params, *main.params) for name in (*option.opts, *option.secondary_opts)
            }
            used = {word.partition("=")[0] for word in arguments if word.startswith("-") and word != "-"}
            assert used <= options | {"--help"}, command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_python_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from counterclaim.samples import copy

    copy(tmp_path / "demo" / "samples")
    monkeypatch.chdir(tmp_path)
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), {})


@pytest.mark.parametrize(("page", "name", "content"), PLACES, ids=[name for _, name, _ in PLACES])
def test_transcripts_are_what_the_program_prints(page: str, name: str, content: Callable[[], str]) -> None:
    shown = (ROOT / page).read_text(encoding="utf-8")
    assert f"<!-- begin {name} -->\n" in shown
    assert f"<!-- end {name} -->" in shown
    assert shown == written(page, name, content()), "write them anew: python -m tests.transcript"


def test_every_verb_is_in_the_readme() -> None:
    for verb in main.commands:
        assert f"counterclaim {verb}" in README, verb


def test_every_room_is_in_how_it_works() -> None:
    text = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    rooms = {path.stem for path in (ROOT / "src" / "counterclaim").iterdir() if not path.name.startswith(("_", "py."))}
    for room in rooms - {"ids", "errors", "config", "schema", "tree", "samples", "cli"}:
        assert f"`{room}" in text, room
