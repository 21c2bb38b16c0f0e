"""The headers of every answer: what a page may load (only what this site serves), and that nobody may frame it."""

from collections.abc import Mapping

from warledger.web.options import SiteOptions

_ONLY_IN_HEADERS = frozenset({"frame-ancestors"})


def policy_for(options: SiteOptions, *, in_page: bool = False) -> str:
    """Return the content security policy of every page.

    Scripts and styles come from this site's files alone, so that no words of a document can ever run; the map draws
    in workers made of blobs, and gets its tiles from the base map that the user chose, if any.

    Args:
        options: of the site.
        in_page: leave out what browsers heed in headers only; a file's policy stands in the page.
    """
    elsewhere = f" {options.basemap_origin}" if options.basemap_origin else ""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": f"'self' data: blob:{elsewhere}",
        "font-src": "'self'",
        "connect-src": f"'self'{elsewhere}",
        "worker-src": "'self' blob:",
        "child-src": "blob:",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    kept = (item for item in policy.items() if not (in_page and item[0] in _ONLY_IN_HEADERS))
    return "; ".join(f"{what} {where}" for what, where in kept)


def headers_for(options: SiteOptions) -> Mapping[str, str]:
    """Return the headers that every answer carries."""
    return {
        "Content-Security-Policy": policy_for(options),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "X-Robots-Tag": "noindex, nofollow",
    }
