package io.signalbox.misp;

import io.signalbox.api.Preconditions;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names what an answer has, so that a client need not get it again (RFC 9110, section 8.8.3). It is
 * weak: the answer may be compressed.
 *
 * @param text as the header has it
 */
record EntityTag(String text) {
  private static final int HASH_CHARACTERS = 32;

  /** The tag of what these facts decide. */
  static EntityTag of(Object... facts) {
    return of(Arrays.toString(facts).getBytes(StandardCharsets.UTF_8));
  }

  static EntityTag of(byte[] content) {
    try {
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      return new EntityTag("W/\"" + hash.substring(0, HASH_CHARACTERS) + "\"");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** Whether the client says that it has this already. */
  boolean isKnownTo(Request request) {
    return Preconditions.of(request).know(text);
  }

  Response notModified() {
    return Response.empty(304).withHeader("ETag", text);
  }

  Response on(Response response) {
    return response.withHeader("ETag", text);
  }
}
