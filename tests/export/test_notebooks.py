"""Pages as notebooks: plain Markdown, runnable, the same bytes each time."""

import nbformat
import pytest
from nbclient import NotebookClient

from mildip import course, tables
from mildip.export import notebooks

PAGES = notebooks.with_notebook()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_no_markup_of_the_book_is_left(page):
    notebook = notebooks.convert(page)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for left in ("{cite", "{term", "{count", ":::", "```{", ")=\n"):
                assert left not in cell.source, cell.source
    assert notebooks.text(notebooks.convert(page)) == notebooks.text(notebook)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_code_cell_runs(page):
    notebook = nbformat.from_dict(notebooks.convert(page))
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and all(cell.execution_count for cell in code)
    shown = {kind for cell in code for output in cell.outputs for kind in output.get("data", {})}
    assert {"application/vnd.vegalite.v5+json", "application/vnd.jupyter.widget-view+json"} <= shown


def test_numbers_and_names_stand_in_the_text():
    page = course.page("chapters/definitions/what-is-military-diplomacy")
    text = "\n".join(cell.source for cell in notebooks.convert(page).cells)
    assert f"Of {tables.count('definition_codes')} codes" in text
    assert "Winger (2014) treats them" in text and "(Muthanna 2011)" in text
    assert "> **Weigh it: does military diplomacy build trust?**" in text


@pytest.mark.parametrize(
    "myst, plain",
    [
        ("a {term}`soft power` b", "a soft power b"),
        ("a {term}`the thing <soft power>` b", "a the thing b"),
        ("{cite:p}`winger2014,nye2004`", "(Winger 2014; Nye 2004)"),
        ("(here)=\n## Title", "## Title"),
        (":::{admonition} Try\n:class: change\nDo it.\n\nAgain.\n:::", "> **Try**\n>\n> Do it.\n>\n> Again."),
    ],
)
def test_plain_markdown(myst, plain):
    assert notebooks.plain_markdown(myst) == plain
