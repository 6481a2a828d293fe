package io.signalbox.deliver.http;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.PlainSender;
import io.signalbox.delivery.peer.CachedSecrets;
import io.signalbox.delivery.peer.UnusableCredential;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.HubIdentity;
import io.signalbox.http.AccessTokens;
import io.signalbox.http.Credentials.Unusable;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.HttpOptions;
import io.signalbox.store.Secrets;
import io.signalbox.store.StoreException;
import io.signalbox.templates.TemplateException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Delivers as HTTP requests, signed as Standard Webhooks 1.0 has it. */
final class HttpSender implements PlainSender {
  private static final int ENTRIES_LEAST = 200;
  private static final int ENTRIES_MOST = 5_000;
  private static final long LOADED_BYTES = 32L * 1024 * 1024;

  /** What comes before and after an exchange: reading secrets, writing and signing the body. */
  private static final Duration BESIDES_THE_EXCHANGE = Duration.ofSeconds(10);

  private final Pusher client;
  private final CachedSecrets secrets;
  private final DestinationFormat formats;
  private final AccessTokens tokens;
  private final Clock clock;

  HttpSender(Pusher client, Secrets secrets, HubIdentity hub, Clock clock) {
    this.client = client;
    this.formats = new DestinationFormat(hub);
    this.secrets = new CachedSecrets(secrets, clock);
    this.tokens = new AccessTokens(client, clock);
    this.clock = clock;
  }

  @Override
  public Capacity capacity(Destination destination) {
    var http = destination.options(HttpOptions.class);
    return new Capacity(
        Math.clamp((long) http.batch() * destination.parallel(), ENTRIES_LEAST, ENTRIES_MOST),
        LOADED_BYTES,
        destination.parallel(),
        http.timeout().plus(BESIDES_THE_EXCHANGE),
        http.batch() > 1);
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    var most = destination.options(HttpOptions.class).batch();
    return most == 1
        ? Collections.nCopies(waiting.size(), 1)
        : Batches.cut(
            most,
            waiting.stream()
                .map(one -> CarriedEnvelopes.write(destination, formats, one))
                .toList());
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    if (delivery.destination().uri().isEmpty()) {
      return new Outcome.Failed("The destination has no URI");
    }
    CarriedEnvelopes carried =
        CarriedEnvelopes.of(delivery.destination(), formats, delivery.envelopes());
    if (carried.cannotBeWritten().isPresent()) {
      return new Outcome.ContentRefused("Not sent: " + carried.cannotBeWritten().get(), true);
    }
    if (carried.events().isEmpty()) {
      return new Outcome.Delivered("Not sent: it has passed this hub");
    }
    RequestBody body;
    try {
      body = body(delivery, carried);
    } catch (TemplateException fault) {
      return new Outcome.ContentRefused("Not sent: " + fault.getMessage(), true);
    }
    try {
      // A sample shows whether the token endpoint gives one now.
      AccessTokens own = steps.isSample() ? new AccessTokens(client, clock) : tokens;
      return new HttpDelivery(client, own, secrets, clock, delivery, body, carried, steps).send();
    } catch (Unusable credential) {
      return new Outcome.Failed("Not sent: " + credential.getMessage());
    } catch (UnusableCredential credential) {
      return new Outcome.Failed("Not sent: " + credential.getMessage());
    } catch (StoreException.Denied denied) {
      return new Outcome.HubRefused("Not sent: the hub may not read its secret store");
    } catch (StoreException away) {
      return new Outcome.Failed("Not sent: the secret store did not answer");
    }
  }

  private RequestBody body(Delivery delivery, CarriedEnvelopes carried) throws TemplateException {
    Destination destination = delivery.destination();
    Optional<String> template = destination.options(HttpOptions.class).template();
    return template.isPresent()
        ? RequestBody.of(delivery, template.get())
        : RequestBody.of(destination, formats.options(destination), carried.events());
  }
}
