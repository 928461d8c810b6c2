"""csc's settings in test mode. DATABASE_URL and REDIS_URL, when set, choose the services the tests run on."""

import os

os.environ["CSC_MODE"] = "test"

from csc.settings import *  # noqa: F403, TID251 - the test mode has to be chosen before they are read
