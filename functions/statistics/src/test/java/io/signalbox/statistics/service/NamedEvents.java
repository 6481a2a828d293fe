package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A hub with events that have names, which tests find. */
abstract class NamedEvents {
  static final String PATH = "/v1/envelopes";

  final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  /** Keeps an event of that name in feeds; its other fields begin with a comma. */
  final void keep(String sender, String name, String fields, String... feeds) {
    hub.keep(sender, "{\"extra.name\": \"%s\"%s}".formatted(name, fields), feeds);
  }

  /** The names of the events in an answer, in their order. */
  static List<String> names(APIGatewayProxyResponseEvent answer) {
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return answer
        .getBody()
        .lines()
        .map(line -> Hub.tree(line).at("/payload/extra.name").asText())
        .toList();
  }

  final List<String> find(String token, String... queries) {
    return names(hub.ask(PATH, token, queries));
  }
}
