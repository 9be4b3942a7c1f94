"""Each rule by itself: what complementary cover pays, what is left, and the highest lawful fee."""

from itertools import product

import pytest

from .cases import worked

ADULT = 199


# --- complementary cover


@pytest.mark.parametrize(
    ("percent", "fee", "covered"),
    [(10_000, 5000, 2300), (20_000, 5000, 4600), (20_000, 4000, 4000), (30_000, 5000, 5000), (0, 5000, 0), (15_050, 5000, 3462)],
)
def test_a_contract_covers_a_percentage_of_the_base_within_the_fee(percent: int, fee: int, covered: int) -> None:
    assert worked("couverture_contrat", contrat=1, contrat_pourcent=percent, base=2300, honoraires=fee) == covered
    assert worked("couverture_contrat", contrat=0, contrat_pourcent=percent, base=2300, honoraires=fee) == 0


def test_a_contract_at_actual_cost_covers_the_fee() -> None:
    assert worked("couverture_contrat", contrat=1, contrat_frais_reels=1, base=2300, honoraires=9000) == 9000


@pytest.mark.parametrize(("contract", "sold_so", "in_force"), list(product((0, 1), repeat=3)))
def test_the_rules_of_responsible_contracts_need_such_a_contract_and_such_rules(contract: int, sold_so: int, in_force: int) -> None:
    bound = worked("regles_responsables", contrat=contract, contrat_souscrit_responsable=sold_so, contrat_responsable=in_force)
    assert bound == (contract == sold_so == in_force == 1)


@pytest.mark.parametrize(
    ("given", "refundable"),
    [
        ({"regles_responsables": 0}, 3700),
        ({"regles_responsables": 0, "parcours_non_respecte": 1}, 3700),
        ({"regles_responsables": 1, "parcours_non_respecte": 1}, 0),
        ({"regles_responsables": 1, "parcours_non_respecte": 1, "option_tarifaire": 1}, 0),
        ({"regles_responsables": 1}, 3700),  # before the caps of 2015
        ({"regles_responsables": 1, "plafond_responsable_sans_option": 12_500}, 2875),
        ({"regles_responsables": 1, "plafond_responsable_sans_option": 10_000}, 2300),
        ({"regles_responsables": 1, "plafond_responsable_sans_option": 10_000, "option_tarifaire": 1}, 3700),
    ],
)
def test_what_a_contract_may_refund_of_an_extra_fee(given: dict[str, int], refundable: int) -> None:
    assert worked("depassement_remboursable", depassement=3700, base=2300, **given) == refundable


SHARES = {"amo_brut": 1610, "ticket_moderateur": 690, "depassement_remboursable": 2300, "participation_forfaitaire": 200}


@pytest.mark.parametrize(
    ("given", "paid"),
    [
        ({"couverture_contrat": 0}, 0),
        ({"couverture_contrat": 1600}, 0),
        ({"couverture_contrat": 2300}, 690),
        ({"couverture_contrat": 4600, "regles_responsables": 1}, 2990),
        ({"couverture_contrat": 6000, "regles_responsables": 1}, 2990),
        ({"couverture_contrat": 6000}, 4390),
        ({"couverture_contrat": 6000, "contrat_frais_reels": 1}, 4590),  # the contribution too, if not responsible
        ({"couverture_contrat": 6000, "contrat_frais_reels": 1, "regles_responsables": 1}, 2990),
        ({"couverture_contrat": 2300, "regime_local": 460, "ticket_moderateur": 230}, 230),
    ],
)
def test_what_a_contract_pays(given: dict[str, int], paid: int) -> None:
    assert worked("part_contrat", **SHARES | given) == paid


@pytest.mark.parametrize(("status", "paid"), [({}, 0), ({"css": 1}, 1960), ({"cmuc": 1}, 1960)])
def test_the_public_cover_pays_the_co_insurance_and_the_out_of_pathway_increase(status: dict[str, int], paid: int) -> None:
    assert worked("part_complementaire_publique", ticket_moderateur=900, majoration_hors_parcours=1060, **status) == paid


