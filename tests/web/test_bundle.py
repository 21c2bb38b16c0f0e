"""Modules become one plain script: known forms are turned round, others are errors."""

import pytest

from warledger.errors import PublishError
from warledger.web.assets import static_folder
from warledger.web.bundle import bundled

MODULES = {
    "a.js": 'import { made, other as mine } from "./b.js";\nimport * as whole from "./b.js";\nwhole.run(made, mine);\n',
    "b.js": "export const made = 1;\nexport async function run(a) {\n  return import(a);\n}\n"
    "export function other() {}\n",
}


def test_imports_and_exports_are_turned_round():
    script = bundled(MODULES, "a.js")
    assert 'const { made, other: mine } = __need("./b.js");' in script
    assert 'const whole = __need("./b.js");' in script
    assert "Object.assign(__out, { run, other });" in script
    assert "Object.assign(__out, { made });" in script
    assert "return __later(a);" in script
    assert script.rstrip().endswith('__need("./a.js");\n})();')


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('import made from "./b.js";', "a default"),
        ('import "./b.js";', "for its effect"),
        ('import {\n  made,\n} from "./b.js";', "over several lines"),
        ("export default 1;", "a default"),
        ("export { made };", "a list"),
        ("export let made = 1;", "what may change"),
        ("const here = import.meta.env;", "nothing of ours"),
    ],
)
def test_a_form_that_is_not_known_is_an_error(line, reason):
    with pytest.raises(PublishError, match=r"a\.js cannot be published"):
        bundled({"a.js": f"{line}\n"}, "a.js")
    assert reason


def test_our_own_scripts_keep_to_the_known_forms():
    scripts = {path.name: path.read_text("utf-8") for path in static_folder().glob("*.js")}
    script = bundled(scripts, "site.js")
    assert script.count("(__out) => {") == len(scripts)
    assert "import.meta" not in script
