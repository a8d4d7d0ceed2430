"""How plain facts answer the fields of the `euaiact` package: the prohibitions of Article 5."""

from __future__ import annotations

from collections.abc import Mapping

from zellige.law.tests.oracle_fields import FEEL, FIND, NO, SORT, YES, Facts, Field, Truth, both, has, holds

PLACED = {"inverkehrbringen_inbetriebnahme_oder_verwendung": YES}
PLACED_FOR_IT = {"inverkehrbringen_oder_zweckbezogene_inbetriebnahme_oder_verwendung": YES}
STEER = {
    "ziel_oder_wirkung_wesentliche_verhaltensverzerrung": holds("behaviour_clearly_changed"),
    "dadurch_erheblicher_schaden_oder_vernuenftigerweise_wahrscheinlich": holds("serious_harm_likely"),
}
GATE = {
    "verwendung": YES,
    "inverkehrbringen_oder_inbetriebnahme": YES,
    "betreiberzweck_erzeugung_oder_manipulation_betroffenen_materials": holds("sexual_material_intended"),
    "erzeugung_oder_manipulation_betroffenen_materials_beabsichtigt": NO,
    "betroffenes_material_vernuenftigerweise_vorhersehbar": holds("sexual_material_foreseeable"),
    "betroffenes_material_reproduzierbar": holds("sexual_material_reproducible"),
    "erhebliche_technische_modifikation_erforderlich": holds("sexual_material_needs_rework"),
    "angemessene_vorbeugende_und_korrigierende_schutzmassnahmen": holds("sexual_material_barriers"),
}
LOOKED_FOR = ("victims_missing", "threat_to_life", "terrorist_attack", "suspect_serious_crime")


def aim(option: str) -> Field:
    """A listed aim, pursued alone."""

    def read(facts: Facts) -> Truth:
        value = facts.get("live_search_aims")
        return None if value is None else option in value and "other_aim" not in value  # type: ignore[operator]

    return Field(("live_search_aims",), read)


NARROW, AUTHORISED, PREPARED = (holds(f"live_search_{word}") for word in ("narrow", "authorised", "prepared"))

