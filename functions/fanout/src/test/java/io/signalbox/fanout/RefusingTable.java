package io.signalbox.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A table that refuses for good the page that holds a word. */
final class RefusingTable extends ForwardingTable {
  private final String word;

  RefusingTable(Table table, String word) {
    super(table);
    this.word = word;
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    if (draft.key().sort().startsWith("p") && text(draft.body()).contains(word)) {
      throw new IllegalStateException("Refused for good");
    }
    return super.insertIfAbsent(draft);
  }

  /** A page behind the byte that names its coding. */
  private static String text(Body page) {
    byte[] bytes = page.bytes();
    try (InputStream in =
        new InflaterInputStream(
            new ByteArrayInputStream(bytes, 1, bytes.length - 1), new Inflater(true))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
