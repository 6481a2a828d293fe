package io.signalbox.feeds;

import io.signalbox.settings.Group;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a feed: the destination's name, plus a hash of the group's values where a route groups.
 *
 * @param group empty where nothing is grouped
 */
public record FeedId(String destination, String group) {

  /** The feed that gets every envelope. No destination can have this name. */
  public static final FeedId JOURNAL = new FeedId("~journal", "");

  private static final int GROUP_HASH_CHARACTERS = 32;

  public static FeedId of(String destination, Group group) {
    return new FeedId(destination, group.equals(Group.NONE) ? "" : hash(group.text()));
  }

  /** As one text, which {@link #parse} understands. */
  public String text() {
    return group.isEmpty() ? destination : destination + "/" + group;
  }

  public static FeedId parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new FeedId(text, "")
        : new FeedId(text.substring(0, slash), text.substring(slash + 1));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, GROUP_HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
