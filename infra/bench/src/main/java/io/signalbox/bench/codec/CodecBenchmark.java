package io.signalbox.bench.codec;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Reads a POST of 500 events of 400 bytes: takes it apart, checks each event, gives each the id
 * that its canonical form has.
 */
@State(Scope.Thread)
public class CodecBenchmark {
  static final int BATCH = 500;

  private final EnvelopeReader reader = new EnvelopeReader();
  private final byte[] body = ShortEvents.lines(0, BATCH).getBytes(StandardCharsets.UTF_8);

  /** What a thread's time is shared with on a busy machine does not count. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Cpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** CPU time of the benchmark's thread. */
    public long nanoseconds;

    /** What was read in it. */
    public long envelopes;

    private long begin;

    @Setup(Level.Iteration)
    public void begin() {
      begin = THREADS.getCurrentThreadCpuTime();
    }

    @TearDown(Level.Iteration)
    public void end() {
      nanoseconds = THREADS.getCurrentThreadCpuTime() - begin;
    }
  }

  /** Reading, checking, canonical form and id. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public ReadBatch read(Cpu cpu) throws UnreadableBody {
    cpu.envelopes += BATCH;
    return reader.read(body, "application/x-ndjson", Optional.empty());
  }

  /** The same, and the hash by which two bodies under one id are told apart. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int readAndHash(Cpu cpu) throws UnreadableBody {
    cpu.envelopes += BATCH;
    int sum = 0;
    for (ReadItem item : reader.read(body, "application/x-ndjson", Optional.empty()).items()) {
      sum += item instanceof ReadItem.Parsed parsed ? parsed.envelope().bodyHash().hashCode() : 0;
    }
    return sum;
  }
}
