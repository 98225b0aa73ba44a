"""One palette for charts, in light and dark, on screen and paper.

The hues are those of Okabe and Ito's colour-blind safe set (https://jfly.uni-koeln.de/color/), shifted in lightness
so that each has a contrast of at least 3:1 on the book's light and on its dark ground (WCAG 2.2, 1.4.11).
Text, grid and ground are written as plain colours here and become CSS variables in the page, so that a chart
follows the reader's theme without being drawn again.
"""

INK = "#22272e"
QUIET = "#5b636d"
GRID = "#d5d9de"
GROUND = "#ffffff"

#: What the page puts in place of the colours above.
CSS_VARIABLES = {
    INK: "var(--md-ink)",
    QUIET: "var(--md-quiet)",
    GRID: "var(--md-grid)",
    GROUND: "var(--md-ground)",
}

BLUE, ORANGE, GREEN, PURPLE, BROWN = "#2f7fc1", "#c4651a", "#1c8a66", "#a65d96", "#8a7420"
CATEGORIES = [BLUE, ORANGE, GREEN, PURPLE, BROWN]

FONT = "system-ui, sans-serif"

CONFIG = {
    "background": GROUND,
    "font": FONT,
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "domainColor": GRID,
        "tickColor": GRID,
        "gridColor": GRID,
        "labelLimit": 240,
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
    "title": {
        "color": INK,
        "subtitleColor": QUIET,
        "fontSize": 15,
        "subtitleFontSize": 12,
        "fontWeight": 600,
        "anchor": "start",
        "offset": 12,
    },
    "range": {"category": CATEGORIES},
    "text": {"color": INK},
    "view": {"stroke": None},
}
