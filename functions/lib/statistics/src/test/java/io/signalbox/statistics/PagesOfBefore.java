package io.signalbox.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Writes pages of feeds as earlier versions did, which do not say when envelopes were received. */
final class PagesOfBefore extends ForwardingTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  PagesOfBefore(Table table) {
    super(table);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    return super.insertIfAbsent(
        draft.key().sort().startsWith("p")
            ? new Draft(draft.key(), asBefore(draft.body()), draft.due(), draft.expires())
            : draft);
  }

  private static Body asBefore(Body page) {
    byte[] bytes = page.bytes();
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    before.write(bytes[0]);
    try (InflaterInputStream in =
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, 1, bytes.length - 1), new Inflater(true));
        DeflaterOutputStream out =
            new DeflaterOutputStream(before, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
      JSON.writeValue(out, ((ObjectNode) JSON.readTree(in)).without("r"));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Body.of(before.toByteArray());
  }
}
