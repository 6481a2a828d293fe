package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.lookup.CurrentRecipients;
import io.signalbox.directory.lookup.FindingJson;
import io.signalbox.directory.lookup.Lookup;
import io.signalbox.directory.lookup.MailRecipients;
import io.signalbox.directory.lookup.Recipient;
import io.signalbox.envelope.Envelope;
import io.signalbox.routing.DirectoryRouter;
import io.signalbox.routing.Match;
import io.signalbox.settings.Addressee;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Platform;
import java.util.List;
import java.util.Set;

/** Says what the directory has to do with an envelope: what it found, and who gets a mail now. */
final class DirectoryAnswers {
  private final DirectoryStore directory;
  private final Lookup lookup;
  private final CurrentRecipients contacts;
  private final MailRecipients mails;

  private DirectoryAnswers(DirectoryStore directory, Lookup lookup, CurrentRecipients contacts) {
    this.directory = directory;
    this.lookup = lookup;
    this.contacts = contacts;
    this.mails = new MailRecipients(contacts);
  }

  static DirectoryAnswers of(Platform platform) {
    var suppressions = new Suppressions(platform.table("DELIVERIES_TABLE"), platform.clock());
    return new DirectoryAnswers(
        DirectoryStore.of(platform),
        new Lookup(addresses -> Set.of(), platform.clock()),
        new CurrentRecipients(
            addresses -> suppressions.among(addresses).keySet(), platform.clock()));
  }

  /** Routes as fanout does, by the directory as it stands. */
  DirectoryRouter router(SettingsDocument settings) {
    return new DirectoryRouter(settings, directory::current, lookup);
  }

  /** Adds {@code directory}: for each match that asks it, what decided. */
  void add(ObjectNode answer, DirectoryRouter router, List<Match> matches, Envelope envelope) {
    ArrayNode decisions = answer.putArray("directory");
    for (Match match : matches) {
      if (match.destination().isDirectory()) {
        DirectoryRouter.Answer found = router.ask(match, envelope);
        ObjectNode one = decisions.addObject();
        one.put("destination", match.destination().name());
        match.routes().forEach(one.putArray("routes")::add);
        one.put("revision", found.revision());
        one.put("because", because(found));
        ArrayNode findings = one.putArray("decisions");
        found.findings().forEach(finding -> findings.add(FindingJson.of(finding)));
      }
    }
  }

  private static String because(DirectoryRouter.Answer found) {
    if (found.isUnassigned()) {
      return "Nobody in the directory is responsible: the destination's own recipients get it.";
    }
    return found.isSuppressed()
        ? "A rule or an annotation suppresses it."
        : "The directory names who is responsible.";
  }

  /** The options of a match's mails with whom the directory names now. */
  MailOptions filledIn(Match match) {
    MailOptions own = match.destination().options(MailOptions.class);
    return Addressee.of(match.group())
        .flatMap(
            addressee ->
                addressee
                    .organisation()
                    .map(name -> mails.of(own, addressee, name, directory.current())))
        .orElse(own);
  }

  /** Adds {@code recipients}: who would get a mail that left now. */
  void addRecipients(ObjectNode delivery, Match match) {
    Addressee.of(match.group()).ifPresent(addressee -> addRecipients(delivery, match, addressee));
  }

  private void addRecipients(ObjectNode delivery, Match match, Addressee addressee) {
    ArrayNode recipients = delivery.putArray("recipients");
    List<Recipient> found =
        addressee
            .organisation()
            .map(name -> new ObjectId(ObjectKind.ORGANISATION, name))
            .map(organisation -> contacts.of(directory.current(), organisation, addressee.roles()))
            .orElse(List.of());
    found.forEach(recipient -> recipients.add(FindingJson.recipient(recipient)));
    if (found.isEmpty()) {
      match
          .destination()
          .options(MailOptions.class)
          .to()
          .forEach(address -> recipients.addObject().put("address", address));
    }
  }
}