PROHIBITIONS: Mapping[str, tuple[str, Mapping[str, Field]]] = {
    "art-5-1-a": (
        "AIA_005_001_A",
        PLACED
        | STEER
        | {
            "unterschwellige_techniken": has("practices", "hidden_influence"),
            "gezielt_manipulative_oder_taeuschende_techniken": NO,
            "erhebliche_beeintraechtigung_informierter_entscheidung": holds("informed_choice_weakened"),
            "dadurch_sonst_nicht_getroffene_entscheidung": holds("decided_otherwise"),
        },
    ),
    "art-5-1-b": (
        "AIA_005_001_B",
        PLACED
        | STEER
        | {
            "ausnutzung_altersbedingter_schutzbeduerftigkeit": has("practices", "uses_weakness"),
            "ausnutzung_behinderung": NO,
            "ausnutzung_sozialer_oder_wirtschaftlicher_lage": NO,
        },
    ),
    "art-5-1-c": (
        "AIA_005_001_C",
        PLACED
        | {
            "personenbewertung_ueber_zeitraum": has("practices", "rates_conduct"),
            "soziales_verhalten_oder_persoenliche_merkmale": YES,
            "nachteilige_behandlung": YES,
            "behandlungskontext_unverbunden_mit_datenerhebung": has("rating_consequences", "worse_in_unrelated_matter"),
            "behandlung_ungerechtfertigt": has("rating_consequences", "worse_without_reason"),
            "behandlung_unverhaeltnismaessig": has("rating_consequences", "worse_out_of_proportion"),
        },
    ),
    "art-5-1-d": (
        "AIA_005_001_D",
        PLACED_FOR_IT
        | {
            "prognose_straftat_natuerlicher_person": both(
                has("use_areas", "crime"), has("crime_tasks", "offending_risk")
            ),
            "ausschliesslich_profiling_oder_persoenlichkeitsbewertung": holds("judged_by_profile_alone"),
            "unterstuetzung_menschlicher_tatbeteiligungsbewertung": YES,
            "bereits_objektive_nachpruefbare_unmittelbar_tatbezogene_fakten": holds("supports_established_facts"),
        },
    ),
    "art-5-1-e": (
        "AIA_005_001_E",
        PLACED_FOR_IT
        | {
            "aufbau_oder_erweiterung_gesichtserkennungsdatenbank": has("practices", "collects_faces"),
            "ungezieltes_scraping": holds("faces_gathered_at_large"),
            "gesichtsbilder_aus_internet": YES,
            "gesichtsbilder_aus_videoueberwachung": NO,
        },
    ),
    "art-5-1-f": (
        "AIA_005_001_F",
        PLACED_FOR_IT
        | {
            "biometrisch_gestuetzte_emotionsableitung": FEEL,
            "arbeitsplatz": has("feelings_read_where", "at_work"),
            "bildungseinrichtung": has("feelings_read_where", "in_education"),
            "medizinischer_verwendungszweck": holds("feelings_for_health_or_safety"),
            "sicherheitsbezogener_verwendungszweck": NO,
        },
    ),
    "art-5-1-g": (
        "AIA_005_001_G",
        PLACED_FOR_IT
        | {
            "individuelle_kategorisierung_aus_biometrischen_daten": SORT,
            "ableitung_rasse": has("traits_inferred", "race_colour"),
            "ableitung_politische_meinung": has("traits_inferred", "political_opinions"),
            "ableitung_gewerkschaft": has("traits_inferred", "union_membership"),
            "ableitung_religioese_oder_weltanschauliche_ueberzeugung": has("traits_inferred", "beliefs"),
            "ableitung_sexualleben_oder_orientierung": has("traits_inferred", "sex_life"),
            "kennzeichnung_oder_filterung_rechtmaessig_erworbener_biometrischer_datensaetze": holds(
                "labels_lawful_collection"
            ),
            "kategorisierung_biometrischer_daten_strafverfolgung": holds("used_for_policing"),
        },
    ),
    "art-5-1-h": (
        "AIA_005_001_H",
        {
            "verwendung_echtzeit_biometrische_fernidentifizierung": both(FIND, holds("recognition_live")),
            "oeffentlich_zugaenglicher_raum": holds("recognition_public_place"),
            "strafverfolgungszweck": holds("used_for_policing"),
            "einsatz_strikt_erforderlich": NARROW,
            "gezielte_suche_entfuehrungs_menschenhandels_sexualausbeutungsopfer_oder_vermisste": aim(LOOKED_FOR[0]),
            "konkrete_erhebliche_unmittelbare_gefahr_leben_oder_koerperliche_sicherheit": aim(LOOKED_FOR[1]),
            "tatsaechliche_gegenwaertige_oder_vorhersehbare_terroranschlagsgefahr": aim(LOOKED_FOR[2]),
            "lokalisierung_oder_identifizierung_tatverdaechtiger_person": aim(LOOKED_FOR[3]),
            "zweck_strafuntersuchung_verfolgung_oder_strafvollstreckung": YES,
            "straftat_in_anhang_ii": YES,
            "genehmigung_abgelehnt": NO,
            "vorherige_richterliche_oder_unabhaengige_bindende_genehmigung": AUTHORISED,
            "hinreichend_begruendete_dringlichkeit": NO,
            "genehmigung_unverzueglich_beantragt": NO,
            "nationalrechtliche_zulassung_fuer_diesen_zweck": YES,
            "nur_identitaet_der_gezielt_gesuchten_person": NARROW,
            "situation_und_grundrechtsfolgen_beruecksichtigt": YES,
            "notwendige_verhaeltnismaessige_zeit_ort_personenbegrenzung": NARROW,
            "grundrechtefolgenabschaetzung_abgeschlossen": PREPARED,
            "eu_datenbank_registriert": PREPARED,
            "registrierung_unverzueglich_nachgeholt": NO,
        },
    ),
    "art-5-1-ba": (
        "AIA_005_001_BA",
        GATE
        | {
            "realistische_darstellung_identifizierbarer_person": holds("looks_like_recognisable_person"),
            "darstellung_intimer_koerperteile": has("practices", "intimate_images"),
            "darstellung_sexuell_expliziter_aktivitaet": NO,
            "generierung": holds("adds_intimacy"),
            "manipulation": NO,
            "exposition_intimer_teile_erhoeht": NO,
            "art_sexueller_aktivitaet_geaendert": NO,
            **{
                f"einwilligung_{word}": holds("shown_person_agreed")
                for word in ("frei", "spezifisch", "informiert", "unmissverstaendlich", "ausdruecklich")
            },
            "medizinischer_diagnose_oder_behandlungszweck": holds("care_of_person_unable_to_agree"),
            "medizinverwendung_datenschutzkonform": YES,
            "medizinverwendung_grundrechtskonform": YES,
            "medizinverwendung_nach_einschlaegigem_medizinrecht_zulaessig": YES,
            "person_einwilligungsunfaehig": YES,
            "verwendung_durch_medizinisches_fachpersonal": YES,
        },
    ),
    "art-5-1-bb": (
        "AIA_005_001_BB",
        GATE
        | {
            "material_oder_darbietung_richtlinie_2011_93_artikel_2_c_oder_e": has("practices", "child_sexual_material"),
            "nationalrechtliche_berechtigung_ausnahme_without_right": holds("child_material_allowed_by_law"),
        },
    ),
}
NUMBERS: Mapping[str, Mapping[str, str]] = {
    "AIA_005_001_H": {"nationale_strafhoechstdauer_jahre": "4", "stunden_bis_genehmigungsantrag": "1"}
}
