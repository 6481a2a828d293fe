package io.signalbox.formats;

/**
 * Who writes: formats that name their author name this.
 *
 * @param name the hub's name, such as {@code cert-at}
 * @param organisation who runs the hub
 * @param contact the organisation's mail address
 */
public record HubIdentity(String name, String organisation, String contact) {
  /** The part of the contact behind {@code @}. */
  public String domain() {
    return contact.substring(contact.lastIndexOf('@') + 1);
  }
}
