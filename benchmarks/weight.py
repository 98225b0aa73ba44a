"""Bytes of each page of the built book and of what it names, plain and with gzip -6; Vega, loaded near a chart, apart."""

import gzip
import re
import subprocess
import sys
from pathlib import Path


def weigh(path: Path) -> tuple[int, int]:
    """(bytes, bytes with gzip) of a file."""
    data = path.read_bytes()
    return len(data), len(gzip.compress(data, 6))


def main():
    """Print a line a page."""
    index = Path(subprocess.run([sys.executable, "-m", "mildip.cli", "book"], check=True, capture_output=True, text=True).stdout.strip())
    book = index.parent
    print(f"{'page':<60}{'page':>10}{'gzip':>9}{'loads':>11}{'gzip':>9}")
    for page in sorted(book.rglob("*.html")):
        if "_static" in page.parts:
            continue
        named = re.findall(r'<(?:script|link)[^>]*?(?:src|href)="([^"#?]+\.(?:js|css))', page.read_text(encoding="utf-8"))
        files = {(page.parent / name).resolve() for name in named}
        loads = [weigh(file) for file in files if file.is_file()]
        own = weigh(page)
        print(f"{page.relative_to(book).as_posix():<60}{own[0]:>10,}{own[1]:>9,}{sum(a for a, _ in loads):>11,}{sum(b for _, b in loads):>9,}")
    vega = weigh(book / "_static" / "mildip-vega.js")
    ours = weigh(book / "_static" / "mildip.js")
    print(f"Vega, loaded when a chart comes near: {vega[0]:,} bytes, {vega[1]:,} with gzip")
    print(f"The course's own script: {ours[0]:,} bytes, {ours[1]:,} with gzip")


if __name__ == "__main__":
    main()
