package io.signalbox.bench.codec;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes 500 events of 400 bytes in a format. */
@State(Scope.Thread)
public class FormatBenchmark {
  private static final WriteOptions OPTIONS =
      WriteOptions.of(new HubIdentity("hub", "Hub", "hub@hub.example"));

  /** A format by its name. */
  @Param("json")
  public String name = "json";

  private EventFormat format = EventFormats.ALL.getFirst();
  private List<ReceivedEvent> events = List.of();

  @Setup
  public void read() throws UnreadableBody {
    format = EventFormats.named(name).orElseThrow();
    byte[] body = ShortEvents.lines(0, CodecBenchmark.BATCH).getBytes(StandardCharsets.UTF_8);
    events =
        new EnvelopeReader()
            .read(body, "application/x-ndjson", Optional.empty()).items().stream()
                .flatMap(
                    item -> item instanceof ReadItem.Parsed one ? Stream.of(one) : Stream.empty())
                .map(parsed -> new ReceivedEvent(parsed.envelope(), Instant.EPOCH))
                .toList();
  }

  /** Each event's part of a body. */
  @Benchmark
  @OperationsPerInvocation(CodecBenchmark.BATCH)
  public int write(CodecBenchmark.Cpu cpu) {
    cpu.envelopes += CodecBenchmark.BATCH;
    int written = 0;
    for (ReceivedEvent event : events) {
      written += EventFormats.write(format, event, OPTIONS) instanceof Conversion.Written ? 1 : 0;
    }
    return written;
  }
}
