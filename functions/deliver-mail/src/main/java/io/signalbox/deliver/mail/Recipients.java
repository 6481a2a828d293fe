package io.signalbox.deliver.mail;

import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who sends a mail and who gets it. Nobody gets it twice: an address that stands in To is left out
 * of Cc and Bcc, one in Cc out of Bcc.
 */
record Recipients(
    MailAddress from,
    Optional<MailAddress> replyTo,
    List<MailAddress> to,
    List<MailAddress> cc,
    List<MailAddress> bcc) {

  /**
   * The recipients that the destination's URI and mail options name.
   *
   * @param sender who sends, unless the destination says otherwise
   * @throws IllegalArgumentException with a reason for people, if one of them is no address
   */
  static Recipients of(Destination destination, MailAddress sender) {
    var known = new HashSet<String>();
    var mail = destination.options(MailOptions.class);
    List<MailAddress> inUri = destination.uri().map(MailAddress::ofMailto).orElse(List.of());
    return new Recipients(
        mail.from().map(text -> parse("from", text)).orElse(sender),
        mail.replyTo().map(text -> parse("replyTo", text)),
        fresh(Stream.concat(inUri.stream(), parse("to", mail.to())), known),
        fresh(parse("cc", mail.cc()), known),
        fresh(parse("bcc", mail.bcc()), known));
  }

  /** All who get the mail, in the order To, Cc, Bcc. */
  List<MailAddress> all() {
    var all = new ArrayList<>(to);
    all.addAll(cc);
    all.addAll(bcc);
    return all;
  }

  /** Those who are left without the addresses of these {@linkplain MailAddress#key keys}. */
  Recipients without(Set<String> keys) {
    return new Recipients(from, replyTo, without(to, keys), without(cc, keys), without(bcc, keys));
  }

  private static List<MailAddress> without(List<MailAddress> addresses, Set<String> keys) {
    return addresses.stream().filter(address -> !keys.contains(address.key())).toList();
  }

  private static List<MailAddress> fresh(Stream<MailAddress> addresses, Set<String> known) {
    return addresses.filter(address -> known.add(address.key())).toList();
  }

  private static Stream<MailAddress> parse(String option, List<String> texts) {
    return texts.stream().map(text -> parse(option, text));
  }

  private static MailAddress parse(String option, String text) {
    try {
      return MailAddress.parse(text);
    } catch (IllegalArgumentException fault) {
      throw new IllegalArgumentException("mail." + option + ": " + fault.getMessage(), fault);
    }
  }
}
