package io.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing ships of which infra/advisories knows a vulnerability, unless it is accepted for now. */
class AdvisoriesTest {
  private static final String EXAMPLE =
      """
      {"advisories": [{"id": "CVE-1", "package": "g:a", "summary": "bad",
        "affected": [{"from": "1.0", "before": "1.2"}, {"from": "2.0", "through": "2.1"}]}],
       "accepted": [{"id": "CVE-1", "reason": "not used", "until": "2026-12-31"}]}
      """;

  @TestFactory
  Stream<DynamicTest> what_ships_has_no_known_vulnerability() throws IOException {
    Advisories advisories =
        Advisories.read(BuildModule.ROOT.resolve("infra/advisories/advisories.json"));
    return BuildModule.all().stream()
        .filter(module -> module.isFunction() || module.name().equals("local"))
        .map(module -> DynamicTest.dynamicTest(module.name(), () -> holds(module, advisories)));
  }

  private static void holds(BuildModule module, Advisories advisories) throws IOException {
    for (JsonNode component : module.billOfMaterials().path("components")) {
      String library = component.path("group").asText() + ":" + component.path("name").asText();
      assertThat(
              advisories.against(
                  library, component.path("version").asText(), LocalDate.now(ZoneOffset.UTC)))
          .as("%s %s in %s", library, component.path("version").asText(), module.name())
          .isEmpty();
    }
  }

  @Test
  void an_accepted_advisory_has_a_reason_and_an_end() throws IOException {
    Advisories advisories =
        Advisories.read(BuildModule.ROOT.resolve("infra/advisories/advisories.json"));
    for (JsonNode one : advisories.accepted()) {
      assertThat(one.path("reason").asText()).as(one.toString()).isNotBlank();
      assertThat(LocalDate.parse(one.path("until").asText()))
          .as(one.toString())
          .isBefore(LocalDate.now(ZoneOffset.UTC).plusMonths(6));
    }
  }

  @Test
  void an_advisory_counts_for_its_versions_until_it_is_accepted_and_after_its_date()
      throws IOException {
    Advisories advisories = new Advisories(JsonMapper.builder().build().readTree(EXAMPLE));
    LocalDate late = LocalDate.parse("2027-01-01");
    assertThat(advisories.against("g:a", "1.1.9", late)).containsExactly("CVE-1: bad");
    assertThat(advisories.against("g:a", "2.1", late)).hasSize(1);
    assertThat(advisories.against("g:a", "1.2", late)).isEmpty();
    assertThat(advisories.against("g:a", "1.10", late)).isEmpty();
    assertThat(advisories.against("g:b", "1.1", late)).isEmpty();
    assertThat(advisories.against("g:a", "1.1", LocalDate.parse("2026-12-31"))).isEmpty();
  }
}
