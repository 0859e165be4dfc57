"""What the lines look like that a site or an agency puts around an article.

Each rule must fit a line from its first to its last character, or begin with words that no sentence of an article
begins with: a sentence wrongly taken for site matter is a lost claim. No rule knows an outlet's politics or a name
of a state.
"""

# A pattern is read in one piece.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.model import ZoneKind


class Rule(NamedTuple):
    """A kind of zone and the pattern that a whole line, without bullets, must match."""

    kind: ZoneKind
    pattern: re.Pattern[str]


AGENCY = (
    r"(?:The )?(?:Associated Press|AP|Reuters|Thomson Reuters Foundation|AFP|Agence France[- ]Presse|UPI|CNN(?: ?Money| "
    r"Business| Politics)?|Xinhua(?: News Agency)?|TASS|Itar-Tass|Interfax|RIA Novosti|Bloomberg(?: News)?|Yonhap|Kyodo"
    r"(?: News)?|KCNA|IRNA|Tasnim|Anadolu(?: Agency)?|AA|WAM|SPA|SANA|ANI|PTI|IANS|APP|EFE|ANSA|DPA|dpa|KUNA|MENA|PA|"
    r"PA Media|BBC(?: News)?|NPR|VOA|RFE/RL|CBS(?: News)?|NBC(?: News)?|ABC(?: News)?|Fox News|Ukrinform|Belga|AAP|Newsmax)"
)
_EMAIL = r"[\w.+-]+@[\w-]+\.[\w.-]+"
_HANDLE = r"@\w{2,30}"
_URL = r"(?:(?:https?://|www\.)\S+|(?:twitter|facebook|instagram|x)\.com/\S+)"
_PHONE = r"\(?\+?\d[\d() .-]{6,}\d"
_WHERE = rf"(?:{_EMAIL}|{_HANDLE}|{_URL}|{_PHONE})"
_NETWORK = r"(?:Twitter|Facebook|Instagram|Threads|Bluesky|Mastodon|LinkedIn|Telegram|WhatsApp|YouTube|X)"
_NAME = r"(?:[A-Z][\w.'’-]*|de|la|van|von|der|al|bin|el|da|di)(?:[ -](?:[A-Z][\w.'’-]*|de|la|van|von|der|al|bin|el|da|di)){0,5}"
# A line in which someone speaks is the article's.
_NO_QUOTE = r"(?!.*[\"“”«])(?!.*\b(?:said|says|told|tells|according to|added|adds|claims?|claimed|den(?:y|ies|ied))\b)"
_SMALL = r"(?:and|in|at|by|from|of|the|for|with|on|additional|reporting|editing|writing|contributed|contributions?|correspondents?|reporters?|writers?|staff|de|la|van|von|der|del|al|bin|el)"
# Names and what stands between them, up to the end of the line: no finite verb can be among them.
_NAMES = rf"(?:(?:[A-Z][\w.'’&-]*+|{_SMALL}\b|[,;/:.&()|-])\s*+)++"
_PHOTO_AGENCY = (
    r"(?:AP(?: Photo)?|Associated Press|Reuters|REUTERS|AFP|Getty(?: Images)?|Bloomberg|EPA(?:-EFE)?|Shutterstock|"
    r"Alamy|TASS|Sputnik|Xinhua|Anadolu(?: Agency)?|USA TODAY(?: Sports)?|UPI|Corbis|NurPhoto|SIPA(?: USA)?)"
)


def _rule(kind: ZoneKind, pattern: str, flags: int = 0) -> Rule:
    return Rule(kind, re.compile(rf"(?:{pattern})\s*$", flags))


