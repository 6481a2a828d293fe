package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.DataFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file in a mail says how far its events may go, whatever columns a destination chose. */
class MarkedCsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "source.ip | ip,marking | 192.0.2.1,TLP:RED",
        "tlp | tlp | RED",
        "marking | marking | TLP:RED",
        "tags | tags,marking | ,TLP:RED",
      })
  void aCsvSaysTheMarkAlsoWhereTheColumnsDoNot(String column, String titles, String row) {
    var marked =
        Deliveries.arrival(
            1, "{\"source.ip\":\"192.0.2.1\",\"classification.type\":\"scanner\",\"tlp\":\"RED\"}");

    var mail =
        RenderedMails.render(
            DataFormat.CSV,
            Deliveries.columns(column.equals("source.ip") ? "ip" : column),
            List.of(marked));

    assertThat(mail.attachment(mail.attachments().getFirst()).replace("\"", "").lines())
        .containsExactly(titles, row);
  }
}
