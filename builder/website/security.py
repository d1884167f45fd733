"""What browsers may do with the pages of the site: the one source of its policy and of what servers say.

A page carries the policy in itself, so that it holds on any host; what only a server can say stands in the
file `_headers`, which Netlify and Cloudflare Pages read, and in the settings of docs/publishing.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

ITSELF = "'self'"
FILES = "file:"  # 'self' is no file to Firefox, which then stops the search form of a page on a stick

_KINDS = ("script", "style", "img", "font", "media")  # what pages of ours load
REFERRER = "same-origin"
# A recording is heard, and nothing else of the device is asked for.
_PERMISSIONS = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")

_YEAR = "max-age=31536000"
WEEK = "public, max-age=604800"
FOR_EVER = f"public, {_YEAR}, immutable"  # files whose address changes with what they hold

HEADERS = "_headers"
ROBOTS = "robots.txt"


def policy(source: str = ITSELF) -> str:
    """The Content-Security-Policy of a page: only files of the site itself, and nothing written into pages.

    `source` is where they come from: `'self'`, or `file:` for a site on a stick.
    """
    loaded = [f"{kind}-src {source}" for kind in _KINDS]
    return "; ".join(["default-src 'none'", *loaded, f"form-action {source}", "base-uri 'none'"])


def headers(root: str = "") -> dict[str, str]:
    """What a server says with every file, by the name of the header; `root` is the address of the site.

    That browsers must use https holds for a whole host, so it is said only of a host that is the site's own.
    """
    found = {
        # Browsers show a PDF as an object in a page of their own; in our pages, the policy lets in none.
        # That no other site may frame it, a page cannot say of itself.
        "Content-Security-Policy": f"{policy()}; object-src 'self'; frame-ancestors 'none'",
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
    }
    parts = urlsplit(root)
    if parts.scheme == "https" and parts.path == "/":
        found["Strict-Transport-Security"] = _YEAR
    return found


def files(root: str, versioned: Iterable[str]) -> dict[str, str]:
    """The files of the site that speak to hosts and to search engines, by their addresses.

    `versioned` are the addresses of styles and scripts, which pages ask for by their version.
    """
    return {
        HEADERS: _headers(root, versioned),
        ROBOTS: f"User-agent: *\nAllow: /\nSitemap: {root}sitemap.xml\n",
    }


def _headers(root: str, versioned: Iterable[str]) -> str:
    """The file `_headers`. Hosts join the lines of all rules that fit, so no two may name the same header.

    So nothing is said of how long to keep all other files: these hosts let browsers ask each time.
    """
    rules = {
        "/*": headers(root),
        "/involve/fonts/*": {"Cache-Control": WEEK},
        "/involve/pictures/*": {"Cache-Control": FOR_EVER},
        **{f"/{address}": {"Cache-Control": FOR_EVER} for address in versioned},
    }
    blocks = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in said.items())])
        for path, said in rules.items()
    )
    return "\n".join(blocks) + "\n"
