from django.db import migrations

from zellige.review.web import triggers


class Migration(migrations.Migration):
    """Raw SQL, because neither database lets the ORM say that rows never change."""

    dependencies = [("review", "0001_first")]
    operations = [migrations.RunPython(triggers.install, triggers.remove)]
