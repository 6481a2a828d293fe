package io.signalbox.statistics.habit;

import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** {@link SenderHabits} as they are stored: a version, and the rest deflated (RFC 1951). */
final class HabitCodec {
  private static final int VERSION = 1;

  private HabitCodec() {}

  static Body encode(SenderHabits habits) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        OutputStream deflated = new DeflaterOutputStream(bytes, deflater);
        DataOutputStream out = new DataOutputStream(deflated)) {
      write(habits.whole(), out);
      out.writeShort(habits.feeds().size());
      for (var feed : habits.feeds().entrySet()) {
        out.writeUTF(feed.getKey().provider());
        out.writeUTF(feed.getKey().name());
        write(feed.getValue(), out);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Body.of(bytes.toByteArray());
  }

  static SenderHabits decode(String sender, Body body) {
    try (Inflater inflater = new Inflater(true);
        DataInputStream stored = new DataInputStream(body.stream())) {
      int version = stored.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("Its format's version is not known here: " + version);
      }
      DataInputStream in = new DataInputStream(new InflaterInputStream(stored, inflater));
      Watched whole = read(in);
      SortedMap<FeedName, Watched> feeds = new TreeMap<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        feeds.put(new FeedName(in.readUTF(), in.readUTF()), read(in));
      }
      return new SenderHabits(sender, whole, feeds);
    } catch (IOException e) {
      throw new UncheckedIOException("The habit of a sender cannot be read", e);
    }
  }

  private static void write(Watched watched, DataOutputStream out) throws IOException {
    Habit habit = watched.habit();
    out.writeLong(habit.since());
    out.writeLong(habit.last());
    int[] counts = habit.counts();
    out.writeShort(counts.length);
    for (int count : counts) {
      writeNumber(count, out);
    }
    out.writeShort(watched.silences().size());
    for (long silence : new TreeSet<>(watched.silences())) {
      out.writeLong(silence);
    }
    out.writeLong(watched.surge());
  }

  private static Watched read(DataInputStream in) throws IOException {
    long since = in.readLong();
    long last = in.readLong();
    int[] counts = new int[in.readUnsignedShort()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = readNumber(in);
    }
    Set<Long> silences = new TreeSet<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      silences.add(in.readLong());
    }
    return new Watched(new Habit(since, last, counts), silences, in.readLong());
  }

  /** Seven bits a byte, the lowest first; all but the last have the highest bit set. */
  private static void writeNumber(int number, DataOutputStream out) throws IOException {
    int left = number;
    while (left > 0x7f) {
      out.writeByte(left | 0x80);
      left >>>= 7;
    }
    out.writeByte(left);
  }

  private static int readNumber(DataInputStream in) throws IOException {
    int number = 0;
    int shift = 0;
    int one = in.readUnsignedByte();
    while (one > 0x7f) {
      number |= (one & 0x7f) << shift;
      shift += 7;
      one = in.readUnsignedByte();
    }
    return number | one << shift;
  }
}
