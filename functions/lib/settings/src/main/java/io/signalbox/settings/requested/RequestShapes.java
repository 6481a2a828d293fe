package io.signalbox.settings.requested;

import io.signalbox.settings.DataFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an event may say of where it goes. All else, credentials, certificates, signing keys and
 * texts of templates above all, belongs to the settings.
 */
final class RequestShapes {
  private static final Shape URI = Shape.Text.ofLine(2_000);
  private static final Shape NAME =
      new Shape.Text(
          Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
          "is a name of letters, digits, dots, underscores and hyphens, at most 64");
  private static final Shape FIELDS = new Shape.ListOf(100, Shape.Text.ofLine(200));
  private static final Shape GROUP_BY = new Shape.ListOf(10, Shape.Text.ofLine(200));
  private static final Shape ADDRESSES = new Shape.ListOf(10, Shape.Text.ofLine(500));

  private static final Map<String, Shape> SHARED =
      Map.of(
          "format",
          new Shape.OneOf(Arrays.stream(DataFormat.values()).map(DataFormat::text).toList()),
          "form",
          new Shape.OneOf(List.of("decided", "draft", "bare")),
          "hierarchical",
          new Shape.Flag(),
          "typed",
          new Shape.Flag(),
          "intelmq",
          new Shape.Text(Pattern.compile("[0-9]{1,4}[.][0-9]{1,4}"), "is a version such as 3.5"),
          "csv",
          new Shape.Members(
              Map.of(
                  "dialect",
                  new Shape.OneOf(List.of("rfc4180", "excel")),
                  "language",
                  new Shape.Text(
                      Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}"),
                      "is a language such as de or en-GB"),
                  "columns",
                  FIELDS)),
          "xArf",
          new Shape.Members(
              Map.of(
                  "version",
                  new Shape.OneOf(List.of("4", "0.2")),
                  "otherwise",
                  new Shape.OneOf(List.of("set-aside", "json")))),
          "interval",
          new Shape.IntervalOf(),
          "groupBy",
          GROUP_BY);

  /** A request that names a destination. */
  static final Shape BY_NAME = new Shape.Members(Map.of("destination", NAME, "groupBy", GROUP_BY));

  /** A request that names a connection. */
  static final Shape BY_CONNECTION =
      new Shape.Members(
          with(
              SHARED,
              Map.of(
                  "connection",
                  NAME,
                  "uri",
                  URI,
                  "keys",
                  new Shape.MapOf(
                      10,
                      new Shape.Text(
                          Pattern.compile("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}"),
                          "is a fingerprint of 40 or 64 hexadecimal digits")))));

  /** A request with settings of its own. */
  static final Shape INLINE =
      new Shape.Members(
          with(
              SHARED,
              Map.of(
                  "method",
                  new Shape.OneOf(List.of("mail", "http")),
                  "uri",
                  URI,
                  "mail",
                  new Shape.Members(
                      Map.of(
                          "cc",
                          ADDRESSES,
                          "columns",
                          FIELDS,
                          "language",
                          new Shape.OneOf(List.of("en", "de")))),
                  "http",
                  new Shape.Members(
                      Map.of(
                          "method",
                          new Shape.OneOf(List.of("POST", "PUT", "PATCH")),
                          "batch",
                          new Shape.Whole(1, 1_000),
                          "encoding",
                          new Shape.OneOf(List.of("array", "ndjson")),
                          "gzip",
                          new Shape.Flag())))));

  private RequestShapes() {}

  private static Map<String, Shape> with(Map<String, Shape> some, Map<String, Shape> others) {
    Map<String, Shape> both = new HashMap<>(some);
    both.putAll(others);
    return Map.copyOf(both);
  }
}