_CONTACT = (
    rf"{_NO_QUOTE}.{{2,120}} can (?:also )?be (?:reached|contacted|e-?mailed|followed|found)\b.{{0,60}}(?:{_WHERE}|on {_NETWORK}).{{0,160}}",
    rf"{_NO_QUOTE}(?:You can |Please |To )?(?:[Ff]ollow|[Ee]-?mail|[Cc]ontact|[Ww]rite to|[Rr]each|[Tt]weet|[Cc]all)\b.{{0,120}}{_WHERE}.{{0,100}}",
    rf"{_NO_QUOTE}(?:You can )?(?:[Ff]ollow|[Ll]ike|[Jj]oin|[Ff]riend) .{{0,100}}\bon {_NETWORK}\b.{{0,60}}",
    rf"Follow {_HANDLE}.{{0,100}}|Follow {_HANDLE[1:]}",
    rf"(?:[Ee]-?mail(?: address)?|Twitter|Phone|Tel|Contact|Web ?site|Online)s?: ?{_WHERE}.{{0,60}}",
    rf"(?:{_NAME}: ?)?(?:{_EMAIL}|{_HANDLE})(?:[ ,;|]+(?:{_EMAIL}|{_HANDLE}|{_URL}))*[.;]?",
    r"(?:Send|Got|Have) (?:us )?(?:a |any |your |news |story |confidential )*(?:tips?|story ideas?|questions?|feedback)\b.{0,20}[?:].{0,200}",
    rf"{_NO_QUOTE}(?:Send|Submit) (?:your |story |news |letters )?(?:tips|letters|comments|questions|feedback)\b.{{0,80}}{_WHERE}.{{0,80}}",
)
_BOILERPLATE = (
    # Comments
    r"(?:Please )?(?:read|see|review) (?:our|the) (?:comment(?:ing|s)?|community) (?:policy|guidelines|rules|standards)\b.{0,80}",
    r"(?:View|Show|Leave|Post|Add|Read|Hide|Load)(?: (?:a|the|all|your|more|\d+))? comments?(?: \(\d+\))?|\d+ comments?|comments?(?: \(\d+\))?",
    r"comments (?:are|have been) (?:now )?(?:closed|disabled|turned off)\b.{0,80}",
    # Newsletters, subscriptions, applications
    rf"{_NO_QUOTE}(?:Click here to )?(?:sign up|subscribe|register)(?: now| here| today)?(?: \([^)]*\))? (?:for|to|here|now|today|free)\b.{{0,120}}(?:newsletter|e-?mail|alerts?|updates?|inbox|podcast|channel|briefing|digest)s?\b.{{0,160}}",
    rf"{_NO_QUOTE}\(? ?sign up for .{{2,80}} (?:to receive\b.{{2,120}}|tip ?sheet\)?)|{_NO_QUOTE}subscribe (?:on|via|in|with) .{{2,120}}\bpodcasts?\b.{{0,60}}",
    r"(?:sign up|subscribe|sign in|log in|register|newsletter sign ?up|manage newsletters|free newsletters?)(?: here| now| today| for free| for daily newsletters)?[.!]?",
    r".{0,400}\bby (?:signing up|subscribing|clicking [“\"']?(?:sign up|subscribe)[”\"']?),? (?:to this [^.]{0,60}|for [^.]{0,60})?,?\s?you agree\b.*",
    r".{0,200}please verify you(?:'|’)re not a robot.*",
    r"(?:get|have|receive) .{0,100}(?:delivered|sent|straight|right|directly) to your (?:inbox|e-?mail|phone)\b.{0,200}",
    r".{0,90}\bdelivered to your inbox: sign up\b.{0,60}",
    r"[\w’' .&-]{2,80} is a (?:daily|weekly|free)(?: \w+)? newsletter\b.{0,160}\bSign up\b.{0,40}",
    r"(?:download|get) (?:the|our) .{0,60}\bapps?\b.{0,100}",
    r"want (?:more|news|the latest|smart|analysis)\b.{0,100}\?\s?(?:click|sign|subscribe|download|follow|read)\b.{0,100}",
    # Links to other pages
    r"(?:click|tap) (?:here|below|on the|for (?:more|the|full))\b(?!.{0,200}[\"“”]).{0,140}",
    r"(?:read|see|watch|view|hear|learn|find out) (?:more|also|next|the full (?:story|article|report|interview) (?:here|at|on|from))(?: (?:here|at|from|on|in|about|of)\b.{0,100})?(?: ?[:>»….]+.{0,140})?",
    r"(?:to|for) (?:read|see|view) .{0,100}(?:please )?click here\.?",
    r"(?:more on this|more from|more on|related(?: (?:stories|articles|content|links|coverage|topics|video|news))?|also (?:see|read|on)|see also|don['’]t miss|"
    r"recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)|most (?:read|popular|viewed)|trending(?: now)?|top stories|editor['’]?s['’]? picks?|up next|now playing|now watch|what to read next|keep reading|elsewhere on the web|from around the web|sponsored(?: content)?|promoted(?: stories)?)(?: (?:this|our|the) \w+)?\s?[:.…>]*",
    r"(?-i:RELATED|MORE|READ|READ MORE|READ NEXT|READ ALSO|ALSO READ|WATCH|SEE|VIDEO|PHOTOS?|GALLERY|SLIDESHOW|INTERACTIVE|GRAPHIC|LISTEN|Related|Read [Mm]ore|Also read|See also|Watch|More|Related (?:story|article|coverage|video))\s?:(?! ?//).{0,170}(?<![.,;])",
    r"(?-i:More:(?=\S).{3,170}|Watch .{3,120}\bclick here\.?)",
    r"(?-i:.{0,40}(?:Photos|Video|Gallery|Slideshow|Interactive|Graphic|Timeline):).{3,120}(?<![.,;\"”])",
    r"for more (?:on|about|from|information|news|stories|coverage)\b.{0,80}(?:click|visit|go to|see|follow|:|https?:).{0,100}",
    r"for the latest\b.{0,80}(?:click here|visit|check|go to|follow).{0,100}",
    r"(?-i:[A-Z].{5,150}[^.,;:] Read more)",
    r"check out\b.{0,80}(?:here|newsletter|podcast|page|https?:\S+)\.?",
    # Buttons
    r"(?:continue reading(?: (?:the main story|below))?|skip advertisement|show more|load more|read full (?:story|article)|see more|view all|full story|hide caption|toggle caption|play video|replay|close|transcript|listen)[.…]*",
    r"(?:advertise?ments?|ads?|sponsored|promoted)(?: (?:continue reading(?: the main story| below)?|advertise?ment|ad|-|–|—|scroll to continue|story continues below))*:?(?: \d+)?",
    r"(?:story|article) continue[sd]? (?:below|after)(?: (?:this |the )?(?:advertise?ment|ad))?\.?",
    r"(?:share|tweet|e-?mail|print|post|save|pin|flip|like|whatsapp|facebook|twitter|linkedin|reddit|pinterest|google\+?|telegram|copy link|link|messenger|tumblr|flipboard|comment|x)(?:[ |,/·•]+(?:share|tweet|e-?mail|print|post|save|pin|flip|like|this|article|story|page|on|via|with|by|to|close|facebook|twitter|linkedin|reddit|pinterest|google\+?|whatsapp|telegram|copy|link|messenger|tumblr|flipboard|comments?|x|more|\d+))+:?",
    r"listen to (?:this )?(?:article|story)\b(?: \d+:\d\d)?(?: min(?:utes)?)?(?: share this article\b.{0,60})?",
    r"(?:share|tweet|print|e-?mail|save)(?: (?:this|article|story|page))*",
    rf"(?:read or )?share this (?:story|article|page|post)\b:?.{{0,20}}(?:{_URL})?",
    r"share all sharing options for: .{3,200}",
    r"SHARE THIS ARTICLE\b.{0,60}",
    rf"(?:at |via |source: ?|link: ?)?{_URL}",
    r"\[/?(?:pullquote|caption|gallery|video|embed|youtube|jwplayer)\b.{0,400}\]|(?:youtube|video|photo|photos|image|images|audio|gallery|interactive)",
    r"vote now:?|take (?:our|the) (?:poll|quiz|survey)\b.{0,60}",
    # Legal lines
    r"(?:copyright|©|\(c\))\s?(?:©|\(c\))?\s?(?:19|20)?\d\d\b.{0,400}|(?:copyright|©) (?:©|\(c\) )?[A-Z].{0,60}\b(?:19|20)\d\d\b.{0,200}|©.{0,200}",
    r".{0,120}\ball rights reserved\b.{0,240}",
    r"this material may not be (?:published|reproduced|broadcast)\b.{0,160}",
    r"(?:this|the) (?:article|story|post|piece|column|essay|report|commentary|interview|op-ed) (?:was |has been |is )?(?:first |originally |also )+(?:published|appeared|posted|ran|printed)\b.{0,200}",
    r"(?:this|the) (?:article|story|post|report|headline|column|version)(?: of this (?:article|story))? (?:was|has been|is being|will be) (?:updated|amended|corrected|edited|revised|changed)\b.{0,300}",
    r"this (?:article|story|report|dispatch) (?:is|was) based (?:in part |partly )?on (?:wire|news agency|agency)[- ](?:service )?reports?\.?|this article is based in part on wire[- ]service reports\.?",
    r"this (?:article|story) is (?:more than|over) \d+ (?:years?|months?) old",
    r"this is a (?:rush|developing|breaking)(?: news)? (?:transcript|story)\b.{0,200}",
    r"(?:the )?(?:opinions?|views?)(?: and (?:opinions?|views?))? expressed\b.{0,160}\b(?:author|authors|columnist|columnists|commentators?|writer|writers|contributors?|own|solely)\b.{0,160}",
    r"content created by .{3,80} is available without charge\b.*",
    r"for reprint (?:rights|permission)\b.{0,80}|click here for reprint permission\.?",
    r"(?:our standards|editing standards): .{0,80}(?:principles|standards)\.?",
    r"(?:originally |first )?(?:published|updated?|posted|created|modified|last (?:updated|modified)|first published)(?: (?:on|at))?:? (?=.{0,60}\d)(?:(?:at|on|gmt|utc|est|edt|et|bst|ist|a\.?m\.?|p\.?m\.?|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*|[\d:,./|+-]+)[ .,|]*)+",
    r"\d{1,2} (?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?) ago|\d{1,2} min(?:ute)? read",
    r"(?-i:ANALYSIS/OPINION|OPINION/ANALYSIS|COMMENTARY|ANALYSIS|OPINION|EXCLUSIVE|BREAKING|UPDATE|URGENT):?",
    r"something to consider if you enjoyed this article\b.*",
    r"(?:we|you) have (?:\d+|no) (?:free )?articles? (?:left|remaining)\b.{0,100}",
    r"(?:thank you for|thanks for) (?:reading|subscribing|signing up|watching)\b.{0,60}",
    r"(?:support|donate to|help us|contribute to) .{0,80}\b(?:journalism|newsroom|reporting)\b(?!.*[.!?] [A-Z].{80}).{0,60}",
    r"(?:this site|we|this website) uses? cookies\b.{0,300}",
)
_BYLINE = (
    rf"(?-i:B[Yy]) {_NAME}(?:(?:, | and | & |, and |/| \| |, with reporting (?:by|from) | for | of |, Special to |,? in ){_NAME}){{0,8}}(?: \|.{{0,80}})?",
    rf"{_NO_QUOTE}[A-Z].{{1,400}} contributed (?:reporting |research |additional reporting |and research )*(?:(?:to|for|from) )?(?:this|the) (?:report|story|article|post|column|dispatch|piece|investigation)s?(?:,? from [A-Z][\w .,’'-]{{2,60}})?(?:, which is based in part on wire[- ]service reports)?\.?",
    r"(?!The |A |An |But |And |It |They |He |She )(?:[A-Z][\w.'’-]*+ |and |in |, )+?contributed(?: (?:reporting|research))?(?: from [A-Z][\w .,’'-]{2,60})?\.?",
    r"[A-Z].{1,300}\breported from [A-Z].{1,300} contributed(?: from [A-Z].{1,100})?\.?",
    r"(?:Contributing|Contributors?|Contributed by)\s?:\s?[A-Z].{1,240}",
    rf"(?:—|–|-)? ?With (?:assistance|reporting|contributions?|files) (?:by|from) (?=[A-Z]){_NAMES}",
    rf"\(?(?:[Aa]dditional |[Ww]riting and |[Ww]riting and additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslat(?:ed|ion)|[Ww]ritten|[Pp]roduced|[Ee]dited)(?: and (?:editing|writing|additional reporting))?(?: by|:) ?(?=[A-Z]){_NAMES}",
    r"(?:Special (?:to|for) (?:the |The )?[A-Z][\w .]{2,40}|Staff [Ww]riter|Associated Press(?: [Ww]riters?)?|From (?:staff|wire)(?: and wire)? reports|From wire reports|Staff and agencies)",
)
_CAPTION = (
    r"(?:Enlarge this image )?toggle caption\b.{0,300}|Enlarge this image\b.{0,300}",
    r"(?:[Hh]ide caption) .{0,300}|.{0,300} [Hh]ide caption",
    r"JUST WATCHED .{0,300}",
    r"(?:FILE PHOTO|FILE|File [Pp]hoto|File)\s?[:–—-]\s?.{3,1500}",
    r"CLOSE [A-Z\"“'‘].{3,600}",
    rf"{_NO_QUOTE}?.{{3,600}}\((?:.{{0,12}}[Pp]hoto(?: by|s by|:| courtesy)?[:/ ].{{2,120}}|[^()]{{2,60}}/\s?{_PHOTO_AGENCY}(?:[^()]{{0,30}})|{_PHOTO_AGENCY}[ /:][^()]{{0,80}}|{_PHOTO_AGENCY} via [^()]{{2,60}}|AP [Pp]hoto/[^()]{{2,60}}|Getty Images|AP Photo|[^()]{{2,60}} via (?:AP|Getty|AFP|Reuters|YouTube)[^()]{{0,20}})\)\.?",
    r".{3,600}[.?!”\"] (?:[Pp]hoto(?:graph|grapher)?(?: by)?\s?:) ?.{2,90}",
    rf"\([^()]{{0,40}}\b(?:[Pp]hoto(?: by)?[:/ ][^()]{{2,90}})\)|\([^()]{{2,60}}/\s?{_PHOTO_AGENCY}[^()]{{0,30}}\)",
    r".{3,600} Photographer: [A-Z][\w .'’-]{2,50}/\w.{0,30}",
    r"Image [A-Z].{3,600} Credit(?:\.{3}|…)? ?[A-Z].{2,90}",
    rf".{{3,600}}[.!?] Getty Images|\({_PHOTO_AGENCY}\)",
    rf".{{3,600}} Source: [A-Z][\w .&'’-]{{2,60}}(?:/| via ){_PHOTO_AGENCY}",
    r"[Pp]hoto(?:graph|grapher|s)?(?: (?:by|courtesy(?: of)?)|\s?:) ?(?-i:[A-Z]).{2,90}(?<!\.)",
    r".{3,600}[.)\"”] REUTERS/[A-Z].{2,60}|.{3,600} REUTERS/[A-Z][\w .'’/-]{2,60}",
    rf".{{3,300}} \| (?:{_PHOTO_AGENCY}|M\. Scott Mahaskey.{{0,20}})(?:[ /]\w.{{0,40}})?",
    r"Facebook Twitter Pinterest .{3,400}",
    r"(?:Photos: ){2}.{3,2000}|Photos: Photos: .*",
    r"(?:Slideshow|Gallery|Photos) \(\d+ (?:Images|Photos)\)|(?:next|prev|previous) Image \d+ of \d+|(?:Image|Photo|Slide) \d+ of \d+",
    rf"(?:[A-Z][\w.'’-]+ ){{1,4}}?/ ?{_PHOTO_AGENCY}(?:/{_PHOTO_AGENCY})*(?: via .{{2,40}})?|{_PHOTO_AGENCY} [Pp]hotos?(?:/.{{2,40}})?|Getty Images(?:/.{{2,40}})?",
)

