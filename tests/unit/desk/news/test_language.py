"""The language of a headline is told where it can be, and left open where it cannot."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.news.language import LANGUAGES, language_of

CASES = Path(__file__).parents[3] / "cases"
TOLD = (
    ("en", "The exchange says it will list the token after a vote of its members"),
    ("en", "Сбер is the first bank in the country to issue bonds backed by bitcoin"),
    ("de", "Die Börse wird den Handel mit Bitcoin nach der Panne wieder aufnehmen"),
    ("de", "Aufsicht warnt vor Betrug mit Krypto und kündigt Regeln für die Branche an"),
    ("es", "El banco central de la región estudia una moneda digital para los pagos"),
    ("es", "Roban fondos de una plataforma según el informe publicado por la policía"),
    ("fr", "Le régulateur ouvre une enquête sur les pratiques de la plateforme"),
    ("fr", "Un fonds achète des bitcoins pour la première fois avec son propre argent"),
    ("pt", "O governo não vai taxar ganhos com criptomoedas em contas pequenas"),
    ("it", "Il prezzo sale dopo che la banca non ha alzato i tassi della zona"),
    ("nl", "Het bedrijf wordt door de toezichthouder beboet voor het aanbieden van munten"),
    ("pl", "Giełda nie wznowi handlu przed końcem tygodnia, jak podaje się oficjalnie"),
    ("tr", "Merkez bankası yeni bir dijital para için çalışma başlattı ve daha fazla bilgi verdi"),
    ("ru", "Биржа объявила о листинге Toncoin"),
    ("ru", "ЦБ: доля BTC в портфелях выросла"),
    ("uk", "Біржа оголосила про лістинг Toncoin"),
    ("zh", "比特币突破新高，市场关注ETF资金流入"),
    ("ja", "ビットコインが最高値を更新、ETFに資金流入"),
    ("ko", "비트코인 사상 최고가 경신, ETF 자금 유입"),
    ("ar", "ارتفاع سعر البيتكوين بعد قرار البنك المركزي"),
    ("he", "הביטקוין עולה לאחר החלטת הבנק"),
    ("hi", "बिटकॉइन की कीमत नई ऊंचाई पर"),
    ("th", "บิตคอยน์ทำสถิติใหม่"),
    ("el", "Το Bitcoin σημειώνει νέο ρεκόρ"),
)
OPEN = ("", "BTC", "$SE SEA LIMITED Q1 EPS 3.02", "Bitcoin tops $70,000", "🚀🚀 $BTC", "ETF DE LA")


@pytest.mark.parametrize(("language", "title"), TOLD, ids=[f"{c}{i}" for i, (c, _) in enumerate(TOLD)])  # fmt: skip # noqa: E501
def test_a_title_with_small_words_or_a_script_is_told(language: str, title: str) -> None:
    assert language_of(title) == language


@pytest.mark.parametrize("title", OPEN)
def test_names_tickers_and_figures_are_in_no_language(title: str) -> None:
    assert language_of(title) == ""


def test_no_english_headline_of_the_labelled_set_is_taken_for_another() -> None:
    rows = (CASES / "headlines_labelled.jsonl").read_text(encoding="utf-8").splitlines()
    told = [language_of(json.loads(row)["text"]) for row in rows]
    assert len(told) > 100
    assert set(told) == {"en", ""}


@given(st.text())
def test_any_text_has_one_language_we_name_or_none(text: str) -> None:
    assert language_of(text) in LANGUAGES | {""}
