"""Runs each environment of a Java function as a process of its own."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import threading
import weakref
from pathlib import Path
from typing import ClassVar

from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from .code import FunctionCode
from .runtime_api import Invocation, RuntimeApi
from .shared_classes import Recording

LOG = logging.getLogger(__name__)

_HEAP_SHARE_PERCENT = 80
_NATIVE = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"


class ProcessExecutor(RuntimeExecutor):
    """An environment: one JVM, started with what LocalStack would give its container.

    A JVM that exits or outlasts the function's time-out fails its invocation; the next invocation
    starts another, as Lambda does.
    """

    _all: ClassVar[weakref.WeakSet[ProcessExecutor]] = weakref.WeakSet()

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id, function_version)
        ProcessExecutor._all.add(self)
        self._environment: dict[str, str] = {}
        self._api: RuntimeApi | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._recording: Recording | None = None
        name = function_version.id.function_name
        self._log = Path(os.environ["FUNCTION_LOGS"]) / f"{name}-{id}.log"

    def start(self, env_vars: dict[str, str]) -> None:
        """Returns when the function is initialised."""
        self._environment = {name: str(value) for name, value in env_vars.items()}
        self._launch()

    def stop(self) -> None:
        """Ends the process, in order where it is to leave something to others."""
        recording, process = self._recording, self._process
        if recording and process:
            # Who waits for an answer is woken by the end, and would kill what is about to write.
            self._recording = self._process = None
            self._api.end()
            recording.keep(process)
        else:
            self._kill()

    @classmethod
    def end_all(cls, stack: str) -> None:
        """Ends the processes of a stack's functions: nothing lives on of what they knew."""
        for one in list(cls._all):
            if one._environment.get("STACK_NAME") == stack:
                one.stop()
                # It may still be writing its archive.
                one._process = None

    def get_address(self) -> str:
        """Where the environment is."""
        return "127.0.0.1"

    def get_endpoint_from_executor(self) -> str:
        """Where LocalStack is."""
        return "127.0.0.1"

    def get_runtime_endpoint(self) -> str:
        """Unused: the runtime API has a port of its own."""
        return ""

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        """Has one invocation worked on."""
        process = self._process
        if process is None or process.poll() is not None:
            self._launch()
        logged = self._log.stat().st_size
        invocation = Invocation(
            request_id=payload["invoke-id"],
            function_arn=payload["invoked-function-arn"],
            trace_id=payload["trace-id"],
            payload=payload["payload"].encode(),
            timeout_seconds=self.function_version.config.timeout,
        )
        answer = self._api.invoke(invocation)
        if answer is None:
            reason = self._failure(invocation)
            self._kill()
            return InvocationResult(invocation.request_id, reason, True, self._logs_from(logged))
        return InvocationResult(
            invocation.request_id, answer.payload, answer.is_error, self._logs_from(logged)
        )

    def get_logs(self) -> str:
        """All that the process has printed."""
        return self._logs_from(0)

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        """Unpacks the code."""
        FunctionCode.of(function_version)

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """Keeps the code: other versions may run it."""

    def _kill(self) -> None:
        """Ends the process at once: what ran out of time does nothing more, as on Lambda."""
        if self._recording:
            self._recording.give_up()
            self._recording = None
        if self._api:
            self._api.end()
        process = self._process
        if process:
            process.kill()
            process.wait()

    def _launch(self) -> None:
        self._api = RuntimeApi()
        code = FunctionCode.of(self.function_version)
        self._recording = code.classes.record()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command(code),
                env=self._process_environment(code),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        threading.Thread(target=self._watch, args=(self._process, self._api), daemon=True).start()
        failure = self._api.wait_until_ready()
        if failure is not None:
            LOG.warning("Function %s did not start:\n%s", self.function_version.id, self.get_logs())
            raise StatusErrorException("The function did not start", payload=failure)

    @staticmethod
    def _watch(process: subprocess.Popen[bytes], api: RuntimeApi) -> None:
        process.wait()
        api.end()

    def _command(self, code: FunctionCode) -> list[str]:
        memory = self.function_version.config.memory_size * _HEAP_SHARE_PERCENT // 100
        # What Lambda's own Java runtime sets.
        return [
            os.environ["FUNCTION_JAVA"],
            f"-Xmx{memory}m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            *(self._recording.options() if self._recording else code.classes.options()),
            f"-D{_NATIVE}={os.environ['FUNCTION_NATIVE']}",
            "-cp",
            code.classpath(Path(os.environ["FUNCTION_RUNTIME"])),
            *os.environ["FUNCTION_MAIN"].split(),
            self.function_version.config.handler,
        ]

    def _process_environment(self, code: FunctionCode) -> dict[str, str]:
        passed = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
        return {
            **passed,
            **self._environment,
            "TZ": "UTC",
            "LAMBDA_TASK_ROOT": str(code.folder),
            "AWS_LAMBDA_RUNTIME_API": self._api.address,
        }

    def _failure(self, invocation: Invocation) -> bytes:
        process = self._process
        if process is not None and process.poll() is None:
            what = f"Task timed out after {invocation.timeout_seconds}.00 seconds"
        else:
            what = f"Runtime exited with status {process.returncode if process else None}"
        return json.dumps({"errorMessage": f"{invocation.request_id} {what}"}).encode()

    def _logs_from(self, offset: int) -> str:
        if not self._log.exists():
            return ""
        with self._log.open("rb") as log:
            log.seek(offset)
            return log.read().decode(errors="replace")
