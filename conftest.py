"""What every test starts from: compiled catalogues, and a browser for those that ask for one."""

from zellige.ui.catalogues import compile_catalogues

pytest_plugins = ["tests.browser", "zellige.log.tests.emptying"]

compile_catalogues()