_ANY_CASE = re.IGNORECASE
RULES: tuple[Rule, ...] = (
    *(_rule(ZoneKind.CONTACT, pattern) for pattern in _CONTACT),
    *(_rule(ZoneKind.BYLINE, pattern) for pattern in _BYLINE),
    *(_rule(ZoneKind.CAPTION, pattern) for pattern in _CAPTION),
    *(_rule(ZoneKind.BOILERPLATE, pattern, _ANY_CASE) for pattern in _BOILERPLATE),
)

LIST_HEADING = re.compile(
    r"(?:READ MORE|Read more|ALSO READ|Also read|Also see|See also|RELATED|Related|Related (?:stories|articles|content|coverage|links)|MORE|More on this(?: story)?|Recommended|Most read|Don['’]t miss)\s?:?",
)
"""A heading under which headlines of other articles follow."""

OUTLET = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,}){1,3}|[Ss]pecial (?:to|for) .{2,40}")
OUTLETS = frozenset(
    ("USA TODAY", "CNN", "NPR", "CBS NEWS", "NBC NEWS", "ABC NEWS", "FOX NEWS", "BBC NEWS", "AP", "AFP", "REUTERS")
)
"""Outlets whose name alone as the first line credits them."""
_PERSON = r"(?:[A-Z][\w'’-]*\.? ){1,3}[A-Z][\w'’-]+"
PEOPLE = re.compile(rf"{_PERSON}(?:(?:, and|,| and) {_PERSON}){{0,4}}")
"""Names of people, as in a byline without "By"."""

