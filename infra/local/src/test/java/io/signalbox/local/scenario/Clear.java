package io.signalbox.local.scenario;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

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
        texts.add(unzipped(bytes, i));
      }
    }
    return texts;
  }

  /** As far as it can be unzipped: what comes behind it in the file is something else. */
  private static String unzipped(byte[] bytes, int from) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from), PART)) {
      byte[] part = new byte[PART];
      for (int read = gzip.read(part); read >= 0; read = gzip.read(part)) {
        text.write(part, 0, read);
      }
    } catch (IOException end) {
      return text.toString(StandardCharsets.ISO_8859_1);
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }
}
