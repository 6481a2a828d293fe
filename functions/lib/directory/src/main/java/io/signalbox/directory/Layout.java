package io.signalbox.directory;

import inet.ipaddr.IPAddress;
import io.signalbox.directory.index.Entry;
import io.signalbox.directory.json.StoredJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Where objects lie in the index. Each has a home, where a look-up finds it beside what it is asked
 * for with; an entry under its id that names the home; and an entry at each object that it refers
 * to.
 */
public final class Layout {
  /** The homes of rules that are not about one organisation. */
  public static final String GENERAL_RULES = "r/";

  /** What begins the entries of imports, in their order. */
  static final String IMPORTS = "y/";

  private static final String NETWORKS = "n/";
  private static final String IDS = "i/";
  private static final String REFERENCES = "f/";

  /** Prefixes lie by the hexadecimal digits of their first address. */
  private static final int BITS_A_DIGIT = 4;

  private Layout() {}

  /** What begins the homes of an organisation, its contacts, and its own rules and annotations. */
  public static String organisation(ObjectId organisation) {
    return "o/" + organisation.name() + "/";
  }

  /** What begins the homes of a network's annotations. */
  public static String annotations(ObjectId network) {
    return "t/" + network.name() + "/";
  }

  /** What begins the homes of an organisation's annotations whose ids begin so. */
  public static String annotationsOf(ObjectId organisation, String names) {
    return organisation(organisation) + "t/" + names;
  }

  /** What begins the homes of networks that cover exactly that. */
  public static String networks(Selector selector) {
    return NETWORKS
        + switch (selector) {
          case Selector.Prefix prefix -> prefix(prefix.block().getBytes(), prefix.length());
          case Selector.Domain domain -> domain(domain.name());
          case Selector.AutonomousSystem system -> "a/%010d/".formatted(system.number());
          case Selector.Country country -> "c/" + country.code() + "/";
          case Selector.Default() -> "x/";
        };
  }

  /** What begins the homes of networks that are a prefix of the address, for each length. */
  public static List<String> networksCovering(IPAddress address) {
    byte[] bytes = address.getBytes();
    List<String> prefixes = new ArrayList<>();
    for (int length = 0; length <= address.getBitCount(); length++) {
      prefixes.add(NETWORKS + prefix(masked(bytes, length), length));
    }
    return prefixes;
  }

  /** What begins the homes of networks that are the name or end it at a dot. */
  public static List<String> networksCovering(String name) {
    List<String> prefixes = new ArrayList<>();
    String suffix = name;
    while (true) {
      prefixes.add(NETWORKS + domain(suffix));
      int dot = suffix.indexOf('.');
      if (dot < 0) {
        return prefixes;
      }
      suffix = suffix.substring(dot + 1);
    }
  }

  /** What begins the homes of networks that lie in the selector, and of some beside it. */
  static String networksWithin(Selector selector) {
    String homes = networks(selector);
    return switch (selector) {
      case Selector.Prefix prefix -> {
        int bytes = prefix.block().getByteCount();
        String family = NETWORKS + bytes + "/";
        yield homes.substring(0, family.length() + prefix.length() / BITS_A_DIGIT);
      }
      // Those below it have its labels, too, and then a dot.
      case Selector.Domain _ -> homes.substring(0, homes.length() - 1);
      case Selector.AutonomousSystem _, Selector.Country _, Selector.Default _ -> homes;
    };
  }

  /** Where an object lies. */
  public static String home(DirectoryObject object) {
    return switch (object) {
      case Organisation organisation -> organisation(organisation.id());
      case Contact contact -> organisation(contact.organisation()) + "c/" + contact.id().name();
      case Network network -> networks(network.selector()) + network.id().name();
      case Rule rule ->
          rule.organisation().map(id -> organisation(id) + "r/").orElse(GENERAL_RULES)
              + hash(rule.matchText());
      case Annotation annotation ->
          annotation.subject().kind() == ObjectKind.NETWORK
              ? annotations(annotation.subject()) + annotation.id().name()
              : organisation(annotation.subject()) + "t/" + annotation.id().name();
    };
  }

  /** The entry that names an object's home. */
  public static String id(ObjectId id) {
    return ids(id.kind()) + id.name();
  }

  /** What begins the entries of all objects of a kind. */
  static String ids(ObjectKind kind) {
    return IDS + kind.singular() + "/";
  }

  /** What begins the entries of the changes of an object, in their order. */
  static String audit(ObjectId id) {
    return "z/" + id.kind().singular() + "/" + id.name() + "/";
  }

  /** The entry of a change of an object. */
  public static String audit(ObjectId id, long version) {
    return audit(id) + "%019d".formatted(version);
  }

  /** The entry of the import that made a revision. */
  public static String imported(long revision) {
    return IMPORTS + "%019d".formatted(revision);
  }

  /** What begins the entries of the objects that refer to one. */
  static String referrers(ObjectId target) {
    return REFERENCES + target.kind().singular() + "/" + target.name() + "/";
  }

  /** The object that the rest of an entry names by its kind and name. */
  static ObjectId referrer(String rest) {
    int slash = rest.indexOf('/');
    ObjectKind kind =
        Arrays.stream(ObjectKind.values())
            .filter(one -> one.singular().equals(rest.substring(0, slash)))
            .findFirst()
            .orElseThrow();
    return new ObjectId(kind, rest.substring(slash + 1));
  }

  /** What begins the homes of all objects. */
  static List<String> homes() {
    return List.of(NETWORKS, "o/", GENERAL_RULES, "t/");
  }

  /** What begins the keys of all that belongs to objects, in the order of the keys. */
  public static List<String> families() {
    return List.of(REFERENCES, IDS, NETWORKS, "o/", GENERAL_RULES, "t/");
  }

  /** The object that an entry of one of the {@link #families} belongs to. */
  public static ObjectId owner(Entry entry) {
    String key = entry.key();
    if (key.startsWith(REFERENCES)) {
      int name = key.indexOf('/', REFERENCES.length()) + 1;
      return referrer(key.substring(key.indexOf('/', name) + 1));
    }
    return key.startsWith(IDS)
        ? referrer(key.substring(IDS.length()))
        : StoredJson.label(entry.value()).id();
  }

  /** The entries of an object at those that it refers to. */
  public static List<String> references(DirectoryObject object) {
    return object.references().stream()
        .map(target -> referrers(target) + object.id().kind().singular() + "/" + object.id().name())
        .toList();
  }

  private static String prefix(byte[] bytes, int length) {
    return "%d/%s/%03d/".formatted(bytes.length, HexFormat.of().formatHex(bytes), length);
  }

  private static byte[] masked(byte[] bytes, int length) {
    byte[] masked = bytes.clone();
    int whole = length / 8;
    if (whole < masked.length) {
      masked[whole] &= (byte) (0xFF00 >> (length % 8));
      Arrays.fill(masked, whole + 1, masked.length, (byte) 0);
    }
    return masked;
  }

  /** Labels from the right, so that the names of one domain lie together. */
  private static String domain(String name) {
    return "d/" + String.join(".", Arrays.asList(name.split("\\.")).reversed()) + "/";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
