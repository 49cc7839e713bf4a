"""Amounts as people type them into fields, read as the chat reads them."""

import json

import pytest

from desk import money
from tests.unit.webapp.scripts import NEEDS_NODE, told

pytestmark = NEEDS_NODE

READ = """
import { plain, typed } from "./money";
const read = (text: string, isOurs = false) => {
  const found = typed(text, isOurs);
  return typeof found === "string" ? found : plain(found);
};
"""


def read(*texts: str, language: str = "en", is_ours: bool = False) -> list[str]:
    """Return what each text is read as, or why it cannot be."""
    ours = json.dumps(is_ours)
    code = f"{READ} told({json.dumps(texts)}.map((text) => read(text, {ours})));"
    found: list[str] = told(code, language=language)
    return found


def test_digits_and_signs_of_any_script_are_read_as_in_the_chat() -> None:
    texts = ("١٠٠", "۱۰۰", "５０", "१२.५", "١٫٥", "١٬٢٣٤٫٥", "1.500.000", "1 000,50")
    values = ["100", "100", "50", "12.5", "1.5", "1234.5", "1500000", "1000.5"]
    assert read(*texts) == values
    assert [money.plain(money.parse(text).value) for text in texts] == values


def test_digits_of_two_scripts_are_a_spoof_and_those_of_none_in_use_are_not_read() -> None:
    assert read("1٢3", "１2", "\U0001d7d3") == ["format"] * 3


@pytest.mark.parametrize("language", ["es", "pt-BR", "tr"])
def test_where_points_part_thousands_one_of_them_is_refused_like_a_comma(language: str) -> None:
    assert read("58.000", "1,500", "1.500", language=language) == ["ambiguous"] * 3
    assert read("58.0", "0.125", "58.0000", "58.000,00", "1058.125", language=language) == [
        *("58", "0.125", "58", "58000"),
        "1058.125",
    ]


@pytest.mark.parametrize("language", ["en", "ru", "zh-Hans", "ar"])
def test_elsewhere_a_point_is_the_decimal_sign(language: str) -> None:
    assert read("58.000", "17.924", "1,500", language=language) == ["58", "17.924", "ambiguous"]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "1,235", "1,235 may be 1235 or 1.235: write 1235 or 1.2350."),
        ("es", " 1.235", "1.235 puede ser 1235 o 1,235: escribe 1235 o 1,2350."),
        ("tr", "58.000", "58.000 hem 58000 hem 58,000 olabilir: 58000 ya da 58,0000 yazın."),
        ("ru", "1,235", "1,235 — это 1235 или 1,235? Напишите 1235 или 1,2350."),
        ("ar", "١٬٢٣٥", "قد يعني ١٬٢٣٥ إما 1235 أو 1.235: اكتب 1235 أو 1.2350."),
    ],
)
def test_what_may_be_either_of_two_numbers_is_answered_with_how_to_write_each(
    language: str, text: str, words: str
) -> None:
    code = f"""
    import {{ unread }} from "./money";
    const text = {json.dumps(text)};
    const why = read(text);
    told([unread(text, why as "ambiguous"), unread("x", "format")]);
    """
    found, other = told(READ + code, language=language)
    assert found == words
    assert other != words


@pytest.mark.parametrize("language", ["en", "es", "pt-BR", "tr", "ru", "zh-Hans", "ar"])
def test_what_it_says_to_write_is_read_as_it_says(language: str) -> None:
    signs = {"en": ".", "zh-Hans": ".", "ar": "."}
    assert read("1235", f"1{signs.get(language, ',')}2350", language=language) == ["1235", "1.235"]


def test_what_the_page_filled_in_is_never_refused() -> None:
    assert read("17.924", "6.812", language="es", is_ours=True) == ["17.924", "6.812"]
    fields = """
    import { enter, entered } from "./dom";
    import { plain } from "./money";
    const field = {value: ""} as HTMLInputElement;
    const now = () => {
      const found = entered(field);
      return typeof found === "string" ? found : plain(found);
    };
    enter(field, "17.924");
    const filled = now();
    field.value = "18.924";
    told([filled, now()]);
    """
    assert told(fields, language="es") == ["17.924", "ambiguous"]


def test_the_exits_of_a_purchase_are_placed_exactly_from_its_price() -> None:
    code = """
    import { levels } from "./exits";
    import { exact } from "./money";
    told([
      levels({take_profit: "70000", stop_loss: "5%"}, exact("64210.50")),
      levels({stop_loss: "0.1%"}, exact("0.00001182")),
      levels({}, exact("1")),
    ]);
    """
    assert told(code) == [
        [["take-profit", "70,000.00"], ["stop-loss", "≈ 60,999.98"]],
        [["stop-loss", "≈ 0.000011808"]],
        [],
    ]
