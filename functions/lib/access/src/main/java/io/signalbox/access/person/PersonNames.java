package io.signalbox.access.person;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What people are called here. A person keeps the name of the first sign-in, and no other person
 * ever gets it: many providers let people change their names, and give old names to others. Who
 * approves a change would otherwise be somebody else than who made it by renaming.
 */
public final class PersonNames {
  private static final int NAME_LIMIT_CHARACTERS = 80;
  private static final int SUFFIX_CHARACTERS = 8;

  private final Table table;

  public PersonNames(Table table) {
    this.table = table;
  }

  /**
   * The person's name.
   *
   * @param subject under which the provider knows the person, and nobody else, ever
   * @param wanted what the provider calls the person now; of other characters than letters, digits
   *     and {@code . _ @ + -} the name has an underscore
   */
  public String of(String issuer, String subject, String wanted) {
    String who = hash(issuer + "\n" + subject);
    Key key = new Key("person#" + who, "name");
    Optional<String> known = table.get(key, Consistency.STRONG).map(item -> item.body().text());
    if (known.isPresent()) {
      return known.get();
    }
    String plain = Person.PREFIX + plain(wanted);
    String own = plain + "~" + who.substring(0, SUFFIX_CHARACTERS);
    String name =
        List.of(plain, own).stream().filter(free -> isTakenBy(who, free)).findFirst().orElse(own);
    return switch (table.insertIfAbsent(Draft.of(key, Body.ofText(name)))) {
      case Insertion.Inserted inserted -> name;
      case Insertion.Present(Item standing) -> standing.body().text();
    };
  }

  private boolean isTakenBy(String who, String name) {
    Draft draft = Draft.of(new Key("person-name#" + name, "subject"), Body.ofText(who));
    return switch (table.insertIfAbsent(draft)) {
      case Insertion.Inserted inserted -> true;
      case Insertion.Present(Item standing) -> standing.body().equals(draft.body());
    };
  }

  private static String plain(String wanted) {
    String plain = wanted.strip().replaceAll("[^A-Za-z0-9._@+-]", "_");
    return plain.substring(0, Math.min(plain.length(), NAME_LIMIT_CHARACTERS));
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
