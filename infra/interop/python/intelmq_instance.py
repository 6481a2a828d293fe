"""An IntelMQ instance of its own for tests: its folder, its Redis and its bots as processes. Imported before IntelMQ."""

import contextlib
import importlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "infra" / "clients" / "intelmq" / "src"))


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


class Instance:
    """IntelMQ with bots that start in a moment: each is a fork of this process, which has imported everything.

    :param folder: a new folder for all that it writes
    :param bots: parameters of each bot, with its module, by the bot's id
    """

    def __init__(self, folder: pathlib.Path, bots: dict[str, dict]) -> None:
        self.folder = folder
        for name in ("etc", "var/log", "var/run", "var/lib/bots"):
            (folder / name).mkdir(parents=True)
        os.environ["INTELMQ_ROOT_DIR"] = str(folder)
        import intelmq

        conf = pathlib.Path(intelmq.__file__).parent / "etc" / "harmonization.conf"
        shutil.copy(conf, folder / "etc")
        self._redis_port = free_port()
        for bot in bots.values():
            bot["parameters"].update(
                dict.fromkeys(
                    ("source_pipeline_port", "destination_pipeline_port", "statistics_port"), self._redis_port
                )
            )
        # JSON is YAML.
        (folder / "etc" / "runtime.yaml").write_text(json.dumps(bots))
        self._modules = {name: bot["module"] for name, bot in bots.items()}
        self._processes: dict[str, int] = {}
        self._start_redis()
        from intelmq.lib import utils

        # IntelMQ refuses to run as root, which a build in a container is.
        utils.drop_privileges = lambda: True
        self._bots = {name: importlib.import_module(module).BOT for name, module in self._modules.items()}

    def _start_redis(self) -> None:
        import redis

        words = ["redis-server", "--port", str(self._redis_port), "--bind", "127.0.0.1", "--save", "", "--dir"]
        self._server = subprocess.Popen([*words, str(self.folder)], stdout=subprocess.DEVNULL)
        self.queues = redis.Redis(port=self._redis_port, db=2)
        end = time.monotonic() + 20
        while True:
            with contextlib.suppress(redis.exceptions.ConnectionError):
                self.queues.ping()
                return
            if time.monotonic() > end:
                raise TimeoutError("Redis does not start")
            time.sleep(0.01)

    def start(self, bot: str) -> None:
        """Starts a bot as a process."""
        process = os.fork()
        if process == 0:
            code = 1
            try:
                output = os.open(self.folder / f"{bot}.out", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
                os.dup2(output, 1)
                os.dup2(output, 2)
                sys.argv = [self._modules[bot], bot]
                self._bots[bot].run()
            except SystemExit as end:
                code = end.code or 0
            finally:
                os._exit(code)
        self._processes[bot] = process

    def stop(self, bot: str, how: signal.Signals = signal.SIGTERM) -> int:
        """Ends a bot; its exit code, negative for a signal."""
        process = self._processes.pop(bot)
        os.kill(process, how)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    def is_running(self, bot: str) -> bool:
        """Whether the bot has not ended by itself."""
        return os.waitpid(self._processes[bot], os.WNOHANG) == (0, 0)

    def log(self, bot: str) -> str:
        """What the bot has logged."""
        file = self.folder / "var" / "log" / f"{bot}.log"
        return file.read_text() if file.exists() else ""

    def put(self, queue: str, messages: list[str]) -> None:
        """Puts messages at the end of a queue."""
        if messages:
            self.queues.lpush(queue, *messages)

    def messages(self, queue: str) -> list[dict]:
        """The messages in a queue, oldest first."""
        return [json.loads(message) for message in self.queues.lrange(queue, 0, -1)[::-1]]

    def close(self) -> None:
        """Ends all processes."""
        for bot in list(self._processes):
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                self.stop(bot, signal.SIGKILL)
        self._server.kill()
        self._server.wait()
