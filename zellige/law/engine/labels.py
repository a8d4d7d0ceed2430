"""What the codes of packs are called, in three languages: outcomes, certainty, status, deadlines, addressees.

The one place for these words: papers, the command line and the web pages all read them here.
"""

from __future__ import annotations

from collections.abc import Mapping

from zellige.kernel.text import Text
from zellige.law.engine.instrument import Deadline


def _text(ar: str, fr: str, en: str) -> Text:
    return Text({"ar": ar, "fr": fr, "en": en})


OUTCOMES: Mapping[str, Text] = {
    "applies": _text("يطبق", "s'applique", "applies"),
    "excluded": _text("مستثنى", "exclu", "excluded"),
    "prohibited": _text("محظور", "interdit", "prohibited"),
    "high_risk": _text("عالي المخاطر", "haut risque", "high risk"),
    "exempt": _text("معفى", "dispensé", "exempt"),
    "authorisation": _text("إذن مسبق", "autorisation", "authorisation"),
    "declaration": _text("تصريح", "déclaration", "declaration"),
    "opinion": _text("رأي", "avis", "opinion"),
    "no_formality": _text("دون إجراء", "sans formalité", "no formality"),
    "permitted": _text("مسموح به", "permis", "permitted"),
    "sanction": _text("عقوبة", "sanction", "sanction"),
}

CERTAINTY: Mapping[str, Text] = {
    "official": _text("نص رسمي", "texte officiel", "official text"),
    "transcription": _text(
        "نسخة منقولة كاملة",
        "transcription complète du texte officiel",
        "full transcription of the official text",
    ),
    "secondary": _text("مصدر ثانوي", "source secondaire", "secondary source"),
    "press": _text("من الصحافة", "par la presse", "from the press"),
    "memory": _text("من الذاكرة", "de mémoire", "from memory"),
    "none": _text("لم يُحصل على النص", "texte non obtenu", "text not obtained"),
}

STATUS: Mapping[str, Text] = {
    "in_force": _text("ساري المفعول", "en vigueur", "in force"),
    "to_be_confirmed": _text("في انتظار التأكيد", "à confirmer", "to be confirmed"),
    "draft": _text("مشروع", "projet", "draft"),
    "announced": _text("معلن عنه", "annoncé", "announced"),
}

ADDRESSEES: Mapping[str, Text] = {
    "controller": _text("المسؤول عن المعالجة", "responsable du traitement", "controller"),
    "processor": _text("المعالج من الباطن", "sous-traitant", "processor"),
    "provider": _text("المزود", "fournisseur", "provider"),
    "deployer": _text("المستعمِل المهني", "déployeur", "deployer"),
    "importer": _text("المستورد", "importateur", "importer"),
    "distributor": _text("الموزع", "distributeur", "distributor"),
    "representative": _text("الممثل", "représentant", "representative"),
    "product_manufacturer": _text("صانع المنتوج", "fabricant du produit", "product manufacturer"),
    "agency": _text("الهيئة", "autorité", "agency"),
    "court": _text("المحكمة", "juridiction", "court"),
    "staff": _text("الأعوان", "agents", "staff"),
    "sender": _text("المرسل", "expéditeur", "sender"),
    "offender": _text("المخالف", "contrevenant", "offender"),
    "authority": _text("السلطة المختصة", "autorité compétente", "competent authority"),
    "assignee": _text("المفوت إليه", "cessionnaire", "assignee"),
    "legislator": _text("المشرع", "législateur", "legislator"),
}

KINDS: Mapping[str, Text] = {
    "definition": _text("تعريف", "définition", "definition"),
    "bridge": _text("قاعدة وصل", "règle de passage", "bridge rule"),
    "conclusion": _text("نتيجة", "conclusion", "conclusion"),
}

ABOUT: Mapping[str, Text] = {
    "system": _text("النظام", "le système", "the system"),
    "product": _text("المنتوج", "le produit", "the product"),
    "operator": _text("كل متدخل", "chaque opérateur", "each operator"),
    "processing": _text("كل معالجة", "chaque traitement", "each processing"),
}

JURISDICTIONS: Mapping[str, Text] = {
    "ma": _text("المغرب", "Maroc", "Morocco"),
    "eu": _text("الاتحاد الأوروبي", "Union européenne", "European Union"),
    "int": _text("دولي", "international", "international"),
}

UNKNOWN: Mapping[str, Text] = {
    "not_asked": _text("لم يُسأل عنه بعد", "pas encore demandé", "not asked yet"),
    "not_known": _text("غير معروف", "non connu", "not known"),
    "withheld": _text("محجوب", "retenu", "withheld"),
}

