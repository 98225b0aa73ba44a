"""Find a Chromium, or install one: what is there, else Debian's package, else Playwright's."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _debian():
    """Debian's package, where this user may install it."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        done = subprocess.run(command, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, capture_output=True)
        if done.returncode:
            return None
    return shutil.which("chromium")


def _playwright():
    """Playwright's own build, installed by its command."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return _playwrights_path()


def _playwrights_path():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def find_or_install() -> tuple[str, str]:
    """(path, a line that says which Chromium the tests use). Raises RuntimeError saying what to do."""
    for name in NAMES:
        if path := shutil.which(name):
            return path, f"Chromium: {path} (already here)"
    if path := _playwrights_path():
        return path, f"Chromium: {path} (Playwright's, already here)"
    if path := _debian():
        return path, f"Chromium: {path} (installed Debian's package)"
    try:
        path = _playwright()
    except subprocess.CalledProcessError:
        path = None
    if path:
        return path, f"Chromium: {path} (installed by Playwright)"
    raise RuntimeError(
        "no Chromium, and none could be installed: install one, or run the other tests with `mildip test -m 'not browser'`"
    )
