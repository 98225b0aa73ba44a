"""How a chart becomes part of a page."""

import re
import xml.etree.ElementTree as ET

import altair as alt
import pandas as pd
import pytest

from mildip import charts
from mildip.charts import explore, render, theme


@pytest.fixture
def bars():
    data = pd.DataFrame({"who": ["a", "b"], "much": [1, 2]})
    return alt.Chart(data, title="Two bars", description="b is twice a").mark_bar().encode(x="much", y="who")


def test_an_island_is_complete_without_scripts(bars):
    html = render.island(bars.to_dict())
    assert "b is twice a" in html and "<svg" in html and 'role="img"' in html
    assert re.search(r"<th scope=\"col\">who</th>.*<td>a</td><td>1</td>", html)
    ET.fromstring(re.search(r"<svg.*</svg>", html, re.S)[0])


@pytest.mark.parametrize("missing", [{"title": ""}, {"description": ""}])
def test_a_chart_without_words_is_refused(bars, missing):
    with pytest.raises(ValueError, match="needs a title and a description"):
        render.island(bars.properties(**missing).to_dict())


def test_text_of_a_chart_cannot_break_out(bars):
    evil = bars.properties(title="<img src=x onerror=alert(1)>", description="</script><script>alert(1)</script>")
    html = render.island(evil.to_dict())
    assert "<img" not in html and html.count("<script") == 1


def test_colours_follow_the_theme():
    vega, _ = render.compiled(charts.definitions_matrix().to_dict())
    assert theme.GROUND not in str(vega) and "var(--md-ground)" in str(vega)
    render.enable()
    assert "var(--md-ink)" in render.picture(charts.features_named().to_dict())


def test_controls_are_lifted_out():
    vega, controls = render.compiled(charts.definitions_matrix().to_dict())
    assert [control["name"] for control in controls] == ["order", "shown"]
    assert controls[0]["options"][1] == {"value": "breadth", "label": "number of features named"}
    assert not any("bind" in signal for signal in vega["signals"])


def test_a_control_of_a_kind_we_do_not_draw(bars):
    bound = bars.add_params(alt.param(name="p", value="", bind=alt.binding(input="text")))
    with pytest.raises(ValueError, match="control 'p' is bound to 'text'; use select, range or checkbox"):
        render.compiled(bound.to_dict())


def test_explore_reads_and_sets():
    widget = explore.explore(charts.definitions_matrix(), order="breadth")
    assert widget.values == {"order": "breadth", "shown": "all"}
    with pytest.raises(ValueError, match="no control 'colour'; it has order, shown"):
        explore.explore(charts.definitions_matrix(), colour="red")


def test_a_notebook_gets_what_jupyterlab_draws_without_network(bars):
    render.enable()
    bundle = render._render(bars.to_dict())
    assert set(bundle) == {"application/vnd.vegalite.v5+json", "text/plain"}
    assert "usermeta" not in bundle["application/vnd.vegalite.v5+json"]


def _luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", ["#ffffff", "#14181e"])
@pytest.mark.parametrize("colour", theme.CATEGORIES)
def test_chart_colours_stand_out_in_both_themes(colour, ground):
    light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3
