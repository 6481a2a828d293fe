package io.signalbox.cli.tickets;

import io.signalbox.cli.FakeHub.Received;
import io.signalbox.cli.FakeHub.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers as RT 5 does, by the examples in the documentation of RT::REST2: status, members and
 * their types. It keeps the subjects of tickets.
 */
final class RecordedRt {
  static final String TOKEN = "6-66-66666666666666666666666666666666";

  private final Map<Integer, String> subjects = new TreeMap<>();

  Reply answer(Received request) {
    if (!request.header("Authorization").equals("token " + TOKEN)) {
      return Reply.of(401, "{\"message\": \"Unauthorized\"}");
    }
    String target = URLDecoder.decode(request.target(), StandardCharsets.UTF_8);
    return switch (request.method()) {
      case "GET" -> search(target);
      case "PUT" -> Reply.of(200, "[\"Ticket 20: Member of added\"]");
      default ->
          target.endsWith("/comment")
              ? Reply.of(201, "[\"Comments added\"]")
              : opened(TicketsTest.json(request.text()).path("Subject").asText());
    };
  }

  private Reply opened(String subject) {
    int number = 20 + subjects.size();
    subjects.put(number, subject);
    return Reply.of(
        201,
        "{\"_url\": \"http://rt/REST/2.0/ticket/%1$d\", \"type\": \"ticket\", \"id\": \"%1$d\"}"
            .formatted(number));
  }

  private Reply search(String target) {
    String text = target.replaceFirst(".*Subject LIKE '([^']*)'.*", "$1");
    StringBuilder items = new StringBuilder();
    subjects.forEach(
        (number, subject) -> {
          if (subject.contains(text)) {
            items.append(items.isEmpty() ? "" : ", ");
            items.append(
                "{\"type\": \"ticket\", \"id\": \"%d\", \"Subject\": \"%s\"}"
                    .formatted(number, subject));
          }
        });
    return Reply.of(
        200,
        "{\"count\": 1, \"page\": 1, \"pages\": 1, \"per_page\": 20, \"total\": 1, \"items\": [%s]}"
            .formatted(items));
  }
}
