package io.signalbox.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler stops notices about one address of a block, and no others. */
class InhibitionTest {
  private static final String DIRECTORY =
      """
      {"organisations": {"isp": {"name": "ISP"}},
       "contacts": {"abuse": {"organisation": "isp", "addresses": [{"address": "abuse@isp.example"}]}},
       "networks": {"net": {"organisation": "isp", "cidr": "192.0.2.0/24", "state": "approved"},
                    "net6": {"organisation": "isp", "cidr": "2001:db8::/32", "state": "approved"},
                    "names": {"organisation": "isp", "domain": "isp.example", "state": "approved"}}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("directory.json"), DIRECTORY);
  }

  @Test
  void one_address_of_a_block_is_left_alone_until_a_day() throws IOException {
    try (RecordedHub hub = RecordedHub.start()) {
      Typed typed = new Typed(folder).at(hub.url().toString(), hub.token());
      typed.run("contacts", "import", "directory.json", "--source", "register");
      for (String about : new String[] {"192.0.2.7", "2001:db8::7", "www.isp.example"}) {
        String[] stop = {"inhibit", about, "--until", "2099-12-31"};
        assertThat(typed.run("who", about).out()).containsPattern("suppressed +no");
        Typed.Result done = typed.run(stop);

        assertThat(done.status()).as(done.all()).isZero();
        assertThat(typed.run("who", about).out())
            .containsPattern("suppressed +yes")
            .contains("inhibit-" + about.replace(':', '-'));
      }
      assertThat(typed.run("who", "192.0.2.8").out()).containsPattern("suppressed +no");

      typed.run("directory", "rm", "annotations", "inhibit-192.0.2.7", "--yes");
      assertThat(typed.run("who", "192.0.2.7").out()).containsPattern("suppressed +no");
      assertThat(typed.run("inhibit", "203.0.113.1", "--until", "2099-12-31").status())
          .isEqualTo(3);
      assertThat(typed.run("inhibit", "192.0.2.7", "--until", "soon").status()).isEqualTo(2);
    }
  }
}
