package io.signalbox.cli.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.hub.Transport;
import io.signalbox.cli.output.VisibleText;
import java.net.URI;
import java.util.Optional;

/**
 * RT by its REST 2 API (RT 5, or RT 4.4 with RT::Extension::REST2): <a
 * href="https://docs.bestpractical.com/rt/5.0/RT/REST2.html">RT::REST2</a>. Each request is sent
 * once.
 */
final class RequestTracker {
  private static final String API = "/REST/2.0";
  private static final int REASON_SHOWN = 300;

  private final Transport transport;
  private final URI url;
  private final String token;

  RequestTracker(Transport transport, String url, String token) {
    this.transport = transport;
    this.url = URI.create(url);
    this.token = token;
  }

  /** What a tag of an envelope calls the ticket, such as {@code ticket:rt.example.org/20}. */
  String tag(String ticket) {
    return tagOf(this) + ticket;
  }

  /** The ticket that a tag calls; empty for one of another system. */
  Optional<String> ticket(String tag) {
    return tag.startsWith(tagOf(this))
        ? Optional.of(tag.substring(tagOf(this).length()))
        : Optional.empty();
  }

  private static String tagOf(RequestTracker rt) {
    String port = rt.url.getPort() < 0 ? "" : ":" + rt.url.getPort();
    return "ticket:" + rt.url.getHost() + port + "/";
  }

  /** The oldest ticket whose subject has that text. */
  Optional<String> find(String mark) throws CommandFailure, InterruptedException {
    String quoted = mark.replace("\\", "\\\\").replace("'", "\\'");
    JsonNode found =
        ask(
            HubRequest.get(API + "/tickets")
                .with("query", "Subject LIKE '" + quoted + "'")
                .with("orderby", "id")
                .with("fields", "Subject"));
    return found
        .path("items")
        .valueStream()
        .filter(item -> item.path("Subject").asText().contains(mark))
        .map(item -> item.path("id").asText())
        .findFirst();
  }

  /** Opens a ticket; answers with its number. */
  String open(TicketDraft draft) throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("Queue", draft.queue()).put("Subject", draft.subject());
    draft.requestor().ifPresent(address -> body.put("Requestor", address));
    body.put("Content", draft.content()).put("ContentType", "text/plain");
    JsonNode opened = ask(HubRequest.post(API + "/ticket").json(body.toString()));
    String number = opened.path("id").asText();
    if (!number.matches("\\d{1,18}")) {
      throw new CommandFailure(
          ExitStatus.UNREACHABLE, url + " answered without a ticket's number: is it RT?");
    }
    return number;
  }

  /** Makes a ticket a child of another, as RTIR's reports and investigations are of incidents. */
  void addParent(String ticket, String parent) throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("AddParent", parent);
    ask(HubRequest.put(API + "/ticket/{}", ticket).json(body.toString()));
  }

  /** Adds a comment, which the requestor does not see. */
  void comment(String ticket, String content) throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("Content", content).put("ContentType", "text/plain");
    ask(HubRequest.post(API + "/ticket/{}/comment", ticket).json(body.toString()));
  }

  private JsonNode ask(HubRequest request) throws CommandFailure, InterruptedException {
    HubAnswer answer = transport.send(request.header("Authorization", "token " + token));
    if (!answer.isSuccess()) {
      throw new CommandFailure(status(answer.status()), refusal(answer));
    }
    return answer.json();
  }

  private static ExitStatus status(int status) {
    return switch (status) {
      case 401, 403 -> ExitStatus.NOT_GRANTED;
      case 404 -> ExitStatus.NOT_FOUND;
      case 400, 405, 409, 412, 422 -> ExitStatus.REFUSED;
      default -> ExitStatus.UNREACHABLE;
    };
  }

  private String refusal(HubAnswer answer) {
    String text;
    try {
      text = answer.json().path("message").asText();
    } catch (CommandFailure _) {
      text = "";
    }
    String reason = VisibleText.line(text.substring(0, Math.min(text.length(), REASON_SHOWN)));
    return "RT at %s answered %d%s"
        .formatted(url.getHost(), answer.status(), reason.isEmpty() ? "." : ": " + reason);
  }
}
