"""What tests of the deliveries' pages share."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

PLACE = ("nordjylland", "Aalborg")


def address(view, *args, place=PLACE):
    return reverse(f"deliveries:{view}", args=[*place, *args])


def sending(client, system, *files, **headers):
    """The answer to sending files, each a name and its bytes, to the page."""
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(address("deliveries"), {"system": system.pk, "files": given}, headers=headers)


def sent_page(client, system, *files):
    """The page of the delivery that sending them begins."""
    answer = sending(client, system, *files)
    assert answer.status_code == 302, answer.text[-3000:]
    return client.get(answer.headers["Location"])