HEADING = re.compile(r"#{1,6}\s+(?=\S)|(?:>\s?)+(?=\S)")
"""The mark of a heading or a quotation in Markdown."""

PREFIX = re.compile(r"Story [Hh]ighlights (?=[A-Z\"“])|Advertisement (?=[A-Z\"“][a-z]+ [a-z])")
"""A label before a line of the article."""
CAPTIONED = re.compile(r"[^\n]{3,600}?\([Pp]hoto: [^()\n]{2,80}\) (?=Story [Hh]ighlights [A-Z\"“])")
"""The caption of a picture that runs into the first line of the article."""


_RELATED = re.compile(
    r"[(\[] ?(?:RELATED|ALSO READ|READ MORE|READ|MORE|SEE ALSO|WATCH|VIDEO|PHOTOS?|SLIDESHOW|GRAPHIC|Related|Read more|See also|Photos?)\s?: ?[^()\[\]\n]{3,220}[)\]]"
)
_PHOTO_CREDIT = re.compile(r"\((?:AP |Reuters )?[Pp]hotos?(?: by)?: [^()\n]{2,80}\)")
_DESK_CREDIT = re.compile(
    r"\((?:Additional r|R)eporting by [^()\n]{3,400}\)$|\((?:Writing|Editing|Compiled|Translated) by [^()\n]{3,200}\)$"
)
# A widget that repeats a person's name in full and glues headlines to it: "Jane Roe" + "Jane Q. RoeSome headline MORE",
# "Jane Roe" + "Jennifer (Jane) RoeSome headline MORE".
_NAME_WIDGET = re.compile(r"\b([A-Z][\w’'-]+) ?((?:\(?[A-Z][\w.’'\"“”-]*\)? ){1,6}\1(?=[A-Z\d])[^\n]{5,500}? MORE)\b")


