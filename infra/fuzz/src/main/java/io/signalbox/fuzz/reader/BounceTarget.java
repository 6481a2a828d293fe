package io.signalbox.fuzz.reader;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.bounces.BouncesHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages about bounces, bare and in SNS's envelope: none holds up the one behind it. */
final class BounceTarget implements Target {
  private static final String GOOD =
      """
      {"notificationType":"Bounce","mail":{"messageId":"1"},
       "bounce":{"bounceType":"Transient","bouncedRecipients":[{"emailAddress":"a@isp.example"}]}}
      """;

  private final BouncesHandler handler = new BouncesHandler(Functions.platform());

  @Override
  public void run(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    String wrapped =
        JsonNodeFactory.instance
            .objectNode()
            .put("Type", "Notification")
            .put("Message", text)
            .toString();
    SQSEvent event = new SQSEvent();
    event.setRecords(
        List.of(message("bare", text), message("sns", wrapped), message("good", GOOD)));
    SQSBatchResponse answer = handler.handleRequest(event, Functions.context());
    Promise.hold(
        answer.getBatchItemFailures().stream()
            .noneMatch(failure -> failure.getItemIdentifier().equals("good")),
        "The message behind it failed");
  }

  private static SQSEvent.SQSMessage message(String id, String body) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    return message;
  }
}
