package io.signalbox.bounces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bounces.Feedback.Unreachable;
import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.settings.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    String id = message.path("mail").path("messageId").asText("unknown");
    return switch (type) {
      case "Bounce" -> bounce(message.path("bounce"), id);
      case "Complaint" -> complaint(message.path("complaint"), id);
      case "" -> throw new MalformedFeedback("Neither notificationType nor eventType");
      default -> new Feedback.Irrelevant(type);
    };
  }

  private static Feedback bounce(JsonNode bounce, String messageId) throws MalformedFeedback {
    String type = bounce.path("bounceType").asText();
    String kind = type + "/" + bounce.path("bounceSubType").asText();
    JsonNode recipients = recipients(bounce, "bouncedRecipients");
    if (type.isEmpty()) {
      throw new MalformedFeedback("A bounce without bounceType");
    }
    return type.equals("Permanent")
        ? new Feedback.Final(Reason.BOUNCE, unreachable(recipients, kind, messageId))
        : new Feedback.Passing(kind, recipients.size(), messageId);
  }

  private static Feedback complaint(JsonNode complaint, String messageId) throws MalformedFeedback {
    String kind = complaint.path("complaintFeedbackType").asText("complaint");
    JsonNode recipients = recipients(complaint, "complainedRecipients");
    // Somebody moved the mail out of the spam folder: the opposite of a complaint.
    return kind.equals("not-spam")
        ? new Feedback.Irrelevant(kind)
        : new Feedback.Final(Reason.COMPLAINT, unreachable(recipients, kind, messageId));
  }

  private static JsonNode recipients(JsonNode parent, String name) throws MalformedFeedback {
    JsonNode recipients = parent.path(name);
    if (!recipients.isArray() || recipients.isEmpty()) {
      throw new MalformedFeedback("No " + name);
    }
    return recipients;
  }

  private static List<Unreachable> unreachable(JsonNode recipients, String kind, String messageId)
      throws MalformedFeedback {
    var addresses = new ArrayList<Unreachable>();
    for (JsonNode recipient : recipients) {
      String detail =
          Stream.of(
                  kind,
                  recipient.path("status").asText(),
                  recipient.path("diagnosticCode").asText(),
                  "mail " + messageId)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining("; "));
      addresses.add(new Unreachable(address(recipient.path("emailAddress").asText()), detail));
    }
    return addresses;
  }

  private static MailAddress address(String text) throws MalformedFeedback {
    try {
      return MailAddress.parse(text);
    } catch (IllegalArgumentException fault) {
      throw new MalformedFeedback("A recipient that is no address: " + fault.getMessage());
    }
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
