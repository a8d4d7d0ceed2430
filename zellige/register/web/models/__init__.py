from zellige.register.web.models.assertion import Assertion
from zellige.register.web.models.initiative import Initiative, Statement
from zellige.register.web.models.product import Product, ProductVersion
from zellige.register.web.models.system import Operator, Processing, System, VersionUse

__all__ = [
    "Assertion",
    "Initiative",
    "Operator",
    "Processing",
    "Product",
    "ProductVersion",
    "Statement",
    "System",
    "VersionUse",
]
