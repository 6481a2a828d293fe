package io.signalbox.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Options of a destination that gets XMPP messages, one an envelope.
 *
 * @param account the hub's own address, {@code local@domain}
 * @param password empty where the client certificate says who the hub is (SASL EXTERNAL)
 * @param nick the hub's name in a room
 * @param roomPassword of a room that has one
 * @param host the server, where the account's domain and its DNS do not tell
 * @param port of that host
 * @param clearText whether a server without TLS is accepted
 * @param timeout how long a message may wait to be acknowledged
 */
public record XmppOptions(
    String account,
    Optional<SecretReference> password,
    String nick,
    Optional<SecretReference> roomPassword,
    Optional<String> host,
    int port,
    boolean clearText,
    TlsOptions tls,
    Duration timeout)
    implements DeliveryMethods.Options {
  @Override
  public DeliveryMethod method() {
    return new XmppMethod();
  }
}
