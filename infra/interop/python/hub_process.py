"""The hub for one machine as a process that can be killed, and calls of its API."""

import os
import pathlib
import subprocess
import time

import requests

from intelmq_instance import ROOT, free_port

ADMINISTRATOR = "administrator-token-of-tests"


class HubProcess:
    """A hub with its data in a folder, always at the same port.

    :param folder: for data and log
    """

    def __init__(self, folder: pathlib.Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()
        self.await_ready()

    def start(self) -> None:
        """Starts the process, and does not wait for it."""
        words = [str(ROOT / "infra" / "local" / "hub"), "--port", str(self._port), "--data", str(self._folder / "data")]
        environment = {**os.environ, "SIGNALBOX_ADMIN_TOKEN": ADMINISTRATOR}
        with open(self._folder / "hub.log", "ab") as log:
            self._process = subprocess.Popen([*words, "--allow-loopback"], env=environment, stdout=log, stderr=log)

    def await_ready(self) -> None:
        """Waits until it answers."""
        end = time.monotonic() + 300
        while True:
            try:
                requests.get(self.url + "/v1/info", timeout=5).raise_for_status()
                return
            except requests.RequestException:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def kill(self) -> None:
        """As a failing machine stops it."""
        self._process.kill()
        self._process.wait()


def put_settings(url: str, administrator: str, instance: str, token: str) -> None:
    """Replaces the hub's settings by an instance that posts and reads, and the feed "all" with everything."""
    settings = {
        "instances": {
            instance: {"tokens": [{"name": "first", "token": token}], "grants": {"post": True, "read": ["all"]}}
        },
        "destinations": {"all": {"method": "pull"}},
        "routes": {"all": {"pattern": {}, "destinations": ["all"]}},
    }
    answer = requests.put(
        url + "/v1/settings",
        json=settings,
        headers={"Authorization": f"Bearer {administrator}", "If-Match": "*"},
        timeout=30,
    )
    if not answer.ok:
        raise ValueError(answer.text)
