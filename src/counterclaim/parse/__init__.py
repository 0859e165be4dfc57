"""Parsing: reading texts become spaCy documents.

>>> nlp = load()
>>> doc = next(parse(nlp, ["Pyongyang denied it."]))
>>> doc[1].lemma_
'deny'

Tokens keep their place: ``token.idx`` is a code point offset into the report's text.
"""

from counterclaim.parse.language import load, parse, pipeline_version

__all__ = ["load", "parse", "pipeline_version"]
