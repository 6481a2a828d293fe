package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hubs that push to each other do not send an envelope round and round. */
public abstract class TwoHubs extends Scenario {
  private static final int EVENTS = 10;

  /** The forms in which they push to each other. */
  static List<String> forms() {
    return List.of("decided", "bare");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void each_instance_gets_each_envelope_once_and_nothing_goes_round(String form) {
    Hub one = hub();
    Hub other = open(start("cert-other"));
    PushReceiver atOne = open(new PushReceiver());
    PushReceiver atOther = open(new PushReceiver());
    connect(one, other, atOne, form);
    connect(other, one, atOther, form);

    HubClient sender = as("sender", one);
    HubClient otherSender = as("sender", other);
    for (int i = 0; i < EVENTS; i++) {
      sender.postOne("{\"source.ip\":\"192.0.2.%d\",\"feed.name\":\"one\"}".formatted(i));
      otherSender.postOne("{\"source.ip\":\"192.0.2.%d\",\"feed.name\":\"other\"}".formatted(i));
    }
    eventually()
        .untilAsserted(
            () -> {
              assertThat(atOne.taken()).hasSize(2 * EVENTS);
              assertThat(atOther.taken()).hasSize(2 * EVENTS);
            });
    // A round would end in a second delivery: a last event on the same way is behind it.
    sender.postOne("{\"source.ip\":\"192.0.2.99\"}");
    eventually().untilAsserted(() -> assertThat(atOther.taken()).hasSize(2 * EVENTS + 1));
    eventually().untilAsserted(() -> assertThat(atOne.taken()).hasSize(2 * EVENTS + 1));
  }

  private void connect(Hub from, Hub to, PushReceiver receiver, String form) {
    administratorOf(from)
        .settings(
            new Settings()
                .instance("sender")
                .instance("peer")
                .destination(
                    "peer",
                    ("{'method': 'http', 'uri': '%s/v1/envelopes', 'form': '%s',"
                            + " 'http': {'authentication': {'bearer': 'peer-token'}}}")
                        .formatted(to.baseUrl(), form))
                .pushesTo("local", receiver)
                .routeAllTo("peer", "local")
                .json());
  }
}
