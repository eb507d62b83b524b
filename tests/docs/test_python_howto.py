"""The how-to for programs: its blocks run over the fixtures, and its names are those of the package."""

import re
import shutil
from pathlib import Path

import pytest

import ethicalrecruit
from ethicalrecruit import errors

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "howto" / "use-from-python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
SHOWN = ["ilo.recruitment-fee high", 'There is no field "destnation" here.', "ethicalrecruit.report/0", "12 = 12 + 0"]


@pytest.mark.parametrize(("block", "shown"), list(zip(BLOCKS, SHOWN, strict=True)))
def test_blocks_run(
    block: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ads.csv", "watch-list-romania.yaml"):
        shutil.copy(ROOT / "fixtures" / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(block, {})  # noqa: S102  # our own page
    assert shown in capsys.readouterr().out


def test_every_error_is_named() -> None:
    shipped = {
        name
        for name, one in vars(errors).items()
        if isinstance(one, type) and issubclass(one, errors.EthicalRecruitError)
    }
    inner = {"RuleFileError", "RuleSchemaError", "ConditionError"}  # they come inside of RuleBookFaults
    assert shipped - inner - set(re.findall(r"`(\w+)`", PAGE)) == set()


def test_every_name_of_the_package_is_there() -> None:
    for name in ethicalrecruit.__all__:
        assert getattr(ethicalrecruit, name) is not None
