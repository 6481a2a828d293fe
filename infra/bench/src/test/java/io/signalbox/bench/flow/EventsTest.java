package io.signalbox.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final Events events = new Events("single");

  @Test
  void each_has_400_bytes_and_its_number() {
    byte[] lines = events.lines(41, 2);

    assertThat(lines).hasSize(2 * Events.BYTES);
    assertThat(Events.count(lines)).isEqualTo(2);
    assertThat(Events.number(lines)).isEqualTo(41);
    assertThat(new String(lines, StandardCharsets.UTF_8)).contains("\"000000000042\"");
  }

  @Test
  void all_numbers_of_a_mail_are_found_across_its_lines() {
    String mail = "\"extra.number\":\"000000000041\"\"extra.nu=\r\nmber\":\"0000000=\n00042\"\r\n";

    assertThat(Events.numbers(mail.getBytes(StandardCharsets.US_ASCII))).containsExactly(41, 42);
  }

  @Test
  void the_hub_takes_each_without_a_warning() throws UnreadableBody {
    assertThat(
            new EnvelopeReader()
                .read(events.lines(0, 2), "application/x-ndjson", Optional.empty())
                .items())
        .hasSize(2)
        .allSatisfy(
            item ->
                assertThat(item)
                    .isInstanceOfSatisfying(
                        ReadItem.Parsed.class, one -> assertThat(one.warnings()).isEmpty()));
  }
}
