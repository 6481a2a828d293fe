package io.signalbox.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers a download, whole or the range that the request asks for (RFC 9110 section 14). */
public final class ByteRange {
  private static final Pattern ONE =
      Pattern.compile("bytes=(?:(\\d{1,18})-(\\d{0,18})|-(\\d{1,18}))", Pattern.CASE_INSENSITIVE);

  private ByteRange() {}

  /**
   * The content, or the range of it that {@code Range} names, cut to {@link
   * Response#BODY_LIMIT_BYTES}. {@code If-Range} is honoured. Several ranges in one request are
   * answered with the whole content.
   *
   * @param etag the strong entity tag of the content, with its quotation marks
   * @throws ProblemException 416 if the range lies behind the content; 413 if the whole is asked
   *     for and is larger than an answer may be
   */
  public static Response answer(Request request, String contentType, String etag, byte[] content) {
    Optional<Matcher> range =
        request
            .header("Range")
            .map(ONE::matcher)
            .filter(Matcher::matches)
            .filter(one -> request.header("If-Range").filter(tag -> !tag.equals(etag)).isEmpty());
    if (range.isEmpty()) {
      return whole(contentType, etag, content);
    }
    long first = first(range.get(), content.length);
    long last = last(range.get(), content.length);
    if (first >= content.length || last < first) {
      throw Problem.of(
              ProblemType.RANGE_NOT_SATISFIABLE,
              "The content has %,d bytes, and the range is not in it.".formatted(content.length))
          .withHeader("Content-Range", "bytes */" + content.length)
          .exception();
    }
    int until = (int) Math.min(last + 1, first + Response.BODY_LIMIT_BYTES);
    return new Response(
        206,
        Map.of(
            "Content-Type",
            List.of(contentType),
            "ETag",
            List.of(etag),
            "Accept-Ranges",
            List.of("bytes"),
            "Content-Range",
            List.of("bytes %d-%d/%d".formatted(first, until - 1, content.length))),
        Arrays.copyOfRange(content, (int) first, until));
  }

  private static Response whole(String contentType, String etag, byte[] content) {
    if (content.length > Response.BODY_LIMIT_BYTES) {
      throw Problem.of(
              ProblemType.TOO_LARGE,
              ("The content has %,d bytes, and an answer at most %,d. Ask for it in parts, such as"
                      + " Range: bytes=0-4499999.")
                  .formatted(content.length, Response.BODY_LIMIT_BYTES))
          .withHeader("Accept-Ranges", "bytes")
          .exception();
    }
    return Response.bytes(200, contentType, content)
        .withHeader("ETag", etag)
        .withHeader("Accept-Ranges", "bytes");
  }

  private static long first(Matcher range, int length) {
    return range.group(1) == null
        ? Math.max(0, length - Long.parseLong(range.group(3)))
        : Long.parseLong(range.group(1));
  }

  private static long last(Matcher range, int length) {
    String last = range.group(2);
    return last == null || last.isEmpty()
        ? length - 1L
        : Math.min(Long.parseLong(last), length - 1L);
  }
}
