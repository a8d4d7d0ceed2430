from django.db import migrations

from zellige.log.web import triggers


class Migration(migrations.Migration):
    dependencies = [("log", "0001_initial")]
    operations = [migrations.RunPython(triggers.install, triggers.remove)]
