package io.signalbox.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.history.ObjectCounts;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes notices as the API shows them. */
public final class NoticeJson {
  private NoticeJson() {}

  /**
   * A notice without its attempts.
   *
   * @param destination as it stands now; empty where it is gone
   */
  public static ObjectNode of(Notice notice, Optional<Destination> destination) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ticket", notice.ticket().text());
    json.put("at", notice.holder().cutAt().toString());
    json.put("destination", notice.holder().reader().feed().destination());
    NoticeSubject subject = notice.holder().subject();
    subject.organisation().ifPresent(organisation -> json.put("organisation", organisation));
    subject.objects().ifPresent(counts -> putCounts(json, counts));
    Map<String, String> addresses = destination.map(NoticeJson::addresses).orElse(Map.of());
    ArrayNode recipients = json.putArray("recipients");
    for (NoticeSubject.Recipient recipient : subject.recipients()) {
      ObjectNode one = recipients.addObject();
      recipient.contact().ifPresent(contact -> one.put("contact", contact));
      recipient.version().ifPresent(version -> one.put("directoryRevision", version));
      Optional.ofNullable(addresses.get(recipient.address()))
          .ifPresent(address -> one.put("address", address));
      one.put("addressHash", recipient.address());
    }
    ArrayNode answers = json.putArray("answers");
    for (NoticeState.Answered answer : notice.state().answers()) {
      answers
          .addObject()
          .put("answer", answer.kind())
          .put("at", answer.at().toString())
          .put("envelope", answer.envelope());
    }
    json.put("revoked", notice.state().isRevoked());
    return json;
  }

  /** How the objects stand to the notices before, as the recipients were told. */
  private static void putCounts(ObjectNode json, ObjectCounts counts) {
    json.putObject("objects")
        .put("new", counts.fresh())
        .put("stillThere", counts.stillThere())
        .put("backAgain", counts.backAgain())
        .put("gone", counts.gone())
        .put("quiet", counts.quiet());
  }

  /** The addresses that the settings name, by their hashes. */
  private static Map<String, String> addresses(Destination destination) {
    if (!(destination.options() instanceof MailOptions mail)) {
      return Map.of();
    }
    List<String> texts = new ArrayList<>(mail.to());
    texts.addAll(mail.cc());
    texts.addAll(mail.bcc());
    List<MailAddress> known = new ArrayList<>(texts.stream().map(MailAddress::parse).toList());
    if (!destination.isDirectory()) {
      destination.uri().map(MailAddress::ofMailto).ifPresent(known::addAll);
    }
    Map<String, String> byHash = new HashMap<>();
    known.forEach(one -> byHash.put(AddressHash.of(one.address()), one.address()));
    return byHash;
  }
}
