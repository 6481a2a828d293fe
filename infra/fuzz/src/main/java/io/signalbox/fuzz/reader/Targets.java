package io.signalbox.fuzz.reader;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All that is fuzzed, by name. */
public final class Targets {
  private static final Map<String, Supplier<Target>> ALL =
      new TreeMap<>(
          Map.ofEntries(
              entry("addresses", AddressTarget::new),
              entry("answers", AnswerTarget::new),
              entry("bounces", BounceTarget::new),
              entry("envelopes", EnvelopeTarget::ofJson),
              entry("feeds", FeedTarget::new),
              entry("forms", EnvelopeTarget::ofForms),
              entry("gzip", EnvelopeTarget::ofGzip),
              entry("ids", IdTarget::new),
              entry("invitations", InvitationTarget::new),
              entry("lines", EnvelopeTarget::ofLines),
              entry("mailboxes", MailboxTarget::new),
              entry("mails", MailTarget::new),
              entry("patterns", PatternTarget::new),
              entry("payloads", PayloadTarget::new),
              entry("settings", SettingsTarget::new),
              entry("sources", SourceTarget::new),
              entry("taxii", TaxiiTarget::new),
              entry("templates", TemplateTarget::new),
              entry("uris", UriTarget::new),
              entry("views", ViewTarget::new),
              entry("warden", WardenTarget::new)));

  private Targets() {}

  public static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * A target that is set up anew.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Target named(String name) {
    Supplier<Target> target = ALL.get(name);
    if (target == null) {
      throw new IllegalArgumentException("No target " + name + "; there are " + names());
    }
    return new MeteredTarget(target.get());
  }
}
