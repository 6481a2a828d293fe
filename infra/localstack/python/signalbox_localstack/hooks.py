"""What LocalStack calls when it starts."""

from __future__ import annotations

import sys

from localstack.runtime.hooks import on_infra_start

_ENVIRONMENTS = "/_signalbox/environments/<stack>"
_ALARM = "/_signalbox/alarms/<arn>"


@on_infra_start()
def answer_binary_bodies_as_aws_does() -> None:
    """LocalStack 4.14 passes over the binary media type */*, and answers base64 where it stands."""
    from localstack.services.apigateway.next_gen.execute_api.integrations import aws

    matches = aws.mime_type_matches_binary_media_types

    def matches_all(mime_type: str | None, binary_media_types: list[str]) -> bool:
        return "*/*" in binary_media_types or matches(mime_type, binary_media_types)

    aws.mime_type_matches_binary_media_types = matches_all


@on_infra_start()
def end_environments_on_request() -> None:
    """DELETE ends the processes of a stack's functions; the next calls start others."""
    from localstack.http import Request, Response
    from localstack.services.edge import ROUTER

    def end(_: Request, stack: str) -> Response:
        from .executor import ProcessExecutor

        ProcessExecutor.end_all(stack)
        return Response(status=204)

    ROUTER.add(_ENVIRONMENTS, endpoint=end, methods=["DELETE"])


@on_infra_start()
def look_at_alarms_on_request() -> None:
    """PUT counts the messages of all queues and looks at an alarm.

    LocalStack does both once a minute, one after the other. In tests it does so on request alone: who
    waits for an alarm need not wait for minutes, and hundreds that nobody waits for take no time.
    """
    from localstack import config
    from localstack.http import Request, Response
    from localstack.services.cloudwatch import alarm_scheduler
    from localstack.services.edge import ROUTER
    from localstack.services.sqs.provider import CloudwatchPublishWorker

    def look(_: Request, arn: str) -> Response:
        CloudwatchPublishWorker().publish_approximate_cloudwatch_metrics()
        alarm_scheduler.calculate_alarm_state(arn)
        return Response(status=204)

    if "--detached" not in sys.argv:
        config.SQS_DISABLE_CLOUDWATCH_METRICS = True
        alarm_scheduler.AlarmScheduler.schedule_metric_alarm = lambda _, alarm_arn: None
    ROUTER.add(_ALARM, endpoint=look, methods=["PUT"])


@on_infra_start()
def look_into_queues_before_asking_them() -> None:
    """A queue without a message is not asked for one.

    Each source of each function asks its queue twice a second, by a call that takes LocalStack
    milliseconds: with a few stacks it does nothing else.
    """
    from localstack.services.lambda_.event_source_mapping.pollers.poller import (
        EmptyPollResultsException,
    )
    from localstack.services.lambda_.event_source_mapping.pollers.sqs_poller import SqsPoller
    from localstack.services.sqs.models import sqs_stores
    from localstack.utils.aws.arns import parse_arn

    ask = SqsPoller.poll_events

    def poll_events(poller: SqsPoller) -> None:
        arn = parse_arn(poller.source_arn)
        queue = sqs_stores[arn["account"]][arn["region"]].queues.get(arn["resource"])
        if queue and not queue.approximate_number_of_messages:
            raise EmptyPollResultsException(service="sqs", source_arn=poller.source_arn)
        ask(poller)

    SqsPoller.poll_events = poll_events
