"""Keep the rules as they stand, by their hash."""

from __future__ import annotations

from datetime import datetime

from zellige.kernel.errors import Fault
from zellige.law.web.content import documents, library
from zellige.law.web.models import ContentRelease
from zellige.law.web.selectors.snapshots import archive
from zellige.log.web.actions.append import append


def keep_release(*, at: datetime) -> ContentRelease:
    """The release of the present rules; kept and entered in the log unless it was before.

    Runs inside the transaction of the action that calls it.
    """
    digest = library().digest
    known = ContentRelease.objects.filter(digest=digest).first()
    if known is not None:
        return known
    content = documents()
    if content.digest != digest:
        raise Fault("the content folder was changed while the platform ran; start it again before you go on")
    release = ContentRelease.objects.create(digest=digest, archive=archive(content), kept_at=at)
    append(kind="law.release_kept", body={"content": digest}, at=at)
    return release
