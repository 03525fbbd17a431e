from django_tasks import task

from grondslag.ind.dossiers.models import Document
from grondslag.ind.dossiers.services import read_received


@task()
def read(document_pk: int) -> None:
    """Read one received document in a child process."""
    read_received(document=Document.objects.get(pk=document_pk))