class Inline(NamedTuple):
    """A stretch within a line, as start and end in it."""

    start: int
    end: int
    kind: ZoneKind


def inline(text: str) -> Iterator[Inline]:
    """Links and credits within a line of the article, in order."""
    at = 0
    for found in sorted(_inline(text)):
        if found.start >= at:
            yield found
            at = found.end


# Markdown. Editors' brackets, as in "anti-[Ruritanian]", are no link, and asterisks in an oath no emphasis.
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,500}(?: \"[^\"\n]*\")?\)")
_LINK = re.compile(r"(?<!!)(\[)[^\[\]\n]{1,300}(\]\((?:https?:|mailto:|/|#|\.)[^()\s]{0,500}(?: \"[^\"\n]*\")?\))")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{1,400}(?<=[^\s*])(\1)(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])(__?)(?=[^\s_])[^_\n]{1,400}(?<=[^\s_])(\1)(?![\w_])")


def _marks(text: str) -> Iterator[Inline]:
    if "](" in text:
        yield from (Inline(*match.span(), ZoneKind.MARKUP) for match in _IMAGE.finditer(text))
        yield from _groups(_LINK, text)
    if "*" in text:
        yield from _groups(_EMPHASIS, text)
    if "_" in text:
        yield from _groups(_UNDERLINED, text)