VALUES: Mapping[bool | None, Text] = {
    True: _text("نعم", "oui", "yes"),
    False: _text("لا", "non", "no"),
    None: _text("مفتوح", "en suspens", "open"),
}

TRUTHS: Mapping[bool | None, Text] = {
    True: _text("قائم", "vérifié", "holds"),
    False: _text("غير قائم", "non vérifié", "does not hold"),
    None: _text("مفتوح", "en suspens", "open"),
}

DEADLINES: Mapping[str, Text] = {
    "hours": _text("داخل {n} ساعة", "dans les {n} heures", "within {n} hours"),
    "calendar_days": _text("داخل {n} أيام", "dans les {n} jours calendaires", "within {n} days"),
    "working_days": _text("داخل {n} أيام عمل", "dans les {n} jours ouvrables", "within {n} working days"),
    "clear_days": _text("داخل {n} أيام كاملة", "dans les {n} jours francs", "within {n} clear days"),
    "months": _text("داخل {n} أشهر", "dans les {n} mois", "within {n} months"),
    "years": _text("داخل {n} سنوات", "dans les {n} ans", "within {n} years"),
    "continuous": _text("في كل وقت", "en permanence", "at all times"),
    "before": _text("قبل الشروع", "avant de commencer", "before starting"),
    "without_delay": _text("دون تأخير", "sans délai", "without delay"),
    "set_by_agency": _text("أجل تحدده الهيئة", "délai fixé par l'autorité", "time set by the agency"),
    "to_be_confirmed": _text("أجل في انتظار التأكيد", "délai à confirmer", "time to be confirmed"),
}

_ARABIC_SINGULAR: Mapping[str, str] = {  # from eleven on, Arabic counts in the singular
    "calendar_days": "داخل {n} يوما",
    "working_days": "داخل {n} يوم عمل",
    "clear_days": "داخل {n} يوما كاملا",
    "months": "داخل {n} شهرا",
    "years": "داخل {n} سنة",
}

_ONE_OR_TWO: Mapping[tuple[str, int], Text] = {
    ("hours", 1): _text("داخل ساعة واحدة", "dans l'heure", "within one hour"),
    ("calendar_days", 1): _text("داخل يوم واحد", "dans un délai d'un jour", "within one day"),
    ("calendar_days", 2): _text("داخل يومين", "dans les 2 jours", "within 2 days"),
    ("working_days", 1): _text("داخل يوم عمل واحد", "dans un jour ouvrable", "within one working day"),
    ("working_days", 2): _text("داخل يومي عمل", "dans les 2 jours ouvrables", "within 2 working days"),
    ("months", 1): _text("داخل شهر واحد", "dans un délai d'un mois", "within one month"),
    ("months", 2): _text("داخل شهرين", "dans les 2 mois", "within 2 months"),
    ("years", 1): _text("داخل سنة واحدة", "dans un délai d'un an", "within one year"),
    ("years", 2): _text("داخل سنتين", "dans les 2 ans", "within 2 years"),
}

STARTS: Mapping[str, Text] = {
    "filing": _text("من الإيداع", "du dépôt", "of the filing"),
    "day_after_filing": _text("من اليوم الموالي للإيداع", "du lendemain du dépôt", "of the day after the filing"),
    "request": _text("من الطلب", "de la demande", "of the request"),
    "complaint": _text("من الشكاية", "de la plainte", "of the complaint"),
    "recording": _text("من التسجيل", "de l'enregistrement", "of the recording"),
    "operation": _text("من العملية", "de l'opération", "of the operation"),
    "awareness": _text("من العلم بالأمر", "de la connaissance des faits", "of becoming aware"),
    "incident": _text("من الحادث", "de l'incident", "of the incident"),
    "placing_on_market": _text("من الطرح في السوق", "de la mise sur le marché", "of placing on the market"),
    "decision": _text("من القرار", "de la décision", "of the decision"),
    "notification": _text("من التبليغ", "de la notification", "of the notification"),
    "request_of_agency": _text("من طلب الهيئة", "de la demande de l'autorité", "of the agency's request"),
}


def deadline(given: Deadline) -> Text:
    """A deadline in words: how long, and from when."""
    if given.text is not None:
        return given.text
    words = _ONE_OR_TWO.get((given.kind, given.length or 0), DEADLINES[given.kind])
    return Text({code: _counted(given, code, words[code]) for code in ("ar", "fr", "en")})


def _counted(given: Deadline, language: str, pattern: str) -> str:
    length = given.length or 0
    if language == "ar" and length > 10:
        pattern = _ARABIC_SINGULAR.get(given.kind, pattern)
    start = STARTS.get(given.start)
    told = start.into(language)[0] if start else given.start.replace("_", " ")
    return f"{pattern.format(n=length)} {told}".strip()
