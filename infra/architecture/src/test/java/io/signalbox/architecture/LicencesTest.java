package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that ships has a licence under which a user may ship it on: no strong copyleft, and
 * nothing whose licence is not known.
 */
class LicencesTest {

  /** The MIT licence under a name of its own. */
  private static final String BOUNCY_CASTLE = "Bouncy Castle Licence";

  /** SPDX identifiers. One of several is enough. */
  private static final Set<String> SHIPPABLE =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "0BSD",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "MPL-2.0",
          BOUNCY_CASTLE);

  @TestFactory
  Stream<DynamicTest> whatAFunctionShipsMayBeShipped() throws IOException {
    return Stream.concat(
            BuildModule.all().stream().filter(BuildModule::isFunction),
            BuildModule.all().stream()
                .filter(module -> List.of("local", "cli").contains(module.name())))
        .map(module -> DynamicTest.dynamicTest(module.name(), () -> holds(module)));
  }

  private static void holds(BuildModule module) throws IOException {
    JsonNode bill = module.billOfMaterials();
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bill.path("components").size()).isPositive();
    for (JsonNode component : bill.path("components")) {
      if (!component.path("group").asText().equals("io.signalbox")) {
        Set<String> licences = licences(component);
        assertThat(licences)
            .as("the licences of %s", component.path("purl").asText())
            .anyMatch(SHIPPABLE::contains);
      }
    }
  }

  private static Set<String> licences(JsonNode component) {
    Set<String> licences = new HashSet<>();
    for (JsonNode one : component.path("licenses")) {
      String expression = one.path("expression").asText();
      licences.addAll(List.of(expression.split(" OR ")));
      licences.add(one.at("/license/id").asText());
      licences.add(one.at("/license/name").asText());
    }
    return licences;
  }
}
