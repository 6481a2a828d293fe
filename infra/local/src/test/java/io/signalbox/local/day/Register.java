package io.signalbox.local.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.HubClient;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** The organisations of a country, as an import takes them. */
final class Register {
  /** In the network of the organisation {@code isp}, whose contacts are abuse and noc. */
  static final String ISP_NETWORK = "192.0.2.0/24";

  private Register() {}

  /** Has somebody import it. */
  static void send(HubClient administrator, int organisations) {
    HubClient.Answer answer =
        administrator.post(
            "/v1/directory/imports?source=register",
            "application/json",
            json(organisations).getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private static String json(int organisations) {
    StringJoiner names = entries("organisations");
    StringJoiner contacts = entries("contacts");
    StringJoiner networks = entries("networks");
    names.add("\"isp\": {\"name\": \"Example ISP\"}").add("\"uni\": {\"name\": \"University\"}");
    contacts
        .add(contact("isp-abuse", "isp", "abuse@isp.example"))
        .add(
            "\"isp-noc\": {\"organisation\": \"isp\", \"roles\": [\"noc\"], \"addresses\":"
                + " [{\"address\": \"noc@isp.example\"}]}")
        .add(contact("uni-abuse", "uni", "abuse@uni.example"));
    networks
        .add(network("isp-4", "isp", ISP_NETWORK))
        .add(network("uni-6", "uni", "2001:db8::/32"));
    for (int i = 0; i < organisations; i++) {
      names.add("\"org-%d\": {\"name\": \"Organisation %d\"}".formatted(i, i));
      contacts.add(contact("abuse-" + i, "org-" + i, "abuse@org%d.example".formatted(i)));
      networks.add(network("net-" + i, "org-" + i, "10.%d.%d.0/24".formatted(i / 256, i % 256)));
    }
    return "{" + names + ", " + contacts + ", " + networks + "}";
  }

  private static StringJoiner entries(String kind) {
    return new StringJoiner(",\n", "\"" + kind + "\": {", "}");
  }

  private static String contact(String name, String organisation, String address) {
    return """
    "%s": {"organisation": "%s", "roles": ["abuse"], "addresses": [{"address": "%s"}]}\
    """
        .formatted(name, organisation, address);
  }

  private static String network(String name, String organisation, String cidr) {
    return """
    "%s": {"organisation": "%s", "cidr": "%s", "state": "approved"}\
    """
        .formatted(name, organisation, cidr);
  }
}
