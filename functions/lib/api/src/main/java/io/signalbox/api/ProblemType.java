package io.signalbox.api;

/**
 * The kinds of problem that the hub answers with. Their URIs are stable: clients may decide by
 * them.
 */
public enum ProblemType {
  MALFORMED_REQUEST("malformed-request", 400, "The request cannot be understood"),
  INVALID_PARAMETER("invalid-parameter", 400, "A parameter is invalid"),
  INVALID_CURSOR("invalid-cursor", 400, "The cursor is not one of this feed"),
  UNAUTHENTICATED("unauthenticated", 401, "A valid credential is needed"),
  FORBIDDEN("forbidden", 403, "Not granted"),
  NOT_FOUND("not-found", 404, "Not found"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No accepted format is available"),
  CONFLICT("conflict", 409, "The request conflicts with the current state"),
  CURSOR_EXPIRED("cursor-expired", 410, "The cursor has expired"),
  PRECONDITION_FAILED("precondition-failed", 412, "The current version is another one"),
  TOO_LARGE("too-large", 413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The content type is not supported"),
  RANGE_NOT_SATISFIABLE("range-not-satisfiable", 416, "The range lies outside the content"),
  INVALID_CONTENT("invalid-content", 422, "The content is invalid"),
  PRECONDITION_REQUIRED("precondition-required", 428, "The request must name a version"),
  QUOTA_EXCEEDED("quota-exceeded", 429, "The quota of the day is used up"),
  INTERNAL("internal", 500, "The hub failed"),
  UNAVAILABLE("unavailable", 503, "The hub cannot do this now");

  private static final String BASE = "https://signalbox.io/problems/";

  private final String slug;
  private final int status;
  private final String title;

  ProblemType(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  /** The {@code type} member of RFC 9457. */
  public String uri() {
    return BASE + slug;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
