package io.signalbox.settings.service.peer;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Getter;
import io.signalbox.http.exchange.Got;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.PushRequest;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.store.Environment;
import java.util.Optional;

/** A client that is made when it is first used: few requests to a hub make it call another. */
public final class LazyClient implements Pusher, Getter {
  private final Environment environment;

  @GuardedBy("this")
  private Optional<PushClient> made = Optional.empty();

  /**
   * @param environment of the function, to whose rules the client keeps
   */
  public LazyClient(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Exchange send(PushRequest push) {
    return client().send(push);
  }

  @Override
  public Got get(GetRequest get) {
    return client().get(get);
  }

  private synchronized PushClient client() {
    PushClient client = made.orElseGet(() -> PushClient.of(environment));
    made = Optional.of(client);
    return client;
  }
}
