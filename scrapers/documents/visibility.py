"""What a visitor cannot see is never a source; this file decides what that is.

Only what the page itself says is judged: attributes, inline styles and its own style elements. Content
that a click opens (details, accordions, tabs) counts as visible.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_STYLE_LIMIT = 200_000
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0+)?(?:[;!]|$)|font-size:0(?:\.0+)?(?:px|em|rem|pt|%)?(?:[;!]|$)"
    r"|(?:^|;)(?:height|max-height|width|max-width|line-height):[01](?:px)?(?:[;!]|$).{0,200}overflow:hidden"
    r"|overflow:hidden.{0,200};(?:height|max-height|width|max-width):[01](?:px)?(?:[;!]|$)"
    r"|text-indent:-\d{3}|(?:^|;)(?:left|top|right|margin-left):-\d{4}|transform:scale\(0[,)]"
    r"|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%|content-visibility:hidden|color:transparent|color:rgba\([\d,]+,0(?:\.0+)?\)"
)
_SIZE_ZERO = re.compile(r"(?:^|;)font-size:(?:0|1px|\.\d|0\.\d)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]{1,40})")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]{1,80})")
_WHITE = {
    "#fff",
    "#ffffff",
    "white",
    "rgb(255,255,255)",
    "#fefefe",
    "#fdfdfd",
    "hsl(0,0%,100%)",
    "rgba(255,255,255,1)",
}
_DARK_HINT = re.compile(
    r"hero|banner|dark|invers|bg-|background|cover|overlay|jumbotron|head|foot|btn|button|badge|slide|primary|top|nav|cta|color",
    re.I,
)
_RULE = re.compile(r"([^{}@]{1,500})\{([^{}]{1,2000})\}")
_SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]*)?([.#])([\w-]{1,80})$", re.I)
_OPENABLE = re.compile(
    r"accordion|collaps|tab(?!le)|panel|faq|answer|toggle|more|drop|menu|nav|content|expand|fold|modal|popup|item|body|slide|step|lang",
    re.I,
)
_FOLDED = re.compile(
    r"(?:^|[\s_-])(?:accordion|collaps\w*|faqs?|answer|toggle|expand\w*|foldable|tab-?pane)(?:[\s_-]|$)", re.I
)
"""Names of parts that a click opens, narrow enough to trust beside an inline style."""
_ONLY_DISPLAY = re.compile(r"display:none(?:!important)?;?")
_READER_ONLY = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|skip-link|offscreen)(?:\s|$)", re.I
)
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Sight:
    """What one page says about seeing: names its styles hide, and parts its controls open."""

    hidden_classes: set[str] = field(default_factory=set)
    hidden_ids: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)

    def learn(self, css: str) -> None:
        """Simple selectors of a style element whose rules hide; rules that a script usually undoes are left."""
        for selectors, body in _RULE.findall(_without_media(_without_comments(css[:_STYLE_LIMIT]))):
            if not hides(body):
                continue
            for selector in selectors.split(","):
                found = _SIMPLE.match(selector.strip())
                if found and not ("display" in body and _OPENABLE.search(found[2])):
                    (self.hidden_classes if found[1] == "." else self.hidden_ids).add(found[2])

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether this element and all inside it are out of sight."""
        if not attributes:
            return False
        get = attributes.get
        if tag == "input" or (get("type") == "hidden" and tag != "a"):
            return get("type") == "hidden"
        style = get("style")
        hidden = (
            "hidden" in attributes or get("aria-hidden") == "true" or (style is not None and hides(style))
        )
        name = get("id", "")
        hidden = hidden or (bool(name) and name in self.hidden_ids)
        if not hidden and self.hidden_classes and (classes := get("class")):
            hidden = not self.hidden_classes.isdisjoint(classes.split())
        return hidden and not self._opens(name, attributes)

    def _opens(self, name: str, attributes: Mapping[str, str]) -> bool:
        """A control of the page opens it: it is content, only folded away."""
        if (bool(name) and name in self.opened) or attributes.get("role") == "tabpanel":
            return True
        folded = _ONLY_DISPLAY.fullmatch(compact(attributes.get("style", "")))
        return bool(folded and _FOLDED.search(attributes.get("class", "")))


def _without_comments(css: str) -> str:
    """The rules alone; a comment that is never closed runs to the end."""
    first, *rest = css.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _without_media(css: str) -> str:
    """The style text without its @-blocks, whose rules hold only sometimes."""
    out, depth, skip = [], 0, False
    for piece in re.split(r"([{}])", css):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            skip = "@" in piece
        if not skip:
            out.append(piece)
        elif piece == "}" and depth == 0:
            skip = False
    return "".join(out)


def compact(style: str) -> str:
    """A style attribute in lower case without white space, at most 2,000 characters."""
    return _SPACE.sub("", style[:2000].lower())


@lru_cache(maxsize=4096)
def hides(style: str) -> bool:
    """Whether declarations take an element out of sight."""
    plain = compact(style)
    if _HIDING.search(plain) or _SIZE_ZERO.search(plain):
        return True
    colour, ground = _COLOUR.search(plain), _GROUND.search(plain)
    return bool(colour and ground and _same_colour(colour[1], ground[1]))


def _same_colour(colour: str, ground: str) -> bool:
    return colour == ground or (colour in _WHITE and ground in _WHITE)


def is_white_text(style: str) -> bool:
    """White letters whose own element names no ground."""
    plain = compact(style)
    colour = _COLOUR.search(plain)
    return bool(colour and colour[1] in _WHITE and not _GROUND.search(plain))


def may_be_dark(names: str, style: str) -> bool:
    """An ancestor's names or style make a dark ground likely."""
    ground = _GROUND.search(compact(style)) if style else None
    return bool(_DARK_HINT.search(names)) or bool(ground and ground[1] not in _WHITE)


def is_white_ground(style: str) -> bool:
    """The element paints its ground white."""
    ground = _GROUND.search(compact(style))
    return bool(ground and ground[1] in _WHITE)


@lru_cache(maxsize=4096)
def is_reader_only(classes: str) -> bool:
    """Text for screen readers: not seen, and no trick either."""
    return bool(_READER_ONLY.search(classes))


def is_white_on_white(element: Any, attributes: dict[str, str]) -> bool:
    style = attributes.get("style", "")
    if attributes.get("color", "").lower() in ("#fff", "#ffffff", "white"):
        style = f"{style};color:#fff"
    if not is_white_text(style):
        return False
    for _ in range(12):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        own = element.get("style", "")
        if is_white_ground(own):
            return True
        if may_be_dark(names, own) or (element.get("bgcolor") or "#fff").lower() not in (
            "#fff",
            "#ffffff",
            "white",
        ):
            return False
        element = element.getparent()
        if element is None:
            return True
    return True
