"""The IND's site for a WSGI server: `gunicorn grondslag.ind.site.wsgi`."""

from grondslag.both.serve import application_for

application = application_for("ind")
