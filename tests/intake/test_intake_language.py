import pytest

from warledger.intake.language import language_of, language_of_script


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("The army said on Sunday that shells fell on the village and that nobody was hurt there.", "en", "English"),
        (
            "L'armée a dit que des obus sont tombés sur le village et que les gens ont fui dans la nuit.",
            "fr",
            "French",
        ),
        (
            "Ordu pazar günü köye top mermisi düştüğünü ve bir ev ile iki araç için hasar olduğunu da açıkladı.",
            "tr",
            "Turkish",
        ),
        ("سقطت قذائف على البلدة صباح اليوم وأصيب سائقان بجروح", "ar", "Arabic script"),
        ("Армия сообщила, что снаряды упали на деревню", "ru", "Cyrillic"),
        ("Армія повідомила, що снаряди впали на село поблизу її позицій", "uk", "letters that Russian lacks"),
        ("Blast kills five", None, "too short to tell"),
        ("", None, "nothing"),
        ("12 34 56 78 90", None, "no letters"),
    ],
)
def test_language(text, expected, reason):
    assert language_of(text) == expected, reason


def test_latin_letters_are_no_script_of_one_language():
    assert language_of_script("The army said that shells fell on the village.") is None
    assert language_of_script("Saraqib (سراقب) was shelled on Monday by the army, a medic said.") is None
