"""The network drawn: generations above and below, brothers, sisters and partners beside, carers and friends around.

One picture to a screen reader, named and described; the table of the same people is its equal in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from csc.charts.svg import AXIS, FONT, INK, MUTED, element, text
from csc.formats import plural
from workforce.child_record.network import ABOVE, AROUND, BELOW, BESIDE, Network, Tie

BOX, TALL, GAP, BETWEEN = 196, 58, 16, 56
IN_A_ROW = 5
LONGEST = 27
OURS, OTHERS, MIDDLE = "#e8f1f5", "#ffffff", "#16425b"


def drawing_of(network: Network) -> SafeString:
    """The network as an SVG element without script or style, as wide as its widest row."""
    rows = [row for place in (ABOVE,) for row in _rows(network.at(place))]
    middle = _rows(network.at(BESIDE))
    below = _rows(network.at(BELOW)) + _rows(network.at(AROUND))
    centre_row = len(rows)
    beside = middle[0] if middle else []
    widest = max([len(row) for row in [*rows, *middle[1:], *below]] + [len(beside) + 1])
    width = widest * (BOX + GAP) + GAP
    layers: list[Sequence[Tie | None]] = [*rows, _around_the_middle(beside), *middle[1:], *below]
    height = len(layers) * (TALL + BETWEEN) - BETWEEN + 2 * GAP
    places = [_places(len(layer), width, GAP + number * (TALL + BETWEEN)) for number, layer in enumerate(layers)]
    own = layers[centre_row].index(None)
    at = places[centre_row][own]
    lines, boxes = [], [_box(network.centre.full_name, "", at, MIDDLE, "#ffffff")]
    for number, layer in enumerate(layers):
        for place, tie in zip(places[number], layer, strict=True):
            if tie is None:
                continue
            lines.append(_line(at, place, tie))
            boxes.append(_box(tie.person.full_name, tie.kind, place, OURS if tie.record else OTHERS, INK))
    return _svg(network, width, height, "".join(lines + boxes))


def _rows(ties: Sequence[Tie]) -> list[Sequence[Tie]]:
    return [ties[start : start + IN_A_ROW] for start in range(0, len(ties), IN_A_ROW)]


def _around_the_middle(beside: Sequence[Tie]) -> list[Tie | None]:
    half = len(beside) // 2
    return [*beside[:half], None, *beside[half:]]


def _places(count: int, width: float, top: float) -> list[tuple[float, float]]:
    """Where the boxes of one row begin, centred."""
    start = (width - count * BOX - (count - 1) * GAP) / 2
    return [(start + place * (BOX + GAP), top) for place in range(count)]


def _line(at: tuple[float, float], to: tuple[float, float], tie: Tie) -> str:
    """From the middle to somebody: thick for parental responsibility, broken for those who are no family."""
    x1, y1, x2, y2 = at[0] + BOX / 2, at[1] + TALL / 2, to[0] + BOX / 2, to[1] + TALL / 2
    bold = tie.parental_responsibility is True
    dashes = "5 4" if tie.place == AROUND else None
    return element(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=INK if bold else AXIS, stroke_width=3 if bold else 1.5, stroke_dasharray=dashes
    )


def _box(name: str, kind: str, at: tuple[float, float], fill: str, ink: str) -> str:
    x, y = at
    words = text(_short(name), x + BOX / 2, y + (26 if kind else 35), anchor="middle", size=15, fill=ink, weight="bold")
    if kind:
        words += text(_short(kind), x + BOX / 2, y + 45, anchor="middle", fill=MUTED)
    whole = element("title", escape(f"{name}, {kind}" if kind else name))
    return element("g", whole, element("rect", x=x, y=y, width=BOX, height=TALL, rx=4, fill=fill, stroke=MIDDLE), words)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _svg(network: Network, width: float, height: float, parts: str) -> SafeString:
    named = ", ".join(f"{tie.person.full_name} ({tie.kind.lower()})" for tie in network.ties)
    said = f"{plural(len(network.ties), 'person', 'people')} around {network.centre.full_name}: {named or 'nobody yet'}."
    head = element("title", escape(f"The network of {network.centre.full_name}"), id="network-title")
    head += element("desc", escape(f"{said} The table below says the same."), id="network-description")
    return SafeString(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'role="img" aria-labelledby="network-title" aria-describedby="network-description" {FONT}>{head}{parts}</svg>'
    )
