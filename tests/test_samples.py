"""The sample reports: marked as samples, whole, dated and packaged."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from counterclaim.samples import SAMPLES, copy


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy(tmp_path / "samples")
    return tmp_path / "samples"


def reports(folder: Path) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_copy_writes_all_and_their_readme(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"README", *(sample.file for sample in SAMPLES)}


def test_the_readme_marks_them_as_samples_and_names_every_file_and_report(folder: Path) -> None:
    readme = (folder / "README").read_text(encoding="utf-8")
    assert "invented" in readme
    assert "samples" in readme
    for sample in SAMPLES:
        assert sample.file in readme
    for named in re.findall(r"`([a-z]+-\d{4})`", readme):
        assert named in {report["id"] for report in reports(folder)}


def test_reports_are_short_dated_and_from_different_outlets(folder: Path) -> None:
    found = reports(folder)
    assert len(found) + len(SAMPLES) - 1 >= 12
    assert len({report["outlet"] for report in found}) == len({report["id"] for report in found}) == len(found)
    for report in found:
        assert 90 <= len(words(str(report["text"]))) <= 220
        assert date(2022, 9, 1) <= date.fromisoformat(str(report["published"])) <= date(2022, 12, 31)


def test_two_outlets_reprint_one_agency_report(folder: Path) -> None:
    scraped = words((folder / "port-ellary-courier.txt").read_text(encoding="utf-8"))
    (agency,) = [words(str(report["text"])) for report in reports(folder) if report["id"] == "brennock-0906"]
    assert any(scraped[start : start + len(agency)] == agency for start in range(len(scraped)))


def test_addresses_are_reserved_for_examples(folder: Path) -> None:
    for path in folder.iterdir():
        for host in re.findall(r"(?:https?://|@)([\w.-]+\w)", path.read_text(encoding="utf-8")):
            assert host.endswith(".example"), f"{path.name}: {host}"
