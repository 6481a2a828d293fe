package io.signalbox.wkd;

import io.signalbox.crypto.OpenPgpKeys;
import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.delivery.peer.TimeLimit;
import io.signalbox.envelope.HubVersion;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import io.signalbox.net.Addresses;
import io.signalbox.settings.MailAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Asks the Web Key Directory of an address's domain. */
public final class WebKeyDirectory {
  /** How long an address may take: two look-ups of names, and one request. */
  public static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Duration NAME_TIMEOUT = Duration.ofSeconds(4);
  private static final Duration TIMEOUT = LONGEST.minus(NAME_TIMEOUT);
  private static final int BYTES_MOST = 64 * 1024;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final Getter getter;
  private final Addresses names;

  /**
   * @param getter checks the address to which it connects
   * @param names tells whether a host exists; nothing is connected to what it answers
   */
  public WebKeyDirectory(Getter getter, Addresses names) {
    this.getter = getter;
    this.names = names;
  }

  DirectoryAnswer find(MailAddress address) {
    WebKeyLocation location = WebKeyLocation.of(address);
    try {
      boolean isAdvanced = TimeLimit.run(NAME_TIMEOUT, () -> isKnown(location.advancedHost()));
      return ask(isAdvanced ? location.advanced() : location.direct());
    } catch (TimeoutException | ExecutionException late) {
      return new DirectoryAnswer.Trouble(location.advancedHost() + " cannot be looked up");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new DirectoryAnswer.Trouble("this function's time ran out");
    }
  }

  private boolean isKnown(String host) {
    try {
      return !names.of(host).isEmpty();
    } catch (UnknownHostException none) {
      return false;
    }
  }

  private DirectoryAnswer ask(URI uri) {
    Map<String, String> headers = Map.of("User-Agent", "Signalbox/" + HubVersion.TEXT);
    GetRequest request = new GetRequest(uri, headers, TIMEOUT, BYTES_MOST, Optional.empty());
    return switch (getter.get(request)) {
      case Got.Failed(String reason, boolean _) ->
          new DirectoryAnswer.Trouble(uri.getHost() + ": " + reason);
      case Got.Answered answered ->
          switch (answered.status()) {
            case OK -> keys(uri, answered.body());
            case NOT_FOUND, GONE ->
                new DirectoryAnswer.NoKey(
                    uri.getHost() + " has no key (" + answered.status() + ")");
            default ->
                new DirectoryAnswer.Trouble(uri.getHost() + " answered " + answered.status());
          };
    };
  }

  private static DirectoryAnswer keys(URI uri, byte[] body) {
    try {
      return new DirectoryAnswer.Keys(OpenPgpKeys.publicKeys(body));
    } catch (UnusableKeyException unusable) {
      return new DirectoryAnswer.NoKey(uri.getHost() + ": " + unusable.getMessage());
    }
  }
}