def _groups(pattern: re.Pattern[str], text: str) -> Iterator[Inline]:
    for match in pattern.finditer(text):
        yield from (Inline(*match.span(group), ZoneKind.MARKUP) for group in (1, 2))


_ADVERTISED = re.compile(
    r"(?<=[.!?)”\"] )(?:Advertisement|ADVERTISEMENT)(?: (?:Advertisement|ADVERTISEMENT))*(?= [A-Z“\"]|$)"
)


def _inline(text: str) -> Iterator[Inline]:
    yield from _marks(text)
    if "dvertisement" in text or "ADVERTISEMENT" in text:
        yield from (Inline(*match.span(), ZoneKind.BOILERPLATE) for match in _ADVERTISED.finditer(text))
    if "(" in text or "[" in text:
        yield from (Inline(*match.span(), ZoneKind.BOILERPLATE) for match in _RELATED.finditer(text))
        yield from (Inline(*match.span(), ZoneKind.CAPTION) for match in _PHOTO_CREDIT.finditer(text))
        yield from (Inline(*match.span(), ZoneKind.BYLINE) for match in _DESK_CREDIT.finditer(text))
    if " MORE" in text:
        yield from (Inline(*match.span(2), ZoneKind.BOILERPLATE) for match in _NAME_WIDGET.finditer(text))
