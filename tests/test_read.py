"""Inputs become reports in order; what cannot be read gives one clear line and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import InputError
from counterclaim.ids import text_sha256
from counterclaim.model import Failure, Report
from counterclaim.read import ReadOptions, from_text, read

TEXT = "The ministry denied on Friday that the vessels had left.\n\n“We never agreed,” a spokesman said.\n"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour dispute grows</title>
<meta property="og:site_name" content="The Lindow Gazette"><meta property="og:title" content="Harbour dispute grows">
<meta name="author" content="Mira Holt"><meta property="article:published_time" content="2021-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Harbour dispute grows</h1>
<p>The ministry denied on Friday that any of the three vessels had left the port of Lindow, and did so twice.</p>
<p>Officials of the harbour authority said that the “potential departure” had been seen by four witnesses at dawn.</p>
<p>A spokesman for the owners told the Gazette that there were never any plans to let the vessels go before June.</p>
</article><footer>Copyright 2021</footer></body></html>"""


def one(*inputs: object, **options: object) -> Report:
    readings = list(read([str(given) for given in inputs], options=ReadOptions(**options)))  # type: ignore[arg-type]
    assert len(readings) == 1
    assert isinstance(readings[0], Report), readings[0]
    return readings[0]


def failure(*inputs: object, **options: object) -> Failure:
    readings = list(read([str(given) for given in inputs], options=ReadOptions(**options)))  # type: ignore[arg-type]
    assert len(readings) == 1
    assert isinstance(readings[0], Failure), readings[0]
    assert "\n" not in readings[0].error
    return readings[0]


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a.md", "noending", "a.story"])
def test_text_is_unchanged(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    report = one(path)
    assert report.text == TEXT.replace("\n", "\r\n")
    assert report.sha256 == text_sha256(report.text)
    assert report.zones == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes((TEXT * 5).encode(encoding))
    assert one(path).text == TEXT * 5


@pytest.mark.parametrize("text", ["The café was closed, Señor Núñez said.", "“Never,” an official said – twice."])
def test_western_text_is_not_taken_for_baltic(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    assert one(tmp_path / "a.txt").text == text


def test_utf8_that_is_damaged_in_one_place_stays_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("“Never,” an official said – ".encode() + b"\xff twice.")
    assert one(tmp_path / "a.txt").text == "“Never,” an official said – \ufffd twice."


def test_ids_are_of_the_content_and_the_details() -> None:
    report = from_text(TEXT, outlet="Gazette")
    assert report.id == from_text(TEXT, outlet="Gazette").id
    assert report.id != from_text(TEXT, outlet="Courier").id
    assert report.id == from_text(TEXT, outlet="Gazette", published="2021-05-04", byline="Mira Holt").id
    assert from_text(TEXT, id="given").id == "given"


@pytest.mark.parametrize("name", ["r.jsonl", "R.JSONL", "r.ndjson", "r.jsonl.gz", "r.JSONL.GZ", "r.dat", "r.dat.gz"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    records = lines(
        {"text": TEXT, "id": "x1", "outlet": "Gazette", "title": "T", "byline": "", "url": None}, {"text": "B", "id": 7}
    )
    path = tmp_path / name
    path.write_bytes(gzip.compress(records) if name.lower().endswith(".gz") else records)
    first, second = read([str(path)])
    assert isinstance(first, Report)
    assert (first.id, first.text, first.outlet, first.title, first.byline, first.url) == (
        "x1",
        TEXT,
        "Gazette",
        "T",
        None,
        None,
    )
    assert second.id == "7"


def test_a_broken_line_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(
        lines({"text": "A"})
        + b'{"text": "B"\n\n'
        + lines(
            [1],
            {"id": "n"},
            {"text": "  ", "id": "e"},
            {"text": "C", "published": "last May", "id": "d"},
            {"text": "D", "title": 3},
            {"text": 7, "id": "f"},
        )
        + b"\xff\xfe\n"
        + lines({"text": "Z"})[:-1]
    )
    readings = list(read([str(path)]))
    assert [type(reading) for reading in readings] == [Report] + [Failure] * 8 + [Report]
    errors = {reading.id: reading.error for reading in readings if isinstance(reading, Failure)}
    assert (
        errors[f"{path}:2"]
        == f"{path}, line 2: it is no JSON: Expecting ',' delimiter at character 14; mend or remove it"
    )
    assert errors["n"] == f"{path}, line 5: it has no text; give the words of the report under the key text"
    assert errors["e"].endswith("line 6: the text is empty; give the words of the report")
    assert "line 7: published is no ISO 8601 date or time: 'last May'; write it like 2022-09-22" in errors["d"]
    assert f"{path}:8" in errors
    assert errors["f"] == f"{path}, line 9: text is no string: 7; give the words of the report"
    assert f"{path}:10" in errors


@pytest.mark.parametrize(
    "published", ["2022-09-22", "2022-09-22T14:30:00Z", "2022-09-22T14:30:00+02:00", "2022-09-22 14:30", " 2022-09-22 "]
)
def test_published_is_kept_as_given(published: str) -> None:
    report = from_text(TEXT, published=published)
    assert report.published == published.strip()
    assert report.published_on is not None
    assert report.published_on.isoformat() == "2022-09-22"


@pytest.mark.parametrize("published", ["yesterday", "2022-13-01", "2022", "22/09/2022"])
def test_a_bad_date_is_an_error(published: str) -> None:
    with pytest.raises(InputError, match="published is no ISO 8601 date or time"):
        ReadOptions(published=published)
    with pytest.raises(InputError, match="published is no ISO 8601 date or time"):
        from_text(TEXT, published=published)


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("/2022/09/22/harbour-talks", "2022-09-22"),
        ("/world/2022/sep/22/harbour-talks", "2022-09-22"),
        ("/news/2022-09-22/harbour", "2022-09-22"),
        ("/news/20220922/harbour.html", "2022-09-22"),
        ("/news/harbour-20220922.html", "2022-09-22"),
        ("/2022/09/harbour-talks", None),
        ("/2022/13/22/harbour", None),
        ("/2022/02/30/harbour", None),
        ("/2999/01/01/harbour", None),
        ("/1850/01/01/harbour", None),
        ("/id/1234567890/harbour", None),
        ("/harbour?day=2022-09-22", None),
    ],
)
def test_a_day_in_the_address(path: str, published: str | None) -> None:
    assert from_text(TEXT, url=f"https://gazette.example{path}").published == published


def test_a_given_day_comes_before_that_of_the_address() -> None:
    assert from_text(TEXT, url="https://gazette.example/2022/09/22/a", published="2022-09-23").published == "2022-09-23"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-09-22T10:00:00Z"/>',
        '<meta name="date" content="2022-09-22"/>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-09-22"}</script>',
        '<link rel="canonical" href="https://gazette.example/2022/09/22/talks"/>',
    ],
)
def test_the_day_that_a_page_tells(tmp_path: Path, head: str) -> None:
    path = tmp_path / "page.html"
    body = "".join(
        f"<p>{TEXT} It was the {word} time that the council had put it off.</p>" for word in ("first", "last")
    )
    path.write_text(f"<html><head><title>T</title>{head}</head><body><article><h1>T</h1>{body}</article></body></html>")
    assert one(path).published == "2022-09-22"


