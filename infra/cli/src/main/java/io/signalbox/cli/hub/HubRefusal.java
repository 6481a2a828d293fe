package io.signalbox.cli.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.output.VisibleText;

/** The hub answered that it will not do it. */
public final class HubRefusal extends CommandFailure {
  private static final int FAULTS_SHOWN = 20;

  private final transient HubAnswer answer;

  public HubRefusal(HubAnswer answer) {
    super(status(answer.status()), message(answer));
    this.answer = answer;
  }

  public HubAnswer answer() {
    return answer;
  }

  private static ExitStatus status(int status) {
    return switch (status) {
      case 401, 403 -> ExitStatus.NOT_GRANTED;
      case 404 -> ExitStatus.NOT_FOUND;
      case 429, 503 -> ExitStatus.LATER;
      case 301, 302, 303, 307, 308 -> ExitStatus.UNREACHABLE;
      default -> status >= 500 ? ExitStatus.UNREACHABLE : ExitStatus.REFUSED;
    };
  }

  private static String message(HubAnswer answer) {
    JsonNode problem = problem(answer);
    String detail = problem.path("detail").asText(problem.path("title").asText());
    StringBuilder message = new StringBuilder();
    message.append("The hub answered ").append(answer.status());
    message.append(detail.isEmpty() ? "." : ": " + detail);
    if (answer.status() >= 300 && answer.status() < 400) {
      message.append(" It leads to another address: use that of the hub itself.");
    }
    append(message, problem, "parameter");
    append(message, problem, "until");
    append(message, problem, "reference");
    int shown = 0;
    for (JsonNode fault : problem.path("faults")) {
      if (shown++ == FAULTS_SHOWN) {
        message.append("\n  … and more");
        break;
      }
      message.append("\n  ").append(fault(fault));
    }
    return VisibleText.lines(message.toString());
  }

  private static void append(StringBuilder message, JsonNode problem, String member) {
    if (problem.has(member)) {
      message
          .append(" (")
          .append(member)
          .append(": ")
          .append(problem.path(member).asText())
          .append(')');
    }
  }

  private static String fault(JsonNode fault) {
    String place =
        fault.path("pointer").asText(fault.path("place").asText(fault.path("field").asText()));
    String reason = fault.path("reason").asText(fault.path("detail").asText());
    return reason.isEmpty() ? fault.toString() : place + ": " + reason;
  }

  /** The problem of RFC 9457; plain text is its detail. */
  private static JsonNode problem(HubAnswer answer) {
    try {
      return answer.json();
    } catch (CommandFailure _) {
      String text = answer.text();
      String line = text.startsWith("<") ? "" : text.lines().findFirst().orElse("");
      return JsonNodeFactory.instance
          .objectNode()
          .put("detail", line.substring(0, Math.min(line.length(), 300)));
    }
  }
}
