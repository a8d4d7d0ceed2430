"""The fixed words of papers: headings, labels, notes."""

from __future__ import annotations

from zellige.kernel.text import Text

WORDS: dict[str, Text] = {
    "dossier": Text({"ar": "ملف قانوني", "fr": "Dossier juridique", "en": "Legal dossier"}),
    "subtitle": Text(
        {
            "ar": "ما تستنتجه القوانين من الوقائع المصرح بها، ولماذا",
            "fr": "Ce que les lois concluent des faits déclarés, et pourquoi",
            "en": "What the laws conclude from the facts given, and why",
        }
    ),
    "day": Text({"ar": "القانون كما هو بتاريخ", "fr": "La loi au", "en": "The law as of"}),
    "content": Text({"ar": "بصمة القواعد", "fr": "Empreinte des règles", "en": "Fingerprint of the rules"}),
    "others": Text({"ar": "وهو قائم أيضا", "fr": "Également vérifié", "en": "What else holds"}),
    "because": Text({"ar": "السبب", "fr": "Parce que", "en": "Because"}),
    "waits": Text({"ar": "في انتظار", "fr": "En attente de", "en": "Waits for"}),
    "always": Text({"ar": "أيا كانت الوقائع", "fr": "quels que soient les faits", "en": "whatever the facts"}),
    "presumed": Text(
        {
            "ar": "نطاق التطبيق مفترض",
            "fr": "le champ d'application est présumé",
            "en": "its scope is presumed",
        }
    ),
    "more": Text({"ar": "أخرى", "fr": "autres", "en": "more"}),
    "applies_from": Text({"ar": "يطبق ابتداء من", "fr": "S'applique à partir du", "en": "Applies from"}),
    "article": Text({"ar": "المادة", "fr": "Article", "en": "Article"}),
    "duties": Text({"ar": "الواجبات", "fr": "Obligations légales", "en": "Duties"}),
    "duty": Text({"ar": "الواجب", "fr": "Obligation", "en": "Duty"}),
    "addressee": Text({"ar": "على عاتق", "fr": "À la charge de", "en": "Owed by"}),
    "deadline": Text({"ar": "الأجل", "fr": "Délai", "en": "Time"}),
    "agency": Text({"ar": "الهيئة", "fr": "Autorité", "en": "Agency"}),
    "agencies": Text(
        {"ar": "الهيئات المعنية والمساطر", "fr": "Autorités et procédures", "en": "Agencies and procedures"}
    ),
    "questions": Text(
        {
            "ar": "أسئلة ما زال جوابها قد يغير نتيجة",
            "fr": "Questions dont la réponse peut encore changer une conclusion",
            "en": "Questions whose answer can still change a conclusion",
        }
    ),
    "rulings": Text(
        {"ar": "مسائل قانونية مفتوحة", "fr": "Questions de droit en suspens", "en": "Open legal questions"}
    ),
    "owner": Text({"ar": "يبت فيها", "fr": "À trancher par", "en": "To be ruled on by"}),
    "facts": Text({"ar": "الوقائع المصرح بها", "fr": "Faits déclarés", "en": "Facts given"}),
    "none": Text({"ar": "لا شيء", "fr": "Rien", "en": "None"}),
    "binding": Text({"ar": "بحكم القانون", "fr": "par la loi", "en": "by law"}),
    "alignment": Text(
        {
            "ar": "بالملاءمة، لا بحكم القانون",
            "fr": "par alignement, non par la loi",
            "en": "by alignment, not by law",
        }
    ),
    "note": Text(
        {
            "ar": "«مفتوح» تعني أن جوابا ناقصا ما زال قد يغير النتيجة، ولا تعني «لا». "
            "والقواعد مصوغة بعباراتنا انطلاقا من المصادر المذكورة، "
            "ولا يغني هذا الملف عن النص الرسمي ولا عن رأي الهيئات المختصة.",
            "fr": "« En suspens » veut dire qu'une réponse manquante peut encore changer le résultat ; "
            "ce n'est pas un « non ». Les règles sont dites avec nos mots d'après les sources citées ; "
            "ce dossier ne remplace ni le texte officiel ni l'avis des autorités.",
            "en": "“Open” means that a missing answer can still change the result; it is not a “no”. "
            "Rules are restated in our own words from the sources named; "
            "this dossier replaces neither the official text nor the opinion of the agencies.",
        }
    ),
    "page": Text({"ar": "صفحة", "fr": "page", "en": "page"}),
    "of": Text({"ar": "من", "fr": "sur", "en": "of"}),
}


def paper_words(language: str) -> dict[str, str]:
    """All of them in one language."""
    return {name: text.into(language)[0] for name, text in WORDS.items()}
