"""The program as a process: what it imports, what it returns, how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.samples import copy

PROGRAM = [sys.executable, "-c", "from counterclaim.cli import main; main()"]
HEAVY = ("spacy", "trafilatura", "numpy", "rich", "sqlalchemy")


def imported(code: str) -> set[str]:
    """The top-level modules that a piece of code imports."""
    code += "\nimport sys; print('\\n'.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in result.stdout.split()}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    copy(folder / "samples")
    where = folder / "ledger.sqlite"
    subprocess.run([*PROGRAM, "add", str(folder / "samples"), "--ledger", str(where)], check=True, capture_output=True)
    return where


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert imported("import counterclaim").isdisjoint(HEAVY)
    assert imported("import counterclaim.cli").isdisjoint(HEAVY)


def test_asking_for_help_imports_nothing_heavy() -> None:
    from counterclaim.cli import main

    code = "from counterclaim.cli import main\n" + "".join(
        f"try: main(['{verb}', '--help'])\nexcept SystemExit: pass\n" for verb in main.commands
    )
    assert imported(code).isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "verb", [["claims", "--disputed"], ["claims"], ["status"], ["who", "Russia"], ["timeline"], ["export"]]
)
def test_asking_the_ledger_imports_no_language_pipeline(ledger: Path, verb: list[str]) -> None:
    arguments = ["--ledger", str(ledger), *verb]
    code = f"from counterclaim.cli import main\ntry: main({arguments!r})\nexcept SystemExit as e: assert not e.code"
    assert imported(code).isdisjoint({"spacy", "trafilatura", "numpy"})


def test_a_reader_that_leaves_early_gets_no_complaint(ledger: Path) -> None:
    command = [*PROGRAM, "--ledger", str(ledger), "export"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_output_is_utf8_whatever_the_locale(ledger: Path) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [*PROGRAM, "--ledger", str(ledger), "export"]
    result = subprocess.run(command, capture_output=True, env=env, check=True)
    assert "’" in result.stdout.decode("utf-8")


def test_the_ledger_may_be_named_by_the_environment(ledger: Path, tmp_path: Path) -> None:
    env = {**os.environ, "COUNTERCLAIM_LEDGER": str(ledger)}
    result = subprocess.run([*PROGRAM, "status"], capture_output=True, text=True, env=env, check=True)
    assert str(ledger) in result.stdout
    other = subprocess.run(
        [*PROGRAM, "--ledger", str(tmp_path / "none"), "status"], capture_output=True, text=True, env=env, check=False
    )
    assert other.returncode == 1


def test_interrupting_ends_with_one_line_and_status_130(tmp_path: Path) -> None:
    """The run waits for standard input, so the interrupt meets it at a known place, if it is not still starting: then
    it says less, and is tried again with more time."""
    kept = "counterclaim: stopped; what was added is kept, run it again to go on"
    for number, seconds in enumerate((0.5, 3.0, 10.0)):
        said = interrupted_after(seconds, tmp_path / f"ledger-{number}.sqlite")
        if said == kept:
            return
        assert said == "counterclaim: stopped"
    pytest.fail("never got so far as to wait for its input")


def interrupted_after(seconds: float, ledger: Path) -> str:
    """What a run says that is interrupted so long after its ledger is there."""
    command = [*PROGRAM, "add", "-", "--ledger", str(ledger)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not ledger.exists():
        time.sleep(0.05)
        assert process.poll() is None
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    (line,) = err.decode().splitlines()
    return line


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device /dev/full")
def test_a_full_disk_is_one_line(ledger: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*PROGRAM, "--ledger", str(ledger), "export"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == "counterclaim: the output cannot be written: No space left on device\n"


def test_a_closed_standard_output_is_no_error(ledger: Path) -> None:
    shell = 'exec "$0" -c "from counterclaim.cli import main; main()" --ledger "$1" status >&-'
    result = subprocess.run(
        ["sh", "-c", shell, sys.executable, str(ledger)], stderr=subprocess.PIPE, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_an_interrupt_while_the_program_is_imported_shows_no_traceback() -> None:
    code = (
        "import sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'counterclaim.cli.app': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "import counterclaim.cli"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (130, "")
