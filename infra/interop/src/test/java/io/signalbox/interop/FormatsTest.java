package io.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.envelope.Form;
import io.signalbox.envelope.IntelMqVersion;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import io.signalbox.interop.Judge.Judgement;
import io.signalbox.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hub writes in each format is what the programs of that format take. */
class FormatsTest {
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("cert-at", "CERT Österreich", "hub@cert.example"));

  private static final Map<String, Judgement> JUDGEMENTS = new HashMap<>();

  @BeforeAll
  static void judge(@TempDir Path folder) throws IOException {
    List<ReceivedEvent> samples = Samples.all();
    Path intelmq = Files.createDirectory(folder.resolve("intelmq"));
    WriteOptions bare = OPTIONS.withForm(Form.BARE);
    write(intelmq, "json-3.5", "json", samples, bare);
    write(intelmq, "json-typed", "json", samples, bare.withTyped(true));
    write(intelmq, "json-3.0", "json", samples, bare.withIntelmq(IntelMqVersion.parse("3.0")));
    write(intelmq, "n6", "n6", samples, OPTIONS);
    Path formats = Files.createDirectory(folder.resolve("formats"));
    for (String name : List.of("idea", "x-arf", "misp", "ocsf", "ecs", "cloudevents")) {
      write(formats, name, name, samples, OPTIONS);
    }
    write(formats, "stix", "stix", eachThird(samples), OPTIONS);
    writeYaml(formats, samples);
    CsvSamples.write(formats, samples, OPTIONS);
    JUDGEMENTS.putAll(Judge.intelmq(intelmq));
    JUDGEMENTS.putAll(Judge.formats(formats));
  }

  /**
   * A format and its judge.
   *
   * @param least how many documents there are at the least: a format that writes too little is
   *     wrong as well
   */
  @ParameterizedTest
  @CsvSource({
    "json-3.5,    500", "json-typed, 500", "json-3.0, 500", "n6,   400",
    "idea,        500", "x-arf,      150", "stix,     250", "misp, 500",
    "ocsf,        500", "ecs,        500", "cloudevents, 500", "csv-excel, 500",
    "csv-rfc4180, 500", "x-arf-0.2, 20",
  })
  void isTaken(String file, int least) {
    Judgement judgement = JUDGEMENTS.getOrDefault(file, new Judgement(0, List.of()));

    assertThat(judgement.faults()).isEmpty();
    assertThat(judgement.judged()).isGreaterThanOrEqualTo(least);
  }

  /** OASIS's validator is slow, and the samples of one kind stand together. */
  private static List<ReceivedEvent> eachThird(List<ReceivedEvent> samples) {
    return IntStream.range(0, samples.size() / 3).mapToObj(n -> samples.get(3 * n)).toList();
  }

  /** X-ARF 0.2, which only mails have; each document is a JSON text, for it has several lines. */
  private static void writeYaml(Path folder, List<ReceivedEvent> samples) throws IOException {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("method", "mail").put("uri", "mailto:abuse@isp.example").put("format", "x-arf");
    settings.putObject("xArf").put("version", "0.2");
    EventFormat format = DestinationFormat.of(SettingsReader.destination("abuse", settings));
    List<String> lines = new ArrayList<>();
    for (ReceivedEvent sample : samples) {
      if (EventFormats.write(format, sample, OPTIONS) instanceof Conversion.Written written) {
        lines.add(TextNode.valueOf(body(format, Layout.ONE, written, OPTIONS)).toString());
      }
    }
    Files.write(folder.resolve("x-arf-0.2.ndjson"), lines);
  }

  private static String body(
      EventFormat format, Layout layout, Conversion.Written written, WriteOptions options)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (EventBody body = format.open(layout, options, out)) {
      body.add(written);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void write(
      Path folder, String file, String name, List<ReceivedEvent> samples, WriteOptions options)
      throws IOException {
    EventFormat format = EventFormats.named(name).orElseThrow();
    Layout layout = format.layouts().contains(Layout.ONE) ? Layout.ONE : Layout.WHOLE;
    StringBuilder lines = new StringBuilder();
    for (ReceivedEvent sample : samples) {
      if (EventFormats.write(format, sample, options) instanceof Conversion.Written written) {
        lines.append(body(format, layout, written, options)).append('\n');
      }
    }
    Files.writeString(folder.resolve(file + ".ndjson"), lines);
  }
}
