"""Count the words that also stand without a capital, so that they are not taken for names.

usage: python -m training.attribution.words [--data FOLDER]

Reads PolNeAR train and the volume of world news; writes ``words.txt`` into ``src/counterclaim/encoder``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "src" / "counterclaim" / "encoder" / "words.txt"
FILES = ("attribution/polnear.train.texts.jsonl.gz", "volume/world.jsonl.gz")
SEEN, SHARE = 25, 0.02
_WORD = re.compile(r"[^\W\d_]{2,}")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    folder = parser.parse_args().data
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts(folder):
        for word in _WORD.findall(text):
            (small if word.islower() else large)[word.lower()] += 1
    kept = sorted(word for word, n in small.items() if n >= SEEN and n >= SHARE * (n + large[word]) and large[word])
    head = "# counted on PolNeAR train and world news by `python -m training.attribution.words`"
    TARGET.write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")


def texts(folder: Path) -> Iterator[str]:
    """All texts, one after another."""
    for name in FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["text"]


if __name__ == "__main__":
    main()
