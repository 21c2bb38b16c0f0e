"""A composed brief → the bytes of a file, in any of the formats that there are."""

from warledger.publish.brief import render
from warledger.publish.composed import Composed

FORMS = ("text", "markdown", "json", "html", "pdf")


def written(composed: Composed, form: str, *, width: int = 100) -> bytes:
    """Return a brief as the content of a file.

    Args:
        composed: the brief with what its figures show.
        form: one of `FORMS`.
        width: most characters of a line of plain text.

    Raises:
        PublishError: the form is none of them, or needs a package that is not installed.
    """
    if form == "html":
        from warledger.publish.html import render_html  # noqa: PLC0415 - only who asks for it loads the templates

        return render_html(composed).encode()
    if form == "pdf":
        from warledger.publish.paper import render_pdf  # noqa: PLC0415 - as above

        return render_pdf(composed)
    return render(composed.brief, form, width=width).encode("utf-8", "replace")
