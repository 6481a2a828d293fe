"""What LocalStack finds by the entry point, and chooses by LAMBDA_RUNTIME_EXECUTOR=process."""

from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    """Loads the executor when the first function needs it."""

    name = "process"

    def load(self, *args: object, **kwargs: object) -> type:
        """The class of the executors."""
        from .executor import ProcessExecutor

        return ProcessExecutor
