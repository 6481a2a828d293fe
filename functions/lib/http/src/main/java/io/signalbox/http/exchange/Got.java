package io.signalbox.http.exchange;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What came of a request for a document. */
public sealed interface Got {

  /** The source answered, and all of its answer came. */
  final class Answered implements Got {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * An answer.
     *
     * @param headers by their names in lower case; of several of one name, the first
     * @param body not changed any more
     */
    public Answered(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = Map.copyOf(headers);
      this.body = body;
    }

    public int status() {
      return status;
    }

    /** The header of that name, which is given in lower case. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Not to be changed. */
    public byte[] body() {
      return body;
    }

    /** The first bytes of the body. */
    public byte[] beginning(int bytes) {
      return Arrays.copyOf(body, Math.min(bytes, body.length));
    }
  }

  /**
   * No answer came, not all of it, or one that is too long.
   *
   * @param isTooLong whether the answer is, so that to ask again would be in vain
   */
  record Failed(String reason, boolean isTooLong) implements Got {
    /** Whatever else went wrong. */
    public Failed(String reason) {
      this(reason, false);
    }
  }
}
