package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.scenario.AccessNeeds.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on people has the matrix of roles and routes, and that has every route. */
class PeopleInDocumentationTest {

  @Test
  void each_route_for_people_has_its_permissions() {
    assertThat(AccessNeeds.PERMISSIONS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            AccessMatrixTest.routes()
                .filter(route -> AccessNeeds.ALL.get(route) == Need.ADMINISTER)
                .toList());
  }

  /** With {@code -Dgenerate} the page is written. */
  @Test
  void the_page_on_people_has_the_matrix() throws IOException {
    Path page = LocalHubs.template().resolveSibling("infra/docs/people.md");
    String text = Files.readString(page);
    if (System.getProperty("generate") != null) {
      Files.writeString(page, AccessTables.in(text));
    }
    assertThat(Files.readString(page)).isEqualTo(AccessTables.in(text));
  }
}
