"""How plain facts answer the fields of the `euaiact` package: Article 6 and Annex III."""

from __future__ import annotations

from collections.abc import Mapping

from zellige.law.tests.oracle_fields import FEEL, FIND, NO, SORT, YES, Facts, Field, Truth, both, has, holds

LAWFUL = {"biometrischer_einsatz_rechtlich_zulaessig": YES}
SCHOOL = {"bildung_oder_berufsausbildung_einrichtung": has("use_areas", "education")}
POLICE = {
    "strafverfolgungsbehoerde_oder_in_deren_auftrag": both(has("use_areas", "crime"), holds("used_for_policing")),
    "strafverfolgungseinsatz_rechtlich_zulaessig": YES,
    "unionseinrichtung_unterstuetzt_strafverfolgung": NO,
}
BORDER = {
    "migration_asyl_grenzkontrollkontext": has("use_areas", "borders"),
    "migrationseinsatz_rechtlich_zulaessig": YES,
    "zustaendige_behoerde_oder_in_deren_auftrag": YES,
    "unionseinrichtung_migrationsaufgaben": NO,
}
SAFETY = {
    "ausfall_gefaehrdet_gesundheit_und_sicherheit": has("failure_endangers", "people"),
    "ausfall_gefaehrdet_personen_oder_eigentum": has("failure_endangers", "people", "property"),
    "ausschliesslich_nicht_sicherheitsbezogene_assistenz_optimierung_automation_komfort_qualitaet": holds(
        "only_convenience"
    ),
    "bestimmungszweck_verhuetet_oder_mindert_sicherheitsrisiken": holds("guards_safety"),
}
NETWORKS = {
    "verwaltung_oder_betrieb_infrastruktur": has("use_areas", "networks"),
    "stromversorgung": YES,
    **dict.fromkeys(
        (
            "gasversorgung",
            "kritische_digitale_infrastruktur",
            "strassenverkehr",
            "wasserversorgung",
            "waermeversorgung",
        ),
        NO,
    ),
}


def safety_part_of_network(facts: Facts) -> Truth:
    """Article 3(14) without what Recital 55 leaves out."""
    part = [has("failure_endangers", "people", "property").read(facts), holds("guards_safety").read(facts)]
    danger = True if True in part else None if None in part else False
    return both(Field((), lambda _: danger), holds("only_against_attacks", negated=True)).read(facts)


