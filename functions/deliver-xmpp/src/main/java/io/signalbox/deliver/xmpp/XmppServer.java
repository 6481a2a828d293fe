package io.signalbox.deliver.xmpp;

import io.signalbox.delivery.peer.PeerSecrets;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.net.VettedAddresses;
import io.signalbox.net.tls.PeerTls;
import io.signalbox.settings.XmppAddress;
import io.signalbox.settings.XmppOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** Logs in to an XMPP server, at vetted addresses only. */
final class XmppServer {
  private static final int STEP_TIMEOUT_MILLISECONDS = 5_000;
  private static final int DEFAULT_PORT = 5222;
  private static final int ADDRESSES_LIMIT = 3;

  static {
    // The hub asks nobody who they are, and keeps no list of contacts.
    Roster.setRosterLoadedAtLoginDefault(false);
  }

  private final VettedAddresses addresses;
  private final Services services;

  XmppServer(VettedAddresses addresses, Services services) {
    this.addresses = addresses;
    this.services = services;
  }

  private record Endpoint(InetAddress address, int port) {}

  /**
   * Logs in, and joins the room if there is one.
   *
   * @throws UnusableCredential before anything is sent
   */
  XmppConnection open(
      XmppAddress peer, XmppOptions options, PeerSecrets secrets, Instant now, Steps steps)
      throws UnusableCredential, IOException, SmackException, XMPPException, InterruptedException {
    Optional<String> password = Optional.empty();
    if (options.password().isPresent()) {
      password = Optional.of(secrets.get(options.password().get()));
    }
    Optional<String> roomPassword = Optional.empty();
    if (options.roomPassword().isPresent()) {
      roomPassword = Optional.of(secrets.get(options.roomPassword().get()));
    }
    PeerTls tls = secrets.tls(options.tls(), now).watched(steps::peer);
    XMPPTCPConnection connection = connected(options, password, tls, steps);
    try {
      steps.begin(Step.AUTHENTICATE);
      connection.login();
      return XmppConnection.to(peer, connection, options.nick(), roomPassword);
    } catch (IOException
        | SmackException
        | XMPPException
        | InterruptedException
        | RuntimeException failed) {
      connection.instantShutdown();
      throw failed;
    }
  }

  /** Tries one address after the other. */
  private XMPPTCPConnection connected(
      XmppOptions options, Optional<String> password, PeerTls tls, Steps steps)
      throws IOException, SmackException, XMPPException, InterruptedException {
    steps.begin(Step.RESOLVE);
    List<Endpoint> endpoints = endpoints(options);
    for (int index = 0; ; index++) {
      steps.begin(Step.CONNECT);
      XMPPTCPConnection connection =
          new XMPPTCPConnection(configuration(options, password, tls, endpoints.get(index), steps));
      connection.setUseStreamManagement(true);
      connection.setUseStreamManagementResumption(false);
      connection.setReplyTimeout(STEP_TIMEOUT_MILLISECONDS);
      try {
        connection.connect();
        return connection;
      } catch (IOException
          | SmackException
          | XMPPException
          | InterruptedException
          | RuntimeException failed) {
        connection.instantShutdown();
        if (index + 1 == endpoints.size()) {
          throw failed;
        }
      }
    }
  }

  private static XMPPTCPConnectionConfiguration configuration(
      XmppOptions options, Optional<String> password, PeerTls tls, Endpoint endpoint, Steps steps)
      throws IOException {
    EntityBareJid account = JidCreate.entityBareFrom(options.account());
    XMPPTCPConnectionConfiguration.Builder builder =
        XMPPTCPConnectionConfiguration.builder()
            .setXmppDomain(account.asDomainBareJid())
            .setHostAddress(endpoint.address())
            .setPort(endpoint.port())
            .setSocketFactory(new WatchedSocketFactory(steps))
            .setConnectTimeout(STEP_TIMEOUT_MILLISECONDS)
            .setResource(Resourcepart.from("signalbox"))
            .setSendPresence(false)
            .setCompressionEnabled(false)
            .setSecurityMode(options.clearText() ? SecurityMode.ifpossible : SecurityMode.required)
            .setCustomX509TrustManager(tls.trust());
    tls.keys().ifPresent(builder::setKeyManager);
    if (password.isPresent()) {
      builder.setUsernameAndPassword(account.getLocalpart().toString(), password.get());
    } else {
      builder.allowEmptyOrNullUsernames().addEnabledSaslMechanism("EXTERNAL").setAuthzid(account);
    }
    return builder.build();
  }

  /** At least one. */
  private List<Endpoint> endpoints(XmppOptions options) throws UnknownHostException {
    List<Services.Service> found =
        options
            .host()
            .map(host -> List.of(new Services.Service(0, host, options.port())))
            .orElseGet(() -> services(XmppAddress.domainOf(options.account())));
    List<Endpoint> endpoints = new ArrayList<>();
    for (Services.Service service : found) {
      for (InetAddress address : addresses.of(service.host())) {
        endpoints.add(new Endpoint(address, service.port()));
      }
    }
    return endpoints.subList(0, Math.min(endpoints.size(), ADDRESSES_LIMIT));
  }

  private List<Services.Service> services(String domain) {
    List<Services.Service> found = services.of(domain);
    return found.isEmpty() ? List.of(new Services.Service(0, domain, DEFAULT_PORT)) : found;
  }
}
