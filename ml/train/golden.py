"""Writes what each shipped model says to a fixed input into its card; run after any training.

    python -m ml.train.golden

`tapewire bench models` compares with it wherever the data sets are absent.
"""

from dataclasses import replace

from ml import gates, registry


def main() -> None:
    """Renew the golden outputs of every card."""
    for model in gates.MODELS:
        offered = gates.of(model)
        card = registry.load_card(offered.NAME)
        outputs = [round(float(value), 6) for value in offered.golden()]
        renewed = replace(card, parameters={**card.parameters, "golden": outputs})
        registry.write_card(renewed, registry.MODELS, list(card.files))
        print(offered.NAME, outputs)


if __name__ == "__main__":
    main()
