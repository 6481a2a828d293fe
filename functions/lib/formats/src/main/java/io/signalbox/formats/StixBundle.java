package io.signalbox.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** A bundle. What several events share is in it once; its id is made of its objects. */
final class StixBundle implements EventBody {
  private static final String BEGINNING = "{\"type\":\"bundle\",\"objects\":[";

  private final OutputStream out;
  private final Set<ByteBuffer> written = new HashSet<>();
  private final MessageDigest content;

  StixBundle(OutputStream out) throws IOException {
    this.out = out;
    try {
      content = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
    write(BEGINNING);
  }

  @Override
  public void add(Conversion.Written event) throws IOException {
    for (byte[] object : event.parts()) {
      boolean isFirst = written.isEmpty();
      if (written.add(ByteBuffer.wrap(object))) {
        write(isFirst ? "" : ",");
        out.write(object);
        content.update(object);
      }
    }
  }

  @Override
  public void close() throws IOException {
    String hash = HexFormat.of().formatHex(content.digest());
    write("],\"id\":\"bundle--" + StableIds.named("bundle", hash) + "\"}");
    out.close();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
