"""The fast subset of every set, with its floors: what keeps a change from making the reading worse unseen."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason=f"the gold data are not at {DATA}")
def test_no_figure_of_the_fast_subset_is_below_its_floor():
    done = subprocess.run(
        [sys.executable, "-m", "bench", "fast", "--no-naive"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "kinds.weighted_f1" in done.stdout
