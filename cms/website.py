"""granian, made so that nothing of it goes on alone or misses that it should stop: `python -m cms.website`.

On its own a process of granian does not hear that it should stop until it has loaded the site, and goes on for ever
when its parent is killed. Either way it keeps the port, nothing can start again, and then no message leaves.
"""

import multiprocessing
import sys

from granian.cli import entrypoint

from cms.orphans import end_children_with_us

if __name__ == "__main__":
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork")  # what end_children_with_us() needs
    end_children_with_us()
    sys.exit(entrypoint())
