package io.signalbox.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.template.Template;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often tables are asked for a page of a TAXII collection to which clients add objects. */
class PostedPageTest {
  @Test
  void a_page_of_a_thousand_objects_costs_a_few_reads() throws Exception {
    try (PostedObjects few = new PostedObjects(ground(), 100);
        PostedObjects many = new PostedObjects(ground(), 1_000)) {
      long ofFew = few.callsOfPage();
      long ofMany = many.callsOfPage();

      assertThat(ofMany).isLessThan(25);
      assertThat(ofMany - ofFew).as("five reads for each 500 entries").isLessThanOrEqualTo(10);
    }
  }

  @Test
  void who_adds_a_thousand_objects_writes_each_and_reads_them_together() throws Exception {
    try (PostedObjects many = new PostedObjects(ground(), 1_000)) {
      assertThat(many.callsOfAddition()).isBetween(2_000L, 2_025L);
    }
  }

  private static Ground ground() throws Exception {
    return new Ground(Template.read(Path.of("../../template.yaml"), Map.of()));
  }
}
