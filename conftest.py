pytest_plugins = ["zellige.log.tests.emptying"]
