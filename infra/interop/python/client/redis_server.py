"""A Redis for tests, and bots in this process that use it."""

import contextlib
import pathlib
import subprocess
import tempfile
import time
import unittest

import redis
from intelmq.lib.bot import Bot

from intelmq_instance import free_port


class RedisTestCase(unittest.TestCase):
    """A test of bots with IntelMQ's own pipeline."""

    @classmethod
    def setUpClass(cls):
        cls.port = free_port()
        words = ["redis-server", "--port", str(cls.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        cls.addClassCleanup(server.wait)
        cls.addClassCleanup(server.kill)
        cls.queues = redis.Redis(port=cls.port, db=2)
        cls.addClassCleanup(cls.queues.close)
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with contextlib.suppress(redis.exceptions.ConnectionError):
                cls.queues.ping()
                return
            time.sleep(0.01)

    def setUp(self):
        self.queues.flushdb()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def bot(self, kind: type[Bot], **parameters) -> Bot:
        """A bot that is connected; its `process` is called by the test."""
        ports = ("source_pipeline_port", "destination_pipeline_port", "statistics_port")
        settings = {
            **dict.fromkeys(ports, self.port),
            "logging_path": str(self.folder),
            "logging_level": "CRITICAL",
            "signalbox_token": "token",
            "error_retry_delay": 0,
            "http_timeout_sec": 5,
            **parameters,
        }
        bot = kind("test-bot", settings=settings)
        self.addCleanup(self._stop, bot)
        return bot

    @staticmethod
    def _stop(bot: Bot) -> None:
        bot.stop(0)
        # IntelMQ stops each bot again when the process ends, and waits for a Redis that is gone.
        bot._Bot__stats_cache = None
