"""The OM's site for a WSGI server: `gunicorn grondslag.om.site.wsgi`."""

from grondslag.both.serve import application_for

application = application_for("om")