HIGH_RISK: Mapping[str, tuple[str, Mapping[str, Field]]] = {
    "art-6-1a": ("AIA_006_SICHERHEITSBAUTEIL", SAFETY),
    "art-6-1": (
        "AIA_006_001",
        SAFETY
        | {
            "produkt_unter_anhang_i": Field(
                ("product_types",), lambda facts: bool(facts["product_types"]) if "product_types" in facts else None
            ),
            "ki_selbst_produkt": holds("is_the_product"),
            "drittstellenbewertung_rechtlich_erforderlich": holds("outside_check_required"),
            "drittstellenbewertung_nur_wegen_nicht_gesundheits_sicherheitsrisiken": holds(
                "outside_check_not_for_safety"
            ),
        },
    ),
    "derogation": (
        "AIA_006_003_AUSNAHME",
        {
            "profiling_natuerlicher_personen": holds("profiles_people"),
            "enge_verfahrensaufgabe": has("kind_of_help", "limited_step"),
            "verbesserung_abgeschlossener_menschlicher_taetigkeit": has("kind_of_help", "improves_finished_work"),
            "erkennung_entscheidungmuster_oder_abweichungen": has("kind_of_help", "looks_back"),
            "keine_ersetzung_oder_beeinflussung_ohne_angemessene_menschliche_pruefung": holds(
                "overrides_people", negated=True
            ),
            "vorbereitung_einer_anhang_iii_bewertung": has("kind_of_help", "prepares"),
        },
    ),
    "annex-iii-1-a": (
        "AIA_ANH_III_1_A",
        LAWFUL
        | {"zweck_biometrische_fernidentifizierung": FIND, "ausschliesslich_verifikation_behaupteter_identitaet": NO},
    ),
    "annex-iii-1-b": (
        "AIA_ANH_III_1_B",
        LAWFUL
        | {
            "zweck_biometrische_kategorisierung": SORT,
            "ableitung_sensitiver_oder_geschuetzter_attribute": has(
                "traits_inferred",
                *("race_colour", "ethnic_origin", "political_opinions", "union_membership", "beliefs", "sex_life"),
                *("health", "age", "sex"),
            ),
        },
    ),
    "annex-iii-1-c": ("AIA_ANH_III_1_C", LAWFUL | {"zweck_emotionserkennung": FEEL}),
    "annex-iii-3-a": (
        "AIA_ANH_III_3_A",
        SCHOOL
        | {
            "zweck_bildungszugang_oder_zulassung": has("education_tasks", "admission"),
            "zweck_zuweisung_personen_bildungseinrichtung": NO,
        },
    ),
    "annex-iii-3-b": (
        "AIA_ANH_III_3_B",
        SCHOOL | {"zweck_bewertung_lernergebnisse": has("education_tasks", "assessing_learning")},
    ),
    "annex-iii-3-c": (
        "AIA_ANH_III_3_C",
        SCHOOL
        | {
            "zweck_bewertung_angemessenen_erhaltenen_oder_zugaenglichen_bildungsniveaus": has(
                "education_tasks", "choosing_level"
            )
        },
    ),
    "annex-iii-3-d": (
        "AIA_ANH_III_3_D",
        SCHOOL
        | {"zweck_ueberwachung_und_erkennung_verbotenen_pruefungsverhaltens": has("education_tasks", "watching_exams")},
    ),
    "annex-iii-4-a": (
        "AIA_ANH_III_4_A",
        {
            "zweck_personalgewinnung_oder_personalauswahl": both(
                has("use_areas", "work"), has("work_tasks", "recruitment")
            )
        },
    ),
    "annex-iii-4-b": (
        "AIA_ANH_III_4_B",
        {
            "arbeitsbezogene_vertragsbeziehung": has("use_areas", "work"),
            "zweck_aufgabenzuteilung": has("work_tasks", "tasks_by_person", "tasks_by_plan"),
            "zuteilung_nach_individuellem_verhalten_oder_persoenlichen_merkmalen": has("work_tasks", "tasks_by_person"),
            "zweck_entscheidung_arbeitsbedingungen_befoerderung_oder_beendigung": has("work_tasks", "terms_of_work"),
            "zweck_ueberwachung_und_bewertung_leistung_und_verhalten": has("work_tasks", "monitoring_workers"),
        },
    ),
    "annex-iii-5-a": (
        "AIA_ANH_III_5_A",
        {
            "behoerde_oder_im_auftrag_behoerde": has("use_areas", "public_support"),
            "wesentliche_oeffentliche_unterstuetzungsleistung": YES,
            "natuerliche_person_als_leistungsberechtigte": YES,
            "zweck_anspruchsbewertung": has("support_tasks", "entitlement"),
            "zweck_gewaehrung_kuerzung_entzug_oder_rueckforderung": has("support_tasks", "entitlement"),
        },
    ),
    "annex-iii-5-b": (
        "AIA_ANH_III_5_B",
        {
            "natuerliche_person_als_kreditgegenstand": has("use_areas", "credit_insurance"),
            "zweck_kreditwuerdigkeitsbewertung": has("credit_insurance_tasks", "rating_borrowers"),
            "zweck_kredit_score": NO,
            "zweck_erkennung_finanzbetrug": has("credit_insurance_tasks", "fraud_detection"),
        },
    ),
    "annex-iii-5-c": (
        "AIA_ANH_III_5_C",
        {
            "natuerliche_person_als_versicherungsgegenstand": has("use_areas", "credit_insurance"),
            "lebensversicherung": YES,
            "krankenversicherung": NO,
            "zweck_risikobewertung_versicherung": has("credit_insurance_tasks", "life_health_risk"),
            "zweck_preisbildung_versicherung": has("credit_insurance_tasks", "life_health_price"),
        },
    ),
    "annex-iii-5-d": (
        "AIA_ANH_III_5_D",
        {
            "zweck_bewertung_und_klassifizierung_notrufe": both(
                has("use_areas", "emergencies"), has("emergency_tasks", "rating_calls")
            ),
            "zweck_disposition_oder_priorisierung_notfallerstversorgung": both(
                has("use_areas", "emergencies"), has("emergency_tasks", "dispatch")
            ),
            "zweck_notfallmedizinische_patiententriage": both(
                has("use_areas", "emergencies"), has("emergency_tasks", "patient_triage")
            ),
        },
    ),
    **{
        f"annex-iii-6-{letter}": (f"AIA_ANH_III_6_{letter.upper()}", POLICE | {field: has("crime_tasks", option)})
        for letter, field, option in (
            ("a", "zweck_risiko_opferwerdung_natuerlicher_person", "victim_risk"),
            ("b", "zweck_polygraph_oder_aehnliches_instrument", "lie_detection"),
            ("c", "zweck_beweiszuverlaessigkeit_strafuntersuchung_oder_strafverfolgung", "evidence_reliability"),
            ("e", "zweck_profiling_bei_straftataufdeckung_untersuchung_oder_verfolgung", "profiles_in_investigation"),
        )
    },
    "annex-iii-6-d": (
        "AIA_ANH_III_6_D",
        POLICE
        | {
            "zweck_straftat_oder_rueckfallrisiko": has("crime_tasks", "offending_risk"),
            "ausschliesslich_profiling_natuerlicher_personen": holds("judged_by_profile_alone"),
            "zweck_bewertung_persoenlichkeitsmerkmale_oder_frueheres_strafverhalten": has(
                "crime_tasks", "traits_or_past"
            ),
        },
    ),
    **{
        f"annex-iii-7-{letter}": (
            f"AIA_ANH_III_7_{letter.upper()}",
            BORDER | extra | {field: has("border_tasks", option)},
        )
        for letter, field, option, extra in (
            ("a", "zweck_polygraph_oder_aehnliches_instrument", "lie_detection_travellers", {}),
            (
                "b",
                "zweck_bewertung_personenbezogenen_risikos",
                "person_risk",
                {"person_beabsichtigt_einreise_oder_ist_eingereist": YES},
            ),
            (
                "c",
                "zweck_unterstuetzung_antrags_oder_beschwerdepruefung_berechtigung_asyl_visum_aufenthalt",
                "examining_applications",
                {},
            ),
            (
                "d",
                "zweck_entdecken_erkennen_identifizieren_natuerlicher_personen",
                "finding_people",
                {"ausschliesslich_reisedokumentverifikation": NO},
            ),
        )
    },
    "annex-iii-8-a": (
        "AIA_ANH_III_8_A",
        {
            "justizbehoerde_oder_in_deren_auftrag": has("justice_tasks", "helps_judges"),
            "alternative_streitbeilegung": has("justice_tasks", "helps_arbitrators"),
            "streitbeilegung_mit_rechtswirkungen": YES,
            "zweck_unterstuetzung_sachverhalt_rechtsauslegung_und_anwendung_auf_einzelfall": has(
                "use_areas", "justice"
            ),
        },
    ),
    "annex-iii-8-b": (
        "AIA_ANH_III_8_B",
        {
            "zweck_beeinflussung_wahlergebnis_oder_stimmverhalten": both(
                has("use_areas", "elections"), has("election_tasks", "influencing_votes")
            ),
            "natuerliche_personen_ausgabe_unmittelbar_ausgesetzt": holds("voters_meet_result"),
        },
    ),
    "annex-iii-2": (
        "AIA_ANH_III_2",
        NETWORKS
        | {
            "zweck_sicherheitsbauteil_infrastruktur": Field(
                ("failure_endangers", "guards_safety", "only_against_attacks"), safety_part_of_network
            )
        },
    ),
}
