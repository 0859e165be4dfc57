"""What is no part of the article, marked; and the text as a parser should read it, character for character.

Nothing here rewrites ``Report.text``: zones are spans, and the reading text has the length of the text, so that every
offset found in it holds in the user's own document.
"""

from counterclaim.clean.headline import HeadlineMatter, headline_matter
from counterclaim.clean.published import published_in
from counterclaim.clean.reading import reading_text
from counterclaim.clean.zones import find_zones

__all__ = ["HeadlineMatter", "find_zones", "headline_matter", "published_in", "reading_text"]
