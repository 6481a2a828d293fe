package io.signalbox.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.service.Hub.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Templates are entries of the settings that others name. */
class TemplatesTest {
  private static final String TEMPLATE = "/v1/settings/templates/alarm";
  private static final String MAIL = "/v1/settings/destinations/isp";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_template_is_there_before_and_after_those_that_name_it() {
    assertThat(hub.put(MAIL, mail("alarm")).status()).isEqualTo(422);
    assertThat(hub.put(TEMPLATE, "{'en': {'subject': 'Alarm {{ count }}'}}").status())
        .isEqualTo(201);
    assertThat(hub.put(MAIL, mail("alarm")).status()).isEqualTo(201);

    Answer used = hub.send("DELETE", TEMPLATE, "", Map.of());

    assertThat(used.status()).isEqualTo(409);
    assertThat(used.json().path("destinations")).hasToString("[\"isp\"]");
    hub.send("DELETE", MAIL, "", Map.of());
    assertThat(hub.send("DELETE", TEMPLATE, "", Map.of()).status()).isEqualTo(204);
  }

  @Test
  void a_replaced_version_is_kept() {
    hub.put(TEMPLATE, "{'en': {'subject': 'First'}}");
    String first =
        hub.settings().current().document().templates().values().iterator().next().version();
    assertThat(hub.settings().templates().find(first)).isEmpty();

    hub.putIf("*", TEMPLATE, "{'en': {'subject': 'Second'}}");

    assertThat(hub.settings().templates().find(first))
        .hasValueSatisfying(
            template -> {
              assertThat(template.version()).isEqualTo(first);
              assertThat(template.texts().values())
                  .singleElement()
                  .satisfies(text -> assertThat(text.subject()).contains("First"));
            });
  }

  private static String mail(String template) {
    return "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'mail': {'template': {'name': '"
        + template
        + "'}}}";
  }
}
