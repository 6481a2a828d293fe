package io.signalbox.local.scenario;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** What can be read in files without a key: their bytes, and what is compressed in them. */
final class Clear {
  private static final int PART = 512;

  private Clear() {}

  static List<String> texts(List<Path> files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      texts.addAll(texts(file));
    }
    return texts;
  }

  static List<String> texts(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<String> texts = new ArrayList<>();
    texts.add(new String(bytes, StandardCharsets.ISO_8859_1));
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == (byte) 0x1f && bytes[i + 1] == (byte) 0x8b && bytes[i + 2] == 8) {
        ByteArrayInputStream packed = new ByteArrayInputStream(bytes, i, bytes.length - i);
        texts.add(unpacked(() -> new GZIPInputStream(packed, PART)));
      }
      // Blocks of the directory: a stream of RFC 1950, of whatever level.
      if (bytes[i] == 0x78 && ((bytes[i] << 8) + (bytes[i + 1] & 0xff)) % 31 == 0) {
        ByteArrayInputStream packed = new ByteArrayInputStream(bytes, i, bytes.length - i);
        texts.add(unpacked(() -> new InflaterInputStream(packed)));
      }
    }
    return texts;
  }

  private interface Unpacker {
    InputStream open() throws IOException;
  }

  /** As far as it can be unpacked: what comes behind it in the file is something else. */
  private static String unpacked(Unpacker unpacker) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (InputStream stream = unpacker.open()) {
      byte[] part = new byte[PART];
      for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
        text.write(part, 0, read);
      }
    } catch (IOException end) {
      return text.toString(StandardCharsets.ISO_8859_1);
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }
}