@pytest.mark.parametrize(("status", "paid"), [({}, 700), ({"css": 1}, 900), ({"cmuc": 1}, 900), ({"ame": 1}, 0)])
def test_one_complementary_payer_at_a_time(status: dict[str, int], paid: int) -> None:
    assert worked("amc", part_complementaire_publique=900, part_contrat=700, **status) == paid
    assert worked("reste_a_charge", reste_apres_amo=1100, amc=900) == 200


# --- the lawful fee

DA = {"opposable": 1, "hors_parcours": 1, "age": ADULT, "coefficient_da": 11_750}


@pytest.mark.parametrize(
    ("changed", "open_"),
    [
        ({}, 1),
        ({"opposable": 0}, 0),
        ({"generaliste": 1}, 0),
        ({"hors_parcours": 0}, 0),
        ({"age": 16}, 1),
        ({"age": 15}, 0),
        ({"css": 1}, 0),
        ({"cmuc": 1}, 0),
        ({"ame": 1}, 0),
        ({"exigence_particuliere": 1}, 0),
        ({"coefficient_da": 0}, 0),
    ],
)
def test_who_may_charge_the_authorised_extra_fee(changed: dict[str, int], open_: int) -> None:
    assert worked("da_ouvert", **DA | changed) == open_


@pytest.mark.parametrize(
    ("tariff", "ceiling"),
    [(2700, 3200), (2800, 3300), (3000, 3500), (3150, 3700), (4000, 4700), (4370, 5100), (5500, 6500), (5250, 6200), (0, 0)],
)
def test_the_ceiling_is_117_and_a_half_percent_of_the_coordinated_tariff_to_the_nearest_euro(tariff: int, ceiling: int) -> None:
    assert worked("plafond_da", tarif_coordonne=tariff, coefficient_da=11_750) == ceiling


def test_half_a_euro_of_the_ceiling_goes_up() -> None:
    assert worked("plafond_da", tarif_coordonne=3000, coefficient_da=11_833) == 3500  # 35.499
    assert worked("plafond_da", tarif_coordonne=3000, coefficient_da=11_834) == 3600  # 35.502
    assert worked("plafond_da", tarif_coordonne=2000, coefficient_da=11_750) == 2400  # 23.50


CHARGED = {"conventionne": 1, "tarif_plein": 3000, "plafond_da": 3700}


@pytest.mark.parametrize(
    ("given", "maximum"),
    [
        ({"opposable": 1}, 3000),
        ({"opposable": 1, "da_ouvert": 1}, 3700),
        ({"opposable": 1, "exigence_particuliere": 1}, -1),
        ({}, -1),
        ({"patient_au_tarif": 1}, 3000),
        ({"patient_au_tarif": 1, "exigence_particuliere": 1}, -1),
        ({"patient_au_tarif": 1, "ame": 1}, -1),
        ({"opposable": 1, "patient_au_tarif": 1, "ame": 1}, 3000),
        ({"urgence": 1}, -1),
        ({"urgence": 1, "urgence_au_tarif": 1}, 3000),
        ({"urgence_au_tarif": 1}, -1),
        ({"detention": 1, "exigence_particuliere": 1}, -1),
        ({"detention": 1, "detention_sans_depassement": 1, "exigence_particuliere": 1}, 3000),
        ({"conventionne": 0, "patient_au_tarif": 1}, -1),
    ],
)
def test_the_highest_lawful_fee(given: dict[str, int], maximum: int) -> None:
    assert worked("honoraires_maximum", **CHARGED | given) == maximum


@pytest.mark.parametrize(("fee", "maximum", "unlawful"), [(4000, 3000, 1000), (3000, 3000, 0), (2000, 3000, 0), (9000, -1, 0)])
def test_what_is_charged_above_the_lawful_maximum(fee: int, maximum: int, unlawful: int) -> None:
    assert worked("depassement_illicite", honoraires=fee, honoraires_maximum=maximum) == unlawful


@pytest.mark.parametrize(
    ("fee", "extra", "threshold", "due"),
    [(7000, 1, 7000, 1), (6999, 4000, 7000, 0), (7000, 0, 7000, 0), (9000, 100, 7000, 1), (9000, 100, 0, 0)],
)
def test_written_information_is_due_from_the_threshold_if_there_is_an_extra_fee(fee: int, extra: int, threshold: int, due: int) -> None:
    assert worked("information_ecrite", honoraires=fee, depassement=extra, seuil_information=threshold) == due
