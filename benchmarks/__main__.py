"""Run one benchmark, or all of them.

usage: python -m benchmarks NAME [--data PATH...] [--limit N] [--attributor NAME] [--json]
       python -m benchmarks all [--json]
       python -m benchmarks
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import benchmarks
from benchmarks._data import DATA


def names() -> list[str]:
    """The benchmarks that there are."""
    return sorted(module.name for module in iter_modules(benchmarks.__path__) if not module.name.startswith("_"))


def main(arguments: list[str] | None = None) -> int:
    """The command. Exit status 1 where data is missing, 2 where the call is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure accuracy and speed.")
    parser.add_argument("name", nargs="?", choices=[*names(), "all"], help="what to measure")
    parser.add_argument("--data", nargs="+", type=Path, metavar="PATH", help="files of the form that --help NAME tells")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many reports, evenly spread; 0 for all")
    parser.add_argument("--attributor", choices=["neural", "rules"], help="how attributions are found")
    parser.add_argument("--json", action="store_true", help="one flat JSON object of figures")
    options = parser.parse_args(arguments)
    if options.name is None:
        for name in names():
            print(f"{name:14} {summary(load(name))}")
        return 0
    if options.name == "all":
        if options.data:
            parser.error("--data goes with one benchmark; `all` measures on the development data")
        return max(measure(name, None, {"limit": options.limit}, as_json=options.json) for name in names())
    how = {"limit": options.limit}
    if options.attributor:
        if "attributor" not in signature(load(options.name).run).parameters:
            parser.error(f"{options.name} takes no --attributor")
        how["attributor"] = options.attributor
    return measure(options.name, options.data, how, as_json=options.json)


def measure(name: str, data: list[Path] | None, how: dict[str, Any], *, as_json: bool) -> int:
    """Run one benchmark and print its figures."""
    benchmark = load(name)
    paths = data or [DATA / part for part in benchmark.DEFAULT]
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        print(f"{name}: no data at {missing[0]}; name files with --data", file=sys.stderr)
        return 1
    try:
        figures = benchmark.run(paths, **how)
    except ValueError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    if as_json:
        print(json.dumps(figures))
    else:
        print(f"{name}: {summary(benchmark)}")
        for key, value in figures.items():
            print(f"  {key:28}{value:>12,.2f}" if isinstance(value, float) else f"  {key:28}{value:>12,}")
    return 0


def load(name: str) -> ModuleType:
    """The module of a benchmark."""
    return import_module(f"benchmarks.{name}")


def summary(benchmark: ModuleType) -> str:
    """The first line of its docstring."""
    return (benchmark.__doc__ or "").strip().splitlines()[0]


if __name__ == "__main__":
    sys.exit(main())
