package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelope.Envelope;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkColumnTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seen      |                 | ip       | false",
        "seen      | ,'tlp':'RED'    | ip       | true",
        "seen      | ,'tlp':'RED'    | ip,tlp   | false",
        "tlp:red   |                 | ip       | true",
        "tlp:red   |                 | ip,tlp   | true",
        "tlp:red   |                 | ip,tags  | false",
        "tlp:red   | ,'tlp':'GREEN'  | ip,tlp   | true",
        "tlp:green | ,'tlp':'RED'    | ip,tags  | true",
        "pap:red   | ,'tlp':'RED'    | ip,tlp   | true",
        "tlp:red   |                 | ip,marking | false",
      })
  void isAddedWhereTheOthersDoNotShowTheStrictestMarks(
      String tag, String fields, String columns, boolean isAdded) {
    Envelope unmarked = Events.envelope("{\"source.ip\":\"192.0.2.4\"}");
    Envelope marked =
        Events.envelope(
            "{\"tags\":[\"%s\"]}".formatted(tag),
            "{\"source.ip\":\"192.0.2.3\"%s}"
                .formatted(fields == null ? "" : fields.replace('\'', '"')));
    List<Column> chosen = Stream.of(columns.split(",")).map(Column::parse).toList();

    List<Column> shown = MarkColumn.addedWhereNeeded(chosen, List.of(unmarked, marked));

    assertThat(shown).startsWith(chosen.toArray(Column[]::new));
    assertThat(shown.size() - chosen.size()).isEqualTo(isAdded ? 1 : 0);
  }
}
