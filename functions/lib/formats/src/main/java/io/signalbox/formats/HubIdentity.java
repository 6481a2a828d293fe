package io.signalbox.formats;

import io.signalbox.settings.MailAddress;
import io.signalbox.store.Environment;

/**
 * Who writes: formats that name their author name this.
 *
 * @param name the hub's name, such as {@code cert-at}
 * @param organisation who runs the hub
 * @param contact the organisation's mail address
 */
public record HubIdentity(String name, String organisation, String contact) {

  /**
   * What the environment says: {@code HUB_NAME}, and {@code MAIL_SENDER}, whose display name is the
   * organisation's.
   */
  public static HubIdentity of(Environment environment) {
    String name = environment.required("HUB_NAME");
    MailAddress sender = MailAddress.parse(environment.required("MAIL_SENDER"));
    return new HubIdentity(name, sender.displayName().orElse(name), sender.address());
  }

  /** What the address in the From of the hub's mails says. */
  public static HubIdentity of(MailAddress sender) {
    String domain = sender.domain();
    return new HubIdentity(domain, sender.displayName().orElse(domain), sender.address());
  }

  /** The part of the contact behind {@code @}. */
  public String domain() {
    return contact.substring(contact.lastIndexOf('@') + 1);
  }
}
