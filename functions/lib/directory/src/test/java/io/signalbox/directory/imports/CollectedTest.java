package io.signalbox.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CollectedTest {

  @Test
  void an_import_ends_with_the_first_object_that_is_too_many() {
    byte[] three =
        "{\"organisations\": {\"a\": {\"name\": \"A\"}, \"b\": {\"name\": \"B\"}, \"c\": {\"name\": \"C\"}}}"
            .getBytes(StandardCharsets.UTF_8);
    Collected enough = new Collected("register", 3);
    new JsonImport(enough).read(three);
    assertThat(enough.finish().objects()).hasSize(3);

    assertThatThrownBy(() -> new JsonImport(new Collected("register", 2)).read(three))
        .isInstanceOfSatisfying(ImportTooLarge.class, one -> assertThat(one.limit()).isEqualTo(2));
  }
}
