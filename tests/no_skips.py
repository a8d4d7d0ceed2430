"""Where CI is set, a test that is skipped is a test that failed.

Tests marked `official` are the exception: the files they read are not ours to ship.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

EXIT = pytest.ExitCode.TESTS_FAILED


class NoSkips:
    """Remembers what was skipped, and why."""

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        excused = "official" in report.keywords or hasattr(report, "wasxfail")
        if report.skipped and not excused:
            self._remember(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self._remember(report)

    def _remember(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        self.skipped.append(f"{report.nodeid}: {reason}")

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Iterator[None]:
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = EXIT
        return (yield)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.skipped:
            terminalreporter.section("skipped, which CI does not accept")
            for line in self.skipped:
                terminalreporter.write_line(line)


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
        config.pluginmanager.register(NoSkips(), "no-skips")
