package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.ConsoleClient;
import io.signalbox.scenarios.HubClient;
import java.net.URI;
import java.util.List;

/** Signs in to the console, looks at pages of each function of the API, and signs out. */
final class ConsoleRun {
  private ConsoleRun() {}

  static void run(URI hub, String token, HubClient administrator) {
    try (ConsoleClient browser = new ConsoleClient(hub)) {
      assertThat(browser.signIn(token).statusCode()).isEqualTo(303);
      assertThat(browser.get("feeds?name=pull").statusCode()).isEqualTo(200);
      look(browser);
    }
    SignInRun.run(hub, administrator);
  }

  /** What an administrator who has signed in does. */
  static void look(ConsoleClient browser) {
    for (String page :
        List.of(
            "today",
            "destinations",
            "rules",
            "responsible?q=192.0.2.1",
            "search",
            "statistics",
            "notices",
            "audit",
            "proposals",
            "privacy",
            "people",
            "senders",
            "send-once")) {
      assertThat(browser.get(page).statusCode()).as(page).isEqualTo(200);
    }
    assertThat(browser.post("destination", "name", "push", "do", "resume").statusCode())
        .isEqualTo(303);
    assertThat(browser.post("aside", "kind", "conflicts", "id", "none", "do", "dismiss").body())
        .contains("The hub answers");
    String[] noNetwork = {"q", "192.0.2.1", "network", "none", "until", "2099-12-31"};
    assertThat(browser.post("responsible", noNetwork).body()).contains("The hub answers");
    assertThat(browser.post("sign-out", "where", "everywhere").statusCode()).isEqualTo(303);
    assertThat(browser.get("today").statusCode()).isEqualTo(303);
  }
}