def test_options_come_before_what_the_input_says(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(lines({"text": TEXT, "outlet": "Gazette", "published": "2021-01-01", "title": "T"}))
    report = one(path, outlet="Courier", published="2021-05-04", url="https://courier.example/1")
    assert (report.outlet, report.published, report.title) == ("Courier", "2021-05-04", "T")
    assert report.url == "https://courier.example/1"


def test_a_json_file(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"text": TEXT, "id": "a"}, indent=1))
    assert one(path).id == "a"
    path.write_text(json.dumps([{"text": TEXT, "id": "a"}, {"id": "b"}]))
    first, second = read([str(path)])
    assert (first.id, second.id) == ("a", "b")
    assert isinstance(second, Failure)


@pytest.mark.parametrize("name", ["page.html", "PAGE.HTM", "page", "page.html.gz"])
def test_html(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(PAGE.encode()) if name.endswith(".gz") else PAGE.encode())
    report = one(path)
    assert report.text.count("\n") >= 2
    assert "“potential departure”" in report.text
    assert "Home" not in report.text
    assert (report.title, report.outlet, report.byline) == ("Harbour dispute grows", "The Lindow Gazette", "Mira Holt")
    assert report.published == "2021-05-04"


def test_a_page_says_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("utf-8", "windows-1252").encode("cp1252"))
    assert "“potential departure”" in one(path).text


def test_a_page_without_an_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>")
    assert failure(path).error == f"{path}: no article was found in the page; save its text and give that"


