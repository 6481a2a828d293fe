package io.signalbox.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
  private static final List<Column> TWO = List.of(Column.parse("a"), Column.parse("b"));

  @Test
  void everyCellIsQuotedAndEveryRowEndsWithCrlf() {
    var event =
        Events.envelope(
            """
            {"source.asn": 64496, "source.ip": "192.0.2.3", "time.source": "2026-11-22T04:27:03.5+00:00",
             "source.port": 4711, "destination.ip": "198.51.100.7", "destination.port": 80,
             "destination.fqdn": "c2.example", "protocol.transport": "tcp"}
            """);
    assertThat(text(EventTable.of(Column.CERTBUND, List.of(event))))
        .isEqualTo(
            """
            "asn","ip","timestamp","src_port","dst_ip","dst_port","dst_host","proto","uuid"\r
            "64496","192.0.2.3","2026-11-22 04:27:03","4711","198.51.100.7","80","c2.example","tcp",\
            "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b"\r
            """);
  }

  @Test
  void quotesAreDoubledAndLinesStayInTheirCell() {
    assertThat(text(new EventTable(TWO, List.of(List.of("say \"hi\"", "one\r\ntwo")))))
        .endsWith("\"say \"\"hi\"\"\",\"one\r\ntwo\"\r\n");
  }

  @Test
  void otherAlphabetsAreUtf8WithoutAByteOrderMark() {
    assertThat(CsvDialect.RFC_4180.write(new EventTable(TWO, List.of(List.of("ümlaut", "漢")))))
        .startsWith('"', 'a', '"')
        .containsSequence("\"ümlaut\",\"漢\"".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\ttext",
        "  =1+1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b=1",
        "＝1",
        "－1",
        "--1",
        "-",
        "-1,5",
        "+49 89 1234",
      })
  void whatASpreadsheetCouldRunBecomesText(String cell) {
    assertThat(FormulaGuard.guard(cell, ',')).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-33.9", "-1", "-1.5e-7", "1E+5", "a=b", "192.0.2.3", "a-b", "'", "x\ty"})
  void numbersAndHarmlessTextStayAsTheyAre(String cell) {
    assertThat(FormulaGuard.guard(cell, ',')).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '~',
      value = {
        "x;=cmd|' /C calc'!A0;y ~ x;'=cmd|' /C calc'!A0;y",
        "x;\"\"=1              ~ x;'\"\"=1",
        "x; \u200b=1           ~ x;' \u200b=1",
        "x|-y                  ~ x|'-y",
        "x;-1;y                ~ x;-1;y",
        "x,=1                  ~ x,=1",
        "a;b;c                 ~ a;b;c",
        "x;                    ~ x;",
      })
  void whatAnotherSeparatorLaysOpenBecomesText(String cell, String expected) {
    assertThat(FormulaGuard.guard(cell, ',')).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\t', '\r', '\n'})
  void aBreakAndWhatFollowsAreGuarded(char lineOrTab) {
    assertThat(FormulaGuard.guard(lineOrTab + "=1", ',')).isEqualTo("'" + lineOrTab + "'=1");
    assertThat(FormulaGuard.guard("x" + lineOrTab + "=1", ',')).isEqualTo("x" + lineOrTab + "'=1");
  }

  @Test
  void theFilesOwnSeparatorPartsNoCell() {
    assertThat(FormulaGuard.guard("x;=1,=1", ';')).isEqualTo("x;=1,'=1");
  }

  @Test
  void excelGetsAByteOrderMarkAndTheSeparatorOfItsLanguage() {
    assertThat(excel("de")).isEqualTo("\ufeff\"a\";\"b\"\r\n\"1\";\"2\"\r\n");
    assertThat(excel("en-GB")).isEqualTo("\ufeff\"a\",\"b\"\r\n\"1\",\"2\"\r\n");
  }

  private static String excel(String language) {
    CsvDialect dialect = CsvDialect.excel(Locale.forLanguageTag(language));
    return new String(dialect.beginning(List.of("a", "b")), StandardCharsets.UTF_8)
        + new String(dialect.row(List.of("1", "2")), StandardCharsets.UTF_8);
  }

  @Test
  void nulDoesNotEndTheFile() {
    assertThat(FormulaGuard.guard("a\0b", ',')).isEqualTo("a\ufffdb");
    assertThat(FormulaGuard.guard("\0=1", ',')).isEqualTo("\ufffd=1");
  }

  @Test
  void titlesAreGuardedToo() {
    assertThat(text(new EventTable(List.of(Column.parse("=1+1=source.ip")), List.of())))
        .isEqualTo("\"'=1+1\"\r\n");
  }

  @RepeatedTest(50)
  void whateverIsWrittenReadsBackAsTheSameCells(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    List<List<String>> rows =
        IntStream.range(0, 20).mapToObj(_ -> List.of(cell(random), cell(random))).toList();
    var mapper = new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY);
    List<List<String>> read;
    try (MappingIterator<String[]> lines =
        mapper
            .readerFor(String[].class)
            .readValues(CsvDialect.RFC_4180.write(new EventTable(TWO, rows)))) {
      read = lines.readAll().stream().map(List::of).toList();
    }
    assertThat(read.getFirst()).containsExactly("a", "b");
    assertThat(read.subList(1, read.size()))
        .isEqualTo(
            rows.stream()
                .map(row -> row.stream().map(cell -> FormulaGuard.guard(cell, ',')).toList())
                .toList());
  }

  private static String cell(Random random) {
    var alphabet = "ab\"\",;'\r\n\t =+-@0.9é漢😀\0\ufeff";
    return random
        .ints(random.nextInt(8), 0, alphabet.codePointCount(0, alphabet.length()))
        .mapToObj(index -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, index)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String text(EventTable table) {
    return new String(CsvDialect.RFC_4180.write(table), StandardCharsets.UTF_8);
  }
}
