package io.signalbox.bounces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.suppression.Suppression.Reason;
import java.util.Optional;

/**
 * Reads what SES publishes: the notifications of an identity and the events of a configuration set
 * ("Amazon SNS notification contents for Amazon SES"), within SNS's envelope or delivered raw.
 * Members that it does not know are no concern of its.
 */
final class FeedbackReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What SES publishes, as plain text, when a topic becomes the destination of its events. */
  private static final String TOPIC_IS_VALID = "Successfully validated SNS topic";

  private FeedbackReader() {}

  static Feedback read(String body) throws MalformedFeedback {
    JsonNode outer = object(body);
    if (!outer.path("Type").isTextual()) {
      return readMessage(outer);
    }
    String type = outer.path("Type").textValue();
    if (!type.equals("Notification")) {
      return new Feedback.Irrelevant("SNS " + type);
    }
    String message = outer.path("Message").asText();
    return message.startsWith(TOPIC_IS_VALID)
        ? new Feedback.Irrelevant("topic validation")
        : readMessage(object(message));
  }

  private static Feedback readMessage(JsonNode message) throws MalformedFeedback {
    String type = message.path("notificationType").asText(message.path("eventType").asText(""));
    return switch (type) {
      case "Bounce" -> bounce(message);
      case "Complaint" -> complaint(message);
      case "Delivery" -> plain(message, "delivery", Result.RECEIVED, type).read("recipients");
      case "DeliveryDelay" -> delay(message);
      case "Reject" -> refused(message, "reject", "reason");
      case "Rendering Failure" -> refused(message, "failure", "errorMessage");
      case "" -> throw new MalformedFeedback("Neither notificationType nor eventType");
      default -> new Feedback.Irrelevant(type);
    };
  }

  /** SES tells of a bounce when it tries no more, whatever its kind. */
  private static Feedback bounce(JsonNode message) throws MalformedFeedback {
    String type = message.path("bounce").path("bounceType").asText();
    String kind = type + "/" + message.path("bounce").path("bounceSubType").asText();
    Optional<Reason> suppresses =
        type.equals("Permanent") ? Optional.of(Reason.BOUNCE) : Optional.empty();
    return new MailEvent(message, "bounce", Result.RETURNED, kind, suppresses)
        .read("bouncedRecipients");
  }

  private static Feedback complaint(JsonNode message) throws MalformedFeedback {
    String kind = message.path("complaint").path("complaintFeedbackType").asText("complaint");
    // Somebody moved the mail out of the spam folder: the opposite of a complaint.
    return kind.equals("not-spam")
        ? new Feedback.Irrelevant(kind)
        : new MailEvent(
                message, "complaint", Result.COMPLAINED, kind, Optional.of(Reason.COMPLAINT))
            .read("complainedRecipients");
  }

  private static Feedback delay(JsonNode message) throws MalformedFeedback {
    String kind = "DeliveryDelay/" + message.path("deliveryDelay").path("delayType").asText();
    return plain(message, "deliveryDelay", Result.DELAYED, kind).read("delayedRecipients");
  }

  /** SES did not send it on: for a virus, say. */
  private static Feedback refused(JsonNode message, String member, String reason)
      throws MalformedFeedback {
    String kind =
        message.path("eventType").asText() + "/" + message.path(member).path(reason).asText();
    return plain(message, member, Result.RETURNED, kind).read("");
  }

  private static MailEvent plain(JsonNode message, String member, Result result, String kind) {
    return new MailEvent(message, member, result, kind, Optional.empty());
  }

  private static JsonNode object(String text) throws MalformedFeedback {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException notJson) {
      throw new MalformedFeedback("Not JSON, at column " + notJson.getLocation().getColumnNr());
    }
    throw new MalformedFeedback("Not a JSON object");
  }
}
