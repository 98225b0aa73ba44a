"""Serve the book and JupyterLab on one port of 127.0.0.1, to one reader."""

import os
import secrets
import sys
from pathlib import Path

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web
from tornado.ioloop import IOLoop

from mildip import course
from mildip.book import build, work

BOOK = "book"


class BookHandler(JupyterHandler, web.StaticFileHandler):
    """The built book, below ``/book/``. Its pages are told where JupyterLab is, to open their notebooks there.

    The book is public. A token in the address becomes JupyterLab's cookie (the base class sees to it), so that the
    button on a page finds the reader logged in.
    """

    @allow_unauthenticated
    async def get(self, path, include_body=True):
        if "\0" in path:
            raise web.HTTPError(404)
        file = Path(self.get_absolute_path(self.root, path or "index.html"))
        if file.suffix != ".html" or not file.is_file() or not file.resolve().is_relative_to(Path(self.root).resolve()):
            await web.StaticFileHandler.get(self, path or "index.html", include_body)
            return
        lab = url_path_join(self.base_url, "lab", "tree") + "/"
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish(file.read_bytes().replace(b"<html", f'<html data-lab="{lab}"'.encode(), 1))

    def compute_etag(self):
        return None  # the date of the file is enough, and a page is not sent as it stands on disk

    def set_extra_headers(self, path):
        self.set_header("Cache-Control", "no-cache")


def _load_jupyter_server_extension(server):
    """Called by Jupyter Server: add the book to it, and say the address once it listens."""
    handlers = [
        (url_path_join(server.base_url, BOOK), web.RedirectHandler, {"url": url_path_join(server.base_url, BOOK) + "/"}),
        (url_path_join(server.base_url, BOOK, "(.*)"), BookHandler, {"path": str(course.output() / "html")}),
    ]
    server.web_app.add_handlers(".*$", handlers)

    def say():  # once the server listens: only then is it known which port was free
        address = f"http://{server.ip}:{server.port}{url_path_join(server.base_url, BOOK)}/?token={server.identity_provider.token}"
        print(f"\n    the course is at  {address}\n    stop it with Ctrl+C\n", flush=True)

    IOLoop.current().add_callback(say)


def study(port: int, *, browser: bool = False) -> int:
    """Build what is out of date, lay out the reader's work, and serve until interrupted."""
    built = build.build(show=lambda line: print(line, flush=True))
    print(f"the book is {'built' if built.fresh else 'up to date'}: {built.index}", flush=True)
    for line in work.lay_out():
        print(line, flush=True)

    from jupyterlab.labapp import LabApp

    os.environ.setdefault("JUPYTER_TOKEN", secrets.token_urlsafe(24))
    extensions = {"mildip.book.serve": True}
    # nbgrader's services look for an exchange that a learner does not have.
    extensions |= {f"nbgrader.server_extensions.{name}": False for name in ("assignment_list", "course_list", "formgrader", "validate_assignment")}
    LabApp.launch_instance(
        [
            f"--ServerApp.jpserver_extensions={extensions!r}",
            "--ServerApp.ip=127.0.0.1",
            f"--ServerApp.port={port}",
            "--ServerApp.port_retries=50",
            f"--ServerApp.root_dir={work.folder()}",
            f"--ServerApp.open_browser={browser}",
            f"--LabApp.default_url=/{BOOK}/",
            "--ServerApp.tornado_settings={'compress_response': True}",
            "--log-level=ERROR",
            "--LabApp.log_level=ERROR",
            "--ServerApp.answer_yes=True",
            # JupyterLab works without network: no news, no update check, no catalogue of extensions.
            # Nor nbgrader's panels: they are for instructors (see the settings in assets/lab).
            "--LabApp.extension_manager=readonly",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            "--LabApp.news_url=None",
            # Which notebooks were open belongs to this folder, not to the reader's other JupyterLabs.
            f"--LabApp.workspaces_dir={work.folder() / '.lab' / 'workspaces'}",
            f"--LabApp.app_settings_dir={Path(__file__).parent / 'assets' / 'lab'}",
        ]
        + (["--ServerApp.allow_root=True"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
    )
    return 0


if __name__ == "__main__":
    sys.exit(study(8888))
