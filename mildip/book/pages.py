"""What a page says about itself, and what its prose reads from the tables.

- the head of a page (question, outcomes, minutes, notebook) from its front matter
- role ``count``: ``{count}`definitions where year > 2010` ``
- directives ``course-glossary``, ``course-table`` and ``data-dictionary``
"""

import html
import posixpath

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from mildip import course, sources, tables
from mildip.export import notebooks

_LOG = logging.getLogger(__name__)


class Count(SphinxRole):
    """The number of rows of a table that meet a condition."""

    def run(self):
        try:
            self.env.note_dependency(str(course.root() / "data" / tables.resource(self.text.split(" where ")[0])["path"]))
            return [nodes.Text(str(tables.count(self.text)))], []
        except course.CourseError as error:
            return [], [self.inliner.reporter.error(str(error), line=self.lineno)]


class PageHead(SphinxTransform):
    """Puts the head of a page below its title."""

    default_priority = 300

    def apply(self):
        path = course.root() / f"{self.env.docname}.md"
        if not path.is_relative_to(course.root() / "chapters") or not path.is_file():
            return
        page = course.page(self.env.docname)
        section = next(self.document.findall(nodes.section), None)
        if section is None or not page.outcomes:
            return
        head = nodes.container(classes=["md-head"])
        if page.question:
            head += nodes.paragraph(page.question, page.question, classes=["md-asks"])
        facts = f"{page.minutes_to_read} minutes to read, {page.minutes_to_practise} to practise."
        line = nodes.paragraph("", facts + " ", classes=["md-minutes"])
        line += nodes.raw("", self._links(page), format="html")
        head += line
        head += nodes.paragraph("", "After this page you can", classes=["md-can"])
        can = nodes.bullet_list(classes=["md-outcomes"])
        for outcome in page.outcomes:
            can += nodes.list_item("", nodes.paragraph("", outcome.text), ids=[outcome.id])
        head += can
        if page.needs:
            head += nodes.paragraph("", f"You need: {page.needs}", classes=["md-needs"])
        section.insert(1, head)

    def _links(self, page):
        # From a folder or another site a notebook is a file to keep; beside JupyterLab the page's script opens it there.
        root = posixpath.relpath(".", posixpath.dirname(page.name))
        wanted = [("this page as a notebook", notebooks.in_book(page.name), notebooks.at_work(page.name))]
        if page.assignment:
            name = f"exercises/{page.assignment}.ipynb"
            wanted.append(("the assignment", f"notebooks/{name}", name))
        return " · ".join(
            f'<a class="md-notebook" href="{html.escape(f"{root}/{target}")}" download'
            f' data-notebook="{html.escape(at_work)}" data-open="Open {what}">Download {what}</a>'
            for what, target, at_work in wanted
        )


class CourseGlossary(SphinxDirective):
    """The glossary, from ``data/glossary.csv``; its terms can be linked with the ``term`` role."""

    def run(self):
        self.env.note_dependency(str(course.root() / "data/glossary.csv"))
        lines = ["````{glossary}"]
        for row in tables.table("glossary").sort_values("term", key=lambda terms: terms.str.lower()).itertuples():
            cited = ",".join(tables.split(row.sources))
            lines += [row.term, f"  {row.definition} {{cite:p}}`{cited}`", ""]
        lines.append("````")
        return _parsed(self, lines)


class CourseTable(SphinxDirective):
    """A table of the course: ``{course-table} scholars`` with the columns to show, in order."""

    required_arguments = 1
    option_spec = {"columns": directives.unchanged_required}

    def run(self):
        name = self.arguments[0]
        try:
            frame, described = tables.table(name), tables.resource(name)
        except course.CourseError as error:
            raise self.error(str(error)) from None
        self.env.note_dependency(str(course.root() / "data" / described["path"]))
        columns = [c.strip() for c in self.options.get("columns", ",".join(frame.columns)).split(",")]
        rows = [[self._cell(column, row[column]) for column in columns] for _, row in frame.iterrows()]
        return [_scrolling(described["title"], _table([c.replace("_", " ") for c in columns], rows))]

    def _cell(self, column, value):
        if value is None or value != value:  # empty: looked for, not found
            return "not found"
        if column in ("source", "sources", "whose"):
            return "; ".join(sources.short(key) for key in tables.split(value))
        return str(value)


class DataDictionary(SphinxDirective):
    """Every table with its columns, from ``data/datapackage.json``."""

    def run(self):
        self.env.note_dependency(str(course.root() / "data/datapackage.json"))
        found = []
        for resource in tables.descriptor()["resources"]:
            section = nodes.section(ids=[f"table-{resource['name']}"])
            section += nodes.title("", resource["title"])
            size = f"{tables.count(resource['name'])} rows, {len(resource['schema']['fields'])} columns: "
            section += nodes.paragraph("", "", nodes.Text(resource["description"] + " " + size), nodes.literal("", f'md.table("{resource["name"]}")'))
            rows = [
                [field["name"], field["type"], field["description"], _limits(field.get("constraints", {}))]
                for field in resource["schema"]["fields"]
            ]
            section += _scrolling(f"Columns of {resource['name']}", _table(["column", "type", "what it holds", "limits"], rows))
            found.append(section)
        return found


def _limits(constraints):
    said = []
    for name, value in constraints.items():
        if value is True:
            said.append(name)
        elif isinstance(value, list):
            said.append("one of: " + ", ".join(map(str, value)))
        else:
            said.append(f"{name} {value}")
    return "; ".join(said) or "none"


def _parsed(directive, lines):
    holder = nodes.Element()
    directive.state.nested_parse(StringList(lines, directive.get_source_info()[0]), directive.content_offset, holder)
    return holder.children


def _table(head, rows):
    table = nodes.table(classes=["md-table"])
    group = nodes.tgroup(cols=len(head))
    table += group
    group += [nodes.colspec(colwidth=1) for _ in head]
    group += nodes.thead("", nodes.row("", *[nodes.entry("", nodes.paragraph("", name)) for name in head]))
    group += nodes.tbody("", *[nodes.row("", *[nodes.entry("", nodes.paragraph("", cell)) for cell in row]) for row in rows])
    return table


def _scrolling(label, table):
    """The table in a box that scrolls sideways and can be reached by keyboard."""
    box = nodes.container()
    box += nodes.raw("", f'<div class="md-scroll" tabindex="0" role="region" aria-label="{html.escape(label, quote=True)}">', format="html")
    box += table
    box += nodes.raw("", "</div>", format="html")
    return box


def setup(app):
    """Connect to Sphinx."""
    app.add_role("count", Count())
    app.add_transform(PageHead)
    app.add_directive("course-glossary", CourseGlossary)
    app.add_directive("course-table", CourseTable)
    app.add_directive("data-dictionary", DataDictionary)
