package io.signalbox.settings.requested;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Canonical;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A destination that events of an instance describe. Equal settings of one instance are the same
 * destination; those of another instance are another one.
 *
 * @param instance who may describe it so
 * @param settings what the events say of it
 */
public record InlineDestination(String instance, ObjectNode settings) {
  /** What its name begins with; no destination of the settings has such a name. */
  private static final String PREFIX = "inline~";

  private static final int HASH_CHARACTERS = 24;
  private static final Pattern NAME = Pattern.compile("inline~[^~]+~[0-9a-f]{24}");

  public InlineDestination {
    settings = settings.deepCopy();
  }

  /** A copy, for the caller to keep. */
  @Override
  public ObjectNode settings() {
    return settings.deepCopy();
  }

  /** Whether that is the name of such a destination. */
  public static boolean isName(String destination) {
    return NAME.matcher(destination).matches();
  }

  /** The same for the same settings: {@code inline~partner~3f2a…}. */
  public String name() {
    return PREFIX + instance + "~" + hash();
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer form = Canonical.form(settings);
      digest.update(form);
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * Whose destination has that name.
   *
   * @throws IllegalArgumentException for another name
   */
  public static String instanceOf(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException("Not the name of an inline destination");
    }
    return name.substring(PREFIX.length(), name.lastIndexOf('~'));
  }
}
