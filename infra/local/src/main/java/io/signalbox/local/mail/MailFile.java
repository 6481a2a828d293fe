package io.signalbox.local.mail;

import io.signalbox.store.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A mail as it lies in the folder: three header fields about its delivery, then the message. */
record MailFile(String sender, List<String> recipients, Instant at, Body content) {
  private static final String SENDER = "Return-Path: <";
  private static final String RECIPIENTS = "X-Envelope-To: ";
  private static final String SEPARATOR = ",\r\n ";
  private static final String TIME = "X-Delivered-At: ";
  private static final String LINE_END = "\r\n";

  void writeTo(OutputStream out) throws IOException {
    String head =
        SENDER
            + sender
            + ">"
            + LINE_END
            + RECIPIENTS
            + String.join(SEPARATOR, recipients)
            + LINE_END
            + TIME
            + at
            + LINE_END;
    out.write(head.getBytes(StandardCharsets.UTF_8));
    content.writeTo(out);
  }

  static MailFile decode(Body file) {
    // One character per byte, so that positions in the text are positions in the file.
    String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    int time = text.indexOf(LINE_END + TIME) + LINE_END.length();
    int content = text.indexOf(LINE_END, time) + LINE_END.length();
    int recipients = text.indexOf(RECIPIENTS);
    return new MailFile(
        utf8(text.substring(SENDER.length(), text.indexOf(">" + LINE_END))),
        List.of(
            utf8(text.substring(recipients + RECIPIENTS.length(), time - LINE_END.length()))
                .split(SEPARATOR, -1)),
        Instant.parse(text.substring(time + TIME.length(), content - LINE_END.length())),
        Body.of(Arrays.copyOfRange(file.bytes(), content, file.sizeInBytes())));
  }

  StoredMail stored(String id) {
    return new StoredMail(id, at, sender, recipients, content);
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
