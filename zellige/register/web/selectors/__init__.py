"""What may be read of the register."""

from zellige.register.web.selectors.cases import case_facts, cases, records_of
from zellige.register.web.selectors.files import (
    file_for_all,
    file_in_sight,
    initiative_file,
    initiative_in_sight,
    system_in_sight,
)
from zellige.register.web.selectors.kept import read_once, records_in
from zellige.register.web.selectors.lists import Filters, initiatives, proposing_institutions
from zellige.register.web.selectors.products import (
    product_file,
    product_in_sight,
    products,
    versions_in_sight,
)

__all__ = [
    "Filters",
    "case_facts",
    "cases",
    "file_for_all",
    "file_in_sight",
    "initiative_file",
    "initiative_in_sight",
    "initiatives",
    "product_file",
    "product_in_sight",
    "products",
    "proposing_institutions",
    "read_once",
    "records_in",
    "records_of",
    "system_in_sight",
    "versions_in_sight",
]