def test_inputs_that_cannot_be_read(tmp_path: Path) -> None:
    for name, data, error in [
        ("empty.txt", b"", "the text is empty; give the words of the report"),
        ("blank.txt", b" \n\t\n", "the text is empty; give the words of the report"),
        ("empty.jsonl", b"\n\n", "there is no report in it; give one JSON object with text a line"),
        ("a.pdf", b"%PDF-1.7\n...", "it is a PDF, not text; extract its text first"),
        ("a.bin", bytes(range(256)), "it is binary, not text; give text, Markdown, HTML or JSON Lines"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:30], "its gzip data is broken; fetch or pack it again"),
        ("b.jsonl", bytes(range(256)) * 3, "it is binary, not text; give text, Markdown, HTML or JSON Lines"),
        ("half.txt", "né".encode("utf-16")[:-1], "it begins as utf-16 and breaks off at byte 4; save it as UTF-8"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        assert failure(path) == Failure(str(path), f"{path}: {error}")
    missing = tmp_path / "missing.txt"
    assert failure(missing) == Failure(str(missing), f"{missing}: there is no such file; check the path")
    assert "there is no such file" in failure("a\0b").error
    # A name that the system does not take must not cost what stands beside it.
    assert [type(reading) for reading in read(["n" * 5000, str(tmp_path / "b.jsonl")])] == [Failure, Failure]


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    try:
        path.read_text()
    except PermissionError:
        assert failure(path).error == f"{path}: it may not be read; change its permissions"
    else:
        pytest.skip("this user may read everything")


def test_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 300)
    assert (
        "its text has 1,500 characters, more than the limit of 1,000; split it"
        in failure(path, max_characters=1000).error
    )
    assert "it has more than 1,000 bytes" in failure(path, max_bytes=1000).error
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": "A"}, {"text": "word " * 300}, {"text": "B"}))
    first, second, third = read([str(path)], options=ReadOptions(max_bytes=1000))
    assert isinstance(second, Failure)
    assert second.error.endswith("line 2: it has more than 1,000 bytes; split it")
    assert [getattr(reading, "text", None) for reading in (first, third)] == ["A", "B"]
    with pytest.raises(InputError, match="max_characters must be greater than 0"):
        ReadOptions(max_characters=0)


def test_a_folder_is_read_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.MD", "b/x.txt", ".hidden.txt", ".git/y.txt", "picture.png", "b/z.jsonl"):
        (tmp_path / name).write_text(json.dumps({"text": name}) if name.endswith("jsonl") else name)
    assert [reading.text for reading in read([str(tmp_path)]) if isinstance(reading, Report)] == [
        "a.MD",
        "b/x.txt",
        "b/z.jsonl",
        "c.txt",
    ]
    (tmp_path / "empty").mkdir()
    assert "there is no report in this folder" in failure(tmp_path / "empty").error


def test_reading_is_lazy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    asked: list[str] = []

    def inputs() -> Iterator[str]:
        for name in (str(path), "missing"):
            asked.append(name)
            yield name

    readings = read(inputs())
    next(readings)
    assert asked == [str(path)]
    assert isinstance(next(readings), Failure)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (lines({"text": "A"}, {"text": "B"}), ["A", "B"]),
        (gzip.compress(lines({"text": "A"})), ["A"]),
        (b"\xef\xbb\xbf" + lines({"text": "A"}), ["A"]),
        (b"{braces} are no JSON, the ministry said.", ["{braces} are no JSON, the ministry said."]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    assert [getattr(reading, "text", reading) for reading in read(["-"])] == texts


def test_a_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert failure("-").error == "standard input: it is closed; give a file, or send a report through a pipe"


def test_a_page_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(PAGE.encode()))))
    assert one("-").outlet == "The Lindow Gazette"


ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/latin": (200, {"Content-Type": "text/plain; charset=cp1252"}, TEXT.encode("cp1252")),
    "/moved": (301, {"Location": "/page"}, b""),
    "/r.jsonl": (200, {"Content-Type": "application/octet-stream"}, lines({"text": "A"}, {"text": "B"})),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/large": (200, {"Content-Type": "text/plain"}, b"word " * 1000),
}


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b"nothing here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_a_page_from_the_web(server: str) -> None:
    report = one(f"{server}/moved")
    assert report.url == f"{server}/page"
    assert report.outlet == "The Lindow Gazette"
    assert report.retrieved is not None
    assert one(f"{server}/page").id == report.id


def test_text_and_json_lines_from_the_web(server: str) -> None:
    assert one(f"{server}/latin").text == TEXT
    assert [getattr(reading, "text", reading) for reading in read([f"{server}/r.jsonl"])] == ["A", "B"]


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/nothing", "the server answered 404 Not Found; check the address"),
        ("/picture", "it is image/png, not text; give the address of a page or a text"),
        ("/large", "it has more than 4,000 bytes; save the part that matters and give that"),
    ],
)
def test_what_cannot_be_had_from_the_web(server: str, path: str, error: str) -> None:
    assert failure(server + path, max_bytes=4000) == Failure(server + path, f"{server}{path}: {error}")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/page", "http://", "http://127.0.0.1:99999/", "http://[::1"])
def test_an_address_that_leads_nowhere(url: str) -> None:
    error = failure(url, timeout=2).error
    assert error.startswith(f"{url}: it cannot be fetched: ")
    assert " at 0x" not in error


@given(
    st.lists(
        st.one_of(st.binary(max_size=40), st.text(max_size=30).map(lambda text: lines({"text": text})[:-1])), max_size=6
    )
)
def test_no_stream_of_bytes_breaks_the_reader(chunks: list[bytes]) -> None:
    import sys

    kept = sys.stdin
    for first in (b'{"text": "A"}\n', b""):
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(first + b"\n".join(chunks))))
        try:
            readings = list(read(["-"]))
        finally:
            sys.stdin = kept
        assert readings
        assert all("\n" not in reading.error for reading in readings if isinstance(reading, Failure))
