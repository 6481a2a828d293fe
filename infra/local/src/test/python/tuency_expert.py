"""Runs the tests that come with IntelMQ's tuency expert, against the hub that INTELMQ_TEST_TUNECY_URL names.

IntelMQ's tests refuse to run as root, which a build in a container is.
"""

import os
import unittest

from intelmq.lib import utils

if os.geteuid() == 0:
    utils.drop_privileges = lambda: True

unittest.main(module="intelmq.tests.bots.experts.tuency.test_expert")
