package io.signalbox.delivery.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its recipients read it, without the link by which they answer, and without their
 * addresses: the notice has those, as long as the settings or the directory have them.
 *
 * @param senders the instances that posted its events
 * @param date of the mail, as an instant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SentMail(
    List<String> senders,
    String date,
    String from,
    @Nullable String replyTo,
    String subject,
    String text,
    @Nullable String html,
    List<File> files) {
  public SentMail {
    senders = List.copyOf(senders);
    files = List.copyOf(files);
  }

  /** When the mail says that it was written. */
  public Instant at() {
    return Instant.parse(date);
  }

  /** The same without what its files say. */
  SentMail withoutContents() {
    return new SentMail(
        senders,
        date,
        from,
        replyTo,
        subject,
        text,
        html,
        files.stream()
            .map(one -> new File(one.name(), one.contentType(), one.bytes(), one.sha256(), null))
            .toList());
  }

  /**
   * A file that came with it.
   *
   * @param sha256 of its content, in hex
   * @param content its text; {@code null} for one that is no text, or too large to be kept
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record File(
      String name, String contentType, long bytes, String sha256, @Nullable String content) {}
}
