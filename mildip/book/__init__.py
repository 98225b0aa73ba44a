"""The Sphinx extension that makes a Jupyter Book of this course.

It draws charts and questions as finished HTML that a page's own script brings to life, writes the head of a page
from its front matter, adds roles and directives that read the tables, and takes every outside host out of the pages.
"""

import os

from mildip import __version__


def setup(app):
    """Called by Sphinx."""
    from mildip.book import bibliography, hosts, pages, scripts, widgets
    from mildip.charts import render

    # Kernels inherit the environment: in them charts and widgets show themselves as finished HTML.
    os.environ[render.BOOK] = "1"
    for part in (bibliography, scripts, pages, widgets, hosts):
        part.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
