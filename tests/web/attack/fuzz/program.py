"""For the long run: `python -m tests.web.attack.fuzz.program FOLDER EXAMPLES SEED`.

A program of its own, with a data folder of its own. It prints what came of it as JSON: how many requests
of each operation were answered with each status, and each kind of fault in words.
"""

import json
import os
import sys
from pathlib import Path

from tests.web.casework import TODAY


def main(folder: Path, examples: int, seed: int) -> None:
    os.environ["FRIKOMMUNE_API_RATE"] = "1e6"
    from frikommune.web import serve

    serve.set_up(folder, demo=True, today=TODAY)
    from django.core.management import call_command
    from django.test import override_settings

    from frikommune.packfiles.folder import packs_folder
    from frikommune.web.journal.found import from_pack
    from frikommune.web.people.demo import seat_demo_persons
    from tests.web.attack.fuzz.run import Share, fuzz
    from tests.web.attack.fuzz.world import made

    call_command("migrate", verbosity=0)
    seat_demo_persons(from_pack(packs_folder() / "nordjylland"))
    with override_settings(WORK_APART=False):
        found = fuzz(made(), Share(examples), seed)
    sent = [[operation, status, many] for (operation, status), many in sorted(found.sent.items())]
    faults = [operation for operation, _ in found.faults]
    print(json.dumps({"sent": sent, "faults": faults, "said": str(found)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
