"""Serve the built site on this machine only, at port 8000 or at any free one.

Usage: serve.py FOLDER
"""

import functools
import http.server
import pathlib
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    """Static files, quietly, with the site's own page for what is missing."""

    def send_error(self, code, message=None, explain=None):
        """Answer 404 with the site's page."""
        page = pathlib.Path(self.directory, "404.html")
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *_):
        """Say nothing of each request."""


def listen(folder):
    """A server on port 8000, or on any free port where that one is taken."""
    handler = functools.partial(Handler, directory=folder)
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", 8000), handler)
    except OSError:
        return http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)


def main():
    """Serve until the reader stops it."""
    with listen(sys.argv[1]) as server:
        print(f"\n  http://127.0.0.1:{server.server_port}/   (Ctrl+C pour arrêter · to stop)\n", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
