"""Pages as plain Jupyter notebooks that read well in any notebook program.

A page is written in MyST Markdown; JupyterLab, VS Code and the rest know only plain Markdown. So admonitions become
quotations with a title, citations become names and years, numbers from tables become numbers.
"""

import json
import re

import jupytext
import nbformat

from mildip import course, sources, tables

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def in_book(page_name: str) -> str:
    """Where the notebook of a page stands in the built book, relative to its root."""
    return f"notebooks/{_short(page_name)}.ipynb"


def at_work(page_name: str) -> str:
    """Where the notebook of a page stands in the reader's work folder."""
    return f"pages/{_short(page_name)}.ipynb"


def _short(page_name):
    return page_name.removeprefix("chapters/")


def with_notebook() -> list[course.Page]:
    """The pages that are notebooks: those with code to run."""
    return [page for page in course.pages() if "{code-cell}" in course.read_text(page.path)]


def convert(page: course.Page) -> nbformat.NotebookNode:
    """The notebook of a page: same code, plain Markdown, no outputs, the same bytes each time."""
    notebook = jupytext.reads(course.read_text(page.path), fmt="md:myst")
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = plain_markdown(cell.source)
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k == "tags"})
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    if page.outcomes:
        _put_head(notebook, page)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return notebook


def _put_head(notebook, page):
    can = "\n".join(f"- {outcome.text}" for outcome in page.outcomes)
    head = nbformat.v4.new_markdown_cell(
        f"*{page.question}*\n\n{page.minutes_to_read} minutes to read, {page.minutes_to_practise} to practise."
        f"\n\nAfter this page you can\n\n{can}"
    )
    head["id"] = "head"
    title = notebook.cells[0]
    first, _, rest = title.source.partition("\n")
    title.source = first
    notebook.cells.insert(1, head)
    if rest.strip():
        body = nbformat.v4.new_markdown_cell(rest.strip())
        body["id"] = "body"
        notebook.cells.insert(2, body)


def text(notebook) -> str:
    """The notebook as JSON text, sorted, so that two builds of one source are alike."""
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


_ROLE = re.compile(r"\{([a-z:]+)\}`([^`]+)`")
_TARGET = re.compile(r"^\([\w-]+\)=\n", re.M)
_FENCE = re.compile(r"^(?P<fence>:{3,}|`{3,})\{(?P<name>[\w-]+)\}[ \t]*(?P<title>.*)\n(?P<body>(?:.*\n)*?)(?P=fence)[ \t]*$", re.M)
_OPTION = re.compile(r"\A(?::[\w-]+:.*\n)+\n?")


def plain_markdown(source: str) -> str:
    """MyST Markdown without its roles, targets and directives."""
    source = _TARGET.sub("", source)
    source = _FENCE.sub(_quotation, source + "\n")
    return _ROLE.sub(_said, source).strip()


def _quotation(match):
    if match["name"] == "course-table":
        return f'To see this table, run `md.table("{match["title"].strip()}")`.'
    body = plain_markdown(_OPTION.sub("", match["body"]))
    title = match["title"].strip()
    lines = ([f"**{title}**", ""] if title else []) + body.split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _said(match):
    role, content = match.groups()
    if role.startswith("cite"):
        names = [sources.short(key.strip()) for key in content.split(",")]
        if role == "cite:p":
            return "(" + "; ".join(names) + ")"
        return " and ".join(f"{name[:-5]} ({name[-4:]})" for name in names)
    if role == "count":
        return str(tables.count(content))
    shown = re.match(r"(.*?)\s*<[^>]*>$", content)
    return shown[1] if shown else content
