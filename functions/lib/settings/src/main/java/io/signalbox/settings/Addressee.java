package io.signalbox.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For whom a feed is whose destination takes its recipients from the directory. It stands in the
 * feed's {@link Group}, so each addressee has a feed of its own. It names objects of the directory
 * and holds no mail address: who answers for them is looked up when a mail is sent.
 *
 * @param organisation the id of the organisation; empty where nobody is responsible, so that the
 *     destination's own recipients get the events
 * @param roles the contacts that are asked for first
 * @param copies the ids of contacts that get a copy
 * @param interval empty for the destination's
 * @param template the name of the {@link MailTemplate}; empty for the destination's
 * @param quiet when a rule ends notices of what stays as it is; empty where none says so
 */
public record Addressee(
    Optional<String> organisation,
    List<String> roles,
    List<String> copies,
    Optional<Interval> interval,
    Optional<String> template,
    Optional<Quiet> quiet) {

  /** Nobody in the directory. */
  public static final Addressee NOBODY =
      new Addressee(Optional.empty(), List.of(), List.of(), Optional.empty());

  /** No field of an event that a route groups by can stand in for one of these. */
  private static final String PREFIX = "directory.";

  private static final String ORGANISATION = PREFIX + "organisation";
  private static final String ROLES = PREFIX + "roles";
  private static final String COPIES = PREFIX + "copies";
  private static final String INTERVAL = PREFIX + "interval";
  private static final String CONTACT = PREFIX + "contact";
  private static final String TEMPLATE = PREFIX + "template";
  private static final String QUIET = PREFIX + "quiet";
  private static final String IMMEDIATE = "immediate";

  /** One that gets mails by the destination's template. */
  public Addressee(
      Optional<String> organisation,
      List<String> roles,
      List<String> copies,
      Optional<Interval> interval) {
    this(organisation, roles, copies, interval, Optional.empty(), Optional.empty());
  }

  /** One that is told as long as events come. */
  public Addressee(
      Optional<String> organisation,
      List<String> roles,
      List<String> copies,
      Optional<Interval> interval,
      Optional<String> template) {
    this(organisation, roles, copies, interval, template, Optional.empty());
  }

  /** The same with another organisation in its place, without copies. */
  public Addressee at(String other) {
    return new Addressee(Optional.of(other), roles, List.of(), interval, template, quiet);
  }

  public Addressee {
    roles = List.copyOf(roles);
    copies = List.copyOf(copies);
  }

  /** The group of the feed, with what the route and the rule group by. */
  public Group in(Group grouped) {
    Map<String, String> values = new HashMap<>(withoutAddressee(grouped).values());
    values.put(ORGANISATION, organisation.orElse(""));
    if (!roles.isEmpty()) {
      values.put(ROLES, text(roles));
    }
    if (!copies.isEmpty()) {
      values.put(COPIES, text(copies));
    }
    interval.ifPresent(one -> values.put(INTERVAL, text(one)));
    template.ifPresent(name -> values.put(TEMPLATE, name));
    quiet.ifPresent(one -> values.put(QUIET, one.text()));
    return new Group(values);
  }

  /** The same group for one contact alone, as a person who sends a mail again names it. */
  public static Group forContact(Group group, String contact) {
    Map<String, String> values = new HashMap<>(group.values());
    values.putIfAbsent(ORGANISATION, "");
    values.put(CONTACT, contact);
    return new Group(values);
  }

  /** The id of the contact that the group is for alone; empty for the organisation's contacts. */
  public static Optional<String> contact(Group group) {
    return Optional.ofNullable(group.values().get(CONTACT));
  }

  /** The addressee of a group; empty where the directory has not made it. */
  public static Optional<Addressee> of(Group group) {
    Map<String, String> values = group.values();
    return Optional.ofNullable(values.get(ORGANISATION))
        .map(
            organisation ->
                new Addressee(
                    Optional.of(organisation).filter(id -> !id.isEmpty()),
                    texts(values.getOrDefault(ROLES, "")),
                    texts(values.getOrDefault(COPIES, "")),
                    Optional.ofNullable(values.get(INTERVAL)).map(Addressee::interval),
                    Optional.ofNullable(values.get(TEMPLATE)),
                    Optional.ofNullable(values.get(QUIET)).map(Quiet::parse)));
  }

  /** What the events of the group have in common, besides their addressee. */
  public static Group withoutAddressee(Group group) {
    return new Group(
        group.values().entrySet().stream()
            .filter(one -> !one.getKey().startsWith(PREFIX))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static String text(List<String> texts) {
    return texts.stream()
        .sorted()
        .map(one -> URLEncoder.encode(one, UTF_8))
        .collect(Collectors.joining(";"));
  }

  private static List<String> texts(String text) {
    return Stream.of(text.split(";"))
        .filter(one -> !one.isEmpty())
        .map(one -> URLDecoder.decode(one, UTF_8))
        .toList();
  }

  private static String text(Interval interval) {
    return switch (interval) {
      case Interval.Immediate() -> IMMEDIATE;
      case Interval.Every(Duration length) -> length.toString();
      case Interval.Pause _,
          Interval.Collect _,
          Interval.Hourly _,
          Interval.Daily _,
          Interval.Weekly _,
          Interval.BusinessDays _,
          Interval.Earlier _ ->
          throw new IllegalArgumentException("A rule's interval is a length, not " + interval);
    };
  }

  private static Interval interval(String text) {
    return text.equals(IMMEDIATE)
        ? new Interval.Immediate()
        : new Interval.Every(Duration.parse(text));
  }
}
