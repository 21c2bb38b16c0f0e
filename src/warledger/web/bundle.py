"""Our script modules → one plain script: a browser loads no modules from files that no server gives out.

Modules keep to the few forms that are known here; a form that is not is an error, not a guess. The bundle holds each
module as a function of its own, run once when another asks for it.
"""

import re
from collections.abc import Mapping

from warledger.errors import PublishError

_NAMED = re.compile(r'^import \{ ([^}]*) \} from "(\./[\w-]+\.js)";$', re.MULTILINE)
_WHOLE = re.compile(r'^import \* as (\w+) from "(\./[\w-]+\.js)";$', re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:(async function|function|const) )(\w+)", re.MULTILINE)
_ASKED_LATER = re.compile(r"\bimport\(")
_LEFT_OVER = re.compile(r"^\s*(?:import|export)\b.*$|import\.meta\.(?!url)", re.MULTILINE)
_OPENING = """(() => {
"use strict";
const __here = document.currentScript.src;
const __known = {};
const __need = (name) => {
  if (!__known[name]) __makers[name]((__known[name] = {}));
  return __known[name];
};
const __later = (name) => Promise.resolve().then(() => __need(name));
const __makers = {
"""
_CLOSING = """};
__need("./%s");
})();
"""


def bundled(modules: Mapping[str, str], first: str) -> str:
    """Return one script that runs a module and all that it needs.

    Args:
        modules: the text of each module by its file name.
        first: the name of the one that is run.

    Raises:
        PublishError: a module says something in a form that is not known here.
    """
    parts = [f'"./{name}": (__out) => {{\n{_plain(name, text)}\n}},\n' for name, text in sorted(modules.items())]
    return _OPENING + "".join(parts) + _CLOSING % first


def _plain(name: str, text: str) -> str:
    """Return a module's text without imports and exports: what it gives out goes into ``__out``."""
    functions = [found[2] for found in _EXPORTED.finditer(text) if found[1] != "const"]
    constants = [found[2] for found in _EXPORTED.finditer(text) if found[1] == "const"]
    body = _NAMED.sub(lambda found: f'const {{ {found[1].replace(" as ", ": ")} }} = __need("{found[2]}");', text)
    body = _WHOLE.sub(r'const \1 = __need("\2");', body)
    body = _EXPORTED.sub(r"\1 \2", body)
    body = _ASKED_LATER.sub("__later(", body).replace("import.meta.url", "__here")
    left = _LEFT_OVER.search(body)
    if left is not None:
        raise PublishError(f"{name} cannot be published as a plain script: {left[0].strip()!r} is not understood")
    # Functions are there from the beginning, constants when their line has run.
    return "\n".join((_given(functions), body.rstrip(), _given(constants)))


def _given(names: list[str]) -> str:
    return f"Object.assign(__out, {{ {', '.join(names)} }});" if names else ""
